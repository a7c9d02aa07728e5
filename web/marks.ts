import type { NumberName, Page, Passage, PassageId, Sentence, Span } from '../lambda/page/page';
import { plainText, sentencesOfUnit, unitsOf } from '../lambda/page/words';

/** How the text of the page, the answers and the voice find the same sentence. */

/** The id of the element that shows a sentence of a passage. @param unit as `Part.start` counts @param within an item may have two */
export const sentenceId = (passage: PassageId, unit: number, within = 0): string =>
  within === 0 ? `${passage}--${unit}` : `${passage}--${unit}-${within}`;

/** Where a sentence stands: its passage, and its number as `Part.start` counts. */
export interface Spoken {
  readonly passage: PassageId;
  readonly unit: number;
  readonly id: string;
}

/**
 * Every sentence of some passages with where it stands. The renderer says the very sentences that the passages hold, so a
 * sentence of a reply is looked up by itself: two that are written alike stay two.
 */
export function sentenceIndex(passages: readonly Passage[]): ReadonlyMap<Sentence, Spoken> {
  return new Map(
    passages.flatMap((passage) =>
      unitsOf(passage).flatMap((one, unit) =>
        sentencesOfUnit(passage, one).map((sentence, within): [Sentence, Spoken] => [
          sentence,
          { passage: passage.id, unit, id: sentenceId(passage.id, unit, within) },
        ]),
      ),
    ),
  );
}

/** The numbers that a press can call. The others take a message, or are dialled before another number. */
const CALLED: readonly NumberName[] = ['helpline', 'emergency', 'europe', 'urgent', 'samaritans'];

/** The number to call that a span is, with the punctuation after it; undefined for any other span. */
export function numberInSpan(
  span: Span,
  { telephones }: Pick<Page, 'telephones'>,
): { readonly number: string; readonly after: string } | undefined {
  if (typeof span === 'string') return undefined;
  for (const name of CALLED) {
    const number = telephones[name]?.text;
    if (number === undefined || !span.text.startsWith(number)) continue;
    const after = span.text.slice(number.length);
    if (!/[\d\p{L}]/u.test(after)) return { number, after };
  }
  return undefined;
}

/** A text as a sentence that can be spoken: the numbers to call in it are said digit by digit. */
export const withNumbers = (text: string, { telephones }: Pick<Page, 'telephones'>): Sentence =>
  CALLED.reduce<Sentence>(
    (sentence, name) => {
      const telephone = telephones[name];
      if (telephone === undefined) return sentence;
      return sentence.flatMap((span) =>
        typeof span === 'string'
          ? span
              .split(new RegExp(`(?<!\\d)${telephone.text}(?!\\d)`))
              .flatMap((piece, at) => (at === 0 ? [piece] : [telephone.slow, piece]))
          : [span],
      );
    },
    [text],
  );

/** The address that calls a number, as it is printed. */
export const telephoneLink = (printed: string): string => `tel:${printed.replace(/[^\d+]/g, '')}`;

/** A title as it is shown. */
export const titleOf = ({ title }: Pick<Passage, 'title'>): string => plainText(title);
