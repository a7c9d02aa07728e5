import * as v from 'valibot';
import type { Problems } from './problems';
import { checkKeys, texts } from './schema';
import type { Source } from './source';
import { expand, parseTemplate } from './templates';
import { attemptTemplate } from './utterance-words';
import { readYaml, type YamlFile } from './yaml';

/** How people speak whatever they ask about: `english.yml`, its templates expanded. */
export interface English {
  /** What is said before a question, and after it. */
  readonly openings: readonly string[];
  readonly closings: readonly string[];
  readonly feelings: readonly string[];
  /** How people ask about one thing, and whether one thing is among others: `{thing}` is its name. */
  readonly about: readonly string[];
  readonly listed: readonly string[];
  /** Groups of words that mean the same, and of words that a recogniser takes for each other. */
  readonly sameMeaning: readonly (readonly string[])[];
  readonly sameSound: readonly (readonly string[])[];
}

const ENTRIES = {
  openings: texts,
  closings: texts,
  feelings: texts,
  about: texts,
  listed: texts,
  'same-meaning': v.array(texts),
  'same-sound': v.array(texts),
};

/** The last file that was read without a problem: most pages share the project's, and parsing it takes as long as their own. */
let last: { readonly text: string; readonly english: English } | undefined;

/** Reads `english.yml`. What is wrong with it is reported, and left out. */
export function parseEnglish(source: Source | undefined, problems: Problems): English {
  if (source && source.text === last?.text) return last.english;
  const before = problems.count;
  const english = parse(source, problems);
  if (source && problems.count === before) last = { text: source.text, english };
  return english;
}

function parse(source: Source | undefined, problems: Problems): English {
  const yaml = source && readYaml(source, problems);
  const read = yaml ? checkKeys(ENTRIES, yaml, problems).values : {};
  const expanded = (key: 'openings' | 'closings' | 'feelings' | 'about' | 'listed') =>
    (read[key] ?? []).flatMap((text, index) => {
      const where = (yaml as YamlFile).where([key, index]);
      return attemptTemplate(text, where, problems, () => expand(parseTemplate(text))) ?? [];
    });
  return {
    openings: expanded('openings'),
    closings: expanded('closings'),
    feelings: expanded('feelings'),
    about: expanded('about'),
    listed: expanded('listed'),
    sameMeaning: read['same-meaning'] ?? [],
    sameSound: read['same-sound'] ?? [],
  };
}
