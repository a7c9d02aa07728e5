import { isMoveName } from '../../../lambda/channels/dialogflow/intents';
import { moveOf } from '../../../lambda/channels/dialogflow/move';
import { PLAIN_MOVES } from '../../../lambda/guide/move';
import { type Place, startPlace } from '../../../lambda/guide/place';
import type { Understanding } from '../../../lambda/understanding/open';
import { NOTHING } from '../../../lambda/understanding/understand';
import { page, understanding } from '../../support/words';

const move = (name: string, words = '', parameters: Readonly<Record<string, unknown>> = {}, place?: Place) =>
  moveOf({ name, words, parameters }, place ?? startPlace(page()), page(), understanding());

describe('a name', () => {
  test.each(PLAIN_MOVES.filter(isMoveName))('%s is the move', (kind) => {
    expect(move(kind)).toEqual({ kind });
  });

  test.each([
    ['read.blood-tests', {}, { kind: 'read', passage: 'blood-tests' }],
    ['read', { passage: 'symptoms' }, { kind: 'read', passage: 'symptoms' }],
    ['item', { number: 3 }, { kind: 'item', item: 3 }],
    ['item', { number: '3' }, { kind: 'item', item: 3 }],
    ['item', { number: '', ordinal: 2 }, { kind: 'item', item: 2 }],
    ['item', { number: 0 }, { kind: 'item', item: 0 }],
    ['last', {}, { kind: 'item', item: 'last' }],
    ['spell', { term: 'ANKL' }, { kind: 'spell', term: 'ANKL' }],
    ['spell', { term: '' }, { kind: 'spell' }],
    ['spell', {}, { kind: 'spell' }],
  ])('%s with %j', (name, parameters, wanted) => {
    expect(move(name, '', parameters)).toEqual(wanted);
  });

  test.each([
    ['unheard', {}],
    ['danger', {}],
    ['end', {}],
    ['words', {}],
    ['constructor', {}],
    ['read.constructor', {}],
    ['read.', {}],
    ['read', {}],
    ['read', { passage: ['symptoms'] }],
    ['read', { passage: '../page' }],
    ['item', {}],
    ['item', { number: 2.5 }],
    ['item', { number: -1 }],
    ['item', { number: '1e9' }],
    ['item', { number: [3] }],
    ['item', { number: 99999999 }],
  ])('%s with %j says nothing, so the words decide', (name, parameters) => {
    expect(move(name, '', parameters)).toEqual({ kind: 'unheard' });
    expect(move(name, 'what are the symptoms', parameters)).toEqual({ kind: 'read', passage: 'symptoms' });
  });
});

describe('words', () => {
  test('are understood as everywhere else', () => {
    expect(move('words', 'what was number three')).toEqual({ kind: 'item', item: 3 });
    expect(move('words', 'can you catch it')).toEqual({ kind: 'read', passage: 'infectious' });
    expect(move('words', '?!')).toEqual({ kind: 'unheard' });
    expect(move('words', '')).toEqual({ kind: 'unheard' });
  });

  test('an emergency comes before whatever Dialogflow took them for', () => {
    for (const name of ['read.blood-tests', 'yes', 'helpline', 'distress'])
      expect(move(name, 'he has passed out')).toEqual({ kind: 'emergency' });
  });

  test('and then distress, but not before an emergency', () => {
    expect(move('read.outcomes', "i'm so frightened")).toEqual({ kind: 'distress' });
    expect(move('emergency', "i'm so frightened")).toEqual({ kind: 'emergency' });
    expect(move('emergency', 'yes')).toEqual({ kind: 'emergency' });
  });

  test('where it may be either, both are answered, unless Dialogflow knows that it is an emergency', () => {
    const either: Understanding = () => ({ ...NOTHING, move: { kind: 'danger' }, label: 'danger' });
    const moveOfEither = (name: string) =>
      moveOf({ name, parameters: {}, words: 'x' }, startPlace(page()), page(), either);
    expect(moveOfEither('words')).toEqual({ kind: 'danger' });
    expect(moveOfEither('distress')).toEqual({ kind: 'danger' });
    expect(moveOfEither('read.symptoms')).toEqual({ kind: 'danger' });
    expect(moveOfEither('emergency')).toEqual({ kind: 'emergency' });
  });

  test('of an event are no words', () => {
    expect(move('launch', 'he has passed out')).toEqual({ kind: 'launch' });
    expect(move('silence', 'actions_intent_NO_INPUT')).toEqual({ kind: 'silence' });
  });

  test('are taken as an answer to what was offered', () => {
    const asked = { id: 'choose', topic: 'blood-tests', other: 'bone-marrow-tests' } as const;
    const offered: string[][] = [];
    moveOf(
      { name: 'words', words: 'the marrow', parameters: {} },
      { ...startPlace(page()), asked },
      page(),
      (words, context) => {
        offered.push([...(context?.offered ?? [])]);
        return understanding()(words, context);
      },
    );
    expect(offered).toEqual([['blood-tests', 'bone-marrow-tests']]);
  });
});
