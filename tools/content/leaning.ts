import type { Passage } from '../../lambda/page/page';
import { plainText, sentencesOfUnit, type Unit, unitsOf } from '../../lambda/page/words';
import { countWords } from './word-count';

/** Words of an answer, with what it leans on (CONTRIBUTING's "Numbers to design to"). */
const LONGEST_ANSWER = 45;

/** How a sentence begins that goes on from the one before, or announces some of what it names: "Here are some of them." */
const CONNECTED =
  /^(?:But|However|Even so|And|Or|So|Then|Also|Instead|Otherwise|For example|As well as|Here are .*\bthem)\b/u;

/** How one begins without which the sentence before says too much, or only announces it. */
const GOES_WITH = /^(?:But|However|Even so|(?:These|They)(?: \p{Ll}+){0,2} include)\b/u;

/** How a sentence begins whose subject stands in the one before. */
const PRONOUN =
  /^(?:\p{Lu}\p{Ll}+, )?(?:(it|its|they|their|this|that|these|those|such|others|he|she)\b|(some|many|most|both) (?:are|can|do|have|may|might|will)\b)/iu;

/** An "it" that stands for nothing: what it announces comes later in the sentence. */
const ANNOUNCES = /^It is (?!an? )(?:\p{L}+ ){1,4}(?:that|whether|why)\b/u;

/** Things that were named before: "those cells", "these changes". */
const NAMED_BEFORE = /\b(?:these|those) \p{Ll}{3,}/iu;

/** The pronoun that a sentence begins with, in small letters; undefined where its subject is named. */
function subjectOf(sentence: string): string | undefined {
  if (ANNOUNCES.test(sentence)) return undefined;
  const [, pronoun, other] = PRONOUN.exec(sentence) ?? [];
  return (pronoun ?? other)?.toLowerCase();
}

/**
 * What is said for each sentence and item of a passage when somebody asks for it: itself and, before it, what it leans
 * on. A sentence leans on the one before where it goes on from it, or says "it" or "these" of what stands there; an item
 * leans on the sentence that leads into its list. A "but" that follows is said as well, since the sentence says too much
 * without it, and so is what a sentence only announces: "these might include".
 * @returns the numbers of sentences and items, in the order of the passage
 */
export function leaningIn(passage: Pick<Passage, 'cuts' | 'lists'>): number[][] {
  const units = unitsOf(passage);
  const texts = units.map((unit) => textOf(passage, unit));
  const isShort = (run: readonly number[]): boolean =>
    run.reduce((sum, unit) => sum + countWords(texts[unit] ?? ''), 0) <= LONGEST_ANSWER;
  const runs: number[][] = [];
  for (const at of units.keys()) {
    const before = leansOn(units, texts, at);
    const run = before === undefined ? [at] : [...(runs[before] ?? []), at];
    // The title of a paper fills a turn by itself.
    runs.push(isShort(run) ? run : [at]);
  }
  return runs.map((run, at) => {
    let whole = run;
    for (let next = at + 1; GOES_WITH.test(texts[next] ?? '') && isShort([...whole, next]); next += 1)
      whole = [...whole, next];
    return whole;
  });
}

/** The sentence that one leans on, or an item; undefined where it can be said by itself. */
function leansOn(units: readonly Unit[], texts: readonly string[], at: number): number | undefined {
  const isProse = (one: Unit | undefined): boolean => one !== undefined && 'say' in one;
  const text = texts[at] ?? '';
  const before = units.slice(0, at).findLastIndex(isProse);
  if (before < 0) return undefined;
  if (!isProse(units[at])) return before;
  const subject = subjectOf(text);
  if (CONNECTED.test(text)) return before;
  // Of "It is rare. It grows fast.", the second leans on what the first leans on, where nothing else was meant by "it".
  if (subject !== undefined) {
    let named = before;
    while (named > 0 && isProse(units[named - 1]) && subjectOf(texts[named] ?? '') === subject) named -= 1;
    return named;
  }
  // The sentence that leads into a list says "these" of what comes after it.
  const leadsIn = units[at + 1] !== undefined && !isProse(units[at + 1]);
  return !leadsIn && NAMED_BEFORE.test(text) ? before : undefined;
}

export const textOf = (passage: Pick<Passage, 'lists'>, unit: Unit): string =>
  sentencesOfUnit(passage, unit).map(plainText).join(' ');
