import * as v from 'valibot';
import type { Passage } from '../../lambda/page/page';
import { plainText } from '../../lambda/page/words';
import { escapePattern } from './lexer';
import { linesIn, type Section } from './markdown';
import type { Problems, Where } from './problems';
import { checkFile, keyed, problem, text, texts } from './schema';
import type { Source } from './source';
import { didYouMean } from './suggest';
import { readYaml, type YamlFile } from './yaml';

const pieces = v.pipe(
  texts,
  v.check((all) => all.length > 0, problem('is empty', 'give the words as they stand in the passage')),
);

const ENTRY = keyed({
  passage: text,
  /** A fact of the publisher's page. */
  fact: v.optional(text),
  /** The words that say it: pieces of one sentence, or of one item of a list, in their order. */
  words: v.optional(pieces),
  /** The words of the page that it was taken from. */
  export: v.optional(text),
  /** Words of the page on which the sense hangs, where others stand for them: `we: the publisher`. */
  'said-as': v.optional(v.record(v.string(), text)),
  /** Instead of a fact: words of the passage that the page has not got. */
  added: v.optional(pieces),
  /** Instead of a fact: words of the page that are not said. */
  'left-out': v.optional(pieces),
  why: v.optional(text),
});

type Entry = v.InferOutput<typeof ENTRY>;

/** What an entry of the ledger tells of, with the key that has to stand beside it. */
const KINDS = { fact: 'words', added: 'why', 'left-out': 'why' } as const;

/**
 * Holds the passages against the ledger of facts, both ways: each fact is said in the words that it names, so that an
 * edit which loses a "not" or a number is caught, and each word of a passage belongs to a fact or is listed as added, so
 * that a reviewer sees what is new as well as what is left.
 */
export function checkFacts(
  source: Source,
  passages: readonly Passage[],
  sections: readonly Section[],
  problems: Problems,
): void {
  const yaml = readYaml(source, problems);
  if (yaml === undefined) return;
  const before = problems.count;
  const entries = checkFile(v.array(ENTRY), yaml, problems) ?? [];
  const spoken = new Map(
    passages.map((passage, index) => [passage.id, new SpokenPassage(passage, sections[index])]),
  );
  // Facts first: what they claim is not new.
  for (const kind of ['fact', 'added'] as const) {
    for (const [index, entry] of entries.entries()) {
      if (entry[kind] === undefined) continue;
      const passage = spoken.get(entry.passage);
      if (passage !== undefined) claim(passage, entry, { yaml, index, problems });
    }
  }
  for (const [index, entry] of entries.entries()) {
    checkKind(entry, yaml.where([index]), problems);
    if (spoken.has(entry.passage)) continue;
    const remedy = didYouMean(entry.passage, spoken.keys()) ?? 'name a passage of the page';
    problems.error(yaml.where([index, 'passage']), `unknown passage '${entry.passage}'`, remedy);
  }
  // A slip in the ledger leaves words unclaimed that are not new at all.
  if (problems.count > before) return;
  for (const [id, passage] of spoken) {
    for (const { words, where } of passage.unclaimed()) {
      problems.error(
        where,
        `'${words}' in '${id}' stands in no fact of the ledger`,
        "name the fact that it says in facts.yml, or list it there as 'added', and say why",
      );
    }
  }
}

function checkKind(entry: Entry, where: Where, problems: Problems): void {
  const [kind, ...more] = (Object.keys(KINDS) as (keyof typeof KINDS)[]).filter(
    (key) => entry[key] !== undefined,
  );
  if (kind === undefined || more.length > 0) {
    const wrong = kind === undefined ? 'says nothing' : `is both '${kind}' and '${more.join("' and '")}'`;
    problems.error(where, `an entry ${wrong}`, "give it one of 'fact', 'added' and 'left-out'");
  } else if (entry[KINDS[kind]] === undefined) {
    problems.error(where, `the key '${KINDS[kind]}' is missing`, `add a line '${KINDS[kind]}: ...'`);
  }
}

interface Ledger {
  readonly yaml: YamlFile;
  readonly index: number;
  readonly problems: Problems;
}

