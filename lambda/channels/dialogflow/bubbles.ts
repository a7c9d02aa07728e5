import type { Beat, Speech } from '../../speech/speech';
import { toText } from '../../speech/text';

/**
 * Speech as the texts of several bubbles, none longer than a screen takes. They are parted between sentences, as few
 * as can be; no word is ever left out.
 * @param most characters of one bubble
 */
export function bubblesOf({ beats, rate }: Speech, most: number): string[] {
  const textOf = (some: readonly Beat[]): string => toText({ beats: some, rate }, true);
  const bubbles: string[] = [];
  let held: readonly Beat[] = [];
  for (const beat of beats) {
    const longer = [...held, beat];
    if (textOf(longer).length > most && textOf(held) !== '') {
      bubbles.push(textOf(held));
      held = [beat];
    } else {
      held = longer;
    }
  }
  return [...bubbles, textOf(held)]
    .flatMap((text) => partedAtSpaces(text, most))
    .filter((text) => text !== '');
}

/** A single sentence that no bubble holds, parted between words. */
function partedAtSpaces(text: string, most: number): string[] {
  const parts: string[] = [];
  let rest = text;
  while (rest.length > most) {
    const space = rest.lastIndexOf(' ', most);
    const end = space > 0 ? space : most;
    parts.push(rest.slice(0, end));
    rest = rest.slice(end).trimStart();
  }
  return [...parts, rest];
}
