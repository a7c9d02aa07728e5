import * as v from 'valibot';
import type { Problems } from './problems';
import { checkKeys, keyed, problem, text, texts } from './schema';
import type { Source } from './source';
import { readYaml } from './yaml';

export interface Pronunciation {
  readonly terms: readonly v.InferOutput<typeof TERM>[];
  /** How each digit is said, 0 first. Absent where the file does not give them. */
  readonly digits?: readonly string[];
}

const yesOrNo = v.pipe(
  v.string(),
  v.check(
    (value) => value === 'true' || value === 'false',
    problem('is neither true nor false', 'write true'),
  ),
  v.transform((value) => value === 'true'),
);

/** A term that a speech engine gets wrong. */
const TERM = keyed({
  term: text,
  /** What the engine is told to say. */
  say: text,
  /** Whether a listener may ask to have it spelled, and what else it may be called then. */
  spell: v.optional(yesOrNo, 'false'),
  names: v.optional(texts, []),
});

const ENTRIES = {
  terms: v.array(TERM),
  digits: v.pipe(
    texts,
    v.check(
      (digits) => digits.length === 10,
      problem('does not have ten entries', 'give all of them, from nought to nine'),
    ),
  ),
};

export function parsePronunciation(source: Source | undefined, problems: Problems): Pronunciation {
  const yaml = source && readYaml(source, problems);
  if (yaml === undefined) return { terms: [] };
  const { values } = checkKeys(ENTRIES, yaml, problems);
  const lines = new Map<string, number>();
  for (const [index, { term }] of (values.terms ?? []).entries()) {
    const where = yaml.where(['terms', index]);
    const first = lines.get(term);
    if (first === undefined) lines.set(term, where.line);
    else
      problems.error(where, `the term '${term}' is there already, on line ${first}`, 'keep one of the two');
  }
  return { terms: values.terms ?? [], ...(values.digits === undefined ? {} : { digits: values.digits }) };
}
