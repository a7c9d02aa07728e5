import { listIntent, MOVE_INTENTS, SLOT_TYPES } from '../../../lambda/channels/alexa/intents';
import { spokenKey } from '../spoken-form';
import type { ModelWords } from '../targets';
import { type ModelIntent, namesOf, type SlotType } from './schema';
import { canBeFilled, slotsOf } from './slot-types';

/**
 * The intents for questions about one thing, by their shape: "what about {thing}", and, for each passage that has a list and
 * is asked whether something is on it, "is {thing} one of them". Where the thing is none that is known, the second says that
 * it is not on the list.
 */
export function askIntents({ utterances, compiled }: ModelWords, types: readonly SlotType[]): ModelIntent[] {
  const { about, listed } = utterances.english;
  const lists = compiled.passages.filter(({ id }) => utterances.unlisted.some(({ want }) => want === id));
  const intents = [
    ...[...MOVE_INTENTS].flatMap(([name, move]) => (move === 'ask' ? [{ name, shapes: about }] : [])),
    // Two passages with the same shapes would make both weaker.
    ...lists.slice(0, 1).map(({ id }) => ({ name: listIntent(id), shapes: listed })),
  ];
  return intents.flatMap(({ name, shapes }) => {
    const every = Math.max(1, Math.ceil(shapes.length / SHAPES));
    const samples = shapes.filter(
      (shape, at) => at % every === 0 && shape !== '{thing}' && canBeFilled(shape, types),
    );
    return samples.length === 0 ? [] : [{ name, slots: slotsOf(samples), samples }];
  });
}

/** The most samples of each of them. */
const SHAPES = 120;

/** Every utterance that samples are with their slots filled, as spoken keys. */
export function fillingsOf(intents: readonly ModelIntent[], types: readonly SlotType[]): ReadonlySet<string> {
  const things = types.find(({ name }) => name === SLOT_TYPES.thing)?.values ?? [];
  const names = things.flatMap(namesOf);
  return new Set(
    intents.flatMap(({ samples }) =>
      samples.flatMap((sample) => names.map((name) => spokenKey(sample.replace('{thing}', name)))),
    ),
  );
}
