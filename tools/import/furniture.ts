import { countWords } from '../content/words';
import { type Inline, lineOf, type Out, out, textOf } from './blocks';
import { pageWords } from './page-words';

/** A link that stands alone leads somewhere and says nothing. */
const ALONE = 'a link by itself';

/** A line of a footer, an address and the like; undefined where the line says something. */
export function furnitureLine(inline: Inline): Out | undefined {
  const text = textOf(inline);
  const found = pageWords().lines.find(({ link, pattern }) => !link && pattern.test(text));
  return found && out(lineOf(inline), text, found.why, found);
}

/** As `furnitureLine`, of a whole paragraph: what is nothing but a link is left out too. */
export function furnitureParagraph(inline: Inline): Out | undefined {
  const line = furnitureLine(inline);
  if (line !== undefined || !isLink(inline)) return line;
  const text = textOf(inline);
  const found = pageWords().lines.find(({ link, pattern }) => link && pattern.test(text));
  return out(lineOf(inline), text, found?.why ?? ALONE, found);
}

/** A helpline with nothing around it: what the footer of a page has. */
export const isFooterHelpline = (text: string): boolean => pageWords()['footer-helpline'].test(text);

/** A line that gives a date of the page, and nothing else. */
export function isDateLine(text: string): boolean {
  return countWords(text) <= LONGEST_DATE_LINE && datesOfPage(text).length > 0;
}

/** "This page was last reviewed on 31 August 2025" has nine words. */
const LONGEST_DATE_LINE = 10;

/** Which dates of the page a text gives, as `[name, date]`. Next reviews first: they are reviews as well. */
export function datesOfPage(text: string): [name: 'next-review' | 'reviewed' | 'updated', date: string][] {
  const found: [name: 'next-review' | 'reviewed' | 'updated', date: string][] = [];
  let rest = text;
  for (const [name, source] of Object.entries(pageWords().dates)) {
    const match = new RegExp(
      source.replace(/ ?date$/u, '\\s*(?<date>DATE)').replace('DATE', DATE),
      'iu',
    ).exec(rest);
    const date = match?.groups?.date && isoDate(match.groups.date);
    if (!match || !date) continue;
    rest = rest.slice(0, match.index) + rest.slice(match.index + match[0].length);
    found.push([name as 'reviewed', date]);
  }
  return found;
}

const DATE = String.raw`(?:\d{1,2}(?:st|nd|rd|th)?\s+)?\p{L}+,?\s+\d{4}|\p{L}+ \d{1,2}(?:st|nd|rd|th)?,? \d{4}|\d{4}-\d{2}(?:-\d{2})?|\d{1,2}[/.]\d{1,2}[/.]\d{4}`;

/** "31 August 2025", "August 31, 2025", "January 2026", "31/08/2025" and "2025-08-31", as the front matter has them. */
export function isoDate(text: string): string | undefined {
  if (/^\d{4}-\d{2}(?:-\d{2})?$/u.test(text)) return text;
  const [, d, m, y] = /^(\d{1,2})[/.](\d{1,2})[/.](\d{4})$/u.exec(text) ?? [];
  if (d && m && y) return `${y}-${m.padStart(2, '0')}-${d.padStart(2, '0')}`;
  const month = pageWords().months.findIndex((name) =>
    new RegExp(`(?<!\\p{L})(?:${name}|${name.slice(0, 3)})(?!\\p{L})`, 'iu').test(text),
  );
  const year = /\b\d{4}\b/u.exec(text)?.[0];
  if (month < 0 || year === undefined) return undefined;
  const day = /\b(\d{1,2})(?:st|nd|rd|th)?\b(?!\d)/u.exec(text.replace(year, ''))?.[1];
  return [year, String(month + 1).padStart(2, '0'), ...(day ? [day.padStart(2, '0')] : [])].join('-');
}

function isLink(inline: Inline): boolean {
  return (
    inline.some(({ link }) => link) && inline.every(({ link, text }) => link || !/[\p{L}\p{N}]/u.test(text))
  );
}
