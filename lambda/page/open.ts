import type { ContentFolder } from './folder';
import type { Contents, Page, Passage, PassageId, Phrase } from './page';

/** What a page has besides its passages and their list. */
export interface PageHead extends Omit<Page, 'phrase' | 'passage' | 'contents'> {
  /** Every phrase by its key. */
  readonly phrases: Readonly<Record<string, Phrase>>;
}

/** What of it does not grow with the length of the page. In what ships it is part of the code. */
export interface BuiltInHead extends Omit<PageHead, 'spellable' | 'phrases' | 'telephones'> {
  /** As JSON, which is parsed when it is first needed. */
  readonly telephones: string;
  /** The phrases of each group, as JSON. A turn says a few of them, and a listener would wait for all. */
  readonly phrases: Readonly<Record<string, string>>;
}

/** The group of a phrase: how its key begins. */
export const groupOf = (key: string): string => key.split('.')[0] ?? '';

/** A whole page, as the compiler makes it. The passages are in the order of the page. */
export interface CompiledPage {
  readonly head: PageHead;
  readonly contents: Contents;
  readonly passages: readonly Passage[];
}

export const CONTENTS_FILE = 'contents.json';
export const SPELLABLE_FILE = 'spellable.json';
export const PASSAGES_FOLDER = 'passages';

/** The file of a passage, within the folder of a compiled page. */
export function passageFile(id: PassageId): string {
  return `${PASSAGES_FOLDER}/${id}.json`;
}

/** An id could be the name of a file. */
const ID = /^[a-z-]+$/;

/**
 * The page in a folder of compiled words. Its contents, its hard words and each passage are read when they are first needed: a
 * cold start costs the same for a page a hundred times as long, and a passage that cannot be read fails the turn that needs it,
 * not the function.
 */
export function openPage(folder: ContentFolder, head: BuiltInHead): Page {
  const read = <Data>(name: string): Data => JSON.parse(folder.read(name).toString('utf8')) as Data;
  const passages = new Map<PassageId, Passage>();
  let contents: Contents | undefined;
  let spellable: Page['spellable'] | undefined;
  let telephones: Page['telephones'] | undefined;
  const groups: Record<string, PageHead['phrases']> = {};
  return {
    ...head,
    get telephones() {
      telephones ??= JSON.parse(head.telephones) as Page['telephones'];
      return telephones;
    },
    phrase(key) {
      const group = groupOf(key);
      groups[group] ??= JSON.parse(head.phrases[group] ?? '{}') as PageHead['phrases'];
      return groups[group][key];
    },
    get spellable() {
      spellable ??= read<Page['spellable']>(SPELLABLE_FILE);
      return spellable;
    },
    passage(id) {
      const known = passages.get(id);
      if (known) return known;
      // Ids come from outside, and may be anything.
      if (typeof id !== 'string' || !ID.test(id)) return undefined;
      const file = passageFile(id);
      try {
        const passage = read<Passage>(file);
        passages.set(id, passage);
        return passage;
      } catch (error) {
        if (folder.has(file)) throw error;
        return undefined;
      }
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
  const { phrases } = head;
  return { ...head, phrase: (key) => phrases[key], passage: (id) => byId.get(id), contents: () => contents };
}
