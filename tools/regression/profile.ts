import type { Page } from '../../lambda/page/page';
import { alexaIntent } from '../surfaces/intents';
import type { Wanted } from '../training/wanted';
import { movesWanted } from './lists';

/** Asks Alexa's profiler what it takes an utterance for: the name of the intent, or null where it takes it for none. */
export type Profiler = (utterance: string) => Promise<string | null>;

export interface Miss {
  readonly line: Wanted;
  readonly taken: string | null;
  readonly wanted: readonly string[];
}

/** Alexa's profiler refuses callers that ask more often than this, in milliseconds between two questions. */
export const BETWEEN_QUESTIONS = 1500;

/**
 * Puts the utterances to Alexa one after the other, as slowly as it wants to be asked.
 * @param wait waits so many milliseconds
 * @param miss is told of each that was taken for something else, as it happens
 * @returns how many were taken rightly
 */
export async function profileAll(
  lines: readonly Wanted[],
  page: Page,
  ask: Profiler,
  wait: (milliseconds: number) => Promise<void>,
  miss: (miss: Miss) => void,
): Promise<number> {
  let right = 0;
  for (const [index, line] of lines.entries()) {
    if (index > 0) await wait(BETWEEN_QUESTIONS);
    const wanted = movesWanted(line, page).map((move) => alexaIntent(move).intent);
    const taken = await ask(line.say);
    if (wanted.includes(taken ?? 'AMAZON.FallbackIntent')) right += 1;
    else miss({ line, taken, wanted });
  }
  return right;
}

/** The intent in what `ask smapi profile-nlu` prints; null where it selected none. */
export function selectedIntent(printed: string): string | null {
  const answer = JSON.parse(printed) as { selectedIntent?: { name?: unknown } };
  const name = answer.selectedIntent?.name;
  return typeof name === 'string' ? name : null;
}
