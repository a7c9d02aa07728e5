import { startPlace } from '../../lambda/guide/place';
import { toText } from '../../lambda/speech/text';
import { intentOf, intentToRead, WebConversation } from '../../web/channel';
import { BEES, page, understanding } from '../support/words';

const open = (place?: unknown, folder?: string) =>
  new WebConversation({
    page: page(folder),
    understanding: understanding(folder),
    today: () => '2026-11-22',
    report: (what, error) => {
      throw new Error(what, { cause: error });
    },
    ...(place !== undefined && { place }),
  });

/** A conversation that must do without the understanding, as before its file is there. */
const openDeaf = () =>
  new WebConversation({
    page: page(),
    understanding: () => {
      throw new Error('it is not there');
    },
    today: () => '2026-11-22',
    report: () => {},
  });

const heard = ({ turn }: Awaited<ReturnType<WebConversation['say']>>): string => toText(turn.rendered.speech);

describe('whom to call is a link', () => {
  test.each([
    ['she has collapsed and is not breathing', ['emergency']],
    ['i want to kill myself', ['samaritans', 'emergency']],
    ['i am on chemo and i have a temperature', ['urgent', 'emergency']],
    ['my mother died yesterday', ['helpline', 'samaritans']],
    ['what is the helpline number', ['helpline']],
    ['what are the symptoms', []],
  ])('%s', async (words, calls) => {
    expect((await open().say({ words })).calls).toEqual(calls);
  });

  test('it stays as long as the emergency does', async () => {
    const conversation = open();
    await conversation.say({ words: 'he is unconscious' });
    expect((await conversation.say(intentOf('no'))).calls).toEqual(['emergency']);
    expect((await conversation.say({ words: 'it was a false alarm' })).calls).toEqual([]);
  });
});

describe('buttons', () => {
  test('mean what stands on them, and need no understanding', async () => {
    const conversation = openDeaf();
    const { choices } = await conversation.say(intentToRead('symptoms'));
    expect(choices.map(({ label }) => label)).toEqual(expect.arrayContaining(['Yes', 'No']));
    const yes = choices[0];
    if (!yes) throw new Error('there are no buttons');
    const next = await conversation.say(yes.asks);
    expect(next.turn.reply.reads).toMatchObject({ passage: 'symptoms', part: 2 });
  });

  test('an intent that nobody has is not understood', async () => {
    const { turn } = await openDeaf().say({ intent: { name: 'constructor', slots: {} } });
    expect(turn.move.kind).toBe('not-understood');
  });
});

describe('a sentence that is pressed', () => {
  test('is read with the part that holds it, and the place follows', async () => {
    const conversation = open();
    const answer = await conversation.readFrom('symptoms', 3);
    expect(answer.turn.reply.reads).toEqual({ passage: 'symptoms', part: 3, parts: 4 });
    expect((await conversation.say(intentOf('next'))).turn.reply.reads).toMatchObject({ part: 4 });
  });

  test('of the first part is as if the passage was asked for', async () => {
    expect((await open().readFrom('symptoms', 1)).turn.reply.reads).toMatchObject({ part: 1 });
  });

  test('does not read on over an emergency', async () => {
    const conversation = open();
    await conversation.say({ words: 'she is not breathing' });
    const answer = await conversation.readFrom('symptoms', 3);
    expect(heard(answer)).toContain('999');
    expect(answer.calls).toEqual(['emergency']);
  });
});

test('after a goodbye it begins anew', async () => {
  const conversation = open();
  await conversation.say({ words: 'what are the symptoms' });
  expect(conversation.place).toMatchObject({ at: { passage: 'symptoms' } });
  await conversation.say({ words: 'stop' });
  expect(conversation.place).toBeUndefined();
});

test('who was told who is speaking is not told again, after a goodbye neither', async () => {
  const guide = page();
  const conversation = new WebConversation({
    page: guide,
    understanding: understanding(),
    today: () => '2026-11-22',
    report: () => {},
    beginning: { ...startPlace(guide), introduced: true },
  });
  const words = 'who gets it';
  expect(heard(await conversation.say({ words }))).not.toContain('automated');
  await conversation.say({ words: 'stop' });
  expect(heard(await conversation.say({ words }))).not.toContain('automated');
  expect(heard(await open().say({ words }))).toContain('automated');
});

test('a place that was kept is taken up again, and one that makes no sense is not', async () => {
  const before = open();
  await before.say({ words: 'what are the symptoms' });
  const kept: unknown = JSON.parse(JSON.stringify(before.place));
  expect(heard(await open(kept).say({ event: 'launch' }))).toMatch(/part 1 of 4/);
  expect(heard(await open({ edition: 7, at: 'nowhere' }).say({ event: 'launch' }))).toMatch(/^Hello/);
});

test('another page is another guide', async () => {
  const answer = await open(undefined, BEES).say({ words: 'what do i need to buy' });
  expect(heard(answer)).toContain('A hive');
});
