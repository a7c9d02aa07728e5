import { join } from 'node:path';
import type { PassageId } from '../../lambda/page/page';
import { Carriers, carrierOf } from '../../lambda/understanding/carriers';
import { LOOK_ALIKE } from './example-files';
import type { Section } from './markdown';
import type { Problems } from './problems';
import { expand } from './templates';
import type { UtteranceFile } from './utterance-file';
import { type ExampleLine, expandAll, type Sample } from './utterances';

export interface UtteranceChecks {
  readonly sections: readonly Section[];
  /** The passages that answer a move, with the move. */
  readonly answers: ReadonlyMap<PassageId, string>;
  readonly moves: MoveTable;
}

/**
 * Checks how the utterances go together: that each passage can be asked for, and that no utterance means two things. A
 * platform given both would pick one of them, no one knows which.
 */
export function checkUtterances(file: UtteranceFile, checks: UtteranceChecks, problems: Problems): void {
  checkReachable(file, checks, problems);
  checkMoves(checks.moves, file, problems);
  const { utterances } = file;
  const meanings = new Meanings(problems);
  const { read = [], ...moves } = utterances.moves;
  for (const [move, samples] of Object.entries(moves)) meanings.add(`the move '${move}'`, samples);
  for (const [id, { say }] of Object.entries(utterances.passages)) meanings.add(meaningOf(id, checks), say);
  const names = new Meanings(problems);
  for (const [id, passage] of Object.entries(utterances.passages))
    names.add(meaningOf(id, checks), passage.names);
  meanings.addCarriers(read, names);
  const examples = utterances.examples.filter(({ want }) => want !== LOOK_ALIKE);
  checkLines([...utterances.negatives, ...examples], checks, meanings, problems);
}

/** What a passage's utterances mean, in words for a message. Two meanings are the same if their words are. */
function meaningOf(passage: PassageId, { answers }: UtteranceChecks): string {
  const move = answers.get(passage);
  return move === undefined ? `the passage '${passage}'` : `the move '${move}'`;
}

/** Checks that every passage can be asked for. A passage that answers a move is asked for by the samples of the move. */
function checkReachable(
  { utterances, typed }: UtteranceFile,
  { sections, answers }: UtteranceChecks,
  problems: Problems,
): void {
  for (const { id, where } of sections) {
    const { say = [], names = [] } = (Object.hasOwn(typed.passages, id) && typed.passages[id]) || {};
    const move = answers.get(id);
    if (move !== undefined) {
      const [first] = utterances.passages[id]?.say ?? [];
      if (first !== undefined) {
        const remedy = `put it under moves, ${move}, which the passage answers`;
        problems.error(first, `"${first.text}" is what people say for a move`, remedy);
      }
    } else if (say.length === 0) {
      problems.error(
        where,
        `nothing people say leads to '${id}'`,
        'add it under passages, say, in training/utterances.yml',
      );
    } else if (names.length === 0) {
      problems.warn(
        where,
        `nobody can ask for '${id}' by a name`,
        'add some under passages, names, in training/utterances.yml',
      );
    }
  }
}

interface Meaning {
  readonly meaning: string;
  readonly sample: Sample;
}

/** What each utterance means. Reports each pair of templates that give one two meanings. */
class Meanings {
  readonly #problems: Problems;
  readonly #byUtterance = new Map<string, Meaning>();
  readonly #reported = new Set<string>();

  constructor(problems: Problems) {
    this.#problems = problems;
  }

  add(meaning: string, samples: readonly Sample[]): void {
    for (const sample of samples) {
      for (const utterance of expand(sample.template)) {
        const other = this.#byUtterance.get(utterance);
        if (other === undefined) this.#byUtterance.set(utterance, { meaning, sample });
        else if (other.meaning !== meaning) this.#clash(utterance, { meaning, sample }, other);
      }
    }
  }

  /** Checks carriers ("tell me about {passage}"), by looking for a known utterance that is one with a name in its slot. */
  addCarriers(carriers: readonly Sample[], names: Meanings): void {
    const around = new Carriers(expandAll(carriers).map((text) => carrierOf(text, '{passage}')));
    for (const [utterance, other] of this.#byUtterance) {
      for (const filling of around.fillings(utterance)) {
        const name = names.get(filling);
        if (name !== undefined && name.meaning !== other.meaning) this.#clash(utterance, other, name);
      }
    }
  }

  get(utterance: string): Meaning | undefined {
    return this.#byUtterance.get(utterance);
  }

  #clash(utterance: string, { meaning, sample }: Meaning, other: Meaning): void {
    // Two templates that clash are one mistake, however many utterances they share.
    const pair = `${sample.line}:${sample.text}\n${other.sample.line}:${other.sample.text}`;
    if (this.#reported.has(pair)) return;
    this.#reported.add(pair);
    this.#problems.error(
      sample,
      `'${utterance}' is ${meaning} here and ${other.meaning} on line ${other.sample.line}`,
      'keep it in one of the two places',
    );
  }
}

/** Checks that no whole utterance, of the examples and the negatives, means something else as a template. */
function checkLines(
  lines: readonly ExampleLine[],
  checks: UtteranceChecks,
  meanings: Meanings,
  problems: Problems,
): void {
  for (const line of lines) {
    // Where a passage has the name of a move, the lines are those of the move, as they are on every page.
    const isMove = Object.hasOwn(checks.moves, line.want);
    const meaning = isMove ? `the move '${line.want}'` : meaningOf(line.want, checks);
    const known = meanings.get(line.say);
    if (known === undefined || known.meaning === meaning) continue;
    problems.error(
      line,
      `'${line.say}' is ${meaning} here and ${known.meaning} on line ${known.sample.line} of utterances.yml`,
      'keep it in one of the two places',
    );
  }
}

/** What has to be there of a row of the table of moves; `MOVES` in `lambda/guide/moves.ts` is one. */
export type MoveTable = Readonly<
  Record<
    string,
    { readonly spoken: boolean; readonly answer?: unknown; readonly alexa?: readonly string[] | undefined }
  >
>;

const TABLE = { file: join(__dirname, '..', '..', 'lambda', 'guide', 'moves.ts'), line: 0 };

/**
 * Checks that no move that people ask for is forgotten somewhere: each needs samples, an intent of the Alexa skill and an
 * answer. Dialogflow's intents have the names of the moves, so none can be missing there.
 */
function checkMoves(table: MoveTable, { typed, where }: UtteranceFile, problems: Problems): void {
  for (const [move, { spoken, answer, alexa = [] }] of Object.entries(table)) {
    if (typeof answer !== 'function')
      problems.error(TABLE, `nothing answers the move '${move}'`, 'give its row an answer');
    if (!spoken) continue;
    const samples = Object.hasOwn(typed.moves, move) ? typed.moves[move] : undefined;
    if (!samples?.length)
      problems.error(
        where('moves', move),
        `the move '${move}' has no samples`,
        `add some under moves, ${move}`,
      );
    if (alexa.length === 0)
      problems.error(TABLE, `the move '${move}' has no intent on Alexa`, 'name one in its row, under alexa');
  }
}
