import { createHash } from 'node:crypto';
import { MOST_LABELS } from '../../lambda/understanding/model';
import { readModel, writeModel } from '../../lambda/understanding/model-file';
import { understandingOf } from '../../lambda/understanding/open';
import { parseTemplate } from '../../tools/content/templates';
import { assemble } from '../../tools/training/assemble';
import { TRAINER } from '../../tools/training/build';
import type { TrainingData } from '../../tools/training/data';
import { datasetOf } from '../../tools/training/dataset';
import { examplesOf } from '../../tools/training/examples';
import { trainWeights } from '../../tools/training/sgd';
import { dataOf } from './data';

/** Trains a model, as a file. */
function trained(data: TrainingData): Uint8Array {
  const dataset = datasetOf(examplesOf(data));
  return writeModel(assemble(data, dataset, trainWeights(dataset), 'test'));
}

const understandingIn = (file: Uint8Array) => understandingOf(readModel(file));

describe('with as many labels as a byte can number', () => {
  // Letters alone, since all numbers are one feature: "aaaaaa", "bbbaaa", "cccaaa" ...
  const nameOf = (number: number): string =>
    [number % 26, Math.floor(number / 26)].map((at) => String.fromCharCode(97 + at).repeat(3)).join('');
  const passages = (count: number) =>
    Array.from({ length: count }, (_, number) => ({
      id: nameOf(number),
      names: [parseTemplate(nameOf(number))],
      say: Array.from({ length: 3 }, () =>
        parseTemplate(`(what|where|why|how) is (the|a) ${nameOf(number)}`),
      ),
    }));
  const moves = Object.keys(dataOf([]).moves).length - 1;
  const names = passages(MOST_LABELS - moves).map(({ id }) => id);
  const understand = understandingIn(trained(dataOf(passages(names.length))));

  test.each([
    ['known word for word', (name: string) => `what is the ${name}`],
    ['named after a carrier', (name: string) => `tell me more about ${name}`],
    ['scored', (name: string) => `goodness ${name} whatever can be the matter with ${name}`],
  ])('each is understood where it is %s', (_how, utteranceOf) => {
    const understood = names.map((name) => understand(utteranceOf(name)).move);
    expect(understood).toEqual(names.map((passage) => ({ kind: 'read', passage })));
  });

  test('an emergency is still one', () => {
    expect(understand('he has collapsed').move).toEqual({ kind: 'emergency' });
  });

  test.each([1, 300 - names.length])('%i more is an error, not the first label again', (more) => {
    expect(() => trained(dataOf(passages(names.length + more)))).toThrow('256 are the most');
  });
});

describe('a file that is no model is refused', () => {
  const file = trained(dataOf([{ id: 'symptoms', title: 'Symptoms' }]));

  test.each([
    ['of another kind', new Uint8Array(64)],
    ['cut short', file.slice(0, file.length - 1)],
    ['empty', new Uint8Array()],
  ])('%s', (_what, bytes) => {
    expect(() => readModel(bytes)).toThrow();
  });
});

test('the trainer makes of the same data what it made before, or its version and fingerprint are raised', () => {
  const symptoms = {
    id: 'symptoms',
    title: 'Symptoms',
    sentences: ['Hay fever can cause these.', 'Sneezing.', 'Itchy eyes. Rubbing them makes it worse.'],
    names: [parseTemplate('(the|my) symptoms'), parseTemplate('signs')],
    say: [
      parseTemplate('what are the (symptoms|signs) [of (it|hay fever)]'),
      parseTemplate('why do i sneeze'),
    ],
  };
  const outlook = {
    id: 'outlook',
    title: 'Outlook',
    sentences: ['It is not serious.', 'Most people get better with age.'],
    names: [parseTemplate('(the|my) outlook')],
    say: [parseTemplate('is (it|hay fever) serious'), parseTemplate('(will|does) it [ever] get better')],
  };
  const fingerprint = createHash('sha256')
    .update(trained(dataOf([symptoms, outlook])))
    .digest('hex')
    .slice(0, 16);
  expect(fingerprint).toBe(TRAINER.fingerprint);
});
