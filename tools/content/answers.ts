import type { Passage, PassageId } from '../../lambda/page/page';
import type { Asked } from './facts';
import type { Problems, Severity } from './problems';
import { type AskedAnswer, expandAll } from './utterances';

/**
 * Gives everything that can be asked its answer: a sentence or an item that the passage has an answer for already, or a few
 * together, which it gets one for now.
 * @param asked what the ledger says of how people ask; nothing where a page has no ledger
 * @param severity of a fact that nobody can ask for: its ways of asking may belong to words that have just changed
 * @returns the passages in the same order, with all their answers
 */
export function withAnswers(
  passages: readonly Passage[],
  asked: readonly Asked[],
  problems: Problems,
  severity: Severity = 'error',
): { passages: Passage[]; asked: AskedAnswer[] } {
  const runs = new Map(passages.map(({ id, answers }) => [id, [...answers]]));
  const answered = asked.map((one): AskedAnswer => {
    const { passage, fact, words, ask, names } = one;
    const { askedIn } = one;
    const said = { passage, fact, words, ask, names, export: one.export, ...(askedIn && { askedIn }) };
    const [first = 0, ...more] = one.units;
    const all = runs.get(passage) ?? [];
    if (more.length === 0) return { ...said, answer: first };
    // Each of the few with what it leans on.
    const together = [...new Set(one.units.flatMap((unit) => all[unit] ?? []))].sort((a, b) => a - b);
    const known = all.findIndex((run) => run.join() === together.join());
    return { ...said, answer: known < 0 ? all.push(together) - 1 : known };
  });
  if (asked.some(({ ask, names }) => ask.length + names.length > 0)) {
    checkAskable(asked, problems, severity);
    checkClaims(answered, problems);
  }
  return {
    passages: passages.map((passage) => ({ ...passage, answers: runs.get(passage.id) ?? [] })),
    asked: answered,
  };
}

/** Checks that somebody can ask for each fact: by its own words, or by those of a fact in the same sentence or item. */
function checkAskable(asked: readonly Asked[], problems: Problems, severity: Severity): void {
  const keyOf = (passage: PassageId, unit: number) => `${passage} ${unit}`;
  const askable = new Set(
    asked
      .filter(({ ask, names }) => ask.length + names.length > 0)
      .flatMap(({ passage, units }) => units.map((unit) => keyOf(passage, unit))),
  );
  const passages = new Set(asked.map(({ passage }) => passage));
  for (const { passage, fact, units, askedIn, where } of asked) {
    if (askedIn !== undefined && askedIn !== passage && passages.has(askedIn)) continue;
    if (units.some((unit) => askable.has(keyOf(passage, unit)))) continue;
    problems.add(
      severity,
      where,
      `nobody can ask for '${fact}'`,
      "give it lines under 'ask', as people would say it, 'names', or 'asked-in' with the passage that tells more",
      passage,
    );
  }
}

/** What may be said of anything: what it means is understood by what was said last. */
const SAID_OF_ANYTHING = /\b(?:it|its|this|that|them|they|these|those|one|ones|there)\b/u;

/** Checks that no words ask for two things of a passage, or whole questions for things of two that say what they are about. */
function checkClaims(answers: readonly AskedAnswer[], problems: Problems): void {
  for (const key of ['ask', 'names'] as const) {
    const first = new Map<string, AskedAnswer>();
    for (const answer of answers) {
      for (const sample of answer[key]) {
        for (const words of expandAll([sample])) {
          const other = first.get(words) ?? answer;
          first.set(words, other);
          const isSame = other.passage === answer.passage && other.answer === answer.answer;
          // A thing may be named in two passages: the one that is spoken of is meant.
          const isElsewhere = other.passage !== answer.passage;
          if (isSame || (isElsewhere && (key === 'names' || SAID_OF_ANYTHING.test(words)))) continue;
          const message = `'${words}' asks for '${answer.fact}' here, and for '${other.fact}' in '${other.passage}'`;
          problems.error(sample, message, 'keep it with one of the two');
        }
      }
    }
  }
}
