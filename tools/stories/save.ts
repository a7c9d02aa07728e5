import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseDocument, stringify } from 'yaml';
import type { Heard } from '../talk/conversation';
import { listenerOf, type Story } from './story';

/** How much of what was heard a story holds the guide to: every word, or its closing question alone. */
export type Held = 'all' | 'question';

/** One turn of a conversation, as far as a story tells of it. */
export interface Told extends Pick<Heard, 'said' | 'text' | 'passage' | 'place' | 'open'> {
  /** The closing question; empty where nothing was asked. */
  readonly question: string;
}

/** A conversation to be kept as a story. */
export interface Draft {
  readonly title: string;
  readonly today?: string;
  readonly place?: unknown;
  readonly only?: NonNullable<Story['only']>;
  readonly held: Held;
  readonly turns: readonly Told[];
}

/** Why a story was not saved, in words for whoever wanted to. */
export class NotSaved extends Error {
  override readonly name = 'NotSaved';
}

/** Letters of a file's name: less than any file system minds. */
const LONGEST_NAME = 100;

/**
 * Writes a conversation as a story that the tests tell from then on.
 * @returns the file
 * @throws NotSaved where there is one of that title, or nothing to tell
 */
export function saveStory(folder: string, draft: Draft): string {
  const title = draft.title.replace(/\s+/g, ' ').trim();
  const name = fileName(title);
  if (name === '') throw new NotSaved('A title needs letters: it says what the conversation shows.');
  if (draft.turns.length === 0) throw new NotSaved('Nothing has been said yet.');
  mkdirSync(folder, { recursive: true });
  const file = join(folder, `${name}.yml`);
  const double = titlesIn(folder).get(title.toLowerCase());
  if (existsSync(file) || double !== undefined)
    throw new NotSaved(`There is a story of that title already: ${double ?? file}. Give this one another.`);
  try {
    writeFileSync(file, storyText({ ...draft, title }), { flag: 'wx' });
  } catch (error) {
    throw new NotSaved(
      `${file} cannot be written: ${error instanceof Error ? error.message : String(error)}`,
    );
  }
  return file;
}

/** A title as the name of a file: nothing of it can be a path. */
export const fileName = (title: string): string =>
  title
    .normalize('NFKD')
    .replace(/[\u0300-\u036f'’]/g, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-/, '')
    .slice(0, LONGEST_NAME)
    .replace(/-$/, '');

/** A story as it is written down. */
export function storyText({ title, today, place, only, held, turns }: Draft): string {
  const story = {
    story: title,
    ...(today !== undefined && { today }),
    ...(place !== undefined && { place }),
    ...(only !== undefined && { only }),
    turns: turns.flatMap((turn) => linesOf(turn, held)),
  };
  return stringify(story, { lineWidth: 0, compat: 'yaml-1.1' });
}

function linesOf({ said, text, question, passage, place, open }: Told, held: Held) {
  const guide = held === 'all' || question === '' || question === text ? text : `… ${question}`;
  return [
    { listener: listenerOf(said) },
    ...(text === '' ? [] : [{ guide }]),
    ...(passage !== null && place?.at ? [{ at: `${place.at.passage} ${place.at.part}` }] : []),
    ...(open ? [] : [{ session: 'closed' }]),
  ];
}

/** The titles of the stories in a folder, in small letters, and their files. One that cannot be read has none. */
function titlesIn(folder: string): Map<string, string> {
  const names = readdirSync(folder).filter((name) => name.endsWith('.yml'));
  return new Map(
    names.flatMap((name) => {
      const title: unknown = parseDocument(readFileSync(join(folder, name), 'utf8')).get('story');
      return title === undefined ? [] : [[String(title).toLowerCase(), join(folder, name)]];
    }),
  );
}
