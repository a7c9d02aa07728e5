import { existsSync } from 'node:fs';
import { join } from 'node:path';
import * as v from 'valibot';
import { COUNTRY_NUMBERS, type Page } from '../../lambda/page/page';
import { plainText } from '../../lambda/page/words';
import { fillGaps, WEB_WORDS, type WebWordKey, type WebWords } from '../../web/words';
import { readCheckedFile } from '../content/checked-file';
import { spokenDate } from '../content/dates';
import { keyed, problem, text } from '../content/schema';

/** The words of the web page, within the content folder. */
export const WEB_FILE = 'web.yml';

/** They belong to no page of information, so that a content folder need not have a file of its own. */
const PROJECT_FILE = join(__dirname, '..', '..', 'content', WEB_FILE);

/** The file of these words for a content folder: its own, or the project's. */
export function webFileOf(content: string): string {
  const own = join(content, WEB_FILE);
  return existsSync(own) ? own : PROJECT_FILE;
}

/** The gaps that are filled when the page is built. */
export const BUILD_GAPS = [
  'name',
  'subject',
  'publisher',
  'helpline',
  'reviewed',
  'updated',
  'due',
  ...COUNTRY_NUMBERS,
] as const;

/** Lines that must give a number, so that none is lost when somebody rewords them. */
const NUMBERS: Readonly<Partial<Record<WebWordKey, readonly (typeof BUILD_GAPS)[number][]>>> = {
  'call.helpline': ['helpline'],
  'call.in-an-emergency': ['emergency'],
  'call.emergency': ['emergency'],
  'call.samaritans': ['samaritans'],
  'call.urgent': ['urgent'],
  'call.answer-helpline': ['helpline'],
  'ask.loading': ['emergency', 'helpline'],
  'ask.not-loaded': ['emergency', 'helpline'],
};

/** The sections of the file: each key of the table is the name of a section, a full stop, and the name of a line. */
function sectionsOf(table: Readonly<Record<WebWordKey, readonly string[]>>) {
  const sections: Record<string, Record<string, v.GenericSchema<unknown, string>>> = {};
  for (const key of Object.keys(table) as WebWordKey[]) {
    const gaps = [...table[key], ...(NUMBERS[key] ?? [])];
    const [section = '', name = ''] = key.split('.');
    sections[section] = { ...sections[section], [name]: lineWith(gaps) };
  }
  return Object.fromEntries(Object.entries(sections).map(([name, lines]) => [name, keyed(lines)]));
}

/** A line that has each of its own gaps, and besides them only those that are filled when the page is built. */
const lineWith = (own: readonly string[]): v.GenericSchema<unknown, string> =>
  v.pipe(
    text,
    v.check(
      (line) => gapsOf(line).every((gap) => own.includes(gap) || BUILD_GAPS.some((one) => one === gap)),
      problem('has a gap that nothing fills', `use ${[...own, ...BUILD_GAPS].join(', ')}`),
    ),
    v.check(
      (line) => own.every((gap) => gapsOf(line).includes(gap)),
      problem('lacks a gap', `it needs ${own.map((gap) => `{${gap}}`).join(' and ')}`),
    ),
  );

const gapsOf = (line: string): string[] => [...line.matchAll(/\{([^}]*)\}/gu)].map(([, gap = '']) => gap);

const SCHEMA = keyed(sectionsOf(WEB_WORDS));

/**
 * Reads the words of the web page for a page of information: the content folder's own, or the project's.
 * @throws UserError with all that is wrong, by file and line
 */
export function webWordsIn(content: string, page: Page): WebWords {
  const { value } = readCheckedFile(webFileOf(content), SCHEMA);
  const sections = value as Readonly<Record<string, Readonly<Record<string, string>>>>;
  const filling = fillingOf(page);
  return Object.fromEntries(
    (Object.keys(WEB_WORDS) as WebWordKey[]).map((key) => {
      const [section = '', name = ''] = key.split('.');
      return [key, fillGaps(sections[section]?.[name] ?? '', filling)];
    }),
  ) as WebWords;
}

function fillingOf({ facts, telephones }: Page): Record<(typeof BUILD_GAPS)[number], string> {
  const { name, subject, publisher, helpline, reviewed, updated, nextReview } = facts;
  return {
    name,
    subject: plainText(subject),
    publisher,
    helpline,
    reviewed: spokenDate(reviewed),
    updated: spokenDate(updated),
    due: spokenDate(nextReview),
    ...(Object.fromEntries(
      COUNTRY_NUMBERS.map((number) => [number, telephones[number]?.text ?? '']),
    ) as Record<(typeof COUNTRY_NUMBERS)[number], string>),
  };
}
