import { mkdtempSync, rmSync } from 'node:fs';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { runCommand } from '../../command';
import { readTestFiles } from '../../training/test-utterances';
import { openWords, type Words } from '../../words';
import { median, middle, quantile } from '../statistics';
import { type Bar, barOf, barOfRounds, barTable, isMet } from './bars';
import { type ColdTimes, measureCold } from './cold';
import { prepare, TIMES } from './prepare';
import { measureWarm } from './warm';

const USAGE = `usage: npm run bench [-- --cold N] [-- --warm N]

Measures the packaged handler against the least that can be done and against a plain skill of the usual shape, turn about
in one run, and prints tables in Markdown. Exit code 1 where a bar is not met.

  --cold N   fresh processes of each kind (60)
  --warm N   conversations of each kind in a warm process (2000)
  --help     this
`;

/** Utterances that nobody trained the guide with: what is known word for word takes less. */
const ASIDE = join(__dirname, '..', '..', '..', 'tests', 'utterances');

/** What an utterance may take to be understood, in microseconds. */
const UNDERSTANDING_US = 1000;

/** Code that the Alexa path may load, in bytes. */
const ALEXA_BYTES = 200_000;

/** Returns the exit code: 0 where every bar is met, 1 where one is not, 2 with options that there are not. */
async function main(args: readonly string[]): Promise<number> {
  let counts: { cold: number; warm: number };
  try {
    const { values } = parseArgs({
      args: [...args],
      options: {
        cold: { type: 'string', default: '60' },
        warm: { type: 'string', default: '2000' },
        help: { type: 'boolean', short: 'h' },
      },
    });
    if (values.help) {
      process.stdout.write(USAGE);
      return 0;
    }
    counts = { cold: countOf(values.cold), warm: countOf(values.warm) };
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n\n${USAGE}`);
    return 2;
  }
  const words = openWords();
  if (!words) return 1;
  const folder = mkdtempSync(join(tmpdir(), 'bench-'));
  try {
    return await bench(folder, words, counts);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function bench(folder: string, words: Words, counts: { cold: number; warm: number }): Promise<number> {
  const ready = await prepare(folder, words);
  const [alexa = '', google = ''] = [ready.alexa.events[0], ready.google.events[0]];
  const cold = measureCold(
    ready.coldRun,
    [
      { name: 'floor, Alexa', file: ready.floor.alexa, event: alexa },
      { name: 'plain skill', file: ready.plain, event: alexa },
      { name: 'floor, Google', file: ready.floor.google, event: google },
      { name: 'guide, Google', file: ready.ours[1], event: google },
      ...TIMES.map((times) => ({ name: guide(times), file: ready.ours[times], event: alexa })),
    ],
    counts.cold,
  );
  const rounds = counts.warm;
  const onEach = { rounds, utterances: [], content: ready.content };
  const { alexa: floorAlexa, google: floorGoogle } = ready.floor;
  // A process for each: an instance that serves an Echo has not loaded what serves Google.
  const warm = {
    ...(await measureWarm(ready.warmRun, {
      ...onEach,
      subjects: [
        { name: 'floor, Alexa', file: floorAlexa, events: ready.alexa.events },
        { name: 'plain skill', file: ready.plain, events: ready.alexa.events },
        { name: 'guide, Alexa', file: ready.ours[1], events: ready.alexa.events },
      ],
    })),
    ...(await measureWarm(ready.warmRun, {
      ...onEach,
      utterances: readTestFiles(ASIDE).flatMap(({ lines }) => lines.map(({ say }) => say)),
      subjects: [
        { name: 'floor, Google', file: floorGoogle, events: ready.google.events },
        { name: 'guide, Google', file: ready.ours[1], events: ready.google.events },
      ],
    })),
  };

  const of = (name: string): ColdTimes => cold.get(name) ?? { whole: [], first: [], megabytes: [] };
  const { length: turns } = ready.alexa.events;
  /** The median turn of each conversation. */
  const turnsOfEach = (name: string): readonly number[] =>
    Array.from({ length: rounds }, (_, round) =>
      median((warm[name] ?? []).slice(round * turns, (round + 1) * turns)),
    );
  const loaded = ready.sizes['handler.js'] ?? Number.NaN;
  const bars: readonly Bar[] = [
    barOfRounds({
      what: 'Alexa, whole cold process, to the floor',
      ours: of(guide(1)).whole,
      against: of('floor, Alexa').whole,
      most: 1.2,
      unit: 'ms',
    }),
    barOfRounds({
      what: 'Alexa, load and first answer, to the plain skill',
      ours: of(guide(1)).first,
      against: of('plain skill').first,
      most: 1.3,
      unit: 'ms',
    }),
    barOfRounds({
      what: 'Alexa, warm turn (p50), to the floor',
      ours: turnsOfEach('guide, Alexa'),
      against: turnsOfEach('floor, Alexa'),
      most: 2,
      unit: 'µs',
    }),
    barOfRounds({
      what: 'Google, whole cold process, to the floor',
      ours: of('guide, Google').whole,
      against: of('floor, Google').whole,
      most: 1.6,
      unit: 'ms',
    }),
    barOfRounds({
      what: 'Google, warm turn (p50), to the floor',
      ours: turnsOfEach('guide, Google'),
      against: turnsOfEach('floor, Google'),
      most: 4,
      unit: 'µs',
    }),
    barOfRounds({
      what: 'load and first answer, 100 times the passages, to one',
      ours: of(guide(100)).first,
      against: of(guide(1)).first,
      most: 1.3,
      unit: 'ms',
    }),
    barOfRounds({
      what: 'memory, 100 times the passages, to one',
      ours: of(guide(100)).megabytes,
      against: of(guide(1)).megabytes,
      most: 1.3,
      unit: 'MB',
    }),
    barOf({
      what: 'an utterance understood (p50), to a millisecond',
      ours: median(warm.understanding ?? []),
      against: UNDERSTANDING_US,
      most: 1,
      unit: 'µs',
    }),
    barOf({
      what: 'code that the Alexa path loads, to 200 kB',
      ours: loaded / 1000,
      against: ALEXA_BYTES / 1000,
      most: 1,
      unit: 'kB',
    }),
  ];
  process.stdout.write(
    `${[
      `Node ${process.version}, ${cpus().length} x ${cpus()[0]?.model ?? 'unknown'}; ${counts.cold} fresh processes and ${counts.warm} conversations of ${turns} turns of each kind, turn about in random order; medians, in brackets the middle half; ratios of times are the medians of those of the rounds.`,
      barTable(bars),
      coldTable(cold),
      warmTable(warm),
      [
        '| file of code | kB |',
        '| --- | ---: |',
        ...Object.entries(ready.sizes).map(([file, bytes]) => `| ${file} | ${Math.round(bytes / 1000)} |`),
      ].join('\n'),
    ].join('\n\n')}\n`,
  );
  return bars.every(isMet) ? 0 : 1;
}

const guide = (times: number): string =>
  times === 1 ? 'guide, Alexa' : `guide, Alexa, ${times} times the passages`;

const coldTable = (cold: ReadonlyMap<string, ColdTimes>): string =>
  [
    '| cold | whole process, ms | load and first answer, ms | memory, MB |',
    '| --- | ---: | ---: | ---: |',
    ...[...cold].map(
      ([name, { whole, first, megabytes }]) =>
        `| ${name} | ${spread(whole)} | ${spread(first)} | ${spread(megabytes)} |`,
    ),
  ].join('\n');

const warmTable = (warm: Readonly<Record<string, readonly number[]>>): string =>
  [
    '| warm | p50, µs | p99, µs | turns a second |',
    '| --- | ---: | ---: | ---: |',
    ...Object.entries(warm).map(([name, taken]) => {
      const mean = taken.reduce((sum, one) => sum + one, 0) / taken.length;
      return `| ${name} | ${spread(taken)} | ${quantile(taken, 0.99).toFixed(0)} | ${Math.round(1_000_000 / mean).toLocaleString('en-GB')} |`;
    }),
  ].join('\n');

function spread(values: readonly number[]): string {
  const [low, high] = middle(values);
  return `${median(values).toFixed(1)} (${low.toFixed(1)}–${high.toFixed(1)})`;
}

function countOf(text: string): number {
  const count = Number(text);
  if (!Number.isInteger(count) || count < 1) throw new RangeError(`not a number of times: ${text}`);
  return count;
}

runCommand(main);
