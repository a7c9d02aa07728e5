import type { Part, Passage, Run, Sentence } from './page';

/** A piece of a phrase as it is written. A gap is written as its name in braces. */
export function writtenRun(run: Run): string {
  if (typeof run === 'string') return run;
  return 'slot' in run ? `{${run.slot}}` : run.text;
}

/** A sentence as it is written. */
export const plainText = (sentence: readonly Run[]): string => sentence.map(writtenRun).join('');

/** Every sentence of a part, in order, those of its list items among them. */
export const sentencesOf = (passage: Pick<Passage, 'lists'>, part: Part): readonly Sentence[] =>
  part.pieces.flatMap((piece) =>
    'say' in piece ? [piece.say] : (passage.lists[piece.list] ?? []).slice(piece.from, piece.to).flat(),
  );
