import { gzipSync } from 'node:zlib';
import { modelFiles } from '../../tools/answers/build';
import { emergencyPatterns } from '../../tools/build/built-in';
import { packFiles, unpackFiles } from '../../web/packed-files';
import { WebUnderstanding } from '../../web/understanding';
import { compiled } from '../support/words';

const packed = packFiles(new Map(Object.entries(modelFiles(compiled()))));
const zipped = gzipSync(packed);

/** An understanding whose file is answered in turn by what is given. */
function open(...answers: readonly (() => Response)[]) {
  let asked = 0;
  const progress: number[] = [];
  const understanding = new WebUnderstanding(
    { path: 'understanding.bin', bytes: zipped.length },
    emergencyPatterns(),
    async () => {
      const answer = answers[asked];
      asked += 1;
      if (!answer) throw new TypeError('fetch failed');
      return answer();
    },
    (percent) => progress.push(percent),
  );
  return { understanding, progress, asked: () => asked };
}

const file =
  (body: Uint8Array = zipped) =>
  () =>
    new Response(Uint8Array.from(body));

test('the plainest emergencies are known before anything is fetched, and nothing else is', () => {
  const { understanding } = open();
  expect(understanding.isReadyFor('call an ambulance')).toBe(true);
  expect(understanding.understand('call an ambulance').move).toEqual({ kind: 'emergency' });
  expect(understanding.isReadyFor('what are the symptoms')).toBe(false);
  expect(() => understanding.understand('what are the symptoms')).toThrow();
});

test('it is fetched once, with its progress told to the end', async () => {
  const { understanding, progress, asked } = open(file());
  await Promise.all([understanding.load(), understanding.load()]);
  expect(asked()).toBe(1);
  expect(progress.at(-1)).toBe(100);
  expect(progress).toEqual([...progress].sort((a, b) => a - b));
  expect(understanding.isReadyFor('what are the symptoms')).toBe(true);
  expect(understanding.understand('what are the symptoms').move).toMatchObject({ passage: 'symptoms' });
});

test('a host that unpacks it on its way is no fault', async () => {
  const { understanding } = open(file(packed));
  await understanding.load();
  expect(understanding.understand('what are the symptoms').move).toMatchObject({ passage: 'symptoms' });
});

test('after a failure it is fetched anew', async () => {
  const { understanding } = open(
    () => new Response('', { status: 404 }),
    file(zipped.subarray(0, 5000)),
    file(packed.subarray(0, 5000)),
    file(),
  );
  for (let failures = 0; failures < 3; failures += 1) await expect(understanding.load()).rejects.toThrow();
  expect(understanding.isReadyFor('what are the symptoms')).toBe(false);
  await understanding.load();
  expect(understanding.isReadyFor('what are the symptoms')).toBe(true);
});

test('where nothing comes any more it is given up', async () => {
  jest.useFakeTimers({ doNotFake: ['queueMicrotask', 'nextTick'] });
  try {
    const understanding = new WebUnderstanding(
      { path: 'understanding.bin', bytes: zipped.length },
      emergencyPatterns(),
      (_, init) =>
        new Promise((_resolve, reject) => {
          init?.signal?.addEventListener('abort', () => reject(init.signal?.reason));
        }),
      () => {},
    );
    const loaded = expect(understanding.load()).rejects.toThrow('nothing comes');
    jest.advanceTimersByTime(60_000);
    await loaded;
  } finally {
    jest.useRealTimers();
  }
});

test('it is asked for once more only where it was asked for', async () => {
  const { understanding, asked } = open(file(), file());
  await understanding.fetchAgain();
  expect(asked()).toBe(0);
  await understanding.load();
  await understanding.fetchAgain();
  expect(asked()).toBe(2);
});

test('files that are packed come out as they went in, each where wide numbers may begin', async () => {
  const files = new Map([
    ['one', Uint8Array.of(1, 2, 3)],
    ['none', new Uint8Array()],
    ['two', Uint8Array.of(4)],
  ]);
  const out = await unpackFiles(new Blob([packFiles(files)]));
  expect([...out].map(([name, bytes]) => [name, [...bytes]])).toEqual([
    ['one', [1, 2, 3]],
    ['none', []],
    ['two', [4]],
  ]);
  for (const bytes of out.values()) expect(bytes.byteOffset % 4).toBe(0);
});
