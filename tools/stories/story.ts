import { readFileSync } from 'node:fs';
import * as v from 'valibot';
import { LineCounter, parseDocument } from 'yaml';

/**
 * A story: one conversation, written down as listeners and staff would tell it, in `tests/conversations`. Anyone can
 * read one, write one, or save one from the terminal; `README.md` beside them says how.
 */
export interface Story {
  readonly file: string;
  readonly title: string;
  /** The day of the story; today where it does not matter. */
  readonly today?: string;
  /** A place to begin from, as a platform would bring it back. */
  readonly place?: unknown;
  /** The channels that it is so on, where the others differ, and why they do. */
  readonly only?: { readonly on: readonly string[]; readonly because: string };
  readonly steps: readonly Step[];
}

/** One line of a story. */
export type Step = { readonly line: number } & (
  | { readonly listener: string }
  | { readonly guide: string }
  | { readonly not: string }
  | { readonly at: string }
  | { readonly session: 'open' | 'closed' }
);

const text = v.pipe(v.union([v.string(), v.number()]), v.transform(String));
const storyFile = v.strictObject({
  story: text,
  today: v.optional(text),
  place: v.optional(v.unknown()),
  only: v.optional(v.strictObject({ on: v.pipe(v.array(text), v.minLength(1)), because: text })),
  turns: v.pipe(
    v.array(
      v.union([
        v.strictObject({ listener: text }),
        v.strictObject({ guide: text }),
        v.strictObject({ not: text }),
        v.strictObject({ at: text }),
        v.strictObject({ session: v.picklist(['open', 'closed']) }),
      ]),
    ),
    v.minLength(1),
  ),
});

/** What a listener does without words, and what the terminal calls it. */
const DEEDS: Readonly<Record<string, string>> = {
  '(opens the guide)': '/launch',
  '(says nothing)': '/silence',
  '(mumbles)': '???',
  '(leaves)': '/end',
  '(comes back)': '/new',
};

/**
 * Reads a story.
 * @throws Error naming file, line and what is wrong with it
 */
export function readStory(file: string): Story {
  const counter = new LineCounter();
  const document = parseDocument(readFileSync(file, 'utf8'), { lineCounter: counter });
  const broken = document.errors[0];
  if (broken) throw new Error(`${file}:${broken.linePos?.[0].line ?? 1}: ${broken.message}`);
  const lineOf = (path: readonly PropertyKey[]): number => {
    const node = document.getIn(path as unknown[], true) as { range?: [number, number, number] } | undefined;
    return node?.range ? counter.linePos(node.range[0]).line : 1;
  };
  const parsed = v.safeParse(storyFile, document.toJS());
  if (!parsed.success) {
    const [issue] = parsed.issues;
    const path = issue.path?.map(({ key }) => key as PropertyKey) ?? [];
    throw new Error(
      `${file}:${lineOf(path.slice(0, 2))}: ${issue.message}; a turn is one of listener, guide, not, at, session`,
    );
  }
  const { story, today, place, only, turns } = parsed.output;
  return {
    file,
    title: story,
    ...(today !== undefined && { today }),
    ...(place !== undefined && { place }),
    ...(only !== undefined && { only }),
    steps: turns.map((turn, index) => ({ ...turn, line: lineOf(['turns', index]) }) as Step),
  };
}

/** The line of the terminal that a listener's line stands for. */
export const spoken = (listener: string): string => DEEDS[listener] ?? listener;

/** The way back: what a listener did, as a story tells it. */
export const listenerOf = (line: string): string =>
  Object.entries(DEEDS).find(([, deed]) => deed === line)?.[0] ?? line;

/**
 * Whether what was heard is what a `guide` line says: word for word, where "…" stands for anything between.
 */
export function saysAsWritten(heard: string, guide: string): boolean {
  const pieces = guide.split(/…|\.\.\./).map(folded);
  const pattern = pieces.map((piece) => piece.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')).join('.*');
  return new RegExp(`^${pattern}$`, 's').test(folded(heard));
}

const folded = (said: string): string => said.replace(/\s+/g, ' ').trim();
