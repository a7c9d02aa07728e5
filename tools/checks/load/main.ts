import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { build } from 'esbuild';
import { packageInto } from '../../build/package';
import { runCommand } from '../../command';
import { openWords, type Words } from '../../words';
import { onAlexa, onGoogle } from '../bench/conversation';
import { load, type Sent } from './load';

const USAGE = `usage: npm run load [-- --seconds N]

Holds the packaged handler at full load behind a local server, half the requests Alexa's and half Dialogflow's. Exit code 1
where one is not answered, or where memory grows.

  --seconds N  how long (60)
  --help       this
`;

/** How many times as large the heap may be at the end as it was half way. */
const MOST_GROWTH = 1.1;

/** Returns the exit code: 0 where all is well, 1 where it is not, 2 with options that there are not. */
async function main(args: readonly string[]): Promise<number> {
  let seconds: number;
  try {
    const { values } = parseArgs({
      args: [...args],
      options: { seconds: { type: 'string', default: '60' }, help: { type: 'boolean', short: 'h' } },
    });
    if (values.help) {
      process.stdout.write(USAGE);
      return 0;
    }
    seconds = Number(values.seconds);
    if (!(seconds >= 1)) throw new RangeError(`not a number of seconds: ${values.seconds}`);
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n\n${USAGE}`);
    return 2;
  }
  const words = openWords();
  if (!words) return 1;
  const folder = mkdtempSync(join(tmpdir(), 'load-'));
  try {
    return await hold(folder, words, seconds);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function hold(folder: string, words: Words, seconds: number): Promise<number> {
  const { file } = await packageInto(join(folder, 'package'), words);
  const run = join(folder, 'server.js');
  await build({
    entryPoints: [join(__dirname, 'server.ts')],
    outfile: run,
    bundle: true,
    platform: 'node',
    target: 'node20',
    format: 'cjs',
    logLevel: 'warning',
  });
  const { requests, errors, p50, p99, heap, rss, ...held } = await load(
    run,
    file,
    await sentOf(words),
    seconds,
  );
  const growth = (heap[2] ?? 0) / (heap[1] ?? 1);
  const flat = growth <= MOST_GROWTH;
  const megabytes = (values: readonly number[]): string => values.map((value) => value.toFixed(1)).join(', ');
  process.stdout.write(
    `${[
      `requests   ${requests.toLocaleString('en-GB')} in ${held.seconds.toFixed(0)} s, ${Math.round(requests / held.seconds).toLocaleString('en-GB')} a second`,
      `p50, p99   ${p50.toFixed(1)} ms, ${p99.toFixed(1)} ms`,
      `heap, MB   ${megabytes(heap)} (warm, in the middle, at the end)${flat ? '' : ': it grows'}`,
      `rss, MB    ${megabytes(rss)}`,
      `errors     ${errors.length === 0 ? 'none' : `${errors.length}, the first: ${errors[0]}`}`,
    ].join('\n')}\n`,
  );
  return errors.length === 0 && flat ? 0 : 1;
}

/** The turns of a conversation on each platform, turn about. */
async function sentOf(words: Words): Promise<Sent[]> {
  const alexa = (await onAlexa(words)).events.map(
    (body): Sent => ({ path: '/alexa', headers: { 'content-type': 'application/json' }, body }),
  );
  const google = (await onGoogle(words)).events.map((event): Sent => {
    const { rawPath, headers, body } = JSON.parse(event) as Sent & { rawPath: string };
    return { path: rawPath, headers, body };
  });
  return alexa.flatMap((one, index) => [one, ...google.slice(index, index + 1)]);
}

runCommand(main);
