import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { openFolder } from '../../../lambda/page/folder';
import { openPage } from '../../../lambda/page/open';
import { packageInto } from '../../build/package';
import { runCommand } from '../../command';
import { SURFACES, type SurfaceName } from '../../surfaces/open';
import { openWords, type Words } from '../../words';
import { onAlexa, onGoogle, type Recorded, SETTINGS } from '../bench/conversation';
import type { Seeds } from './cases';
import { type Stormed, storm } from './storm';

const USAGE = `usage: npm run storm [-- --cases N] [-- --seed N]

Throws random and hostile events at the packaged handler, on every channel: real requests with changes, tampered places,
any text in any slot, deep and large bodies. Each must get a refusal or a valid response, soon, with nothing of what came
in. The first that does not is made as small as it can be and printed.

  --cases N  how many (a million)
  --seed N   the same number throws the same events again (another each time)
  --help     this
`;

/** Returns the exit code: 0 where all is well, 1 where a case is wrong, 2 with options that there are not. */
async function main(args: readonly string[]): Promise<number> {
  let cases: number;
  let seed: number;
  try {
    const { values } = parseArgs({
      args: [...args],
      options: {
        cases: { type: 'string', default: '1000000' },
        seed: { type: 'string', default: String(Date.now() % 2 ** 31) },
        help: { type: 'boolean', short: 'h' },
      },
    });
    if (values.help) {
      process.stdout.write(USAGE);
      return 0;
    }
    [cases, seed] = [Number(values.cases), Number(values.seed)];
    if (![cases, seed].every(Number.isInteger) || cases < 1)
      throw new RangeError('--cases and --seed take whole numbers');
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n\n${USAGE}`);
    return 2;
  }
  const words = openWords();
  if (!words) return 1;
  const folder = mkdtempSync(join(tmpdir(), 'storm-'));
  try {
    const { file } = await packageInto(folder, words);
    Object.assign(process.env, SETTINGS);
    const { handler } = require(file) as { handler: (event: unknown) => Promise<unknown> };
    const began = Date.now();
    const stormed = await storm({
      handler,
      seeds: await seedsOf(words),
      compiled: words.compiled,
      page: openPage(openFolder(join(folder, 'content'))),
      cases,
      seed,
      watch: (done) => process.stderr.write(`${figure(done)} cases\n`),
    });
    process.stdout.write(told(stormed, seed, (Date.now() - began) / 1000));
    return stormed.failure ? 1 : 0;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** A conversation on every surface, as the events of Lambda that it is made of. */
async function seedsOf(words: Words): Promise<Seeds> {
  const recorded = await Promise.all(
    (Object.keys(SURFACES) as SurfaceName[]).map(
      async (name): Promise<[string, Recorded]> => [
        name,
        name === 'alexa' ? await onAlexa(words) : await onGoogle(words, name),
      ],
    ),
  );
  return Object.fromEntries(
    recorded.map(([name, { events }]) => [name, events.map((event) => JSON.parse(event))]),
  );
}

function told({ cases, kinds, slowest, failure }: Stormed, seed: number, seconds: number): string {
  const lines = [...kinds].map(
    ([kind, outcomes]) =>
      `  ${kind}: ${[...outcomes]
        .sort(([a], [b]) => (a < b ? -1 : 1))
        .map(([outcome, times]) => `${figure(times)} ${outcome}`)
        .join(', ')}`,
  );
  return `${[
    `cases     ${figure(cases)} (seed ${seed})`,
    `seconds   ${Math.round(seconds)}`,
    `slowest   ${slowest.milliseconds.toFixed(1)} ms of computing (${slowest.kind})`,
    ...lines,
    `wrong     ${failure ? failure.wrong : 'none'}`,
    ...(failure ? [failure.event] : []),
  ].join('\n')}\n`;
}

const figure = (value: number): string => value.toLocaleString('en-GB');

runCommand(main);
