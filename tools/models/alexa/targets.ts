import { MOVE_INTENTS, passageIntent } from '../../../lambda/channels/alexa/intents';
import { expandAll, type Said } from '../../content/utterances';
import type { PassageNames } from '../names';
import { answerOf, meaningOfMove, meaningOfPassage, saidFor, type Words } from '../words';
import { WITHOUT_SAMPLES } from './built-ins';

/** An intent of the model before its samples are chosen. */
export interface Target {
  readonly intent: string;
  /** What it leads to. Two intents that lead to the same may be exchanged for each other. */
  readonly meaning: string;
  readonly said: readonly Said[];
  /** Names of passages that are samples by themselves. */
  readonly names: readonly string[];
}

/**
 * Every intent: the moves, the moves with a slot, and one for each passage that does not answer a move. A name by
 * itself is a sample of the passage's own intent, not of `ReadIntent`: see `intentsOf`.
 */
export function targetsOf(words: Words, names: PassageNames): Target[] {
  const alone = expandAll(saidFor(words, 'read')).includes('{passage}');
  const answers = words.compiled.head.facts.answers as Readonly<Partial<Record<string, string>>>;
  const namesOf = (id: string | undefined) => (alone && id !== undefined ? (names.get(id) ?? []) : []);

  const moves = [...MOVE_INTENTS].map(([intent, move]): Target => {
    const meaning = meaningOfMove(move);
    if (WITHOUT_SAMPLES.has(intent)) return { intent, meaning, said: [], names: [] };
    return { intent, meaning, said: saidFor(words, move), names: namesOf(answers[move]) };
  });
  const passages = words.compiled.passages
    .filter(({ id }) => answerOf(words, id) === undefined)
    .map(
      ({ id }): Target => ({
        intent: passageIntent(id),
        meaning: meaningOfPassage(words, id),
        said: words.utterances.passages[id]?.say ?? [],
        names: namesOf(id),
      }),
    );
  return [...moves, ...passages];
}
