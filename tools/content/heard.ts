import { basename } from 'node:path';
import type { PassageId } from '../../lambda/page/page';
import type { Problems } from './problems';
import type { Source } from './source';
import { didYouMean } from './suggest';
import { wordProblem } from './utterance-words';
import { type Heard, SPOKEN_MOVES } from './utterances';

/** The moves that have files of what was heard: not `read`, which is a passage each time. */
const HEARD_MOVES = SPOKEN_MOVES.filter((move) => move !== 'read');

export interface HeardOptions {
  /** The passages that no move answers: those of the others are heard as that move. */
  readonly passages: readonly PassageId[];
}

/**
 * Reads the files of `heard/`: whole utterances, as people say them, one a line, each file named after the passage or the
 * move that is meant. Lines that begin with # are remarks.
 */
export function parseHeard(
  sources: readonly Source[],
  { passages }: HeardOptions,
  problems: Problems,
): readonly Heard[] {
  const known: readonly string[] = [...HEARD_MOVES, ...passages];
  const first = new Map<string, Heard>();
  for (const source of sources) {
    const want = basename(source.file, '.txt');
    if (!known.includes(want)) {
      const remedy = didYouMean(want, known) ?? `name it after one of ${known.join(', ')}`;
      problems.error({ file: source.file, line: 0 }, `there is no passage or move '${want}'`, remedy);
      continue;
    }
    for (const [index, text] of source.text.split('\n').entries()) {
      const say = text.trim();
      if (say === '' || say.startsWith('#')) continue;
      const heard: Heard = { say, want, file: source.file, line: index + 1 };
      const wrong = wordProblem(say);
      const other = first.get(say);
      if (wrong !== undefined) problems.error(heard, `'${say}': ${wrong.message}`, wrong.remedy);
      else if (other === undefined) first.set(say, heard);
      else clash(heard, other, problems);
    }
  }
  return [...first.values()];
}

function clash(heard: Heard, other: Heard, problems: Problems): void {
  const where = `on line ${other.line} of ${basename(other.file)}`;
  problems.error(
    heard,
    other.want === heard.want
      ? `'${heard.say}' stands here twice: it is ${where} as well`
      : `'${heard.say}' is '${heard.want}' here and '${other.want}' ${where}`,
    'keep it in one of the two places',
  );
}
