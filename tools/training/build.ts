import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { CompiledPage } from '../../lambda/page/open';
import { MODEL_FILE, type Model } from '../../lambda/understanding/model';
import { bytesIn, readModel, writeModel } from '../../lambda/understanding/model-file';
import type { Utterances } from '../content/utterances';
import { assemble } from './assemble';
import { ENGLISH } from './english';
import { examplesOf } from './examples';
import { NONE, SPEAKING } from './spoken';
import { type FitOptions, fit } from './train';

/** Where models are kept so that nothing is trained twice; git ignores it. */
const CACHE = join(__dirname, '..', '..', 'build', 'understanding');

/** What the model is made of. */
export interface Ingredients {
  readonly compiled: CompiledPage;
  readonly utterances: Utterances;
}

export interface BuildOptions {
  /** In a tenth of the time, on fewer examples, for words that come and go: it understands the rambling less well. */
  readonly quick?: boolean;
  /** Where models are kept. */
  readonly cache?: string;
}

/** The model as it was kept, if the same words were trained on with the same code. */
export const keptModel = (ingredients: Ingredients, options: BuildOptions = {}): Model | undefined =>
  readKept(fileOf(modelEdition(ingredients), options));

const fileOf = (edition: string, { quick = false, cache = CACHE }: BuildOptions): string =>
  join(cache, `${edition}${quick ? '-quick' : ''}.bin`);

/**
 * The model of the understanding for a page: trained, which takes a minute, or as it was kept when the same words
 * were trained on with the same code.
 */
export function buildModel({ compiled, utterances }: Ingredients, options: BuildOptions = {}): Model {
  const { quick = false, cache = CACHE } = options;
  const edition = modelEdition({ compiled, utterances });
  const file = fileOf(edition, options);
  const kept = readKept(file);
  if (kept !== undefined) return kept;
  const examples = examplesOf(compiled, utterances, quick ? NONE : SPEAKING.copies);
  const model = assemble(compiled, utterances, fit(examples, quick ? QUICK : {}), edition);
  const bytes = writeModel(model);
  writeWhole(file, bytes);
  forgetOld(cache);
  return readModel(bytesIn(bytes));
}

/** Soon done, and in one thread. */
const QUICK: FitOptions = { epochs: 2, seeds: [7] };

/** How many models are kept: of a few pages, and of a few states of their words. */
const KEPT = 12;

/** Deletes the models that were trained the longest ago. Another command may be doing the same: that is no mistake. */
function forgetOld(cache: string): void {
  const models = readdirSync(cache).filter((name) => name.endsWith('.bin'));
  const byAge = models
    .map((name) => ({
      file: join(cache, name),
      age: statSync(join(cache, name), { throwIfNoEntry: false })?.mtimeMs ?? 0,
    }))
    .sort((a, b) => b.age - a.age);
  for (const { file } of byAge.slice(KEPT)) rmSync(file, { force: true });
}

/** Writes the model where the Lambda reads it: beside the compiled page. */
export function writeUnderstanding(model: Model, folder: string): void {
  writeWhole(join(folder, MODEL_FILE), writeModel(model));
}

/** Written beside and renamed, so that nobody reads half a model, not even where two tests build one at a time. */
function writeWhole(file: string, bytes: Uint8Array): void {
  mkdirSync(dirname(file), { recursive: true });
  const fresh = `${file}.${process.pid}`;
  writeFileSync(fresh, bytes);
  renameSync(fresh, file);
}

/** A model that was kept, if it is whole. */
function readKept(file: string): Model | undefined {
  try {
    const model = readModel(bytesIn(readFileSync(file)));
    // It is whole if this can be read as well.
    void model.scoring;
    return model;
  } catch {
    return undefined;
  }
}

/** Names the words and the code that a model is made of. */
function modelEdition({ compiled, utterances }: Ingredients): string {
  const hash = createHash('sha256')
    .update(JSON.stringify([compiled, meaningOf(utterances)]))
    .update(readFileSync(ENGLISH));
  for (const folder of [__dirname, join(__dirname, '..', '..', 'lambda', 'understanding')]) {
    for (const file of readdirSync(folder).sort()) {
      if (/\.(?:ts|yml)$/.test(file)) hash.update(readFileSync(join(folder, file)));
    }
  }
  return hash.digest('hex').slice(0, 16);
}

/** The utterances without where they stand: a line more in a comment makes no other model. */
const meaningOf = (utterances: Utterances): string =>
  JSON.stringify(utterances, (key, value: unknown) =>
    key === 'file' || key === 'line' || key === 'why' ? '' : value,
  );
