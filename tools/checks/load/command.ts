import { fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { packageInto } from '../../build/package';
import { command, wholeNumber } from '../../command';
import { DESK_SETTINGS } from '../../surfaces/desk-app';
import type { gatewayEvent } from '../../surfaces/gateway';
import { type Words, wordsIn } from '../../words';
import { npx } from '../npx';
import { placedMoves, recordedOn } from '../recorded';

const USAGE = `usage: npm run load [-- --seconds N]

Holds the packaged handler at full load behind a server of this machine, half the requests Alexa's and half Dialogflow's,
each in another place. Exit code 1 if a request is not answered with speech, or if memory grows.

  --seconds N      how long (60)
`;

const PACKAGES = ['autocannon@9.0.0'];

/** How many times as large the heap may be at the end as half way. */
const MOST_GROWTH = 1.1;

/** Requests under way at once. One process answers them all, so more would only wait longer. */
const CONNECTIONS = 8;

/** Places in which a request is made on each platform. */
const PLACES = 200;

/** What autocannon prints as JSON, as far as it is read here. Latencies are in milliseconds. */
interface Result {
  readonly errors: number;
  readonly non2xx: number;
  readonly requests: { readonly total: number; readonly average: number };
  readonly latency: { readonly p50: number; readonly p99: number };
}

interface Memory {
  readonly heap: number;
  readonly rss: number;
}

export default command({
  usage: USAGE,
  options: { seconds: { type: 'string', default: '60' } },
  async run({ options, content }, world) {
    const seconds = wholeNumber('--seconds', options.seconds);
    const words = wordsIn(content, world);
    const folder = mkdtempSync(join(tmpdir(), 'load-'));
    try {
      const { results, memory } = await load(folder, words, world.today, seconds);
      const total = (of: (result: Result) => number): number =>
        results.reduce((sum, one) => sum + of(one), 0);
      const wrong = total(({ errors, non2xx }) => errors + non2xx);
      const [warm, half, end] = memory;
      const flat = (end?.heap ?? 0) <= MOST_GROWTH * (half?.heap ?? 0);
      const megabytes = (key: keyof Memory): string =>
        [warm, half, end].map((one) => one?.[key].toFixed(1)).join(', ');
      const last = results.at(-1);
      world.out(
        `${[
          `requests   ${total(({ requests }) => requests.total)}, ${Math.round(last?.requests.average ?? 0)} a second`,
          `p50, p99   ${last?.latency.p50} ms, ${last?.latency.p99} ms`,
          `heap, MB   ${megabytes('heap')} (warm, half way, at the end)${flat ? '' : ': it grows'}`,
          `rss, MB    ${megabytes('rss')}`,
          `errors     ${wrong === 0 ? 'none' : wrong}`,
        ].join('\n')}\n`,
      );
      return wrong === 0 && flat ? 0 : 1;
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  },
});

/** Loads a server three times, a tenth of the time to warm it up and then two halves, and reads its memory after each. */
async function load(folder: string, words: Words, today: string, seconds: number) {
  const { file } = await packageInto(join(folder, 'package'), words);
  const server = fork(join(__dirname, 'server.ts'), [file], {
    execArgv: ['--expose-gc', '--import', pathToFileURL(require.resolve('tsx')).href],
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    env: { ...DESK_SETTINGS, PATH: process.env.PATH },
  });
  try {
    const [{ port }] = (await once(server, 'message')) as [{ port: number }];
    const address = `http://127.0.0.1:${port}`;
    const requests = join(folder, 'requests.har');
    writeFileSync(requests, JSON.stringify(await harOf(words, today, address)));
    const results: Result[] = [];
    const memory: Memory[] = [];
    for (const share of [0.1, 0.45, 0.45]) {
      const { stdout } = npx(
        PACKAGES,
        [
          'autocannon',
          '--json',
          '--no-progress',
          ...['--connections', String(CONNECTIONS)],
          ...['--duration', String(Math.ceil(share * seconds))],
          ...['--har', requests],
          address,
        ],
        { capture: true },
      );
      results.push(JSON.parse(stdout) as Result);
      server.send('memory');
      memory.push(((await once(server, 'message')) as [Memory])[0]);
    }
    return { results, memory };
  } finally {
    server.disconnect();
  }
}

/** Requests to both platforms as an HTTP archive: the form in which autocannon takes many at once. */
async function harOf(words: Words, today: string, address: string) {
  const moves = placedMoves(words, { count: PLACES, seed: 1, today }).filter(
    ({ move }) => move.kind !== 'end',
  );
  const [alexa, phone] = [await recordedOn('alexa', words, moves), await recordedOn('phone', words, moves)];
  const entry = (path: string, headers: Readonly<Record<string, string>>, text: string) => ({
    request: {
      method: 'POST',
      url: `${address}${path}`,
      headers: Object.entries(headers).map(([name, value]) => ({ name, value })),
      postData: { mimeType: 'application/json', text },
    },
  });
  const entries = [
    ...alexa.map(({ event }) =>
      entry('/alexa', { 'content-type': 'application/json' }, JSON.stringify(event)),
    ),
    ...phone.map(({ event }) => {
      const { rawPath, headers, body } = event as ReturnType<typeof gatewayEvent>;
      return entry(rawPath, headers, Buffer.from(body, 'base64').toString());
    }),
  ];
  return { log: { entries } };
}
