import type { Page } from '../../../lambda/page/page';
import type { Understanding } from '../../../lambda/understanding/open';
import { NOTHING } from '../../../lambda/understanding/understand';
import { table } from '../../checks/table';
import { isRight, percent, type Share } from '../../training/accuracy';
import type { TestFile, TestUtterance } from '../../training/test-utterances';
import type { SlotWords } from '../alexa/model-rules';
import type { InteractionModel } from '../alexa/schema';
import { type Classifier, trained } from './fast-text';
import { type JudgeLine, linesOf, moveOf, WORDS_LABEL } from './lines';

/**
 * Shares by style, and of all; and of the utterances that are emergencies and nothing else, in any style. Each is counted once
 * for each judge; `misses` are those of the first.
 */
export interface Judgement {
  readonly all: Share;
  readonly emergencies: Share;
  readonly byStyle: ReadonlyMap<string, Share>;
  readonly misses: readonly { readonly line: TestUtterance; readonly label: string }[];
}

/** A judgement of the intents alone, and one of what a listener meets where the intent for words brings some of it. */
export interface Judgements {
  readonly intents: Judgement;
  readonly withWords: Judgement;
  /** How many of the utterances went to that intent. */
  readonly brought: number;
}

/** What has to be reached, in percent. */
export const BARS = { all: 90, style: 85, emergencies: 98 } as const;

export interface JudgeOptions {
  readonly page: Page;
  readonly files: readonly TestFile[];
  readonly understanding: Understanding;
  /** Words for the slots of Amazon's types. */
  readonly own: SlotWords;
  /** Makes a classifier of what it is to learn, in the order of a seed. */
  readonly train?: (lines: readonly JudgeLine[], seed: number) => Promise<Classifier>;
}

/** Seeds of the orders in which the judge learns: each makes another judge, of which one may be lucky by a point in a hundred. */
const SEEDS: readonly number[] = [1, 2, 3];

/**
 * Judges a model by a classifier that has learned from its samples and nothing else, on utterances that no sample has. What
 * it takes for the intent for words is put to our own understanding, as the skill does.
 */
export async function judged(model: InteractionModel, options: JudgeOptions): Promise<Judgements> {
  const { train = trained } = options;
  const lines = linesOf(model, options.page, options.own);
  const said = options.files.flatMap(({ lines: all }) => all);
  const ofIntents = lines.filter(({ label }) => label !== WORDS_LABEL);
  const trainAll = async (some: readonly JudgeLine[]): Promise<Classifier[]> => {
    const classifiers: Classifier[] = [];
    for (const seed of SEEDS) classifiers.push(await train(some, seed));
    return classifiers;
  };
  const [intents, withWords] = [await trainAll(ofIntents), await trainAll(lines)];
  return {
    intents: judgementOf(intents, options),
    withWords: judgementOf(withWords, options),
    brought: said.filter(({ say }) => withWords[0]?.(say) === WORDS_LABEL).length,
  };
}

function judgementOf(
  classifiers: readonly Classifier[],
  { page, files, understanding }: JudgeOptions,
): Judgement {
  const all = { right: 0, of: 0 };
  const emergencies = { right: 0, of: 0 };
  const byStyle = new Map<string, { right: number; of: number }>();
  const misses: { line: TestUtterance; label: string }[] = [];
  for (const { style, lines } of files) {
    const share = byStyle.get(style) ?? { right: 0, of: 0 };
    byStyle.set(style, share);
    for (const line of lines) {
      const isEmergency = line.want.length === 1 && line.want[0] === 'emergency';
      const shares = [all, share, ...(isEmergency ? [emergencies] : [])];
      for (const [at, classify] of classifiers.entries()) {
        const label = classify(line.say);
        const understood =
          label === WORDS_LABEL
            ? understanding(line.say)
            : { ...NOTHING, move: moveOf(label, page, line.item) };
        const right = isRight(line, understood);
        if (!right && at === 0) misses.push({ line, label });
        for (const one of shares) {
          one.of += 1;
          if (right) one.right += 1;
        }
      }
    }
  }
  return { all, emergencies, byStyle, misses };
}

/** What is below a bar, in words; none where all bars are met. */
export const belowBars = ({ all, emergencies, byStyle }: Judgement): string[] =>
  [
    { what: 'all', share: all, bar: BARS.all },
    { what: 'emergencies', share: emergencies, bar: BARS.emergencies },
    ...[...byStyle].map(([what, share]) => ({ what, share, bar: BARS.style })),
  ]
    .filter(({ share, bar }) => percent(share) < bar)
    .map(({ what, share, bar }) => `${what}: ${percent(share)} %, and ${bar} % is asked for`);

/** Both judgements as a table, the worst style first. */
export function judgementTable({ intents, withWords, brought }: Judgements): string {
  const rowOf = (what: string, bar: number, one: Share | undefined, other: Share | undefined): string[] => [
    what,
    ...[one, other].map((share) => (share ? `${percent(share).toFixed(1)} %` : '')),
    `${bar} %`,
    String((one?.of ?? 0) / SEEDS.length),
  ];
  const styles = [...intents.byStyle].sort(([, a], [, b]) => percent(a) - percent(b));
  return `${table(
    ['what people say', 'intents alone', 'with WordsIntent', 'at least', 'utterances'],
    [
      rowOf('all', BARS.all, intents.all, withWords.all),
      rowOf('emergencies', BARS.emergencies, intents.emergencies, withWords.emergencies),
      ...styles.map(([style, share]) => rowOf(style, BARS.style, share, withWords.byStyle.get(style))),
    ],
  )}\n\nEach share is the mean of ${SEEDS.length} judges. The first took ${brought} of the utterances for WordsIntent.\n`;
}
