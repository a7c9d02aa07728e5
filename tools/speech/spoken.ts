import type { Span } from '../../lambda/page/page';

/** The entities of XML. */
const ENTITIES: Readonly<Record<string, string>> = {
  '&lt;': '<',
  '&gt;': '>',
  '&quot;': '"',
  '&apos;': "'",
  '&amp;': '&',
};

/** A span in the words that are heard: letters singly, digits by their names, and commas for the pauses inside. */
export function spokenText(span: Span): string {
  if (typeof span === 'string') return span;
  return span.ssml
    .replace(/<sub alias='([^']*)'>[^<]*<\/sub>/gu, '$1')
    .replace(/<break [^>]*>(?=.)/gu, ', ')
    .replace(/<[^>]*>/gu, '')
    .replace(/&\w+;/gu, (entity) => ENTITIES[entity] ?? entity);
}

/** The pauses inside a span, in milliseconds. */
export const pausesIn = (span: Span): number =>
  typeof span === 'string'
    ? 0
    : [...span.ssml.matchAll(/<break time='(\d+)ms'\/>/gu)].reduce((sum, [, ms]) => sum + Number(ms), 0);

/** The telephone number in a span, and the punctuation after it; undefined where it holds none. */
export function phoneIn(span: Span): { readonly number: string; readonly after: string } | undefined {
  const [, number, after = ''] =
    /^(\+?\d[\d ]*)(\D*)$/u.exec(typeof span === 'string' ? '' : span.text) ?? [];
  return typeof span === 'object' && span.paced && number !== undefined ? { number, after } : undefined;
}
