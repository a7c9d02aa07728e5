import { reply } from '../../../lambda/guide/guide';
import { cutFor, PACES, type Pace } from '../../../lambda/guide/pace';
import { type Fill, PHRASES, type PhraseKey, SLOTS, type Slot } from '../../../lambda/guide/phrases';
import { startPlace } from '../../../lambda/guide/place';
import type { CompiledPage } from '../../../lambda/page/open';
import type { IsoDate, Page } from '../../../lambda/page/page';
import { render } from '../../../lambda/speech/render';
import type { Speech } from '../../../lambda/speech/speech';

/** Something that is heard in one go. */
export interface Heard {
  /** The passage, or `phrases`. */
  readonly group: string;
  readonly name: string;
  readonly pace: Pace;
  readonly speech: Speech;
}

/** Every part of every passage, as it is heard with all that stands around it: by asking for it, and then by "next". */
export const partsHeard = ({ passages }: CompiledPage, page: Page, today: IsoDate): Heard[] =>
  PACES.flatMap((pace) =>
    passages.flatMap((passage) =>
      passage.cuts[cutFor(pace)].map((_, index, parts): Heard => {
        const here = { ...startPlace(page), pace, introduced: true };
        const place = index === 0 ? here : { ...here, at: { passage: passage.id, part: index } };
        const turn =
          index === 0
            ? reply({ kind: 'read', passage: passage.id }, place, page, today)
            : reply({ kind: 'next' }, place, page, today);
        return {
          group: passage.id,
          name: `part ${index + 1} of ${parts.length}`,
          pace,
          speech: render(turn, page).speech,
        };
      }),
    ),
  );

/** Every phrase of the guide by itself, its gaps filled with the longest that can stand there. */
export function phrasesHeard({ head, passages }: CompiledPage, page: Page): Heard[] {
  const longest = passages.reduce((a, b) => (b.topic.length > a.topic.length ? b : a)).id;
  const values: Readonly<Record<(typeof SLOTS)[Slot], string | number>> = {
    passage: longest,
    number: 10,
    position: 10,
    term: Object.keys(head.spellable)[0] ?? '',
    page: '',
  };
  return (Object.keys(PHRASES) as PhraseKey[]).map((phrase) => {
    const fill: Fill = Object.fromEntries(PHRASES[phrase].map((slot: Slot) => [slot, values[SLOTS[slot]]]));
    const { speech } = render({ says: [{ phrase, fill }], place: startPlace(page) }, page);
    return { group: 'phrases', name: phrase, pace: 'normal', speech };
  });
}
