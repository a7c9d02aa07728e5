import { basename } from 'node:path';
import { SPOKEN_MOVES } from '../../lambda/guide/moves';
import type { PassageId } from '../../lambda/page/page';
import type { Problems } from './problems';
import type { Source } from './source';
import { didYouMean } from './suggest';
import { wordProblem } from './utterance-words';
import type { ExampleLine } from './utterances';

/** The moves that have files of examples: not `read`, whose examples are those of the passage that is asked for. */
const EXAMPLE_MOVES = SPOKEN_MOVES.filter((move) => move !== 'read');

/**
 * The file of what sounds urgent or sad and is not. Triage alone learns from it: what such a line means is for the rest of
 * the understanding to find.
 */
export const LOOK_ALIKE = 'look-alike';

export interface ExampleOptions {
  /** The passages that no move answers: the examples of the others are those of the move. */
  readonly passages: readonly PassageId[];
}

/**
 * Reads the files of `training/examples`: whole utterances, one a line, each file named after the passage or the move
 * that is meant, or `look-alike`. Lines that begin with # are comments.
 */
export const parseExamples = (
  sources: readonly Source[],
  { passages }: ExampleOptions,
  problems: Problems,
): readonly ExampleLine[] =>
  parseLines(sources, [...EXAMPLE_MOVES, LOOK_ALIKE, ...passages], 'passage or move', problems);

/** The same of files that are named after passages alone: `training/unsaid` and `training/unlisted`. */
export const parsePassageLines = (
  sources: readonly Source[],
  passages: readonly PassageId[],
  problems: Problems,
): readonly ExampleLine[] => parseLines(sources, passages, 'passage', problems);

function parseLines(
  sources: readonly Source[],
  known: readonly string[],
  what: string,
  problems: Problems,
): ExampleLine[] {
  const first = new Map<string, ExampleLine>();
  for (const source of sources) {
    const want = basename(source.file, '.txt');
    if (!known.includes(want)) {
      const remedy = didYouMean(want, known) ?? `name it after one of ${known.join(', ')}`;
      problems.error({ file: source.file, line: 0 }, `there is no ${what} '${want}'`, remedy);
      continue;
    }
    for (const [index, text] of source.text.split('\n').entries()) {
      const say = text.trim();
      if (say === '' || say.startsWith('#')) continue;
      const line: ExampleLine = { say, want, file: source.file, line: index + 1 };
      const wrong = wordProblem(say);
      const other = first.get(say);
      if (wrong !== undefined) problems.error(line, `'${say}': ${wrong.message}`, wrong.remedy);
      else if (other === undefined) first.set(say, line);
      else clash(line, other, problems);
    }
  }
  return [...first.values()];
}

function clash(line: ExampleLine, other: ExampleLine, problems: Problems): void {
  const where = `on line ${other.line} of ${basename(other.file)}`;
  problems.error(
    line,
    other.want === line.want
      ? `'${line.say}' stands here twice: it is ${where} as well`
      : `'${line.say}' is '${line.want}' here and '${other.want}' ${where}`,
    'keep it in one of the two places',
  );
}
