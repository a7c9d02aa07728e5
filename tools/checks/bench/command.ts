import { fork, spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from 'esbuild';
import { startPlace } from '../../../lambda/guide/place';
import { pageOf } from '../../../lambda/page/open';
import { writeModel } from '../../../lambda/understanding/model-file';
import { builtInOf } from '../../build/built-in';
import { bundleHandler } from '../../build/bundle';
import { packageInto } from '../../build/package';
import { command, wholeNumber } from '../../command';
import { writePage } from '../../content/write';
import { DESK_SETTINGS } from '../../surfaces/desk-app';
import { buildModel } from '../../training/build';
import { type Words, wordsIn } from '../../words';
import { placedMoves, type RecordedTurn, recordedOn, untrained } from '../recorded';
import { median, quantile, shuffled } from '../statistics';
import { table } from '../table';
import type { WarmSubject, WarmTask, WarmTimes } from './run-warm';
import { timesAsLong } from './scale';

const USAGE = `usage: npm run bench [-- --cold N] [-- --turns N]

Measures the packaged handler beside the least code that can answer (the floor) and a plain skill built with Amazon's
SDK, all in one run and in random order. Prints the bars of the design and what was measured. Exit code 1 if a bar is not
met.

  --cold N         fresh processes of each kind (60)
  --turns N        turns of each kind in a warm process, each in a place that was never met before (2000)
`;

/** The surfaces on which warm turns are measured: Alexa, Dialogflow ES and Dialogflow CX. */
const WARM = { alexa: 'Alexa', phone: 'Dialogflow ES', cx: 'Dialogflow CX' } as const;

/** Turns of a round, in which every kind is measured once. */
const TURNS = 50;

/**
 * Turns that warm a process up, and how often they are taken: then the engine has compiled what is called often. The
 * first of them, which are what a listener meets on Lambda after a cold start, are printed by themselves.
 */
const WARM_UP = 500;
const TIMES = 20;

/** Turns of the replayed case: as many as a conversation has. */
const REPLAYED = 16;

/** How many times as long the long page is. */
const LONGER = 100;

/** Milliseconds of load and first answer, of the whole process, and megabytes then held: one of each for each round. */
interface Cold {
  readonly first: number[];
  readonly whole: number[];
  readonly megabytes: number[];
}

/** A bar of the design. Ratios of times are the medians of those of the rounds: a machine that slows down does so for all. */
interface Bar {
  readonly what: string;
  readonly value: number;
  readonly most: number;
  readonly unit: string;
}

/** `npm run bench`. */
export default command({
  usage: USAGE,
  options: { cold: { type: 'string', default: '60' }, turns: { type: 'string', default: '2000' } },
  async run({ options, content }, world) {
    const rounds = wholeNumber('--cold', options.cold);
    const turns = wholeNumber('--turns', options.turns);
    const words = wordsIn(content, world);
    const folder = mkdtempSync(join(tmpdir(), 'bench-'));
    try {
      const files = await built(folder, words);
      const cold = measureCold(folder, files, await firstTurns(words), rounds);
      const warm: Record<string, WarmTimes> = {};
      const moves = placedMoves(words, {
        count: turns + WARM_UP,
        seed: Date.now(),
        today: world.today,
      });
      const plain = written(folder, 'plain', await recordedOn('alexa', words, moves));
      for (const name of Object.keys(WARM) as (keyof typeof WARM)[]) {
        const recorded = await recordedOn(name, words, moves);
        const events = written(folder, name, recorded);
        const subject = (subject: string, file: string, more: Partial<WarmSubject> = {}): WarmSubject => ({
          name: subject,
          file,
          events,
          ...more,
        });
        warm[name] = await measureWarm(files.runWarm, {
          subjects: [
            subject('floor', floorFor(folder, files, `warm-${name}`, recorded)),
            subject('plain skill', files.plain, { events: plain }),
            subject('guide', files.guide),
            subject(`guide, the same ${REPLAYED} turns over and over`, files.guide, { only: REPLAYED }),
          ],
          turns: TURNS,
          warmUp: WARM_UP,
          times: TIMES,
          ...(name === 'phone' && {
            utterances: shuffled(untrained()),
            content: join(folder, 'guide', 'content'),
          }),
        });
      }
      const bars = barsOf(cold, warm);
      world.out(
        `${[
          `Node ${process.version}, ${cpus().length} x ${cpus()[0]?.model ?? 'an unknown processor'}; ${rounds} fresh processes and ${turns} warm turns of each kind.`,
          table(
            ['bar', 'measured', 'at most', ''],
            bars.map(({ what, value, most, unit }) => [
              what,
              `${value.toFixed(2)}${unit}`,
              `${most}${unit}`,
              value <= most ? 'met' : '**not met**',
            ]),
          ),
          coldTable(cold),
          ...Object.entries(warm).map(([name, times]) => warmTable(WARM[name as keyof typeof WARM], times)),
        ].join('\n\n')}\n`,
      );
      return bars.every(({ value, most }) => value <= most) ? 0 : 1;
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  },
});

/** The files that are measured, and those that measure. */
interface Built {
  readonly guide: string;
  /** The guide with a page so many times as long. */
  readonly longer: string;
  readonly plain: string;
  readonly floor: string;
  readonly runCold: string;
  readonly runWarm: string;
}

async function built(folder: string, words: Words): Promise<Built> {
  const { file } = await packageInto(join(folder, 'guide'), words);
  const longer = join(folder, 'longer', 'handler.js');
  const page = timesAsLong(words.compiled, LONGER);
  // With the model of the page as it is: a longer one has none, and Alexa brings no words to understand.
  const manifest = writePage(page, join(folder, 'longer', 'content'), writeModel(buildModel(words)));
  await bundleHandler(longer, builtInOf(pageOf(page), manifest));
  const names = ['plain-skill', 'floor', 'run-cold', 'run-warm'];
  await build({
    entryPoints: names.map((name) => join(__dirname, `${name}.ts`)),
    outdir: folder,
    bundle: true,
    minify: true,
    platform: 'node',
    target: 'node20',
    format: 'cjs',
    logLevel: 'warning',
  });
  const [plain = '', floor = '', runCold = '', runWarm = ''] = names.map((name) =>
    join(folder, `${name}.js`),
  );
  return { guide: file, longer, plain, floor, runCold, runWarm };
}

/** A copy of the floor with the answers of some turns beside it. */
function floorFor(folder: string, { floor }: Built, name: string, turns: readonly RecordedTurn[]): string {
  const into = join(folder, name);
  mkdirSync(into);
  cpSync(floor, join(into, 'floor.js'));
  const answers = turns.map(({ answer }) => {
    const { body, ...rest } = answer as { body?: string };
    return { ...rest, ...(body !== undefined && { body: JSON.parse(body) }) };
  });
  writeFileSync(join(into, 'answers.json'), JSON.stringify(answers));
  return join(into, 'floor.js');
}

/** Writes the events of some turns to a file, each as text, as Lambda is given it. */
function written(folder: string, name: string, turns: readonly RecordedTurn[]): string {
  const file = join(folder, `${name}.json`);
  writeFileSync(file, JSON.stringify(turns.map(({ event }) => JSON.stringify(event))));
  return file;
}

/** The first turn of a conversation, asking for the passage that the page begins with, on each platform. */
async function firstTurns(words: Words): Promise<Readonly<Record<'alexa' | 'phone', RecordedTurn>>> {
  const { page } = words;
  const passage = page.facts.start;
  const move = { place: startPlace(page), move: { kind: 'read', passage }, words: passage } as const;
  const [[alexa], [phone]] = await Promise.all([
    recordedOn('alexa', words, [move]),
    recordedOn('phone', words, [move]),
  ]);
  if (!alexa || !phone) throw new Error('a turn was not recorded');
  return { alexa, phone };
}

/** Has each kind of handler answer its first event in fresh processes, in another order each round. */
function measureCold(
  folder: string,
  files: Built,
  { alexa, phone }: Readonly<Record<'alexa' | 'phone', RecordedTurn>>,
  rounds: number,
): ReadonlyMap<string, Cold> {
  const events = { alexa: join(folder, 'first-alexa.json'), phone: join(folder, 'first-phone.json') };
  writeFileSync(events.alexa, JSON.stringify(alexa.event));
  writeFileSync(events.phone, JSON.stringify(phone.event));
  const subjects: readonly (readonly [string, string, string])[] = [
    ['floor, Alexa', floorFor(folder, files, 'cold-alexa', [alexa]), events.alexa],
    ['plain skill, Alexa', files.plain, events.alexa],
    ['guide, Alexa', files.guide, events.alexa],
    [`guide, Alexa, ${LONGER} times the page`, files.longer, events.alexa],
    ['floor, Dialogflow', floorFor(folder, files, 'cold-phone', [phone]), events.phone],
    ['guide, Dialogflow', files.guide, events.phone],
  ];
  const cold = new Map(
    subjects.map(([name]): [string, Cold] => [name, { first: [], whole: [], megabytes: [] }]),
  );
  // The first round, in which files are not in memory yet, does not count.
  for (let round = 0; round <= rounds; round += 1) {
    for (const [name, file, event] of shuffled(subjects)) {
      const began = performance.now();
      const { stdout, stderr, status } = spawnSync(process.execPath, [files.runCold, file, event], {
        env: { ...DESK_SETTINGS, PATH: process.env.PATH },
        encoding: 'utf8',
      });
      const whole = performance.now() - began;
      if (status !== 0) throw new Error(`${name} failed in a fresh process: ${stderr}`);
      const { milliseconds, bytes } = JSON.parse(stdout.split('\n').at(-1) ?? '') as Record<string, number>;
      if (round === 0) continue;
      cold.get(name)?.first.push(milliseconds ?? Number.NaN);
      cold.get(name)?.whole.push(whole);
      cold.get(name)?.megabytes.push((bytes ?? Number.NaN) / 1_000_000);
    }
  }
  return cold;
}

/** Where several threads tidy the memory, those that wait for the others compute nothing, and are counted. */
const ENGINE = ['--single-threaded-gc'];

function measureWarm(run: string, task: WarmTask): Promise<WarmTimes> {
  return new Promise((resolve, reject) => {
    const child = fork(run, {
      execArgv: ENGINE,
      stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
      env: { ...DESK_SETTINGS, PATH: process.env.PATH },
    });
    child.once('message', (times) => {
      resolve(times as WarmTimes);
      child.disconnect();
    });
    child.once('error', reject);
    child.once('exit', (code) => reject(new Error(`measuring warm turns failed with exit code ${code}`)));
    child.send(task);
  });
}

/** The median of the ratios of two figures in each round. */
const ratio = (ours: readonly number[], against: readonly number[]): number =>
  median(ours.map((one, round) => one / (against[round] ?? Number.NaN)));

/** The 99th percentile of turns: the median of five parts of the run, so that a busy minute of the machine is not it. */
function slowest(rounds: readonly (readonly number[])[]): number {
  const parts = Array.from({ length: 5 }, (_, part) =>
    rounds.slice((part * rounds.length) / 5, ((part + 1) * rounds.length) / 5).flat(),
  );
  return median(parts.filter(({ length }) => length > 0).map((turns) => quantile(turns, 0.99)));
}

/** The ratio of the median turns of two subjects. */
const turnRatio = (times: WarmTimes, name: string, against: string): number =>
  ratio((times[name] ?? []).map(median), (times[against] ?? []).map(median));

function barsOf(cold: ReadonlyMap<string, Cold>, warm: Readonly<Record<string, WarmTimes>>): readonly Bar[] {
  const of = (name: string): Cold => cold.get(name) ?? { first: [], whole: [], megabytes: [] };
  const [guide, longer] = [of('guide, Alexa'), of(`guide, Alexa, ${LONGER} times the page`)];
  const times = (what: string, value: number): Bar => ({ what, value, most: 1.3, unit: ' x' });
  return [
    times(
      "Alexa, load and first answer, to the plain skill's",
      ratio(guide.first, of('plain skill, Alexa').first),
    ),
    ...Object.entries(warm).map(([name, subjects]) => ({
      what: `${WARM[name as keyof typeof WARM]}, a turn in a new place, 99th percentile`,
      value: slowest(subjects.guide ?? []) / 1000,
      most: 1,
      unit: ' ms',
    })),
    {
      what: 'an utterance that nobody trained the guide with, understood, median',
      value: median((warm.phone?.understanding ?? []).flat()) / 1000,
      most: 1,
      unit: ' ms',
    },
    times(`load and first answer, ${LONGER} times the page, to once`, ratio(longer.first, guide.first)),
    times(`memory, ${LONGER} times the page, to once`, ratio(longer.megabytes, guide.megabytes)),
  ];
}

const coldTable = (cold: ReadonlyMap<string, Cold>): string =>
  table(
    [
      'a fresh process, medians',
      'load and first answer, ms',
      'whole process, ms',
      'memory, MB',
      'to the floor',
      'to the plain skill',
    ],
    [...cold].map(([name, { first, whole, megabytes }]) => [
      name,
      ...[first, whole, megabytes].map((values) => median(values).toFixed(1)),
      ...[`floor, ${name.includes('Alexa') ? 'Alexa' : 'Dialogflow'}`, 'plain skill, Alexa'].map((against) =>
        ratio(first, cold.get(against)?.first ?? []).toFixed(2),
      ),
    ]),
  );

const warmTable = (title: string, times: WarmTimes): string =>
  table(
    [`${title}, a warm turn, computing`, 'p50, µs', 'p99, µs', 'to the floor', 'to the plain skill'],
    Object.entries(times)
      // Of the first turns of a process, those of the guide itself are what a listener meets.
      .filter(([name]) => !name.includes('first') || name.startsWith('guide, the first'))
      .sort()
      .map(([name, rounds]) => [
        name,
        median(rounds.flat()).toFixed(0),
        slowest(rounds).toFixed(0),
        ...['floor', 'plain skill'].map((against) => turnRatio(times, name, against).toFixed(2)),
      ]),
  );
