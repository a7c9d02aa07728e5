import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { startPlace } from '../../lambda/guide/place';
import { UserError } from '../command';
import { nameOf } from '../explained';
import { playEverywhere, storyFiles } from '../stories/play';
import { readStory } from '../stories/story';
import { SURFACES, type SurfaceName } from '../surfaces';
import { Conversation } from '../talk/conversation';
import { accuracyOf } from '../training/accuracy';
import { readTestFile } from '../training/test-utterances';
import { CHANNELS, pathFromHere } from './state-view';
import type { Ready } from './workspace';

/** A file of tests, and what is known of it before it is run. */
export type TestEntry = ReturnType<typeof testsIn>[number];

export type TestResult = NonNullable<Awaited<ReturnType<typeof runTest>>>;
export type TriedLine = Awaited<ReturnType<typeof tryLine>>;

/** Every story and every file of utterances in the folder of the tests. One that cannot be read says so when it is run. */
export const testsIn = (tests: string) => [
  ...storyFiles(join(tests, 'conversations')).map((file) => ({
    file: pathFromHere(file),
    kind: 'story' as const,
    title: titleOf(file),
  })),
  ...utteranceFiles(join(tests, 'utterances')).map((file) => ({
    file: pathFromHere(file),
    kind: 'utterances' as const,
    title: titleOf(file),
  })),
];

/** A file's name as words: "a-death-and-tears.yml". */
const titleOf = (file: string): string => {
  const [name = ''] = pathFromHere(file).split('/').slice(-1);
  const words = name.replace(/\.yml$/, '').replaceAll('-', ' ');
  return words.charAt(0).toUpperCase() + words.slice(1);
};

function utteranceFiles(folder: string): string[] {
  try {
    return readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('.yml'))
      .sort()
      .map((name) => join(folder, name));
  } catch {
    return [];
  }
}

/**
 * Runs a file of tests.
 * @param file as `testsIn` names it; of no other is anything read
 * @returns what went wrong; undefined where there is no such file
 */
export async function runTest(tests: string, file: string, ready: Ready) {
  const entry = testsIn(tests).find((one) => one.file === file);
  if (!entry) return undefined;
  const began = performance.now();
  const outcome = await outcomeOf(entry, ready);
  return { file, ...outcome, milliseconds: Math.round(performance.now() - began) };
}

/** What went wrong at a line, and where. */
interface TestFailure {
  readonly line: number;
  readonly wanted: string;
  readonly heard: string;
  /** The channels, as staff call them; empty for all. */
  readonly on: readonly string[];
}

interface Outcome {
  readonly failures: readonly TestFailure[];
  /** How many utterances there are; null for a story. */
  readonly utterances: number | null;
}

async function outcomeOf({ file, kind }: TestEntry, ready: Ready): Promise<Outcome> {
  try {
    return kind === 'utterances' ? misunderstoodIn(file, ready) : await untrueIn(file, ready);
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    const failure = { line: 0, wanted: 'it cannot be read', heard: error.message, on: [] };
    return { failures: [failure], utterances: null };
  }
}

function misunderstoodIn(file: string, { understanding }: Ready): Outcome {
  const { all, misses } = accuracyOf([readTestFile(file)], understanding);
  const failures = misses.map(({ line: { line, say, want }, understood }) => ({
    line,
    wanted: `“${say}” should be understood as ${want.join(' or ') || 'something else'}`,
    heard: nameOf(understood),
    on: [],
  }));
  return { failures, utterances: all.of };
}

async function untrueIn(file: string, ready: Ready): Promise<Outcome> {
  const failures = (await playEverywhere(readStory(file), ready)).map(({ channels, ...failure }) => ({
    ...failure,
    on: channels.length === CHANNELS.length ? [] : channels.map(titleOfChannel),
  }));
  return { failures, utterances: null };
}

const titleOfChannel = (channel: SurfaceName): string =>
  CHANNELS.find(({ id }) => id === channel)?.title ?? channel;

/** Says one line to a guide that was just opened: what it is taken for, how surely, and what is heard first. */
export async function tryLine(said: string, channel: SurfaceName, { page, understanding }: Ready) {
  const began = performance.now();
  // Everyone's first answer begins with who is speaking.
  const place = { ...startPlace(page), introduced: true };
  const conversation = new Conversation(SURFACES[channel]({ page, understanding, place }), understanding);
  const { report, understood } = await conversation.say(said);
  return {
    said,
    label: understood?.label ?? null,
    score: understood?.score ?? null,
    text: report.text,
    seconds: report.seconds,
    milliseconds: Math.round(performance.now() - began),
  };
}
