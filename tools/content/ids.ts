import type { PassageId } from '../../lambda/page/page';

/** Lower-case words joined by hyphens: ids become the names of files and intents. */
const ID = /^[a-z]+(-[a-z]+)*$/u;

/** Characters of an id. A file name may have 255 bytes, but nobody would type as many. */
const LONGEST = 64;

/** Says what is wrong with an id; undefined where nothing is. */
export function idProblem(id: string): string | undefined {
  if (!ID.test(id)) return `'${id}' is no id: an id is lower-case words joined by hyphens`;
  if (id.length > LONGEST) return `an id of ${id.length} letters; ${LONGEST} is the most`;
  if (id in {}) return `'${id}' has a meaning of its own in JavaScript`;
  return undefined;
}

/** The id of a heading that has none of its own: its words, without what an id cannot hold. */
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
