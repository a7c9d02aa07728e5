import { plainText } from '../page/words';
import type { Speech } from './speech';

/**
 * Speech as plain text, as it is written: for cards, screens and transcripts.
 * @param lines whether each item of a list, and the closing question, begin a line of their own
 */
export function toText({ beats }: Speech, lines = false): string {
  let text = '';
  let wasItem = false;
  let paused = true;
  for (const beat of beats) {
    if ('pause' in beat) {
      paused = true;
      continue;
    }
    const item = beat.item === true;
    // A second sentence follows its item without a pause, and stands beside it.
    const begins = item && (paused || !wasItem);
    const between = lines && (begins || wasItem !== item) ? '\n' : ' ';
    text += `${text === '' ? '' : between}${lines && begins ? '– ' : ''}${plainText(beat.say).trim()}`;
    wasItem = item;
    paused = false;
  }
  return text;
}
