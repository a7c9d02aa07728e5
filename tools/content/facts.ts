import * as v from 'valibot';
import type { Passage, PassageId } from '../../lambda/page/page';
import { unitsOf } from '../../lambda/page/words';
import { textOf } from './leaning';
import { escapePattern } from './lexer';
import { linesIn, type Section } from './markdown';
import type { Problems, Severity, Where } from './problems';
import { checkFile, keyed, problem, text, texts } from './schema';
import type { Source } from './source';
import { didYouMean } from './suggest';
import { expand, parseTemplate } from './templates';
import { attemptTemplate, wordProblem } from './utterance-words';
import type { Sample } from './utterances';
import { readYaml, type Step, type YamlFile } from './yaml';

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
  /** How people ask for it: whole questions, as templates. */
  ask: v.optional(texts, []),
  /** What people call what it is about, where it is one of a list or one of many: "jaundice". */
  names: v.optional(texts, []),
  /** Where it is asked for, if a passage that tells more says it as well. */
  'asked-in': v.optional(text),
  /** Words of the page on which the sense hangs, where others stand for them: `we: the publisher`. */
  'said-as': v.optional(v.record(v.string(), text)),
  /** Instead of a fact: words from each of a few sentences or items that are asked for together. */
  together: v.optional(pieces),
  /** Instead of a fact: words of the passage that the page has not got. */
  added: v.optional(pieces),
  /** Instead of a fact: words of the page that are not said. */
  'left-out': v.optional(pieces),
  why: v.optional(text),
});

/** The whole ledger. */
export const LEDGER = v.array(ENTRY);

/** An entry of the ledger: a fact, facts that are asked for together, or what was added or left out. */
export type LedgerEntry = v.InferOutput<typeof ENTRY>;

/** What an entry of the ledger tells of, with the key that has to stand beside it. */
const KINDS = { fact: 'words', together: 'ask', added: 'why', 'left-out': 'why' } as const;

/** A fact of the ledger, or a few that are asked for together, where it stands and how people ask for it. */
export interface Asked {
  readonly passage: PassageId;
  /** What the ledger calls it. */
  readonly fact: string;
  /** The sentences and items that say it, counted as `Part.start` counts them. */
  readonly units: readonly number[];
  /** The words of the publisher's page, and those of the passage. */
  readonly export: string;
  readonly words: readonly string[];
  readonly ask: readonly Sample[];
  readonly names: readonly Sample[];
  /** The passage that says it as well, and answers who asks for it. */
  readonly askedIn?: PassageId;
  readonly where: Where;
}

/**
 * Holds the passages against the ledger of facts, both ways: each fact is said in the words that it names, so that an
 * edit which loses a "not" or a number is caught, and each word of a passage belongs to a fact or is listed as added, so
 * that a reviewer sees what is new as well as what is left.
 * @param severity of a disagreement between the two
 * @returns what can be asked for, with the sentences and items that say it. What is said in other words is left out
 */
export function checkFacts(
  source: Source,
  passages: readonly Passage[],
  sections: readonly Section[],
  problems: Problems,
  severity: Severity = 'error',
): Asked[] {
  const yaml = readYaml(source, problems);
  if (yaml === undefined) return [];
  const before = problems.count;
  const entries = checkFile(LEDGER, yaml, problems) ?? [];
  const spoken = new Map(
    passages.map((passage, index) => [passage.id, new SpokenPassage(passage, sections[index])]),
  );
  // Facts first: what they claim is not new.
  for (const kind of ['fact', 'together', 'added'] as const) {
    for (const [index, entry] of entries.entries()) {
      if (entry[kind] === undefined) continue;
      const passage = spoken.get(entry.passage);
      if (passage !== undefined) claim(passage, entry, { yaml, index, problems, severity });
    }
  }
  for (const [index, entry] of entries.entries()) {
    checkKind(entry, yaml.where([index]), problems);
    if (spoken.has(entry.passage)) continue;
    const remedy = didYouMean(entry.passage, spoken.keys()) ?? 'name a passage of the page';
    problems.error(yaml.where([index, 'passage']), `unknown passage '${entry.passage}'`, remedy);
  }
  // A slip in the ledger leaves words unclaimed that are not new at all.
  const agrees = problems.count === before;
  if (!agrees && severity === 'error') return [];
  if (agrees) {
    for (const [id, passage] of spoken) {
      for (const { words, where } of passage.unclaimed()) {
        problems.add(
          severity,
          where,
          `'${words}' in '${id}' stands in no fact of the ledger`,
          "name the fact that it says in facts.yml, or list it there as 'added', and say why",
          id,
        );
      }
    }
  }
  return entries.flatMap((entry, index) => {
    const passage = spoken.get(entry.passage);
    return passage ? askedIn(entry, passage, { yaml, index, problems, severity }) : [];
  });
}

