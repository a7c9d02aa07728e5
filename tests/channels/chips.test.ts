import { SCREEN } from '../../lambda/channels/dialogflow/response-limits';
import { screenOf } from '../../lambda/channels/screen';
import { chipsOf } from '../../lambda/guide/chips';
import { reply } from '../../lambda/guide/guide';
import type { Move } from '../../lambda/guide/moves';
import { type Place, startPlace } from '../../lambda/guide/place';
import { render } from '../../lambda/speech/render';
import { TODAY } from '../support/reading';
import { page, understanding } from '../support/words';

const start = startPlace(page());
const after = (move: Move, place: Place = start) => reply(move, place, page(), TODAY);

/** The words on the chips after a move. */
function chips(move: Move, place: Place = start): readonly string[] {
  const answer = after(move, place);
  return screenOf({ reply: answer, rendered: render(answer, page()) }, page(), SCREEN).chips;
}

test('answers to the question come first, then what helps anywhere', () => {
  expect(chips({ kind: 'launch' })).toEqual(['Yes', 'No', 'Say that again', 'What can I hear?', 'Helpline']);
});

test('the list of what can be heard offers what it lists, and not itself', () => {
  const offered = chips({ kind: 'menu' });
  expect(offered.slice(0, 3)).toEqual(['The main points', 'What ANKL is', 'Who gets ANKL']);
  expect(offered).not.toContain('What can I hear?');
});

test('two passages to choose from are offered by their names', () => {
  const asks = { id: 'choose', topic: 'blood-tests', other: 'symptoms' } as const;
  expect(chipsOf({ asks, place: start }, page()).slice(0, 2)).toEqual([
    { passage: 'blood-tests' },
    { passage: 'symptoms' },
  ]);
});

test('the helpline is offered wherever it is not being offered already', () => {
  const reading = after({ kind: 'read', passage: 'symptoms' }).place;
  expect(chips({ kind: 'next' }, reading)).toContain('Helpline');
  expect(chips({ kind: 'helpline' }, reading)).not.toContain('Helpline');
  expect(chips({ kind: 'advice' }, reading)).not.toContain('Helpline');
});

test('slower is offered once', () => {
  const reading = after({ kind: 'read', passage: 'symptoms' });
  expect(chips({ kind: 'next' }, reading.place)).toContain('Slower');
  expect(chips({ kind: 'next' }, after({ kind: 'slower' }, reading.place).place)).not.toContain('Slower');
});

test('none when the guide has said goodbye', () => {
  expect(chips({ kind: 'stop' })).toEqual([]);
});

/** Every place that some moves lead to, and what is offered there. */
function* everywhere(): Generator<readonly string[]> {
  const moves: Move[] = [
    { kind: 'launch' },
    { kind: 'menu' },
    ...(
      ['next', 'helpline', 'whatsapp', 'emergency', 'distress', 'advice', 'off-page', 'slower', 'no'] as const
    ).map((kind) => ({ kind })),
    ...page()
      .contents()
      .passages.map((passage): Move => ({ kind: 'read', passage })),
  ];
  for (const first of moves) {
    const { place } = after(first);
    yield chips(first);
    for (const second of moves) {
      yield chips(second, place);
      for (const third of [{ kind: 'next' }, { kind: 'menu' }] as const) {
        const there = after(second, place).place;
        yield chips(third, there);
      }
    }
  }
}

test('there are never too many, none is too long, and each does what it says when it is tapped', () => {
  const all = [...everywhere()];
  for (const offered of all) {
    expect(offered.length).toBeLessThanOrEqual(SCREEN.chips);
    expect(new Set(offered).size).toBe(offered.length);
  }
  const meanings = new Map([...new Set(all.flat())].map((text) => [text, understanding()(text).move]));
  expect(Object.fromEntries(meanings)).toMatchObject({
    Yes: { kind: 'yes' },
    No: { kind: 'no' },
    'Say that again': { kind: 'repeat' },
    Slower: { kind: 'slower' },
    'What can I hear?': { kind: 'menu' },
    Helpline: { kind: 'helpline' },
    Symptoms: { kind: 'read', passage: 'symptoms' },
  });
  const passages = page().contents().passages;
  for (const [text, move] of meanings) {
    expect(text.length).toBeLessThanOrEqual(SCREEN.chip);
    expect({ text, known: move.kind !== 'not-understood' && move.kind !== 'off-page' }).toEqual({
      text,
      known: true,
    });
    if (move.kind === 'read') expect(passages).toContain(move.passage);
  }
});
