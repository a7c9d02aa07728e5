import { reply } from '../../../lambda/guide/guide';
import { cutFor, PACES, type Pace } from '../../../lambda/guide/pace';
import { type Fill, PHRASES, SLOTS, type Slot } from '../../../lambda/guide/phrases';
import { startPlace } from '../../../lambda/guide/place';
import type { CompiledPage } from '../../../lambda/page/open';
import type { IsoDate, Page } from '../../../lambda/page/page';
import { render } from '../../../lambda/speech/render';
import type { Speech } from '../../../lambda/speech/speech';

/** Something that is said in one go. */
export interface Utterable {
  /** The passage, or `phrases`. */
  readonly group: string;
  readonly name: string;
  readonly pace: Pace;
  readonly speech: Speech;
}

/** Every part of every passage at every pace, with all that is said around it: asked for first, then by "next". */
export const partsOf = ({ passages }: CompiledPage, page: Page, today: IsoDate): Utterable[] =>
  PACES.flatMap((pace) =>
    passages.flatMap((passage) =>
      passage.cuts[cutFor(pace)].map((_, index, parts): Utterable => {
        const here = { ...startPlace(page), pace, introduced: true };
        const turn =
          index === 0
            ? reply({ kind: 'read', passage: passage.id }, here, page, today)
            : reply({ kind: 'next' }, { ...here, at: { passage: passage.id, part: index } }, page, today);
        const name = `part ${index + 1} of ${parts.length}`;
        return { group: passage.id, name, pace, speech: render(turn, page).speech };
      }),
    ),
  );

/** Every phrase of the guide by itself, its slots filled with the longest values that fit. */
export function phrasesOf({ head, passages }: CompiledPage, page: Page): Utterable[] {
  const longest = passages.reduce((a, b) => (b.topic.length > a.topic.length ? b : a)).id;
  const values: Readonly<Record<(typeof SLOTS)[Slot], string | number>> = {
    passage: longest,
    number: 10,
    position: 10,
    term: Object.keys(head.spellable)[0] ?? '',
  };
  return (Object.keys(PHRASES) as (keyof typeof PHRASES)[]).map((phrase) => {
    const fill: Fill = Object.fromEntries(PHRASES[phrase].map((slot: Slot) => [slot, values[SLOTS[slot]]]));
    const { speech } = render({ says: [{ phrase, fill }], place: startPlace(page) }, page);
    return { group: 'phrases', name: phrase, pace: 'normal', speech };
  });
}
