import { reply } from '../../lambda/guide/guide';
import type { Move } from '../../lambda/guide/moves';
import type { Reply } from '../../lambda/guide/reply';
import { listener, TODAY, textOf } from '../support/reading';
import { page as pageOfFolder } from '../support/words';

const page = pageOfFolder();

/** The speech after some moves, the first of which is a choice between two passages. */
function after(...moves: readonly Move[]): Reply {
  const choice: Move = { kind: 'choose', between: ['blood-tests', 'bone-marrow-tests'] };
  let last = reply(choice, listener(page, 'normal'), page, TODAY);
  for (const move of moves) last = reply(move, last.place, page, TODAY);
  return last;
}

describe('a question that may mean either of two passages', () => {
  test('the listener is asked which', () => {
    expect(textOf(after(), page)).toBe('Did you mean blood tests, or bone marrow tests?');
  });

  test.each<[string, Move[], string]>([
    ['the first by its number', [{ kind: 'item', item: 1 }], 'blood-tests'],
    ['the second by its number', [{ kind: 'item', item: 2 }], 'bone-marrow-tests'],
    ['the last', [{ kind: 'last' }], 'bone-marrow-tests'],
    ['one by its name', [{ kind: 'read', passage: 'bone-marrow-tests' }], 'bone-marrow-tests'],
    ['yes, and yes to the first', [{ kind: 'yes' }, { kind: 'yes' }], 'blood-tests'],
    ['yes, and no to the first', [{ kind: 'yes' }, { kind: 'no' }], 'bone-marrow-tests'],
  ])('%s', (_what, moves, passage) => {
    expect(after(...moves).reads).toMatchObject({ passage, part: 1 });
  });

  test('yes alone does not say which, so that is asked', () => {
    expect(textOf(after({ kind: 'yes' }), page)).toBe('Did you mean blood tests?');
  });

  test('"no" to both: the list of contents is offered', () => {
    expect(textOf(after({ kind: 'no' }), page)).toBe('All right. Shall I tell you what topics there are?');
  });

  test('a number above two: the question stays', () => {
    expect(textOf(after({ kind: 'item', item: 3 }), page)).toMatch(
      /^I have two here, .* Did you mean blood tests, or bone marrow tests\?$/,
    );
  });
});
