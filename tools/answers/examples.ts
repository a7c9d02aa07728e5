import { nameOfMove } from '../../lambda/guide/moves';
import { partWith } from '../../lambda/guide/saying';
import type { Passage, PassageId } from '../../lambda/page/page';
import { type Unit, unitsOf } from '../../lambda/page/words';
import { textOf } from '../content/leaning';
import { expandAll, sampleAll } from '../content/utterances';
import type { Trainable } from '../training/data';
import type { Example, Group } from '../training/examples';
import { pick, type Random, randomOf } from '../training/random';
import { coveringSample } from '../training/template-sample';

/** How much the kinds of example count, and how many are made of each, tuned by hand on the ways of asking that were left out. */
export const WEIGHTS = {
  ask: 2,
  name: 1,
  shapesPerName: 6,
  /** The words of the page, those of the publisher's page, and what the ledger calls the fact: hardly anyone asks in them. */
  words: 0.5,
  passage: 1,
  shapesPerPassage: 6,
  unsaid: 3,
  unlisted: 1.5,
  others: 0.25,
  /** One in so many of the lines that are not about the page. */
  othersEvery: 4,
};

/** A line of which the answer is known, by the name of the move that it asks for, and what it counts. */
export type AnswerLine = Example;

/** A line of which only the passage is known. */
export interface PassageLine {
  readonly text: string;
  readonly passage: PassageId;
}

/** What the answers of a page are learned from. */
export interface AnswerLines {
  readonly labelled: readonly AnswerLine[];
  readonly unlabelled: readonly PassageLine[];
}

/** @param leave lines that are left out, to see whether they are found all the same */
export function answerLines(words: Trainable, leave: (text: string) => boolean = () => false): AnswerLines {
  const random = randomOf(3);
  const groups = [...askGroups(words, random), ...passageGroups(words, random), ...refusedGroups(words)];
  const isKept = ({ text }: { readonly text: string }): boolean => !leave(text);
  return {
    labelled: [...groups.flat(), ...words.compiled.passages.flatMap(sentenceExamples)].filter(isKept),
    unlabelled: passageLines(words).filter(isKept),
  };
}

/** Whole questions whose passage is known, from the templates and the examples. */
function passageLines({ utterances }: Trainable): PassageLine[] {
  const { passages, examples } = utterances;
  return [
    ...examples.flatMap(({ say, want }) =>
      Object.hasOwn(passages, want) ? [{ text: say, passage: want }] : [],
    ),
    ...Object.entries(passages).flatMap(([passage, { say }]) =>
      sampleAll(say, SAMPLES).map((text) => ({ text, passage })),
    ),
  ];
}

/** So many utterances of a template, at most. */
const SAMPLES = 6;

/** What is asked for by an answer: what leads into a list at the beginning of a passage is the passage. */
function labelOf(passage: Passage, answer: number): string {
  const units = unitsOf(passage);
  const last = passage.answers[answer]?.at(-1) ?? 0;
  const leadsIn = 'say' in (units[last] ?? {}) && 'list' in (units[last + 1] ?? {});
  const isWhole = leadsIn && partWith(passage.cuts.full, last) === 1;
  return nameOfMove(
    isWhole ? { kind: 'read', passage: passage.id } : { kind: 'ask', passage: passage.id, answer },
  );
}

/** How people ask for what the ledger has, whole and by its names. */
function askGroups({ compiled, utterances }: Trainable, random: Random): Group[] {
  const { about, listed } = utterances.english;
  const byId = new Map(compiled.passages.map((passage) => [passage.id, passage]));
  return utterances.asked.flatMap(({ passage: id, answer, ask, names, fact, export: source }) => {
    const passage = byId.get(id);
    if (!passage) return [];
    const label = labelOf(passage, answer);
    const isItem = isItemOf(passage, answer);
    const named = expandAll(names).map((name) => [
      { text: name, label, weight: WEIGHTS.name },
      ...shapes(isItem ? [...about, ...listed, ...listed] : about, name, WEIGHTS.shapesPerName, random).map(
        (text) => ({ text, label, weight: WEIGHTS.name }),
      ),
    ]);
    return [
      ...ask.map(({ template }) => {
        const texts = coveringSample(template, random);
        return texts.map((text) => ({ text, label, weight: WEIGHTS.ask / Math.sqrt(texts.length) }));
      }),
      ...named,
      ...[fact, source].map((text) => [{ text, label, weight: WEIGHTS.words }]),
    ];
  });
}

function shapes(from: readonly string[], thing: string, count: number, random: Random): string[] {
  const all = Array.from({ length: from.length === 0 ? 0 : count }, () =>
    (pick(from, random) ?? '').replace('{thing}', thing),
  );
  return [...new Set(all)];
}

function isItemOf(passage: Passage, answer: number): boolean {
  const unit: Unit | undefined = unitsOf(passage)[passage.answers[answer]?.at(-1) ?? -1];
  return unit !== undefined && 'list' in unit;
}

/** How people ask for a whole passage. */
function passageGroups({ utterances }: Trainable, random: Random): Group[] {
  const carriers = expandAll(utterances.moves.read ?? []);
  return Object.entries(utterances.passages).flatMap(([passage, { names }]) => {
    const label = nameOfMove({ kind: 'read', passage });
    return expandAll(names).map((name) => [
      { text: name, label, weight: WEIGHTS.passage },
      ...Array.from({ length: WEIGHTS.shapesPerPassage }, () => ({
        text: (pick(carriers, random) ?? '').replace('{passage}', name),
        label,
        weight: WEIGHTS.passage / 2,
      })),
    ]);
  });
}

/** What is asked and is not about the page: about nothing in it, or about somebody's own case. */
const OTHERS = ['off-page', 'advice'] as const;

/** What the page does not say: on no list, near a passage, nowhere. */
function refusedGroups({ utterances }: Trainable): Group[] {
  const group = (text: string, label: string, weight: number): Group => [{ text, label, weight }];
  const refused = (kind: 'unsaid' | 'unlisted') =>
    utterances[kind].map(({ say, want }) => group(say, nameOfMove({ kind, passage: want }), WEIGHTS[kind]));
  return [
    ...refused('unsaid'),
    ...refused('unlisted'),
    ...OTHERS.flatMap((move) =>
      utterances.examples
        .filter(({ want }) => want === move)
        .filter((_, at) => at % WEIGHTS.othersEvery === 0)
        .map(({ say }) => group(say, move, WEIGHTS.others)),
    ),
  ];
}

/** The page's own words, so that a question that no one thought of is found where the page answers it. */
function sentenceExamples(passage: Passage): Example[] {
  return unitsOf(passage).map((unit, answer) => ({
    text: textOf(passage, unit),
    label: labelOf(passage, answer),
    weight: WEIGHTS.words,
  }));
}
