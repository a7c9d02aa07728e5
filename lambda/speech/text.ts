import { plainText } from '../page/words';
import type { Speech } from './speech';

/**
 * Speech as plain text, for cards, screens and transcripts.
 * @param lines whether each item of a list, and what follows the last one, begins a new line
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
    // The second sentence of an item follows without a pause, and stays on its line.
    const begins = item && (paused || !wasItem);
    const between = lines && (begins || wasItem !== item) ? '\n' : ' ';
    text += `${text === '' ? '' : between}${lines && begins ? '– ' : ''}${plainText(beat.say).trim()}`;
    wasItem = item;
    paused = false;
  }
  return text;
}
