import { writeModel } from '../../lambda/understanding/model-file';
import { understandingOf } from '../../lambda/understanding/open';
import { buildAnswers } from '../../tools/answers/build';
import { buildModel } from '../../tools/training/build';
import type { Trainable } from '../../tools/training/data';
import { nearby } from '../../tools/training/near';
import { BEES, compiled } from '../support/words';

const words = compiled(BEES);
const full = buildModel(words);
const passage = words.compiled.passages[1]?.id ?? '';
buildAnswers(words);

/** The words with some of what people say changed. */
const changed = (utterances: Partial<Trainable['utterances']>): Trainable => ({
  ...words,
  utterances: { ...words.utterances, ...utterances },
});

const heard = (of: Trainable) => {
  const near = nearby(of);
  if (!near) throw new Error('nothing was near');
  return understandingOf(near.model, near.answers);
};

test('of the very same words it is what was learned of them', () => {
  const { model } = nearby(words) ?? {};
  expect(model && Buffer.from(writeModel({ ...model, edition: full.edition }))).toEqual(
    Buffer.from(writeModel(full)),
  );
});

test('a line that was just added is known at once, and another is no worse than it was', () => {
  const say = 'frobnicate the wibbler';
  const before = understandingOf(full)(say).label;
  expect(before).not.toBe(passage);
  const understanding = heard(
    changed({ examples: [...words.utterances.examples, { say, want: passage, file: 'x', line: 1 }] }),
  );
  expect(understanding(say)).toMatchObject({ label: passage });
  expect(understanding('next')).toMatchObject({ label: 'next', by: 'exact' });
});

test('a passage that is gone, or a new kind of move: nothing is near', () => {
  const [first, ...passages] = words.compiled.passages;
  expect(first && nearby({ ...words, compiled: { ...words.compiled, passages } })).toBeUndefined();
  const moves = { ...words.utterances.moves, juggle: words.utterances.moves.next ?? [] };
  expect(nearby(changed({ moves }))).toBeUndefined();
});

test('where nothing was ever learned, nothing is near', () => {
  expect(nearby(words, '/nowhere')).toBeUndefined();
});
