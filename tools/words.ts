import { pageOf } from '../lambda/page/open';
import type { Page } from '../lambda/page/page';
import { type Understanding, understandingOf } from '../lambda/understanding/open';
import { UserError, type World } from './command';
import { type Compilation, compile } from './content/compile';
import { isoDay } from './content/dates';
import { contentFolder } from './content/folder';
import { formatProblem } from './content/problems';
import { buildModel } from './training/build';

/** All that a tool needs of a folder of words. */
export interface Words extends Required<Compilation> {
  readonly page: Page;
  /** Trained, or taken from the last training of the same words, when it is first needed. */
  readonly understanding: Understanding;
}

/**
 * The words of `content`, or of the folder that `CONTENT_DIR` names, for a command of a tool.
 * Prints what is wrong with them on standard error; undefined where they do not compile.
 */
export function openWords(): Words | undefined {
  const compilation = compile(contentFolder(process.env), { today: isoDay(new Date()) });
  for (const problem of compilation.problems)
    process.stderr.write(`${formatProblem(problem, process.cwd())}\n`);
  return wordsOf(compilation);
}

/**
 * The words in a folder, for a command. What is wrong with them is printed on standard error.
 * @throws UserError where they do not compile
 */
export function wordsIn(folder: string, world: World): Words {
  const compilation = compile(folder, { today: world.today });
  for (const problem of compilation.problems) world.err(`${formatProblem(problem, world.cwd)}\n`);
  const words = wordsOf(compilation);
  if (!words) throw new UserError('the words do not compile');
  return words;
}

/** The words of a compilation; undefined where they did not compile. */
export function wordsOf({ compiled, utterances, problems }: Compilation): Words | undefined {
  if (!compiled || !utterances) return undefined;
  let trained: Understanding | undefined;
  return {
    compiled,
    utterances,
    problems,
    page: pageOf(compiled),
    understanding: (utterance, context) => {
      trained ??= understandingOf(buildModel({ compiled, utterances }));
      return trained(utterance, context);
    },
  };
}
