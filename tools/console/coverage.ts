import { cutFor } from '../../lambda/guide/pace';
import type { Reply } from '../../lambda/guide/reply';
import type { Cut, Page, Part, Passage } from '../../lambda/page/page';
import type { PartView, Stretch } from './wire';

/**
 * The parts of a passage as stretches of it. Both cuts count the same sentences and items, so what was heard in shorter
 * parts at a slower pace can be held against the parts of the usual one.
 */
export function stretchesOf(passage: Passage, cut: Cut): readonly PartView[] {
  return passage.cuts[cut].map((part) => ({ from: part.start, to: part.start + lengthOf(part) }));
}

const lengthOf = ({ pieces }: Part): number =>
  pieces.reduce((sum, piece) => sum + ('say' in piece ? 1 : piece.to - piece.from), 0);

/** What of the page is heard in a reply: the parts that it reads. An item by itself is not a part. */
export function heardIn({ says, place }: Reply, page: Page): readonly Stretch[] {
  return says.flatMap((saying) => {
    const id = 'part' in saying ? saying.part.passage : 'whole' in saying ? saying.whole : undefined;
    const passage = id === undefined ? undefined : page.passage(id);
    if (!passage) return [];
    const parts = stretchesOf(passage, cutFor(place.pace));
    const heard = 'part' in saying ? parts.slice(saying.part.part - 1, saying.part.part) : parts;
    return heard.map((part) => ({ passage: passage.id, ...part }));
  });
}
