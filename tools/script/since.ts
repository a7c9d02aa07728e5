import type { Entry, Script } from './script';

/** What of a script is new or other than in an earlier one, and the titles of what is gone. */
export interface Since {
  readonly script: Script;
  readonly gone: readonly string[];
}

/** Takes out of a script what an earlier one had word for word, with the same sources and purpose. */
export function changedSince(script: Script, earlier: Script): Since {
  const lists = ['passages', 'phrases', 'numbers', 'web'] as const;
  // One that was kept by an earlier version of this tool need not have them all.
  const entriesOf = (list: (typeof lists)[number]): readonly Entry[] => earlier[list] ?? [];
  const fresh = (list: (typeof lists)[number]): readonly Entry[] => {
    const before = new Set(entriesOf(list).map(contentOf));
    return script[list].filter((entry) => !before.has(contentOf(entry)));
  };
  const left = new Set(earlier.leftOut.map((one) => JSON.stringify(one)));
  return {
    script: {
      ...script,
      passages: fresh('passages'),
      phrases: fresh('phrases'),
      numbers: fresh('numbers'),
      web: fresh('web'),
      leftOut: script.leftOut.filter((one) => !left.has(JSON.stringify(one))),
    },
    gone: lists.flatMap((list) => {
      const now = new Set(script[list].map(({ key }) => key));
      return entriesOf(list)
        .filter(({ key }) => !now.has(key))
        .map(({ title }) => title);
    }),
  };
}

const contentOf = ({ key, heard, purpose, sources, added }: Entry): string =>
  JSON.stringify([key, heard, purpose, sources, added]);
