import { median } from '../statistics';

/** A bar: what is measured, against what, and how many times as much it may be. The bars are those of the design. */
export interface Bar {
  readonly what: string;
  readonly ours: number;
  readonly against: number;
  readonly ratio: number;
  readonly most: number;
  readonly unit: string;
}

/** A bar for two figures by themselves. */
export const barOf = (bar: Omit<Bar, 'ratio'>): Bar => ({ ...bar, ratio: bar.ours / bar.against });

/**
 * A bar for times that were taken in rounds, both in each. Its ratio is the median of those of the rounds: a machine that
 * is faster for some seconds and then slower is so for both.
 */
export function barOfRounds({
  ours,
  against,
  ...bar
}: Pick<Bar, 'what' | 'most' | 'unit'> & Readonly<Record<'ours' | 'against', readonly number[]>>): Bar {
  const ratios = ours.map((one, round) => one / (against[round] ?? Number.NaN));
  return { ...bar, ours: median(ours), against: median(against), ratio: median(ratios) };
}

export const isMet = ({ ratio, most }: Bar): boolean => ratio <= most;

/** The bars as a table in Markdown. */
export const barTable = (bars: readonly Bar[]): string =>
  [
    '| bar | ours | against | ratio | at most | |',
    '| --- | ---: | ---: | ---: | ---: | --- |',
    ...bars.map(
      (bar) =>
        `| ${bar.what} | ${bar.ours.toFixed(1)} ${bar.unit} | ${bar.against.toFixed(1)} ${bar.unit} | ${bar.ratio.toFixed(2)} | ${bar.most} | ${isMet(bar) ? 'met' : '**not met**'} |`,
    ),
  ].join('\n');
