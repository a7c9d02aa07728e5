import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { isSeq, parseDocument, stringify } from 'yaml';
import { fields } from '../../lambda/fields';
import { tidy } from '../content/source';
import type { TurnReport } from '../talk/conversation';

/** How much of an answer a story holds the guide to: every word, or its closing question alone. */
export type Strictness = 'all' | 'question';

/** One turn of a conversation, as far as a story records it. */
export interface StoryTurn extends Pick<TurnReport, 'said' | 'text' | 'passage' | 'place' | 'open'> {
  /** The closing question; empty where nothing was asked. */
  readonly question: string;
}

export interface StoryDraft {
  readonly title: string;
  readonly today?: string;
  readonly place?: unknown;
  readonly only?: { readonly on: readonly string[]; readonly because: string };
  readonly strictness: Strictness;
  readonly turns: readonly StoryTurn[];
}

/** What a listener does without words, in a story and as a line of a conversation. `???` is nothing that anyone understands. */
export const WORDLESS: Readonly<Record<string, string>> = {
  '(opens the guide)': '/launch',
  '(says nothing)': '/silence',
  '(mumbles)': '???',
  '(leaves)': '/end',
  '(comes back)': '/new',
};

/** Why a test was not saved, in words for the person who wanted to save it. */
export class NotSaved extends Error {
  override readonly name = 'NotSaved';
}

/** The most letters of a file's name: less than any file system allows. */
const NAME_LETTERS = 100;

/**
 * Writes a conversation as a story that the tests play from then on.
 * @returns the file
 * @throws NotSaved where there is one of that title, or nothing to record
 */
export function saveStory(folder: string, draft: StoryDraft): string {
  const title = tidy(draft.title);
  const name = fileName(title);
  if (name === '') throw new NotSaved('A title needs letters: it says what the conversation shows.');
  if (draft.turns.length === 0) throw new NotSaved('Nothing has been said yet.');
  mkdirSync(folder, { recursive: true });
  const file = join(folder, `${name}.yml`);
  const other = titlesIn(folder).get(title.toLowerCase());
  if (existsSync(file) || other !== undefined)
    throw new NotSaved(`There is a story of that title already: ${other ?? file}. Give this one another.`);
  try {
    writeFileSync(file, storyText({ ...draft, title }), { flag: 'wx' });
  } catch (error) {
    throw new NotSaved(
      `${file} cannot be written: ${error instanceof Error ? error.message : String(error)}`,
    );
  }
  return file;
}

/** A title as the name of a file: letters, digits and hyphens, so that no title can be a path. */
export const fileName = (title: string): string =>
  title
    .normalize('NFKD')
    .replace(/[\u0300-\u036f'’]/g, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-/, '')
    .slice(0, NAME_LETTERS)
    .replace(/-$/, '');

/** A story as it is written to its file. */
export function storyText({ title, today, place, only, strictness, turns }: StoryDraft): string {
  const lines = turns.flatMap((turn) => linesOf(turn, strictness));
  const story = { story: title, today, place, only, turns: lines };
  return stringify(story, { lineWidth: 0, compat: 'yaml-1.1', keepUndefined: false });
}

function linesOf({ said, text, question, passage, place, open }: StoryTurn, strictness: Strictness) {
  const guide = strictness === 'all' || question === '' || question === text ? text : `… ${question}`;
  return [
    { listener: Object.keys(WORDLESS).find((listener) => WORDLESS[listener] === said) ?? said },
    ...(text === '' ? [] : [{ guide }]),
    ...(passage !== null && place?.at ? [{ at: `${place.at.passage} ${place.at.part}` }] : []),
    ...(open ? [] : [{ session: 'closed' }]),
  ];
}

/** The titles of the stories in a folder, in small letters, and their files. One that cannot be read has none. */
const titlesIn = (folder: string): ReadonlyMap<string, string> =>
  new Map(
    documentsIn(folder).flatMap(({ file, document }) => {
      const title: unknown = document.get('story');
      return title === undefined ? [] : [[String(title).toLowerCase(), file]];
    }),
  );

const documentsIn = (folder: string) =>
  readdirSync(folder)
    .filter((name) => name.endsWith('.yml'))
    .map((name) => join(folder, name))
    .map((file) => ({ file, document: parseDocument(readFileSync(file, 'utf8')) }));

/** The file that corrections are added to, beside those that were written by hand. */
const CORRECTIONS = 'console.yml';

const NO_CORRECTIONS = `# What was tried in the console and should have been understood as something else.
style: console
lines: []
`;

/**
 * Adds an utterance to those that the tests hold the understanding to.
 * @param correction what is said, and what it must be understood as: a passage or a move
 * @returns the file
 * @throws NotSaved where the utterance is in a file already
 */
export function saveUtterance(
  folder: string,
  correction: { readonly say: string; readonly want: string },
): string {
  const { want } = correction;
  const say = tidy(correction.say);
  if (say === '') throw new NotSaved('There is nothing to understand.');
  mkdirSync(folder, { recursive: true });
  for (const { file, document } of documentsIn(folder)) {
    const { lines } = fields(document.toJS());
    const same = (Array.isArray(lines) ? lines.map(fields) : []).find(
      (line) => String(line.say).toLowerCase() === say.toLowerCase(),
    );
    if (same) throw new NotSaved(`${file} has this already: it is understood as ${String(same.want)}.`);
  }
  const file = join(folder, CORRECTIONS);
  const document = parseDocument(existsSync(file) ? readFileSync(file, 'utf8') : NO_CORRECTIONS, {
    compat: 'yaml-1.1',
  });
  const lines = document.get('lines');
  if (document.errors.length > 0 || !isSeq(lines))
    throw new NotSaved(`${file} has no list of lines to add to.`);
  lines.flow = false;
  lines.add(document.createNode({ say, want }));
  writeFileSync(file, document.toString({ lineWidth: 0 }));
  return file;
}
