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
}

const SCHEMA = v.strictObject({
  openings: v.array(v.string()),
  closings: v.array(v.string()),
  feelings: v.array(v.string()),
  alike: v.array(v.array(v.string())),
});

/** Reads `english.yml`, which stands beside this file. */
export function readEnglish(): English {
  const { openings, closings, feelings, alike } = v.parse(
    SCHEMA,
    parse(readFileSync(join(__dirname, 'english.yml'), 'utf8'), { schema: 'failsafe' }),
  );
  const others = new Map<string, string[]>();
  for (const group of alike) {
    for (const word of group) {
      const rest = group.filter((other) => other !== word);
      others.set(word, [...(others.get(word) ?? []), ...rest]);
    }
  }
  const expanded = (templates: readonly string[]) =>
    templates.flatMap((text) => [...expand(parseTemplate(text))]);
  return {
    openings: expanded(openings),
    closings: expanded(closings),
    feelings: expanded(feelings),
    alike: others,
  };
}