function askedIn(entry: LedgerEntry, passage: SpokenPassage, { yaml, index, problems }: Ledger): Asked[] {
  const { fact, together, words = together ?? [] } = entry;
  if (fact === undefined && together === undefined) return [];
  if (!words.every((piece) => passage.says(piece))) return [];
  const samples = (key: 'ask' | 'names'): Sample[] =>
    entry[key].flatMap((typed, at) => sampleOf(typed, yaml.where([index, key, at]), problems) ?? []);
  return [
    {
      passage: entry.passage,
      fact: fact ?? words.join('; '),
      units: together === undefined ? passage.unitsOf(words) : words.flatMap((one) => passage.unitsOf([one])),
      export: entry.export ?? '',
      words,
      ask: samples('ask'),
      names: samples('names'),
      ...(entry['asked-in'] !== undefined && { askedIn: entry['asked-in'] }),
      where: yaml.where([index]),
    },
  ];
}

/** A template of a question. It has no slots, and the rules of `utterances.yml` are not known here. */
function sampleOf(typed: string, where: Where, problems: Problems): Sample | undefined {
  const template = attemptTemplate(typed, where, problems, () => {
    const parsed = parseTemplate(typed);
    for (const utterance of expand(parsed)) {
      const wrong = wordProblem(utterance);
      if (wrong !== undefined) throw wrong;
    }
    return parsed;
  });
  return template && { text: typed, template, ...where };
}

function checkKind(entry: LedgerEntry, where: Where, problems: Problems): void {
  const [kind, ...more] = (Object.keys(KINDS) as (keyof typeof KINDS)[]).filter(
    (key) => entry[key] !== undefined,
  );
  if (kind === undefined || more.length > 0) {
    const wrong = kind === undefined ? 'says nothing' : `is both '${kind}' and '${more.join("' and '")}'`;
    problems.error(where, `an entry ${wrong}`, "give it one of 'fact', 'added' and 'left-out'");
  } else if (entry[KINDS[kind]] === undefined || (kind === 'together' && entry.ask.length === 0)) {
    problems.error(where, `the key '${KINDS[kind]}' is missing`, `add a line '${KINDS[kind]}: ...'`);
  }
}

interface Ledger {
  readonly yaml: YamlFile;
  readonly index: number;
  readonly problems: Problems;
  readonly severity: Severity;
}

function claim(
  passage: SpokenPassage,
  entry: LedgerEntry,
  { yaml, index, problems, severity }: Ledger,
): void {
  const disagree = (path: readonly Step[], message: string, remedy: string): void =>
    problems.add(severity, yaml.where([index, ...path]), message, remedy, entry.passage);
  if (entry.added !== undefined) {
    for (const [at, piece] of entry.added.entries()) {
      if (passage.claimNew(piece)) continue;
      disagree(
        ['added', at],
        `'${piece}' is not said in '${entry.passage}', or a fact claims it already`,
        'delete it here, or correct it so that it stands as in page.md',
      );
    }
    return;
  }
  const { together, words = together ?? [] } = entry;
  const missing = [...words.entries()].filter(([, piece]) => !passage.says(piece));
  for (const [at, piece] of missing) {
    disagree(
      [together === undefined ? 'words' : 'together', at],
      `'${piece}' is not said in '${entry.passage}'`,
      'put the words back into page.md, or correct them here so that they still say the fact',
    );
  }
  if (missing.length > 0 || together !== undefined || passage.claim(words)) return;
  disagree(
    ['words'],
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

  /** The sentences and items in which these pieces stand; one piece by itself may reach over several. */
  unitsOf(pieces: readonly string[]): number[] {
    const pattern = patternOf(pieces);
    const within = this.#sentences.findIndex(({ text: one }) => pattern.test(one));
    if (within >= 0) return [within];
    const match = pattern.exec(this.#text);
    if (match === null) return [];
    const end = match.index + match[0].length;
    let from = 0;
    return this.#sentences.flatMap(({ text: one }, at) => {
      const [start, stop] = [from, from + one.length];
      from = stop + 1;
      return start < end && stop > match.index ? [at] : [];
    });
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

const textsOf = (passage: Passage): string[] => unitsOf(passage).map((unit) => textOf(passage, unit));

const WORD = /[\p{L}\p{N}](?:[\p{L}\p{N}'-]*[\p{L}\p{N}])?/gu;

/** Finds pieces in their order, each a group, as whole words: "no" does not stand in "know". */
function patternOf(pieces: readonly string[]): RegExp {
  const words = pieces.map((piece) => `(?<![\\p{L}\\p{N}])(${escapePattern(piece)})(?![\\p{L}\\p{N}])`);
  return new RegExp(words.join('.*?'), 'iud');
}
