import type { SituationKind } from '../guide/situation';
import { hashOf } from './features';
import { type Classifier, type KnownTerm, type Label, lookUp, type Model } from './model';
import { tokensOf } from './tokens';

/** Words as they are looked up. A small number is any small number: "number four" is "number #". */
export const keyOf = (tokens: readonly string[]): string =>
  tokens.map((word) => (/^\d{1,2}$/.test(word) ? '#' : /^\d+th$/.test(word) ? '#th' : word)).join(' ');

/** The same of what is said in a situation: the same words may mean something else in another. */
export const keyIn = (situation: SituationKind, tokens: readonly string[]): string =>
  `${situation}: ${keyOf(tokens)}`;

/** The same of a whole utterance. */
export const keyOfUtterance = (utterance: string): string => keyOf(tokensOf(utterance));

/** The fewest words at the end of an utterance that are an emergency by themselves: fewer are said of much else. */
export const EMERGENCY_TAIL = 4;

/**
 * The label of an utterance that is known word for word: a sample or an example, a carrier phrase around the name of a
 * passage or of a term to spell, or anything that ends in an emergency ("is that a symptom because she's having one now").
 * @param tokens as `tokensOf` gives them
 */
export function exactLabel(tokens: readonly string[], model: Model): Label | undefined {
  const key = keyOf(tokens);
  const urgent = lookUp(model.triage.exact, hashOf(key));
  if (urgent !== undefined) return model.triage.labels[urgent];
  const number =
    lookUp(model.exact, hashOf(key)) ??
    passageNamed(key, model) ??
    corrected(tokens, model) ??
    spellingAsked(key, model);
  return number === undefined ? emergencyAtTheEnd(tokens, model.triage) : model.labels[number];
}

/** Whether an utterance is nothing but the name of a passage, with words around it that only ask for it. */
export const isNamed = (tokens: readonly string[], label: Label, model: Model): boolean =>
  [passageNamed(keyOf(tokens), model), corrected(tokens, model)].some(
    (named) => named !== undefined && model.labels[named] === label,
  );

function passageNamed(key: string, { carriers, names }: Model): number | undefined {
  for (const name of carriers.passage.fillings(key)) {
    const label = lookUp(names, hashOf(name));
    if (label !== undefined) return label;
  }
  return undefined;
}

/** Words that may stand around the names of passages in a correction. */
const AROUND: ReadonlySet<string> = new Set([
  'no',
  'the',
  'a',
  'but',
  'i',
  'meant',
  'mean',
  'said',
  'want',
  'please',
]);

/** "Not the symptoms, the causes", and "the causes, not the symptoms": of two passages that are named, the one that is meant. */
function corrected(tokens: readonly string[], { names }: Model): number | undefined {
  const not = tokens.indexOf('not');
  if (not < 0) return undefined;
  const bare = (words: readonly string[]) => words.filter((word) => !AROUND.has(word));
  const named = (words: readonly string[]) => lookUp(names, hashOf(keyOf(words)));
  const [before, after] = [bare(tokens.slice(0, not)), bare(tokens.slice(not + 1))];
  if (before.length > 0) return named(after) === undefined ? undefined : named(before);
  for (let cut = 1; cut < after.length; cut += 1) {
    if (named(after.slice(0, cut)) !== undefined && named(after.slice(cut)) !== undefined)
      return named(after.slice(cut));
  }
  return undefined;
}

function spellingAsked(key: string, { carriers, terms, labels }: Model): number | undefined {
  const named = carriers.term.fillings(key).some((name) => terms.some(({ names }) => names.includes(name)));
  return named ? labels.findIndex(({ name }) => name === 'spell') : undefined;
}

function emergencyAtTheEnd(tokens: readonly string[], { exact, labels }: Classifier): Label | undefined {
  const emergency = labels.findIndex(({ name }) => name === 'emergency');
  for (let from = 1; from <= tokens.length - EMERGENCY_TAIL; from += 1) {
    if (lookUp(exact, hashOf(keyOf(tokens.slice(from)))) === emergency) return labels[emergency];
  }
  return undefined;
}

/** The term that an utterance names: the one with the longest name in it, so that "queen bee" is not taken for "queen". */
export function termIn(key: string, terms: readonly KnownTerm[]): string | undefined {
  let longest = '';
  let named: string | undefined;
  for (const { term, names } of terms) {
    for (const name of names) {
      if (name.length > longest.length && ` ${key} `.includes(` ${name} `)) {
        longest = name;
        named = term;
      }
    }
  }
  return named;
}
