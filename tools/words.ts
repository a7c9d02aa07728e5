import { pageOf } from '../lambda/page/open';
import type { Page } from '../lambda/page/page';
import { type Understanding, understandingOf } from '../lambda/understanding/open';
import { buildAnswers, cachedAnswers } from './answers/build';
import { progressOn, UserError, type World } from './command';
import { type Compilation, compile } from './content/compile';
import { problemLines } from './content/problems';
import { buildModel, cachedModel } from './training/build';
import { nearby } from './training/near';

/** A folder of words, compiled, for a tool. */
export interface Words extends Required<Compilation> {
  readonly page: Page;
  /** Trained on the first call, or loaded from the cache. */
  readonly understanding: Understanding;
}

/**
 * Compiles a folder of words for a command, and prints what is wrong with them on standard error.
 * @throws UserError where they do not compile
 */
export function wordsIn(folder: string, world: World): Words {
  const compilation = compile(folder, { today: world.today });
  const words = wordsOf(compilation, progressOn(world, 'Learning what people say'));
  for (const line of problemLines(compilation.problems, world.cwd)) world.err(`${line}\n`);
  if (!words) throw new UserError('the words do not compile');
  return words;
}

/**
 * What was learned before the words were last changed, for whoever would not wait, and says on standard error that it is
 * that. Undefined where the words are learned already, or nothing near to them was.
 */
export function knownBefore(words: Words, world: World): Understanding | undefined {
  if (cachedModel(words) && cachedAnswers(words)) return undefined;
  const near = nearby(words);
  if (near) world.err('From what was learned before the words were changed; --learn learns them first.\n');
  return near && understandingOf(near.model, near.answers);
}

/**
 * @param onProgress told what share is learned, where what people say has to be learned first
 * @returns undefined where the words did not compile
 */
export function wordsOf(
  { compiled, utterances, citations = [], isOriginal = false, problems }: Compilation,
  onProgress?: (share: number) => void,
): Words | undefined {
  if (!compiled || !utterances) return undefined;
  let trained: Understanding | undefined;
  return {
    compiled,
    utterances,
    citations,
    isOriginal,
    problems,
    page: pageOf(compiled),
    understanding: (utterance, context) => {
      trained ??= understandingOf(
        buildModel({ compiled, utterances }, { ...(onProgress && { onProgress }) }),
        buildAnswers({ compiled, utterances }),
      );
      return trained(utterance, context);
    },
  };
}
