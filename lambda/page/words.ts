import type { Part, Passage, Run, Sentence } from './page';

/** A run as it is written. A slot that nothing has filled is written as its name in braces. */
export function writtenRun(run: Run): string {
  if (typeof run === 'string') return run;
  if ('term' in run) return run.term;
  if ('stress' in run) return run.stress;
  if ('phone' in run) return run.phone;
  return `{${run.slot}}`;
}

/** A sentence as it is written. */
export const plainText = (sentence: Sentence): string => sentence.map(writtenRun).join('');

/** Every sentence of a part, in order, those of its list items among them. */
export const sentencesOf = (passage: Pick<Passage, 'lists'>, part: Part): readonly Sentence[] =>
  part.pieces.flatMap((piece) =>
    'say' in piece ? [piece.say] : (passage.lists[piece.list] ?? []).slice(piece.from, piece.to).flat(),
  );
