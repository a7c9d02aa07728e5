import { joined, type Styled, textOfStyled } from '../content/styled';
import { countWords } from '../content/word-count';
import { type Block, lineOf, type Out, out } from './blocks';
import { pageWords } from './page-words';

/** A line of a footer, an address and the like; undefined for a line that says something. */
export function furnitureLine(text: Styled): Out | undefined {
  const words = textOfStyled(text);
  const rule = pageWords().lines.find(({ link, pattern }) => !link && pattern.test(words));
  return rule && out(lineOf(text), words, rule.why, rule.at);
}

/** As `furnitureLine`, of a whole paragraph: a link by itself leads somewhere and says nothing, and is left out too. */
export function furnitureParagraph(text: Styled): Out | undefined {
  const isLink =
    text.some(({ link }) => link) &&
    text.every(({ link, text: words }) => link || !/[\p{L}\p{N}]/u.test(words));
  if (!isLink) return furnitureLine(text);
  const words = textOfStyled(text);
  const rule = pageWords().lines.find(({ pattern }) => pattern.test(words));
  return out(lineOf(text), words, rule?.why ?? 'a link by itself', rule?.at);
}

/** Leaves out a helpline with nothing around it that stands next to another line of a footer, or comes again. */
export function withoutFooterHelplines(blocks: readonly Block[]): Block[] {
  const words = blocks.map((block) => (block.kind === 'paragraph' ? textOfStyled(block.text) : ''));
  const isFooter = (block: Block | undefined) => block?.kind === 'out' && block.at === 'cut';
  return blocks.map((block, index) => {
    const text = words[index] ?? '';
    if (block.kind !== 'paragraph' || !pageWords()['footer-helpline'].test(text)) return block;
    const isAgain = words.filter((other) => other === text).length > 1;
    if (!isAgain && !isFooter(blocks[index - 1]) && !isFooter(blocks[index + 1])) return block;
    return out(lineOf(block.text), text, 'the helpline in the footer of a page', 'cut');
  });
}

/** "This page was last reviewed on 31 August 2025" has nine words. */
const LONGEST_DATE_LINE = 10;

/** A line that gives dates of the page, and nothing else. */
export function isDateLine(text: string): boolean {
  const { length } = datesOfPage(text);
  return length > 0 && countWords(text) <= LONGEST_DATE_LINE * length;
}

/** Puts together what a date is of and the date, where they stand in blocks of their own. */
export function withDatesJoined(blocks: readonly Block[]): Block[] {
  const all: Block[] = [];
  for (const block of blocks) {
    const before = all.at(-1);
    const texts = [before, block].flatMap((one) => (one?.kind === 'paragraph' ? [one.text] : []));
    const [label = [], date = []] = texts;
    const text = joined(label, ' ', date);
    const isNew = texts.length === 2 && !texts.some((one) => isDateLine(textOfStyled(one)));
    if (isNew && isDateLine(textOfStyled(text))) all.splice(-1, 1, { kind: 'paragraph', text });
    else all.push(block);
  }
  return all;
}

const DATE = String.raw`(?:\d{1,2}(?:st|nd|rd|th)?\s+)?\p{L}+,?\s+\d{4}|\p{L}+ \d{1,2}(?:st|nd|rd|th)?,? \d{4}|\d{4}-\d{2}(?:-\d{2})?|\d{1,2}[/.]\d{1,2}[/.]\d{4}`;

type NamedDate = [name: 'next-review' | 'reviewed' | 'updated' | 'published', date: string];

/** The dates of the page that a text gives, in the form of the front matter. Next reviews first: they are reviews as well. */
export function datesOfPage(text: string): NamedDate[] {
  const dates: NamedDate[] = [];
  let rest = text;
  for (const [name, source] of Object.entries(pageWords().dates)) {
    const pattern = source.replace(/ ?date$/u, () => `\\s*(?<date>${DATE})`);
    const match = new RegExp(pattern, 'iu').exec(rest);
    const date = isoDate(match?.groups?.date ?? '');
    if (!match || !date) continue;
    rest = rest.replace(match[0], '');
    dates.push([name as NamedDate[0], date]);
  }
  return dates;
}

/** "31 August 2025", "August 31, 2025", "January 2026", "31/08/2025" and "2025-08-31", as the front matter has them. */
function isoDate(text: string): string | undefined {
  if (/^\d{4}-\d{2}(?:-\d{2})?$/u.test(text)) return text;
  const [, d, m, y] = /^(\d{1,2})[/.](\d{1,2})[/.](\d{4})$/u.exec(text) ?? [];
  if (d && m && y) return `${y}-${m.padStart(2, '0')}-${d.padStart(2, '0')}`;
  const month = pageWords().months.findIndex((name) =>
    new RegExp(`(?<!\\p{L})(?:${name}|${name.slice(0, 3)})(?!\\p{L})`, 'iu').test(text),
  );
  const [year] = /\b\d{4}\b/u.exec(text) ?? [];
  if (month < 0 || year === undefined) return undefined;
  const [day] = /\b\d{1,2}(?!\d)/u.exec(text.replace(year, '')) ?? [];
  return [year, `${month + 1}`.padStart(2, '0'), ...(day ? [day.padStart(2, '0')] : [])].join('-');
}
