import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as v from 'valibot';
import { parse } from 'yaml';
import { expand, parseTemplate } from '../content/templates';

/** How people speak whatever they ask about: `english.yml`, opened. */
export interface English {
  /** What is said before a question, and after it. */
  readonly openings: readonly string[];
  readonly closings: readonly string[];
  /** How people feel who still ask something. */
  readonly feelings: readonly string[];
  /** The words that may stand for a word. */
  readonly alike: ReadonlyMap<string, readonly string[]>;
  /** What a recogniser may write for a word, each a whole word that sounds like it. */
  readonly heard: ReadonlyMap<string, readonly string[]>;
}

const SCHEMA = v.strictObject({
  openings: v.array(v.string()),
  closings: v.array(v.string()),
  feelings: v.array(v.string()),
  alike: v.array(v.array(v.string())),
  heard: v.array(v.array(v.string())),
});

/** The project's own: it belongs to the language, not to a page. */
export const ENGLISH = join(__dirname, '..', '..', 'training', 'english.yml');

/** Reads `english.yml`. */
export function readEnglish(): English {
  const { openings, closings, feelings, alike, heard } = v.parse(
    SCHEMA,
    parse(readFileSync(ENGLISH, 'utf8'), { schema: 'failsafe' }),
  );
  const expanded = (templates: readonly string[]) => templates.flatMap((text) => expand(parseTemplate(text)));
  return {
    openings: expanded(openings),
    closings: expanded(closings),
    feelings: expanded(feelings),
    alike: othersOf(alike),
    heard: othersOf(heard),
  };
}

/** For each word of the groups, the others of its groups. */
function othersOf(groups: readonly (readonly string[])[]): Map<string, string[]> {
  const others = new Map<string, string[]>();
  for (const group of groups) {
    for (const word of group) {
      others.set(word, [...(others.get(word) ?? []), ...group.filter((other) => other !== word)]);
    }
  }
  return others;
}
