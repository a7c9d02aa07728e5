import { MOST_LABELS } from '../../lambda/understanding/model';
import { readModel } from '../../lambda/understanding/model-file';
import { understandingOf } from '../../lambda/understanding/open';
import { withoutTriage } from '../../tools/training/examples';
import { dataOf } from './data';
import { passages, trained } from './trained';

describe('with as many labels as a byte can number', () => {
  const moves = Object.keys(withoutTriage(dataOf([])).moves).length - 1;
  const names = passages(MOST_LABELS - moves).map(({ id }) => id);
  const understand = understandingOf(readModel(trained(dataOf(passages(names.length)))));

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
});
