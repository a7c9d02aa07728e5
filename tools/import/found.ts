import { isIsoDate } from '../content/dates';
import { datesOfPage } from './furniture';
import { pageWords } from './page-words';

/** What front matter an imported page may be given by hand, where the page does not say it. */
export const SETTABLE = [
  'name',
  'subject',
  'publisher',
  'reviewed',
  'updated',
  'next-review',
  'helpline',
  'whatsapp',
] as const;
export type Settable = (typeof SETTABLE)[number];

export type Facts = Readonly<Partial<Record<Settable, string>>>;

/** A line of the page with its words, kept or left out. */
export interface Line {
  readonly line: number;
  readonly text: string;
}

/** Dates, telephone numbers and the publisher, as the page gives them: what is kept before what is left out. */
export function factsIn(kept: readonly Line[], left: readonly Line[]): Facts {
  const found: Partial<Record<Settable, string>> = {};
  for (const { text } of [...kept, ...left]) {
    for (const [name, date] of datesOfPage(text)) if (isIsoDate(date)) found[name] ??= date;
    for (const [name, label] of Object.entries(pageWords().numbers)) {
      const at = text.search(label);
      const number = at < 0 ? undefined : PHONE.exec(text.slice(at))?.[0];
      if (number !== undefined) found[name as 'helpline'] ??= inGroups(number);
    }
  }
  for (const { text } of [...left, ...kept]) {
    const publisher = pageWords().publisher.exec(text)?.groups?.publisher?.trim();
    if (publisher !== undefined) found.publisher ??= publisher;
  }
  return found;
}

/** Nine digits at least, in whatever groups. */
const PHONE = /(?<![\p{L}\p{N}])\+?\(?\d(?:[ ().-]{0,2}\d){8,}(?![\p{L}\p{N}])/u;

/** A number in groups of digits with a space between, as the front matter has it. */
export const inGroups = (number: string): string =>
  `${number.startsWith('+') ? '+' : ''}${number.split(/\D+/u).filter(Boolean).join(' ')}`;

/** What a page is about, inside a sentence: the short form that its title gives in brackets, or the title. */
export function subjectOf(title: string): string {
  const [, short] = /\(([^()]{2,20})\)\s*$/u.exec(title) ?? [];
  if (short !== undefined) return short;
  return /^\p{Lu}\p{Ll}+(?:\s|$)/u.test(title) ? title.charAt(0).toLowerCase() + title.slice(1) : title;
}
