import { createHash } from 'node:crypto';
import { readModel } from '../../lambda/understanding/model-file';
import { parseTemplate } from '../../tools/content/templates';
import { TRAINER } from '../../tools/training/build';
import { withoutTriage } from '../../tools/training/examples';
import { dataOf } from './data';
import { passages, trained } from './trained';

test.each([257, 300])('%i labels are an error, not the first label again', (count) => {
  const moves = Object.keys(withoutTriage(dataOf([])).moves).length - 1;
  expect(() => trained(dataOf(passages(count - moves)))).toThrow(
    `${count} passages and moves, and 256 are the most`,
  );
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
