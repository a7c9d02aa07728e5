import { fork } from 'node:child_process';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';
import { type Understanding, understandingOf } from '../../lambda/understanding/open';
import { buildAnswers, cachedAnswers } from '../answers/build';
import { buildModel, cachedModel } from './build';
import type { Trainable } from './data';
import { nearby } from './near';

/** What the learner is sent. */
export interface Assignment {
  readonly words: Trainable;
  /** Whether a quick model is wanted first, since there is nothing to answer from meanwhile, and whether it is enough. */
  readonly quickFirst: boolean;
  readonly quickOnly: boolean;
}

/** What the learner tells: what share is done, or that a model is in the cache, a quick one or not, and whether it is the last. */
export type Progress = { readonly share: number } | { readonly isQuick: boolean; readonly isLast: boolean };

export interface LearnOptions {
  /** Whether it is enough to learn quickly. */
  readonly quick: boolean;
  /** Stops it. */
  readonly signal: AbortSignal;
  /** Told what share is done, from 0 to 1. */
  readonly onProgress: (share: number) => void;
}

/** What is known of some words by now. */
export interface Lesson {
  /** Gets better in place, until `done`. */
  readonly understanding: Understanding;
  /** Resolves once all is learned; rejects where it cannot be. */
  readonly done: Promise<void>;
}

/** How long other news has to get out, in milliseconds. */
const NEWS_MS = 50;

/**
 * Learns what people say. That takes minutes, so a process of its own does it while one goes on with what was learned from
 * nearly the same words. Where nothing was, a quick model comes first. The models come back by way of the cache.
 * @returns undefined if it is stopped before anything is known
 */
export async function learn(
  { compiled, utterances }: Trainable,
  options: LearnOptions,
): Promise<Lesson | undefined> {
  const words = { compiled, utterances };
  // What comes next takes seconds in one go: whoever waits for other news has it first.
  await setTimeout(NEWS_MS);
  if (options.signal.aborted) return undefined;
  const [model, answers] = [cachedModel(words), cachedAnswers(words)];
  if (model && answers) return { understanding: understandingOf(model, answers), done: Promise.resolve() };
  const near = nearby(words);
  if (near && options.quick)
    return { understanding: understandingOf(near.model, near.answers), done: Promise.resolve() };
  return learnApart(words, near && understandingOf(near.model, near.answers), options);
}

function learnApart(
  words: Trainable,
  near: Understanding | undefined,
  { quick, signal, onProgress }: LearnOptions,
): Promise<Lesson | undefined> {
  const child = fork(join(__dirname, 'learner.ts'), {
    execArgv: ['--import', pathToFileURL(require.resolve('tsx')).href],
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    signal,
  });
  let latest = near;
  const understanding: Understanding = (utterance, context) => (latest as Understanding)(utterance, context);
  return new Promise((resolve, reject) => {
    const done = new Promise<void>((resolveAll, rejectAll) => {
      child.on('error', (error) => (signal.aborted ? resolveAll() : rejectAll(error)));
      child.once('exit', (code) =>
        code === 0 || signal.aborted
          ? resolveAll()
          : rejectAll(new Error(`learning what people say ended with ${code}`)),
      );
      child.on('message', (progress: Progress) => {
        if ('share' in progress) return onProgress(progress.share);
        const { isQuick, isLast } = progress;
        latest = understandingOf(buildModel(words, { quick: isQuick }), buildAnswers(words));
        resolve({ understanding, done });
        if (!isLast) return;
        resolveAll();
        setImmediate(() => child.connected && child.disconnect());
      });
    });
    done.then(() => latest ?? resolve(undefined), reject);
    if (near) resolve({ understanding, done });
    child.send({ words, quickFirst: near === undefined, quickOnly: quick } satisfies Assignment);
  });
}
