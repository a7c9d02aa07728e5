import type { Understanding } from '../../lambda/understanding/open';
import type { Understood } from '../../lambda/understanding/understand';
import type { Wanted, WantedFile } from './wanted';

/** A line that was taken for something it is not. */
export interface Miss {
  readonly line: Wanted;
  readonly understood: Understood;
}

/** How many lines of a kind there are, and how many of them were understood. */
export interface Share {
  readonly right: number;
  readonly of: number;
}

export interface Accuracy {
  readonly all: Share;
  readonly byStyle: ReadonlyMap<string, Share>;
  /** By the first label that a line wants. */
  readonly byLabel: ReadonlyMap<string, Share>;
  readonly misses: readonly Miss[];
}

/** What is not on the page and what was not understood are answered alike: no passage is read, and nothing is lost. */
const REFUSED: ReadonlySet<string> = new Set(['off-page', 'not-understood']);

/** Whether an utterance was taken for what it should be, its number included. */
export function isRight({ want, item }: Wanted, { move, between }: Understood): boolean {
  const taken = move.kind === 'read' ? move.passage : move.kind;
  if (REFUSED.has(taken)) return want.some((label) => REFUSED.has(label));
  // Asked which of two was meant, the listener is one word away from the right one.
  if (between) return between.some((passage) => want.includes(passage));
  // What is said then begins with 999, and ends with kindness and the helpline.
  if (move.kind === 'danger') return want.includes('emergency') || want.includes('distress');
  if (move.kind === 'item' && item !== undefined && move.item !== item) return false;
  return want.includes(taken);
}

/** Puts every line to the understanding. */
export function accuracyOf(files: readonly WantedFile[], understanding: Understanding): Accuracy {
  const byStyle = new Map<string, Share>();
  const byLabel = new Map<string, Share>();
  const misses: Miss[] = [];
  let all: Share = { right: 0, of: 0 };
  for (const { style, lines } of files) {
    for (const line of lines) {
      const understood = understanding(line.say);
      const right = isRight(line, understood);
      if (!right) misses.push({ line, understood });
      all = counted(all, right);
      byStyle.set(style, counted(byStyle.get(style), right));
      const [label = ''] = line.want;
      byLabel.set(label, counted(byLabel.get(label), right));
    }
  }
  return { all, byStyle, byLabel, misses };
}

const counted = (share: Share | undefined, right: boolean): Share => ({
  right: (share?.right ?? 0) + (right ? 1 : 0),
  of: (share?.of ?? 0) + 1,
});

/** In percent, to one decimal. */
export const percent = ({ right, of }: Share): number =>
  of === 0 ? 100 : Math.round((1000 * right) / of) / 10;

/** The shares as lines of text: the whole, then each style, then each label, the worst first. */
export function accuracyTable({ all, byStyle, byLabel }: Accuracy): string {
  const row = ([name, share]: readonly [string, Share]): string =>
    `  ${name.padEnd(24)} ${percent(share).toFixed(1).padStart(5)} %  ${share.right} of ${share.of}`;
  const rows = (shares: ReadonlyMap<string, Share>): string[] =>
    [...shares].sort((a, b) => percent(a[1]) - percent(b[1])).map(row);
  return [
    row(['all', all]),
    '',
    'by style',
    ...rows(byStyle),
    '',
    'by what is wanted',
    ...rows(byLabel),
  ].join('\n');
}
