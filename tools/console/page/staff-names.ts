import { MOVES } from '../../../lambda/guide/moves';

/** What staff call a move; its own name where the table of moves has none. */
export const moveName = (move: string): string =>
  Object.hasOwn(MOVES, move) ? MOVES[move as keyof typeof MOVES].label : move;

/** What a listener does without words. */
const WORDLESS: Readonly<Record<string, string>> = {
  '/launch': 'opens the guide',
  '/silence': 'says nothing',
  '/end': 'leaves',
  '/new': 'comes back',
};

/** What a line of a conversation is called that is no utterance; undefined for an utterance. */
export const wordlessName = (line: string): string | undefined => WORDLESS[line];

const REASONS: Readonly<Record<string, string>> = {
  exact: 'word for word one of the samples',
  named: 'it names a passage',
  answer: 'it asks for one thing of a passage',
  likely: 'by its words',
  triage: 'it may be urgent, and that comes first',
  unsure: 'nothing on the page was likely enough',
  nothing: 'there was nothing to understand',
};

export const reasonName = (by: string): string => REASONS[by] ?? by;

export const percent = (score: number): string =>
  score > 0 && score < 0.01 ? 'under 1\u00a0%' : `${Math.round(score * 100)}\u00a0%`;