function claim(passage: SpokenPassage, entry: Entry, { yaml, index, problems }: Ledger): void {
  if (entry.added !== undefined) {
    for (const [at, piece] of entry.added.entries()) {
      if (passage.claimNew(piece)) continue;
      problems.error(
        yaml.where([index, 'added', at]),
        `'${piece}' is not said in '${entry.passage}', or a fact claims it already`,
        'delete it here, or correct it so that it stands as in page.md',
      );
    }
    return;
  }
  const { words = [] } = entry;
  const missing = [...words.entries()].filter(([, piece]) => !passage.says(piece));
  for (const [at, piece] of missing) {
    problems.error(
      yaml.where([index, 'words', at]),
      `'${piece}' is not said in '${entry.passage}'`,
      'put the words back into page.md, or correct them here so that they still say the fact',
    );
  }
  if (missing.length > 0 || passage.claim(words)) return;
  problems.error(
    yaml.where([index, 'words']),
    `the pieces of this fact are not said together in '${entry.passage}'`,
    'they belong in one sentence or list item, in this order',
  );
}

interface Sentence {
  readonly text: string;
  readonly where: Where;
}

/** A passage as it is said, with the words marked that the ledger accounts for. */
class SpokenPassage {
  /** Each sentence of prose and each item of a list. */
  readonly #sentences: readonly Sentence[];
  readonly #text: string;
  /** Whether the character at each place of the text is accounted for. */
  readonly #claimed: boolean[];

  constructor(passage: Passage, section: Section | undefined) {
    const lines = section === undefined ? [] : linesIn(section);
    const file = section?.where.file ?? '';
    this.#sentences = textsOf(passage).map((one, index) => ({
      text: one,
      where: { file, line: lines[index] ?? 0 },
    }));
    this.#text = this.#sentences.map((one) => one.text).join(' ');
    this.#claimed = new Array<boolean>(this.#text.length).fill(false);
  }

  says(piece: string): boolean {
    return patternOf([piece]).test(this.#text);
  }

  /** Marks where these pieces stand in one sentence, in their order; one piece by itself may reach over sentences. */
  claim(pieces: readonly string[]): boolean {
    const pattern = patternOf(pieces);
    if (pieces.length === 1) return this.#mark(pattern.exec(this.#text), 0);
    let from = 0;
    for (const { text: one } of this.#sentences) {
      if (this.#mark(pattern.exec(one), from)) return true;
      from += one.length + 1;
    }
    return false;
  }

  /** Marks the first place where a piece stands that nothing has claimed. */
  claimNew(piece: string): boolean {
    for (const match of this.#text.matchAll(new RegExp(patternOf([piece]), 'giud'))) {
      const [from, to] = match.indices?.[1] ?? [0, 0];
      if (!this.#claimed.slice(from, to).includes(true)) return this.#mark(match, 0);
    }
    return false;
  }

  /** What is left, in runs of words of one sentence. */
  unclaimed(): { words: string; where: Where }[] {
    const left: { words: string; where: Where }[] = [];
    let from = 0;
    for (const { text: one, where } of this.#sentences) {
      const words = [...one.matchAll(WORD)].map(({ 0: word, index }) => ({ word, from: from + index }));
      let run: string[] = [];
      for (const { word, from: at } of [...words, { word: '', from: -1 }]) {
        if (word !== '' && !this.#claimed[at]) run.push(word);
        else if (run.length > 0) {
          left.push({ words: run.join(' '), where });
          run = [];
        }
      }
      from += one.length + 1;
    }
    return left;
  }

  #mark(match: RegExpExecArray | null, offset: number): boolean {
    for (const range of match?.indices?.slice(1) ?? [])
      if (range !== undefined) this.#claimed.fill(true, offset + range[0], offset + range[1]);
    return match !== null;
  }
}

function textsOf(passage: Passage): string[] {
  return passage.cuts.full.flatMap(({ pieces }) =>
    pieces.flatMap((piece) => {
      if ('say' in piece) return [plainText(piece.say)];
      const items = (passage.lists[piece.list] ?? []).slice(piece.from, piece.to);
      return items.map((item) => item.map(plainText).join(' '));
    }),
  );
}

const WORD = /[\p{L}\p{N}](?:[\p{L}\p{N}'-]*[\p{L}\p{N}])?/gu;

/** Finds pieces in their order, each a group, as whole words: "no" does not stand in "know". */
function patternOf(pieces: readonly string[]): RegExp {
  const words = pieces.map((piece) => `(?<![\\p{L}\\p{N}])(${escapePattern(piece)})(?![\\p{L}\\p{N}])`);
  return new RegExp(words.join('.*?'), 'iud');
}
