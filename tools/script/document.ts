import type { Entry, Reasoned, Script } from './script';
import type { Since } from './since';

/** A script as it is laid out, whatever it is printed as. */
export interface Document {
  readonly script: Script;
  /** What it holds, in a sentence. */
  readonly heading: string;
  readonly sections: readonly {
    readonly title: string;
    readonly note: string;
    readonly entries: readonly Entry[];
    readonly reasons: readonly Reasoned[];
  }[];
}

/** Lays out a script, whole or what changed in it. Sections in which there is nothing are left out. */
export function documentOf({ script, gone }: Since, earlier?: Script): Document {
  const sections = [
    {
      title: 'The page',
      note: 'Each passage as it is cut and spoken at the normal pace, beside what the page of the publisher says.',
      entries: script.passages,
      reasons: [],
    },
    {
      title: 'Of the page, and heard nowhere',
      note: 'Words of the page that are left out, each with the reason.',
      entries: [],
      reasons: script.leftOut,
    },
    {
      title: 'What the guide says in its own name',
      note: 'Each phrase with what it is for. In braces stands what the guide fills in.',
      entries: script.phrases,
      reasons: [],
    },
    {
      title: 'Numbers',
      note: 'Each telephone number with what it is for and who says so.',
      entries: script.numbers,
      reasons: [],
    },
    {
      title: 'What the web page says besides',
      note: 'Its buttons, labels and notices. In braces stands what the page fills in.',
      entries: script.web,
      reasons: [],
    },
    {
      title: 'No longer heard',
      note: gone.join('; '),
      entries: [],
      reasons: [],
    },
  ].filter(({ entries, reasons, note }, index, all) =>
    index === all.length - 1 ? note !== '' : entries.length + reasons.length > 0,
  );
  return {
    script,
    heading: earlier
      ? `What changed between edition ${earlier.edition} and edition ${script.edition}.`
      : `Everything that can be heard, edition ${script.edition}.`,
    sections,
  };
}
