import type { ContentFolder } from './folder';
import type { Contents, Page, Passage, PassageId } from './page';

/** What does not grow with the length of the page, in one file. */
export type PageHead = Omit<Page, 'passage' | 'contents'>;

/** A whole page, as the compiler makes it. The passages are in the order of the page. */
export interface CompiledPage {
  readonly head: PageHead;
  readonly contents: Contents;
  readonly passages: readonly Passage[];
}

export const HEAD_FILE = 'page.json';
export const CONTENTS_FILE = 'contents.json';
export const PASSAGES_FOLDER = 'passages';

/** The file of a passage, within the folder of a compiled page. */
export function passageFile(id: PassageId): string {
  return `${PASSAGES_FOLDER}/${id}.json`;
}

/**
 * The page in a folder of compiled words. Its head, its contents and each passage are read when they are first needed: a
 * cold start costs the same for a page a hundred times as long, and a page that cannot be read fails the turn that needs
 * it, not the function.
 */
export function openPage(folder: ContentFolder): Page {
  const read = <Data>(name: string): Data => JSON.parse(folder.read(name).toString('utf8')) as Data;
  const passages = new Map<PassageId, Passage>();
  let head: PageHead | undefined;
  let contents: Contents | undefined;
  const opened = (): PageHead => {
    head ??= read<PageHead>(HEAD_FILE);
    return head;
  };
  return {
    get edition() {
      return opened().edition;
    },
    get facts() {
      return opened().facts;
    },
    get phrases() {
      return opened().phrases;
    },
    get numbers() {
      return opened().numbers;
    },
    get ordinals() {
      return opened().ordinals;
    },
    get digits() {
      return opened().digits;
    },
    get spellable() {
      return opened().spellable;
    },
    get leads() {
      return opened().leads;
    },
    passage(id) {
      const known = passages.get(id);
      if (known) return known;
      // Ids come from outside, and may be anything.
      if (typeof id !== 'string' || !folder.has(passageFile(id))) return undefined;
      const passage = read<Passage>(passageFile(id));
      passages.set(id, passage);
      return passage;
    },
    contents() {
      contents ??= read<Contents>(CONTENTS_FILE);
      return contents;
    },
  };
}

/** A page that is in memory already. */
export function pageOf({ head, contents, passages }: CompiledPage): Page {
  const byId = new Map(passages.map((passage) => [passage.id, passage]));
  return { ...head, passage: (id) => byId.get(id), contents: () => contents };
}
