import { existsSync } from 'node:fs';
import { join } from 'node:path';
import * as v from 'valibot';
import { stringify } from 'yaml';
import type { CompiledPage } from '../../lambda/page/open';
import type { Page, Sentence } from '../../lambda/page/page';
import type { Speech } from '../../lambda/speech/speech';
import { phrasesOf } from '../checks/ear/turns';
import { UserError } from '../command';
import { readCheckedFile } from '../content/checked-file';
import { isoDay } from '../content/dates';
import { keyed, text } from '../content/schema';
import { type Entry, type Script, scriptOf, speechOf } from '../script/script';
import type { Words } from '../words';
import { writeWhole } from '../write-whole';
import { NotSaved } from './save-tests';
import { pathFromHere } from './state-view';

/** What one reviewer listened to in one edition of the words. */
const LISTENED = v.array(keyed({ edition: text, by: text, on: text, heard: v.array(text) }));
type Listened = v.InferOutput<typeof LISTENED>;

/** The file of what was listened to, beside the folder of the words. It is committed with them. */
export const listenedFile = (content: string): string => join(content, '..', 'sign-off', 'listened.yml');

const HEAD = `# What was listened to in the console, by whom and in which edition of the words. A tick is no signature: the script is signed.
`;

export type SignOffView = ReturnType<typeof signOffView>;

/** All that can be heard, with who has listened to it in this edition. */
export function signOffView(content: string, { compiled, page }: Words) {
  const script = scriptOf(content, compiled, page);
  const now = readListened(content).filter(({ edition }) => edition === script.edition);
  const entryView = ({ key, title, heard, purpose }: Entry) => ({
    key,
    title,
    heard,
    purpose: purpose ?? '',
    by: now.filter((one) => one.heard.includes(key)).map(({ by }) => by),
  });
  return {
    edition: script.edition,
    file: pathFromHere(listenedFile(content)),
    groups: [
      { title: 'The page', entries: script.passages.map(entryView) },
      { title: 'What the guide says in its own name', entries: heardPhrases(script).map(entryView) },
    ],
  };
}

const heardPhrases = ({ phrases }: Script): readonly Entry[] =>
  phrases.filter(({ heard }) => heard.length > 0);

/** An entry of the script as speech, its gaps filled; undefined where nothing is heard of it. */
export function entrySpeech(key: string, compiled: CompiledPage, page: Page): Speech | undefined {
  const [id = '', part] = key.split(' ');
  const passage = part === undefined ? undefined : page.passage(id);
  if (passage) return passage.cuts.full[Number(part) - 1] && speechOf(page, passage, Number(part));
  // What leads into a passage has no key of the guide's own, and no gaps.
  const lead = Object.values(page.leads).includes(key) ? page.phrase(key) : undefined;
  if (lead) return { beats: lead.map((sentence) => ({ say: sentence as Sentence })), rate: 100 };
  const speech = phrasesOf(compiled, page).find(({ name }) => name === key)?.speech;
  return speech && speech.beats.length > 0 ? speech : undefined;
}

/**
 * Ticks, or unticks, what a reviewer has listened to.
 * @throws NotSaved where the file is not as it should be, or there is nothing of that name to be heard
 */
export function tick(
  content: string,
  { compiled, page }: Words,
  { by, key, isHeard }: { readonly by: string; readonly key: string; readonly isHeard: boolean },
): void {
  if (!entrySpeech(key, compiled, page)) throw new NotSaved(`There is nothing called ${key}.`);
  const { edition } = page;
  const all = readListened(content);
  const mine = all.find((one) => one.edition === edition && one.by === by);
  const heard = new Set(mine?.heard);
  if (isHeard) heard.add(key);
  else heard.delete(key);
  const others = all.filter((one) => one !== mine);
  const entry = { edition, by, on: isoDay(new Date()), heard: [...heard] };
  const entries = heard.size === 0 ? others : [...others, entry];
  writeWhole(listenedFile(content), `${HEAD}${stringify(entries, { lineWidth: 0 })}`);
}

function readListened(content: string): Listened {
  const file = listenedFile(content);
  if (!existsSync(file)) return [];
  try {
    return readCheckedFile(file, LISTENED).value;
  } catch (error) {
    if (error instanceof UserError) throw new NotSaved(error.message);
    throw error;
  }
}
