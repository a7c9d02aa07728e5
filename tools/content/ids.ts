import type { PassageId } from '../../lambda/page/page';

/** Lower-case words joined by hyphens. Ids become file names and names of intents, so nothing else is let in. */
const ID = /^[a-z]+(-[a-z]+)*$/u;

/** File names end at 255 bytes; an id of this length is already longer than anyone would type. */
const LONGEST = 64;

/** What is wrong with an id; undefined where nothing is. */
export function idProblem(id: string): string | undefined {
  if (!ID.test(id)) return `'${id}' is no id: an id is lower-case words joined by hyphens`;
  if (id.length > LONGEST) return `an id of ${id.length} letters; ${LONGEST} is the most`;
  if (id in {}) return `'${id}' has a meaning of its own in JavaScript`;
  return undefined;
}

/** The id that a heading gets when it is given none: its words, without what an id cannot hold. */
export function slugOf(heading: string): PassageId {
  const words = heading
    .normalize('NFD')
    .toLowerCase()
    .replace(/[\p{M}']/gu, '')
    .split(/[^a-z]+/u)
    .filter((word) => word !== '');
  let slug = words.shift() ?? '';
  for (const word of words) {
    if (slug.length + 1 + word.length > LONGEST) break;
    slug += `-${word}`;
  }
  return slug.slice(0, LONGEST);
}
