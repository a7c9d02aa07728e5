import type { SpokenMove } from '../../lambda/guide/moves';
import type { CompiledPage } from '../../lambda/page/open';
import { ANSWERS, type Answer, type PassageId } from '../../lambda/page/page';
import type { Said, Utterances } from '../content/utterances';
import type { Store } from './store';

/** What every platform's model is made of: a content folder, compiled, and the words of the shop window. */
export interface Words {
  readonly compiled: CompiledPage;
  readonly utterances: Utterances;
  /** Absent where the folder has none: then nothing is made for a store. */
  readonly store?: Store;
}

/** The move that a passage answers, if it answers one: it has no questions of its own, they stand under the move. */
export function answerOf({ compiled }: Words, id: PassageId): Answer | undefined {
  return ANSWERS.find((move) => compiled.head.facts.answers[move] === id);
}

/** What a passage's utterances lead to. The same words mean the same thing, and no passage is taken for a move. */
export function meaningOfPassage(words: Words, id: PassageId): string {
  const move = answerOf(words, id);
  return move === undefined ? `the passage '${id}'` : meaningOfMove(move);
}

export const meaningOfMove = (move: string): string => `the move '${move}'`;

/** What people say for a move; nothing where the content has nothing. */
export function saidFor({ utterances }: Words, move: string): readonly Said[] {
  return utterances.moves[move as SpokenMove] ?? [];
}
