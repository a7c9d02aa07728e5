import type { Span } from '../../lambda/page/page';

/** What stands in SSML for characters that it cannot have in a text. */
const ENTITIES: Readonly<Record<string, string>> = {
  '&lt;': '<',
  '&gt;': '>',
  '&quot;': '"',
  '&apos;': "'",
  '&amp;': '&',
};

/** A piece of a sentence in the words that are heard: "A-N-K-L", and digits by their names, with commas for pauses inside. */
export function spokenText(span: Span): string {
  if (typeof span === 'string') return span;
  return span.ssml
    .replace(/<sub alias='([^']*)'>[^<]*<\/sub>/gu, '$1')
    .replace(/<break [^>]*>(?=.)/gu, ', ')
    .replace(/<[^>]*>/gu, '')
    .replace(/&\w+;/gu, (entity) => ENTITIES[entity] ?? entity);
}

/** The pauses inside a piece, in milliseconds. */
export const pausesIn = (span: Span): number =>
  typeof span === 'string'
    ? 0
    : [...span.ssml.matchAll(/<break time='(\d+)ms'\/>/gu)].reduce((sum, [, ms]) => sum + Number(ms), 0);

/** A telephone number, of which some take more care than of other words; undefined for any other piece. */
export function phoneIn(span: Span): { readonly number: string; readonly after: string } | undefined {
  const [, number, after = ''] =
    /^(\+?\d[\d ]*)(\D*)$/u.exec(typeof span === 'string' ? '' : span.text) ?? [];
  return typeof span === 'object' && span.paced && number !== undefined ? { number, after } : undefined;
}
