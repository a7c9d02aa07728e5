import { cpSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'esbuild';
import { startPlace } from '../../../lambda/guide/place';
import { modelFiles } from '../../answers/build';
import { builtInOf } from '../../build/built-in';
import { bundleHandler } from '../../build/bundle';
import { packageInto } from '../../build/package';
import { writePage } from '../../content/write';
import type { Words } from '../../words';
import { type RecordedTurn, recordedOn } from '../recorded';
import { timesAsLong } from './scale';

/** How many times as long the long page is. */
export const LONGER = 100;

/** The files that are measured, and those that measure. */
export interface Built {
  readonly guide: string;
  /** The build of its words. */
  readonly content: string;
  /** The guide with a page so many times as long. */
  readonly longer: string;
  readonly plain: string;
  readonly floor: string;
  readonly runCold: string;
  readonly runWarm: string;
}

/** Builds all of them in a folder. */
export async function built(folder: string, words: Words): Promise<Built> {
  const { file, build: content } = await packageInto(join(folder, 'guide'), words);
  const longer = join(folder, 'longer', 'handler.js');
  const page = timesAsLong(words.compiled, LONGER);
  // With the model of the page as it is: a longer one has none, and the events of Alexa here bring no words.
  const written = writePage(page, join(folder, 'longer', 'content'), modelFiles(words));
  await bundleHandler(longer, builtInOf(page, written));
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
  return { guide: file, content, longer, plain, floor, runCold, runWarm };
}

/** A copy of the floor with the answers of some turns beside it. */
export function floorFor(
  folder: string,
  { floor }: Built,
  name: string,
  turns: readonly RecordedTurn[],
): string {
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
export function written(folder: string, name: string, turns: readonly RecordedTurn[]): string {
  const file = join(folder, `${name}.json`);
  writeFileSync(file, JSON.stringify(turns.map(({ event }) => JSON.stringify(event))));
  return file;
}

/** The first turn of a conversation, asking for the passage that the page begins with, on each platform. */
export async function firstTurns(words: Words): Promise<Readonly<Record<'alexa' | 'phone', RecordedTurn>>> {
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
