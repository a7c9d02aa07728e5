import { readFileSync } from 'node:fs';
import type { Contents, Page, Passage, PassageId } from './page';

/** What is read at once when a page is opened: all that does not grow with the length of the page. */
export type PageHead = Omit<Page, 'passage' | 'contents'>;

/** A page whole, as the compiler makes it. `passages` are in the order of the page. */
export interface CompiledPage {
  readonly head: PageHead;
  readonly contents: Contents;
  readonly passages: readonly Passage[];
}

export const HEAD_FILE = 'page.json';
export const CONTENTS_FILE = 'contents.json';
export const PASSAGES_FOLDER = 'passages';

/** Where a passage is kept in the folder of a compiled page. */
export function passageFile(id: PassageId): string {
  return `${PASSAGES_FOLDER}/${id}.json`;
}

/**
 * Opens a compiled page in a folder. The head is read at once, the contents and each passage when first asked for: a
 * cold start costs the same for a page a hundred times as long.
 */
export function openPage(folder: string): Page {
  const head = read<PageHead>(`${folder}/${HEAD_FILE}`);
  if (head === undefined) {
    throw new Error(`There is no compiled page in ${folder}: "npm run content" makes one.`);
  }
  const passages = new Map<PassageId, Passage>();
  let contents: Contents | undefined;
  return {
    ...head,
    passage(id) {
      // Ids come from outside. Nothing but an id may become a part of the name of a file.
      if (!isPassageId(id)) return undefined;
      const known = passages.get(id) ?? read<Passage>(`${folder}/${passageFile(id)}`);
      if (known !== undefined) passages.set(id, known);
      return known;
    },
    contents() {
      contents ??= read<Contents>(`${folder}/${CONTENTS_FILE}`);
      if (contents === undefined)
        throw new Error(`The compiled page in ${folder} has lost its ${CONTENTS_FILE}.`);
      return contents;
    },
  };
}

/** The same page from memory, for tools and tests. */
export function pageOf({ head, contents, passages }: CompiledPage): Page {
  const byId = new Map(passages.map((passage) => [passage.id, passage]));
  return { ...head, passage: (id) => byId.get(id), contents: () => contents };
}

/** Longer than any id, and shorter than any file system minds. */
const LONGEST_ID = 64;

function isPassageId(id: unknown): id is PassageId {
  return typeof id === 'string' && id.length <= LONGEST_ID && /^[a-z]+(-[a-z]+)*$/.test(id);
}

/** Undefined where there is no such file; an error where there is one that cannot be read. */
function read<Data>(file: string): Data | undefined {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as Data;
  } catch (cause) {
    if (typeof cause === 'object' && cause !== null && 'code' in cause && cause.code === 'ENOENT')
      return undefined;
    throw new Error(`The compiled page cannot be read: ${file}`, { cause });
  }
}
