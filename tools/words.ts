import { pageOf } from '../lambda/page/open';
import type { Page } from '../lambda/page/page';
import { type Understanding, understandingOf } from '../lambda/understanding/open';
import { buildAnswers } from './answers/build';
import { UserError, type World } from './command';
import { type Compilation, compile } from './content/compile';
import { formatProblem } from './content/problems';
import { buildModel } from './training/build';

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
  for (const problem of compilation.problems) world.err(`${formatProblem(problem, world.cwd)}\n`);
  const words = wordsOf(compilation);
  if (!words) throw new UserError('the words do not compile');
  return words;
}

/** @returns undefined where the words did not compile */
export function wordsOf({ compiled, utterances, citations = [], problems }: Compilation): Words | undefined {
  if (!compiled || !utterances) return undefined;
  let trained: Understanding | undefined;
  return {
    compiled,
    utterances,
    citations,
    problems,
    page: pageOf(compiled),
    understanding: (utterance, context) => {
      trained ??= understandingOf(
        buildModel({ compiled, utterances }),
        buildAnswers({ compiled, utterances }),
      );
      return trained(utterance, context);
    },
  };
}
