import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { plainText, sentencesOf } from '../../lambda/page/words';
import { criticalWordsIn } from '../../tools/compare/critical-words';
import { describeWithExport, EXPORT, textOfFile } from '../import/support';
import { readThrough, textOf } from '../support/reading';
import { CONTENT, compiled, page as pageOfFolder } from '../support/words';

interface Entry {
  readonly passage: string;
  readonly fact?: string;
  readonly words?: readonly string[];
  readonly export?: string;
  readonly 'said-as'?: Readonly<Record<string, string>>;
  readonly added?: readonly string[];
  readonly 'left-out'?: readonly string[];
}

interface Fact extends Entry {
  readonly fact: string;
  readonly words: readonly string[];
  readonly export: string;
}

const page = pageOfFolder();
const compilation = compiled();
const entries = parse(readFileSync(join(CONTENT, 'facts.yml'), 'utf8')) as readonly Entry[];
const facts = entries.filter((entry): entry is Fact => entry.fact !== undefined);
const byTitle = facts.map((fact) => [`${fact.passage}: ${fact.fact}`, fact] as const);

test('the ledger is not thin', () => {
  expect(facts.length).toBeGreaterThan(200);
});

describe('what a fact is said in is heard of its passage', () => {
  const heard = new Map(
    compilation.compiled.passages.map(({ id }) => [
      id,
      readThrough(page, id)
        .map((turn) => textOf(turn, page))
        .join(' ')
        .toLowerCase(),
    ]),
  );

  test.each(byTitle)('%s', (_title, { passage, words }) => {
    const text = heard.get(passage) ?? '';
    let from = 0;
    for (const piece of words) {
      const at = text.indexOf(piece.toLowerCase(), from);
      expect({ piece, heard: at >= 0 }).toEqual({ piece, heard: true });
      from = at + piece.length;
    }
  });
});

/** Who does something, where it matters who. */
const AGENTS = /\b(?:we|our|us|team|doctors?|researchers|consultant|health professional)\b/gi;

/** What the sense of a text hangs on: its numbers, negations, hedges, conditions, and who does it. */
function criticalWords(text: string): string[] {
  const whole = text
    .replace(/['\u2019]ll\b/gu, ' will')
    .replace(/['\u2019]d like\b/gu, ' would like')
    .replace(/['\u2019](?:re|ve)\b/gu, ' ')
    .replace(/(?<=\d)[:;](?=\d)/gu, ' ');
  const { numbers, negations, hedges } = criticalWordsIn(whole, page.numbers);
  const agents = whole.match(AGENTS) ?? [];
  return [...numbers, ...negations.map((one) => one.split(' ')[0] ?? ''), ...hedges, ...agents]
    .map((word) => word.toLowerCase())
    .sort();
}

const without = (text: string, pieces: readonly string[]): string =>
  pieces.reduce((left, piece) => {
    const at = left.toLowerCase().indexOf(piece.toLowerCase());
    if (at < 0) throw new Error(`'${piece}' is not in '${text}'`);
    return `${left.slice(0, at)} ${left.slice(at + piece.length)}`;
  }, text);

describe('export, fact and words hang on the same words, which capitals mark in the fact', () => {
  test.each(byTitle)('%s', (_title, { passage, fact, words, export: quoted, 'said-as': saidAs = {} }) => {
    const page = criticalWords(without(quoted, Object.keys(saidAs)));
    expect(criticalWords(without(words.join(' '), Object.values(saidAs)))).toEqual(page);
    // The facts of a citation are its author, title and journal: the numbers stand in its words.
    if (passage === 'sources') return;
    const sense = fact.replace(/\([^)]*\)/gu, '');
    const marked = sense.match(/\b(?:\p{Lu}[\p{Lu}\d]+|\d+)\b/gu)?.join(' ') ?? '';
    expect(criticalWords(marked)).toEqual(page);
    expect(criticalWords(sense)).toEqual(page);
  });
});

describeWithExport('the export', () => {
  const words = (text: string): string[] =>
    text
      .replace(/\[([^\]]*)\]\([^)]*\)/gu, '$1')
      .toLowerCase()
      .replace(/\u2019/gu, "'")
      .match(/[\p{L}\p{N}]+(?:'\p{L}+)?/gu) ?? [];

  const lines = textOfFile(EXPORT)
    .split('\n')
    .map((line) => line.trim());
  /** What a printed page repeats, and what is only to be tapped. */
  const furniture = (line: string): boolean => /^<|^Helpline:|^\[Back to top\]|→\]/u.test(line);
  /** A line by itself, without an end, that is no item of a list and no date. */
  const heading = (line: string): boolean =>
    !/[.:\d]$|^- |^\[|^L-|^Leukaemia Care Reg/u.test(line.replace(/\*/gu, '')) && words(line).length <= 10;
  const said = lines.filter((line) => line !== '' && !furniture(line));
  const text = said.flatMap((line) => words(line));
  const claimed = new Array<boolean>(text.length).fill(false);

  /** Marks each place where a quotation stands; false where it stands nowhere. */
  function claim(quoted: string): boolean {
    const wanted = words(quoted);
    const places = text.flatMap((_, at) => (wanted.every((word, by) => text[at + by] === word) ? [at] : []));
    for (const at of places) claimed.fill(true, at, at + wanted.length);
    return places.length > 0;
  }

  const quotations = entries.flatMap((entry) =>
    [...(entry.export === undefined ? [] : [entry.export]), ...(entry['left-out'] ?? [])].flatMap((one) =>
      one.split('…').map((piece) => [entry.passage, piece.trim()] as const),
    ),
  );

  const found = quotations.map(([passage, piece]) => [passage, piece, claim(piece)] as const);

  test.each(found)('%s: %s', (_passage, _piece, stands) => {
    expect(stands).toBe(true);
  });

  test('nothing of it is missing from the ledger but its headings', () => {
    const missing: string[] = [];
    let at = 0;
    for (const line of said) {
      const left = words(line).filter((_, by) => !claimed[at + by]);
      at += words(line).length;
      if (left.length > 0 && !heading(line)) missing.push(`${left.join(' ')} | ${line}`);
    }
    expect(missing).toEqual([]);
  });

  test('what is heard has as many words as what is printed, within a twentieth', () => {
    const isPaper = (line: string): boolean => /\d{4}.*;\d/u.test(line);
    // The footer is printed on every sheet, and counts once.
    const printed = [...new Set(said)].filter((line) => !isPaper(line));
    // These are read on request only, and the numbers stand under support as well.
    const heard = compilation.compiled.passages
      .filter(({ id }) => !['helpline', 'whatsapp', 'sources'].includes(id))
      .flatMap((passage) => [
        passage.title,
        ...passage.cuts.full.flatMap((part) => sentencesOf(passage, part)),
      ]);
    const count = (texts: readonly string[]): number => texts.flatMap((text) => words(text)).length;
    expect(Math.abs(count(heard.map(plainText)) / count(printed) - 1)).toBeLessThan(0.05);
  });
});
