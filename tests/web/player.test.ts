import { type Clock, Player, type PlayerState } from '../../web/speech/player';
import type { SpokenSentence } from '../../web/speech/utterances';

/** Three sentences, of which the second has a pause before it and one inside it. */
const sentences: readonly SpokenSentence[] = [
  { sentence: ['one'], before: 0, pieces: [{ say: 'one', rate: 100 }] },
  {
    sentence: ['two'],
    before: 400,
    pieces: [{ say: 'two', rate: 100 }, { pause: 600 }, { say: 'and a half', rate: 80 }],
  },
  { sentence: ['three'], before: 0, pieces: [{ say: 'three', rate: 100 }] },
];

/** How long each text takes to say, in milliseconds. */
const EACH = 4000;

/** A player before a voice and a clock that a test moves on. */
function open({ rate = 1, fails = false } = {}) {
  const said: string[] = [];
  const waited: number[] = [];
  const states: PlayerState[] = [];
  const events: string[] = [];
  let now = 0;
  let waiting: { readonly until: number; readonly go: () => void }[] = [];
  const after = (milliseconds: number, signal: AbortSignal): Promise<void> =>
    new Promise((resolve) => {
      waiting.push({ until: now + milliseconds, go: resolve });
      signal.addEventListener('abort', () => resolve());
    });
  const clock: Clock = {
    now: () => now,
    wait(milliseconds, signal) {
      waited.push(milliseconds);
      return after(milliseconds, signal);
    },
  };
  const player = new Player({
    voice: {
      say(text, times, signal) {
        said.push(`${text} at ${times}`);
        return fails ? Promise.reject(new Error('no voice')) : after(EACH, signal);
      },
    },
    clock,
    rate: () => rate,
    onChange: (state) => states.push(state),
    onEnd: () => events.push('end'),
    onFailure: (error) => events.push(String(error)),
  });
  const settle = async (): Promise<void> => {
    for (let turn = 0; turn < 10; turn += 1) await Promise.resolve();
  };
  /** Lets time pass. */
  const pass = async (milliseconds: number): Promise<void> => {
    const end = now + milliseconds;
    for (;;) {
      await settle();
      const [next] = waiting.filter(({ until }) => until <= end).sort((a, b) => a.until - b.until);
      if (!next) break;
      now = Math.max(now, next.until);
      waiting = waiting.filter((one) => one !== next);
      next.go();
    }
    now = end;
    await settle();
  };
  return { player, said, waited, states, events, pass };
}

test('it speaks sentence after sentence, with the pauses, and says when it has ended', async () => {
  const { player, said, waited, states, events, pass } = open();
  player.play(sentences);
  await pass(60_000);
  expect(said).toEqual(['one at 1', 'two at 1', 'and a half at 0.8', 'three at 1']);
  expect(waited).toEqual([400, 600, 0]);
  expect(states.map(({ status, at }) => at?.sentence[0] ?? status)).toEqual(['one', 'two', 'three', 'idle']);
  expect(events).toEqual(['end']);
});

test('who listens three times as fast waits a third of the pauses', async () => {
  const { player, said, waited, pass } = open({ rate: 3 });
  player.play(sentences);
  await pass(60_000);
  expect(said[0]).toBe('one at 3');
  expect(waited[0]).toBeCloseTo(400 / 3);
});

test('a pause stops it, and it goes on with the same sentence', async () => {
  const { player, said, states, pass } = open();
  player.play(sentences);
  await pass(EACH + 500);
  player.pause();
  await pass(60_000);
  expect(states.at(-1)).toMatchObject({ status: 'paused', at: { sentence: ['two'] } });
  expect(said).toEqual(['one at 1', 'two at 1']);
  player.resume();
  await pass(100);
  expect(said.at(-1)).toBe('two at 1');
  expect(states.at(-1)?.status).toBe('speaking');
});

test('next, previous, and past the last sentence', async () => {
  const { player, said, events, pass } = open();
  player.play(sentences);
  await pass(10);
  player.next();
  await pass(10);
  player.next();
  await pass(10);
  player.previous();
  await pass(10);
  expect(said).toEqual(['one at 1', 'two at 1', 'three at 1', 'two at 1']);
  player.next();
  player.next();
  await pass(10);
  expect(events).toEqual(['end']);
  expect(player.state.status).toBe('idle');
});

test('it starts from any sentence, without the pause before it', async () => {
  const { player, said, waited, pass } = open();
  player.play(sentences, 1);
  await pass(10);
  expect({ said, waited }).toEqual({ said: ['two at 1'], waited: [] });
});

test('ten seconds back is the sentence that was spoken then', async () => {
  const { player, said, pass } = open();
  player.play(sentences);
  // The second sentence begins after 4.4 seconds and ends after 13.
  await pass(14_000);
  player.back(10_000);
  await pass(10);
  expect(said.slice(-2)).toEqual(['three at 1', 'one at 1']);
  await pass(EACH + 500);
  player.back(10_000);
  await pass(10);
  expect(said.at(-1)).toBe('one at 1');
});

test('ten seconds back counts what was spoken, and not how long it was paused', async () => {
  const { player, said, pass } = open();
  player.play(sentences);
  await pass(13_000 + 10);
  player.pause();
  await pass(60_000);
  player.resume();
  await pass(2_000);
  player.back(10_000);
  await pass(10);
  expect(said.at(-1)).toBe('two at 1');
});

test('stop forgets where it was', async () => {
  const { player, said, pass } = open();
  player.play(sentences);
  await pass(10);
  player.stop();
  player.resume();
  player.next();
  await pass(60_000);
  expect(said).toEqual(['one at 1']);
});

test('a voice that fails is told, once', async () => {
  const { player, events, states, pass } = open({ fails: true });
  player.play(sentences);
  await pass(10);
  expect(events).toEqual(['Error: no voice']);
  expect(states.at(-1)?.status).toBe('idle');
});
