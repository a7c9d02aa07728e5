import { NAMES as ALEXA } from '../../lambda/channels/alexa/intents';
import { NAMES as DIALOGFLOW, EVENTS } from '../../lambda/channels/dialogflow/intents';
import { moveOfIntent, moveOfWords, type Slots } from '../../lambda/channels/intents';
import { MOVES, type Move, type MoveKind, PLAIN_MOVES, SPOKEN_MOVES } from '../../lambda/guide/moves';
import { type Place, startPlace } from '../../lambda/guide/place';
import type { Understanding } from '../../lambda/understanding/open';
import { NOTHING } from '../../lambda/understanding/understand';
import { alexaIntent, dialogflowIntent } from '../../tools/surfaces/sent-intents';
import { page, understanding } from '../support/words';

const named = (name: string, slots: Slots = {}) => moveOfIntent({ name, slots }, DIALOGFLOW, page());

describe('an intent', () => {
  test.each(SPOKEN_MOVES)('%s comes back from the name that each platform has for it', (kind) => {
    if (kind === 'read') return;
    const move = { kind } as Move;
    expect(ALEXA.kindOf(alexaIntent(move).intent)).toBe(kind);
    expect(DIALOGFLOW.kindOf(dialogflowIntent(move).intent)).toBe(kind);
  });

  test('of Alexa stands for one move alone', () => {
    const intents = Object.values(MOVES).flatMap((row) => ('alexa' in row ? row.alexa : []));
    expect(new Set(intents).size).toBe(intents.length);
  });

  test('of Dialogflow has a name for what is asked in words and for what an event calls', () => {
    const kinds = PLAIN_MOVES.filter((kind) => DIALOGFLOW.kindOf(kind) !== undefined);
    expect(kinds).toEqual(PLAIN_MOVES.filter((kind) => MOVES[kind].spoken || kind in EVENTS));
  });

  test.each([
    ['read.blood-tests', {}, { kind: 'read', passage: 'blood-tests' }],
    ['read', { passage: 'symptoms' }, { kind: 'read', passage: 'symptoms' }],
    ['read', { passage: null }, { kind: 'off-page' }],
    ['item', { number: 3 }, { kind: 'item', item: 3 }],
    ['item', { number: '3' }, { kind: 'item', item: 3 }],
    ['item', { ordinal: '3rd' }, { kind: 'item', item: 3 }],
    ['item', { number: '', ordinal: 2 }, { kind: 'item', item: 2 }],
    ['item', { number: 0 }, { kind: 'item', item: 0 }],
    ['last', {}, { kind: 'last' }],
    ['spell', { term: 'ANKL' }, { kind: 'spell', term: 'ANKL' }],
    ['spell', { term: '' }, { kind: 'spell' }],
    ['spell', {}, { kind: 'spell' }],
  ] as const)('%s with %j', (name, slots, move) => {
    expect(named(name, slots)).toEqual(move);
  });

  test.each([
    ['not-understood', {}],
    ['danger', {}],
    ['end', {}],
    ['words', {}],
    ['constructor', {}],
    ['read.constructor', {}],
    ['read.', {}],
    ['read.Symptoms', {}],
    ['read.a--b', {}],
    ['xread.symptoms', {}],
    ['read.symptoms\n', {}],
    ['Default Welcome Intent', {}],
    ['read', {}],
    ['read', { passage: '../page' }],
    ['item', {}],
    ['item', { number: 2.5 }],
    ['item', { number: -1 }],
    ['item', { number: [3] }],
    ['item', { number: 99999999 }],
  ])('%p with %j is no move', (name, slots) => {
    expect(named(name, slots)).toBeUndefined();
  });

  test.each(['ReadLunchIntent', 'Readintent', 'ReadIntent', 'constructor', 'SymptomsIntent'])(
    '%s asks for no passage on Alexa',
    (name) => {
      expect(moveOfIntent({ name, slots: {} }, ALEXA, page())).toBeUndefined();
    },
  );
});

describe('words', () => {
  const start = startPlace(page());
  const said = (words: string, kind?: MoveKind, place: Place = start) =>
    moveOfWords(words, kind && ({ kind } as Move), place, understanding());

  test('are understood where no intent was', () => {
    expect(said('what was number three')).toEqual({ kind: 'item', item: 3 });
    expect(said('tell me about catching it')).toEqual({ kind: 'read', passage: 'infectious' });
    expect(said('can my wife catch it off me')).toMatchObject({
      kind: 'ask',
      passage: 'infectious',
      answer: 1,
    });
    expect(said('?!')).toEqual({ kind: 'not-understood' });
    expect(said('')).toEqual({ kind: 'not-understood' });
  });

  test('are left to the platform where it understood them', () => {
    expect(said('can you catch it', 'menu')).toEqual({ kind: 'menu' });
  });

  test('an emergency comes before whatever the platform took them for', () => {
    for (const kind of ['support', 'yes', 'helpline', 'distress'] as const)
      expect(said('he has passed out', kind)).toEqual({ kind: 'emergency' });
  });

  test('and then distress, but not before an emergency', () => {
    expect(said("i'm so frightened", 'support')).toEqual({ kind: 'distress' });
    expect(said("i'm so frightened", 'emergency')).toEqual({ kind: 'emergency' });
    expect(said('yes', 'emergency')).toEqual({ kind: 'emergency' });
  });

  test('where it may be either, both are answered, unless the platform knows that it is an emergency', () => {
    const either: Understanding = () => ({ ...NOTHING, move: { kind: 'danger' }, label: 'danger' });
    const moveFor = (kind?: MoveKind) => moveOfWords('x', kind && ({ kind } as Move), start, either);
    expect(moveFor()).toEqual({ kind: 'danger' });
    expect(moveFor('distress')).toEqual({ kind: 'danger' });
    expect(moveFor('menu')).toEqual({ kind: 'danger' });
    expect(moveFor('emergency')).toEqual({ kind: 'emergency' });
  });

  test('two passages that are about as likely are offered', () => {
    const unsure: Understanding = () => ({ ...NOTHING, between: ['symptoms', 'causes'] });
    expect(moveOfWords('x', undefined, start, unsure)).toEqual({
      kind: 'choose',
      between: ['symptoms', 'causes'],
    });
  });

  test('are taken as an answer to what was offered', () => {
    const asked = { id: 'choose', topic: 'blood-tests', other: 'bone-marrow-tests' } as const;
    const offered: unknown[] = [];
    moveOfWords('the marrow', undefined, { ...start, asked }, (_words, context) => {
      offered.push(context?.offered);
      return NOTHING;
    });
    expect(offered).toEqual([['blood-tests', 'bone-marrow-tests']]);
  });
});
