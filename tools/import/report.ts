import { counted } from '../content/words';
import type { Imported } from './convert';
import type { Fate } from './fates';

const WIDTH = 60;

/** What became of each line of the source, one line each: its number, where it is heard or why it is not, its words. */
export function reportOf({ fates }: Pick<Imported, 'fates'>): string {
  const digits = String(Math.max(...fates.map(({ line }) => line), 1)).length;
  const column = Math.max(...fates.map((fate) => placeOf(fate).length), 0);
  return fates
    .map(
      (fate) =>
        `${String(fate.line).padStart(digits)}  ${placeOf(fate).padEnd(column)}  ${shortened(fate.text)}`,
    )
    .join('\n');
}

/** One line: how much was kept, and how much was left out. */
export function summaryOf({ fates, passages }: Pick<Imported, 'fates' | 'passages'>): string {
  const out = fates.filter(({ why }) => why !== undefined).length;
  return `${counted(passages.length, 'passage')}; ${counted(fates.length - out, 'line')} kept, ${out} left out`;
}

const placeOf = ({ kept, why }: Fate): string => (why === undefined ? `kept in ${kept}` : `left out: ${why}`);

const shortened = (text: string): string =>
  text.length > WIDTH ? `${text.slice(0, WIDTH - 3).trimEnd()}...` : text;
