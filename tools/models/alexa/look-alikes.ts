import { randomOf, shuffle } from '../../training/random';
import { spokenKey } from '../spoken-form';
import { Features, Learner } from './learner';
import type { Candidates } from './teaching';

/** Words of a line: shorter ones may mean anything, and longer ones take the space of two. */
const WORDS = { least: 4, most: 12 };

/** Words of the longest name of something on the page that is looked for. */
const LONGEST_NAME = 3;

/** How likely a line may be a question about the page, or a command, from 0 to 1. */
const LIKELY = 0.1;

/**
 * Of the lines that sound urgent or sad and are neither, those that have nothing to do with the page: without them, whoever
 * could murder a curry would be told to call 999. Nobody has said of them what they mean. So none is taken that names what is
 * on the page, or that a small classifier, which learns from all other candidates, might take for a question or a command.
 * @param onPage names of what is on the page
 * @param isCalm whether an intent is for questions or commands
 */
export function unrelated(
  lines: readonly string[],
  intents: ReadonlyMap<string, Candidates>,
  onPage: readonly string[],
  isCalm: (intent: string) => boolean,
): string[] {
  const names = new Set(onPage.map(spokenKey));
  const fit = lines.filter((line) => {
    const words = spokenKey(line).split(' ');
    const isNamed = words.some((_, from) =>
      Array.from({ length: LONGEST_NAME }, (_, at) => words.slice(from, from + at + 1).join(' ')).some(
        (some) => names.has(some),
      ),
    );
    return words.length >= WORDS.least && words.length <= WORDS.most && !isNamed;
  });
  const features = new Features();
  const all = [...intents.values()].flatMap(({ must, may }, intent) =>
    [...must, ...may].map((sample) => ({ intent, features: features.of(sample) })),
  );
  const order = all.map((_, at) => at);
  shuffle(order, randomOf(1));
  const asked = fit.map((line) => ({ line, features: features.of(line) }));
  const learner = new Learner(intents.size, features.size);
  learner.learn(order.flatMap((at) => all[at] ?? []));
  const calm = [...intents.keys()].flatMap((name, at) => (isCalm(name) ? [at] : []));
  return asked
    .filter((one) => calm.reduce((sum, at) => sum + learner.likely(one.features, at), 0) < LIKELY)
    .map(({ line }) => line);
}
