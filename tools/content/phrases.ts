import * as v from 'valibot';
import type { Phrase } from '../../lambda/page/page';
import { writtenRun } from '../../lambda/page/words';
import { type Lexer, marksOf } from './lexer';
import { plain } from './markup';
import type { Problems, Where } from './problems';
import { checkKeys, isMap, problem, texts } from './schema';
import { sentencesOf } from './sentences';
import { type Source, tidy } from './source';
import { unstyled } from './styled';
import { didYouMean } from './suggest';
import { readYaml, type Step } from './yaml';

/** The phrases that the guide may say, each with the slots that may stand in it. */
export type PhraseTable = Readonly<Record<string, readonly string[]>>;

/** A phrase of the file. */
export interface PhraseEntry {
  readonly where: Where;
  /** With all its gaps. */
  readonly typed: Phrase;
  /** With what the page says of itself filled in. */
  readonly phrase: Phrase;
}

/** What is sound in `phrases.yml`. */
export interface Phrases {
  readonly phrases: ReadonlyMap<string, PhraseEntry>;
  /** The punctuation that follows a gap in some phrase. */
  readonly closings: readonly string[];
  readonly numbers?: readonly string[];
  readonly ordinals?: readonly string[];
}

export interface PhraseOptions {
  readonly lexer: Lexer;
  /** What the guide can say. */
  readonly table: PhraseTable;
  /** The keys of the phrases that lead into passages. The guide need not know them, and they have no gaps. */
  readonly leads: readonly string[];
  /** What the front matter and `numbers.yml` say, by the slot that it fills: any phrase may use it. */
  readonly filling: Readonly<Record<string, string>>;
}

/** Small numbers in words. They fill gaps as they are, without markup. */
const numbers = v.pipe(
  texts,
  v.check(
    (words) => words.every((word) => plain(word) === word),
    problem('has one of the signs < > & " \'', 'write the words without it; for an apostrophe, ’'),
  ),
);

const LISTS = { numbers, ordinals: texts };

/** Reads `phrases.yml`: just the phrases of the table, with gaps that the guide can fill. Anything else is reported. */
export function parsePhrases(
  source: Source | undefined,
  { lexer, table, leads, filling }: PhraseOptions,
  problems: Problems,
): Phrases {
  const yaml = source && readYaml(source, problems);
  if (yaml === undefined) return { phrases: new Map(), closings: closingsIn([]) };
  const { numbers, ordinals, ...nested } = isMap(yaml.value) ? yaml.value : {};
  const lists = {
    ...(numbers === undefined ? {} : { numbers }),
    ...(ordinals === undefined ? {} : { ordinals }),
  };
  const { values } = checkKeys(LISTS, { ...yaml, value: isMap(yaml.value) ? lists : yaml.value }, problems);

  const fillable = Object.keys(filling);
  const allowed = new Map<string, readonly string[]>(leads.map((key) => [key, []]));
  for (const [key, slots] of Object.entries(table)) allowed.set(key, slots);
  const phrases = new Map<string, PhraseEntry>();
  const seen = new Set<string>();
  for (const leaf of leavesOf(nested)) {
    const where = yaml.where(leaf.path);
    const key = leaf.path.join('.');
    const slots = allowed.get(key);
    if (slots === undefined) {
      problems.error(where, `unknown phrase '${key}'`, didYouMean(key, allowed.keys()) ?? 'delete it');
      continue;
    }
    if (seen.has(key)) problems.error(where, `the phrase '${key}' is given twice`, 'keep one of the two');
    seen.add(key);
    if (typeof leaf.value !== 'string') {
      problems.error(where, `'${key}' must be a text`, 'put it in double quotes');
      continue;
    }
    const words = tidy(leaf.value);
    if (words === '') problems.error(where, `the phrase '${key}' is empty`, 'give it a text');
    const sentences = sentencesOf(words).map((sentence) => unstyled(sentence, where.line));
    const typed = sentences.map((sentence) => lexer.phrase(sentence));
    checkSlots(key, typed, [...slots, ...fillable], where, problems);
    const phrase = sentences.map((sentence) => lexer.phrase(sentence, filling));
    phrases.set(key, { where, typed, phrase });
  }
  for (const key of Object.keys(table)) {
    if (seen.has(key)) continue;
    problems.error(
      yaml.where(key.split('.')),
      `the phrase '${key}' is missing`,
      'add it: the guide may need to say it',
    );
  }
  return { phrases, closings: closingsIn([...phrases.values()]), ...values };
}

/** The punctuation after gaps. In the list of contents, each title is a sentence of its own. */
function closingsIn(phrases: readonly PhraseEntry[]): string[] {
  const closings = phrases.flatMap(({ phrase }) =>
    phrase.flatMap((runs) =>
      runs.flatMap((run, at) => {
        const before = runs[at - 1];
        return typeof before === 'object' && 'slot' in before ? [marksOf(writtenRun(run))] : [];
      }),
    ),
  );
  // The longest first, or "?!" would be taken for "?".
  return [...new Set([...closings, '.'])].filter((mark) => mark !== '').sort((a, b) => b.length - a.length);
}

function checkSlots(
  key: string,
  phrase: Phrase,
  slots: readonly string[],
  where: Where,
  problems: Problems,
): void {
  for (const run of phrase.flat()) {
    if (typeof run !== 'object' || !('slot' in run) || slots.includes(run.slot)) continue;
    const known = `it may use ${slots.map((slot) => `{${slot}}`).join(', ')}`;
    problems.error(where, `nothing fills {${run.slot}} in '${key}'`, didYouMean(run.slot, slots) ?? known);
  }
}

/** Every value in nested maps, with the keys that lead to it. */
function leavesOf(value: unknown, path: readonly Step[] = []): { path: readonly Step[]; value: unknown }[] {
  if (!isMap(value)) return [{ path, value }];
  return Object.entries(value).flatMap(([key, inner]) => leavesOf(inner, [...path, key]));
}
