import type { Item, Part, Passage, Run, Sentence } from './page';

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

/** A sentence of prose, or an item of a list, both counted from 0. */
export type Unit = { readonly say: Sentence } | { readonly list: number; readonly index: number };

/** Every sentence and item of a passage, in order: `Part.start` counts them. */
export const unitsOf = ({ cuts, lists }: Pick<Passage, 'cuts' | 'lists'>): readonly Unit[] =>
  cuts.full.flatMap(({ pieces }) =>
    pieces.flatMap((piece): readonly Unit[] =>
      'say' in piece
        ? [piece]
        : (lists[piece.list] ?? [])
            .slice(piece.from, piece.to)
            .map((_, index) => ({ list: piece.list, index: piece.from + index })),
    ),
  );

/** The sentences of a unit: one of prose, and those of an item. */
export const sentencesOfUnit = ({ lists }: Pick<Passage, 'lists'>, unit: Unit): Item =>
  'say' in unit ? [unit.say] : (lists[unit.list]?.[unit.index] ?? []);
