import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, rmSync, statSync, utimesSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { hashOf } from '../../lambda/understanding/features';
import { MODEL_FILE, type Model } from '../../lambda/understanding/model';
import { readModel, writeModel } from '../../lambda/understanding/model-file';
import { writeWhole } from '../write-whole';
import { assemble, exactLines } from './assemble';
import { NO_COPIES } from './augment';
import { type Trainable, type TrainingData, trainingDataOf } from './data';
import { datasetOf } from './dataset';
import { examplesOf, withoutTriage } from './examples';
import { trainWeights } from './sgd';
import { trainSituations } from './situations';
import { trainTriage } from './triage';

/**
 * Raise this when the trainer is changed so that the same data makes another model: models are cached under it.
 * A test compares the fingerprint with what the trainer does to a few fixed utterances, and fails when they differ.
 */
export const TRAINER = { version: 7, fingerprint: 'f01d066466468ac8' };

/** Where models are cached; git ignores it. */
export const CACHE = join(__dirname, '..', '..', 'build', 'understanding');

/** How many models stay in the cache: those of a few pages, and of a few states of their words. */
const CACHE_SIZE = 24;

/** Few steps, over examples without copies. */
const QUICK = { copies: NO_COPIES, sgd: { epochs: 2, runs: 1 } };

/** What share of the time is over when the weights of each begin to be trained, and when they are. Measured. */
const SHARES = { passages: [0.1, 0.4], triage: [0.5, 0.85] } as const;

export interface BuildOptions {
  /** In a tenth of the time, for words that come and go: the model understands rambling less well. */
  readonly quick?: boolean;
  /** The folder that models are cached in. */
  readonly cache?: string;
  /** Told what share is done, from 0 to 1, where something has to be learned. */
  readonly onProgress?: (share: number) => void;
}

/** The model for compiled words: trained, or from the cache where the same data was trained on before. */
export function buildModel(words: Trainable, options: BuildOptions = {}): Model {
  const data = trainingDataOf(words);
  const edition = editionOf(data);
  const file = fileOf(edition, options);
  const cached = cachedIn(file);
  if (cached) return cached;
  const bytes = writeModel(trainModel(data, edition, options));
  writeWhole(linesFile(file), linesOf(data));
  writeWhole(file, bytes);
  evictOld(dirname(file));
  return readModel(bytes);
}

/** Trains a model, whatever is in the cache. @param edition names what it is made of */
export function trainModel(
  data: TrainingData,
  edition: string,
  { quick = false, onProgress = () => {} }: BuildOptions = {},
): Model {
  const sgd = quick ? QUICK.sgd : {};
  const within = (from: number, to: number) => ({
    ...sgd,
    onProgress: (share: number) => onProgress(from + (to - from) * share),
  });
  onProgress(0);
  const dataset = datasetOf(examplesOf(withoutTriage(data), quick ? QUICK.copies : undefined));
  const weights = trainWeights(dataset, within(...SHARES.passages));
  const triage = trainTriage(data, within(...SHARES.triage));
  const situations = trainSituations(data, examplesOf(data, NO_COPIES));
  const model = assemble(data, dataset, weights, edition, { triage, ...(situations && { situations }) });
  onProgress(1);
  return model;
}

/** The model for compiled words, if it is in the cache. */
export const cachedModel = (words: Trainable, options: BuildOptions = {}): Model | undefined =>
  cachedIn(fileOf(editionOf(trainingDataOf(words)), options));

/** Where the lines are that a cached model was learned from. */
export const linesFile = (file: string): string => file.replace(/\.bin$/, '.lines');

/** All that may have to be known word for word, as hashes: which of it a later state of the words has as well. */
const linesOf = (data: TrainingData): Uint8Array =>
  new Uint8Array(Int32Array.from(exactLines(data), ([text, label]) => lineHash(text, label)).buffer);

export const lineHash = (text: string, label: string): number => hashOf(`${label} ${text}`);

function cachedIn(file: string): Model | undefined {
  try {
    const model = readModel(readFileSync(file));
    const now = new Date();
    utimesSync(file, now, now);
    return model;
  } catch {
    return undefined;
  }
}

/** Writes the model where the Lambda reads it: beside the compiled page. */
export function writeUnderstanding(model: Model, folder: string): void {
  writeWhole(join(folder, MODEL_FILE), writeModel(model));
}

const fileOf = (edition: string, { quick = false, cache = CACHE }: BuildOptions): string =>
  join(cache, `${edition}${quick ? '-quick' : ''}.bin`);

/** Names the data and the trainer that a model is made by. */
export const editionOf = (data: TrainingData): string =>
  createHash('sha256')
    .update(JSON.stringify([TRAINER, data]))
    .digest('hex')
    .slice(0, 16);

/** Deletes the models that were used longest ago. Another process may be doing the same at the same time. */
function evictOld(cache: string): void {
  const models = readdirSync(cache)
    .filter((name) => name.endsWith('.bin'))
    .map((name) => join(cache, name))
    .map((file) => ({ file, trained: statSync(file, { throwIfNoEntry: false })?.mtimeMs ?? 0 }))
    .sort((a, b) => b.trained - a.trained);
  for (const { file } of models.slice(CACHE_SIZE))
    for (const old of [file, linesFile(file)]) rmSync(old, { force: true });
}
