import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as v from 'valibot';
import { PHRASES } from '../../lambda/guide/phrases';
import { startPlace } from '../../lambda/guide/place';
import type { CompiledPage } from '../../lambda/page/open';
import type { Page, Part, Passage } from '../../lambda/page/page';
import { plainText, sentencesOf } from '../../lambda/page/words';
import { render } from '../../lambda/speech/render';
import type { Speech } from '../../lambda/speech/speech';
import { readCheckedFile } from '../content/checked-file';
import { LEDGER, type LedgerEntry } from '../content/facts';
import { webFileOf, webWordsIn } from '../web/words';
import { purposesIn } from './purposes';

/** Something that the publisher's page says, and its words here. */
export interface Source {
  readonly export: string;
  /** What the sense hangs on, where other words stand for those of the page: `we: the charity`. */
  readonly saidAs: Readonly<Record<string, string>>;
}

/** Words that the publisher's page has not got, or that nobody hears of it. */
export interface Reasoned {
  readonly words: readonly string[];
  readonly why: string;
}

/** A piece of a script: all that is heard in one go, and what a reviewer needs beside it. Each is signed by itself. */
export interface Entry {
  readonly key: string;
  readonly title: string;
  /** The sentences in their order, with the announcements of a list. An item of a list begins with a dash. */
  readonly heard: readonly string[];
  /** What it is for, or where it comes from. */
  readonly purpose?: string;
  readonly sources: readonly Source[];
  readonly added: readonly Reasoned[];
}

/** Everything that can be heard of some words, for somebody to sign. */
export interface Script {
  readonly edition: string;
  readonly title: string;
  readonly about: string;
  readonly passages: readonly Entry[];
  /** What the page says and nobody hears. */
  readonly leftOut: readonly Reasoned[];
  readonly phrases: readonly Entry[];
  readonly numbers: readonly Entry[];
  /** What the web page says besides, on its buttons and in its notices. */
  readonly web: readonly Entry[];
}

/** A part of a passage as it is spoken at the normal pace, without what stands around it. */
export const speechOf = (page: Page, passage: Passage, part: number): Speech =>
  render({ says: [{ part: { passage: passage.id, part } }], place: startPlace(page) }, page).speech;

/**
 * The script of a folder of words.
 * @throws UserError where its ledger is not as it should be
 */
export function scriptOf(folder: string, { head, passages }: CompiledPage, page: Page): Script {
  const { facts } = head;
  const ledger = ledgerOf(folder);
  return {
    edition: head.edition,
    title: `The ${facts.name}`,
    about: `After the page of ${facts.publisher}, last reviewed ${facts.reviewed}, updated ${facts.updated}, next review ${facts.nextReview}.`,
    passages: passages.flatMap((passage) =>
      passage.cuts.full.map((part, index, parts) => ({
        key: `${passage.id} ${index + 1}`,
        title: `${plainText(passage.title)}, part ${index + 1} of ${parts.length}`,
        heard: linesOf(speechOf(page, passage, index + 1)),
        ...besides(passage, part, ledger),
      })),
    ),
    leftOut: ledger.flatMap((entry) =>
      entry['left-out'] ? [{ words: entry['left-out'], why: entry.why ?? '' }] : [],
    ),
    phrases: phraseEntries(folder, head),
    numbers: numberEntries(folder, page),
    web: webEntries(folder, page),
  };
}

const ledgerOf = (folder: string): readonly LedgerEntry[] =>
  readCheckedFile(join(folder, 'facts.yml'), LEDGER).value;

/** The sentences of some speech, one a line. */
function linesOf({ beats }: Speech): string[] {
  const lines: string[] = [];
  let paused = true;
  for (const beat of beats) {
    if ('pause' in beat) {
      paused = true;
      continue;
    }
    // What explains an item follows it without a pause, and stands on its line.
    if (beat.item && !paused) lines.push(`${lines.pop() ?? ''} ${plainText(beat.say)}`);
    else lines.push(`${beat.item ? '– ' : ''}${plainText(beat.say)}`);
    paused = false;
  }
  return lines;
}

/** What the ledger has about a part: the quotations that its sentences come from, and what was added to them. */
function besides(
  passage: Passage,
  part: Part,
  ledger: readonly LedgerEntry[],
): Pick<Entry, 'sources' | 'added'> {
  const sentences = sentencesOf(passage, part).map((sentence) => plainText(sentence).toLowerCase());
  const text = sentences.join(' ');
  const isSaid = (words: readonly string[] | undefined, where: readonly string[]): boolean =>
    words !== undefined && where.some((one) => words.every((word) => one.includes(word.toLowerCase())));
  const own = ledger.filter((entry) => entry.passage === passage.id);
  const facts = own.filter(
    ({ words }) => isSaid(words, sentences) || (words?.length === 1 && isSaid(words, [text])),
  );
  const quoted = new Map(
    facts.flatMap((entry) =>
      entry.export === undefined
        ? []
        : [[entry.export, { export: entry.export, saidAs: entry['said-as'] ?? {} }] as const],
    ),
  );
  return {
    sources: [...quoted.values()],
    added: own.flatMap(({ added, why = '' }) =>
      isSaid(added, [text]) && added ? [{ words: added, why }] : [],
    ),
  };
}

/** Every phrase with its gaps, and what the comments of its file say that it is for. */
function phraseEntries(folder: string, { phrases }: CompiledPage['head']): Entry[] {
  const purposes = purposesIn(readFileSync(join(folder, 'phrases.yml'), 'utf8'));
  const known = [
    ...Object.keys(PHRASES),
    ...Object.keys(phrases).filter((key) => !Object.hasOwn(PHRASES, key)),
  ];
  return known.map((key) => ({
    key,
    title: key,
    heard: (phrases[key] ?? []).map(plainText),
    purpose: purposes.get(key) ?? '',
    sources: [],
    added: [],
  }));
}

/** Every line of the web page, and what the comments of its file say that it is for. */
function webEntries(folder: string, page: Page): Entry[] {
  const purposes = purposesIn(readFileSync(webFileOf(folder), 'utf8'));
  return Object.entries(webWordsIn(folder, page)).map(([key, text]) => ({
    key: `web ${key}`,
    title: key,
    heard: [text],
    purpose: purposes.get(key) ?? '',
    sources: [],
    added: [],
  }));
}

const NUMBERS = v.record(v.string(), v.object({ number: v.string(), is: v.string(), source: v.string() }));

/** The telephone numbers: those of the page, and those of the country where the folder has them. */
function numberEntries(folder: string, { facts }: Page): Entry[] {
  const own = { helpline: facts.helpline, whatsapp: facts.whatsapp };
  const source = `${facts.publisher}'s page, last reviewed ${facts.reviewed}`;
  const country = countryNumbers(folder);
  return [
    ...Object.entries(own).flatMap(([key, number]) =>
      number === undefined ? [] : [entryOf(key, number, source)],
    ),
    ...Object.entries(country).map(([key, { number, is, source: from }]) =>
      entryOf(key, number, `${is}. From ${from}`),
    ),
  ];
}

const countryNumbers = (folder: string): v.InferOutput<typeof NUMBERS> =>
  existsSync(join(folder, 'numbers.yml')) ? readCheckedFile(join(folder, 'numbers.yml'), NUMBERS).value : {};

const entryOf = (key: string, number: string, purpose: string): Entry => ({
  key,
  title: key,
  heard: [number],
  purpose,
  sources: [],
  added: [],
});
