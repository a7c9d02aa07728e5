import type { AskMove, Move, ReadMove } from '../../lambda/guide/moves';
import type { Understanding } from '../../lambda/understanding/open';
import type { Understood } from '../../lambda/understanding/understand';
import type { TestFile, TestUtterance } from './test-utterances';

/** A test utterance that was misunderstood. */
export interface Miss {
  readonly line: TestUtterance;
  readonly understood: Understood;
}

/** How many utterances there are, and how many of them were understood. */
export interface Share {
  readonly right: number;
  readonly of: number;
}

export interface Accuracy {
  readonly all: Share;
  readonly byStyle: ReadonlyMap<string, Share>;
  /** By the first label that is wanted. */
  readonly byLabel: ReadonlyMap<string, Share>;
  readonly misses: readonly Miss[];
}

/** What is not on the page and what was not understood are answered alike: nothing is read, and nothing is lost. */
const REFUSED: ReadonlySet<string> = new Set(['off-page', 'not-understood', 'unsaid', 'unlisted']);

/** A question within a passage is answered out of it, and the rest is offered. */
const isOfPassage = (move: Move): move is ReadMove | AskMove => move.kind === 'read' || move.kind === 'ask';

/** Whether an utterance was understood as it should be, the number of its item included. */
export function isRight({ want, not, item }: TestUtterance, { move, between }: Understood): boolean {
  const label = isOfPassage(move) ? move.passage : REFUSED.has(move.kind) ? 'off-page' : move.kind;
  if (not) return !not.includes(label);
  if (REFUSED.has(label)) return want.some((wanted) => REFUSED.has(wanted));
  // Asked which of two was meant, the listener is one word away from the right one.
  if (between) return between.some((passage) => want.includes(passage));
  // The answer to danger begins with 999, and ends with kindness and the helpline.
  if (move.kind === 'danger') return want.includes('emergency') || want.includes('distress');
  if (move.kind === 'item' && item !== undefined && move.item !== item) return false;
  return want.includes(label);
}

/** Puts every line to the understanding. */
export function accuracyOf(files: readonly TestFile[], understanding: Understanding): Accuracy {
  const byStyle = new Map<string, Share>();
  const byLabel = new Map<string, Share>();
  const misses: Miss[] = [];
  let all: Share = { right: 0, of: 0 };
  for (const { style, situation, lines } of files) {
    for (const line of lines) {
      const understood = understanding(line.say, situation && { situation });
      const right = isRight(line, understood);
      if (!right) misses.push({ line, understood });
      all = counted(all, right);
      byStyle.set(style, counted(byStyle.get(style), right));
      const label = line.want[0] ?? `not ${line.not?.join(', ')}`;
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

/** The shares as lines of text: all of them, then each style, then each label, the worst first. */
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
