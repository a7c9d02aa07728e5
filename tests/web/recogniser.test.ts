import { fetchForDevice, onDevice, Recogniser, type Recognition } from '../../web/speech/recogniser';

/** A recognition as the specification has it: nothing is heard before it was started, and its end comes last. */
class FakeRecognition implements Recognition {
  lang = '';
  interimResults = false;
  onaudiostart: Recognition['onaudiostart'] = null;
  onresult: Recognition['onresult'] = null;
  onerror: Recognition['onerror'] = null;
  onend: Recognition['onend'] = null;
  /** The browser still asks whether it may use the microphone. */
  static asks = false;
  #started = false;

  start(): void {
    if (this.#started) throw new Error('InvalidStateError');
    this.#started = true;
    if (!FakeRecognition.asks) this.onaudiostart?.();
  }

  hears(...results: readonly string[]): void {
    this.onresult?.({ results: results.map((transcript) => [{ transcript }]) });
  }

  stop(): void {
    this.#ends();
  }

  abort(): void {
    this.fails('aborted');
  }

  fails(error: string): void {
    this.onerror?.({ error });
    this.#ends();
  }

  #ends(): void {
    this.#started = false;
    this.onend?.();
  }
}

function open() {
  const made: FakeRecognition[] = [];
  const events: string[] = [];
  let now = 0;
  const recogniser = new Recogniser(
    () => {
      const recognition = new FakeRecognition();
      made.push(recognition);
      return recognition;
    },
    {
      onStart: () => events.push('start'),
      onStop: () => events.push('stop'),
      onProgress: (words) => events.push(`so far: ${words}`),
      onWords: (words) => events.push(`words: ${words}`),
      onNotHeard: (why) => events.push(`not heard: ${why}`),
    },
  );
  const press = (milliseconds: number): void => {
    recogniser.press(now);
    now += milliseconds;
    recogniser.release(now);
  };
  return { recogniser, events, press, current: () => made.at(-1) as FakeRecognition };
}

test('a short press listens until the browser finds that the speaker has finished', () => {
  const { events, press, current, recogniser } = open();
  press(100);
  expect(recogniser.state).toBe('listening');
  current().hears('what are');
  current().hears('what are', ' the  symptoms');
  current().stop();
  expect(events).toEqual([
    'start',
    'so far: what are',
    'so far: what are the symptoms',
    'stop',
    'words: what are the symptoms',
  ]);
  expect(recogniser.state).toBe('idle');
});

test('a browser that says all of it again with every piece is heard once', () => {
  const { events, press, current } = open();
  press(100);
  current().hears('is it', 'is it catching', 'is it catching');
  current().stop();
  expect(events.at(-1)).toBe('words: is it catching');
});

test('a press that is held ends with the press', () => {
  const { events, press, current, recogniser } = open();
  recogniser.press(0);
  current().hears('is it catching');
  recogniser.release(300);
  expect(recogniser.state).toBe('listening');
  recogniser.cancel();
  events.length = 0;
  press(2000);
  expect(recogniser.state).toBe('idle');
  expect(events).toEqual(['start', 'stop', 'not heard: nothing-heard']);
});

test('a second press ends what the first began', () => {
  const { events, press, current, recogniser } = open();
  press(100);
  current().hears('helpline');
  press(100);
  expect(recogniser.state).toBe('idle');
  expect(events.at(-1)).toBe('words: helpline');
});

test('what is cancelled is not asked, and nothing is said about it', () => {
  const { events, press, current, recogniser } = open();
  press(100);
  current().hears('wait');
  recogniser.cancel();
  expect(events).toEqual(['start', 'so far: wait', 'stop']);
});

describe('while the browser asks whether it may use the microphone', () => {
  beforeEach(() => {
    FakeRecognition.asks = true;
  });
  afterEach(() => {
    FakeRecognition.asks = false;
  });

  test('it does not listen yet, and goes on once it may, however long the button was held', () => {
    const { events, press, current, recogniser } = open();
    press(2000);
    expect(recogniser.state).toBe('opening');
    expect(events).toEqual([]);
    current().onaudiostart?.();
    expect(recogniser.state).toBe('listening');
    current().hears('helpline');
    current().stop();
    expect(events).toEqual(['start', 'so far: helpline', 'stop', 'words: helpline']);
  });

  test('a second press gives it up, and whatever it does later is nothing', () => {
    const { events, press, current, recogniser } = open();
    press(100);
    press(100);
    expect(recogniser.state).toBe('idle');
    current().onaudiostart?.();
    current().hears('helpline');
    current().stop();
    expect(events).toEqual(['stop']);
  });
});

test.each([
  ['not-allowed', 'not-allowed'],
  ['service-not-allowed', 'not-allowed'],
  ['audio-capture', 'no-microphone'],
  ['no-speech', 'nothing-heard'],
  ['network', 'no-recogniser'],
  ['language-not-supported', 'no-recogniser'],
])('the error %s is told as %s', (error, why) => {
  const { events, press, current } = open();
  press(100);
  current().fails(error);
  expect(events.at(-1)).toBe(`not heard: ${why}`);
});

test('a voice stays on the device only where the browser says that it can, or once it has fetched what that needs', async () => {
  const can = (available: () => Promise<string>, more = {}) =>
    onDevice(Object.assign(class extends FakeRecognition {}, { available, ...more }), 'en-GB');
  const install = async () => true;
  expect(await can(async () => 'available')).toBe('yes');
  expect(await can(async () => 'downloadable', { install })).toBe('once-fetched');
  expect(await can(async () => 'downloadable')).toBe('no');
  expect(await can(async () => 'unavailable', { install })).toBe('no');
  expect(await can(() => Promise.reject(new Error('NotSupportedError')))).toBe('no');
  expect(await onDevice(FakeRecognition, 'en-GB')).toBe('no');
});

test('fetching it for the device may fail', async () => {
  const fetched = (install?: () => Promise<boolean>) =>
    fetchForDevice(Object.assign(class extends FakeRecognition {}, install && { install }), 'en-GB');
  expect(await fetched(async () => true)).toBe(true);
  expect(await fetched(async () => false)).toBe(false);
  expect(await fetched(() => Promise.reject(new Error('NetworkError')))).toBe(false);
  expect(await fetched()).toBe(false);
});
