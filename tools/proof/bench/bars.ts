/** A bar: what is measured, against what, and how many times as much it may be. The bars are those of the design. */
export interface Bar {
  readonly what: string;
  readonly ours: number;
  readonly against: number;
  readonly most: number;
  readonly unit: string;
}

export const ratio = ({ ours, against }: Bar): number => ours / against;

export const isMet = (bar: Bar): boolean => ratio(bar) <= bar.most;

/** The bars as a table in Markdown. */
export const barTable = (bars: readonly Bar[]): string =>
  [
    '| bar | ours | against | ratio | at most | |',
    '| --- | ---: | ---: | ---: | ---: | --- |',
    ...bars.map(
      (bar) =>
        `| ${bar.what} | ${bar.ours.toFixed(1)} ${bar.unit} | ${bar.against.toFixed(1)} ${bar.unit} | ${ratio(bar).toFixed(2)} | ${bar.most} | ${isMet(bar) ? 'met' : '**not met**'} |`,
    ),
  ].join('\n');
