import { cutFor } from '../../guide/pace';
import type { Reply } from '../../guide/reply';
import type { Page } from '../../page/page';
import type { Beat, Speech } from '../../speech/speech';
import { toSsml } from '../../speech/ssml';
import { toText } from '../../speech/text';

/** What is shown and said together: a sentence, or an item of a list. */
export interface Line {
  readonly text: string;
  /** The same as it is said, with the pause after it. */
  readonly ssml: string;
  /** It is the question, or a part of it. */
  readonly asks: boolean;
}

/** Where an item of a list is, seen from what is read now. */
export type Step = 'done' | 'now' | 'next';

/** Lists that are longer are shown without their steps, for which a small screen has no room. */
const MOST_STEPS = 15;

/** What is said, line by line. An item is shown with its number, by which it can be asked for. */
export function linesOf({ beats, rate }: Speech, { asks, ...reply }: Reply, page: Page): Line[] {
  const numbers = itemNumbers(reply, page);
  const groups = beatsByLine(beats);
  const items = groups.filter(isItem);
  const question = asks ? beats.findLastIndex((beat) => 'pause' in beat) : beats.length;
  return groups.map((group) => {
    const number = numbers.length === items.length ? numbers[items.indexOf(group)] : undefined;
    const mark = !isItem(group) ? '' : number === undefined ? '– ' : `${number}. `;
    return {
      text: mark + toText({ beats: group, rate }),
      ssml: toSsml({ beats: group, rate }),
      asks: beats.indexOf(group[0] as Beat) > question,
    };
  });
}

const isItem = ([first]: readonly Beat[]): boolean => first !== undefined && 'item' in first;

/** Beats that belong together: a sentence with the pause after it; of an item, its second sentence too. */
export function beatsByLine(beats: readonly Beat[]): Beat[][] {
  const groups: Beat[][] = [];
  for (const beat of beats) {
    const group = groups.at(-1);
    const before = group?.at(-1);
    const goesOn = before !== undefined && 'item' in before && 'item' in beat;
    if (group && ('pause' in beat || goesOn)) group.push(beat);
    else groups.push([beat]);
  }
  return groups;
}

/** The numbers of the items that a reply reads, counted from 1, in the order in which they are read. */
function itemNumbers(reply: Pick<Reply, 'says' | 'place'>, page: Page): number[] {
  return listsRead(reply, page).flatMap(({ from, to }) =>
    Array.from({ length: to - from }, (_, at) => from + at + 1),
  );
}

/** How far through its list a reply is, item by item; nothing where it reads none, all of one, or more than one. */
export function stepsOf(reply: Pick<Reply, 'says' | 'place'>, page: Page): Step[] {
  const [list, ...others] = listsRead(reply, page);
  if (list === undefined || others.length > 0) return [];
  const { from, to, of } = list;
  if (to - from === of || of > MOST_STEPS) return [];
  return Array.from({ length: of }, (_, at) => (at < from ? 'done' : at < to ? 'now' : 'next'));
}

/** The stretches of lists that a reply reads, by itself or in a part. */
function listsRead({ says, place }: Pick<Reply, 'says' | 'place'>, page: Page) {
  return says.flatMap((saying) => {
    if ('item' in saying) {
      const { passage, list, index } = saying.item;
      return [{ from: index, to: index + 1, of: page.passage(passage)?.lists[list]?.length ?? 0 }];
    }
    if (!('part' in saying)) return [];
    const passage = page.passage(saying.part.passage);
    const pieces = passage?.cuts[cutFor(place.pace)][saying.part.part - 1]?.pieces ?? [];
    return pieces.flatMap((piece) =>
      'list' in piece
        ? [{ from: piece.from, to: piece.to, of: passage?.lists[piece.list]?.length ?? 0 }]
        : [],
    );
  });
}
