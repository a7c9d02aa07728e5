import { UPSET, URGENT } from '../../lambda/understanding/triage';
import { LOOK_ALIKE } from '../content/example-files';
import { expand, slotsIn, type Template } from '../content/templates';
import { AUGMENTATION, augmented } from './augment';
import type { LabelledUtterance, TrainingData } from './data';
import { pick, type Random, randomOf } from './random';
import { coveringSample } from './template-sample';

/** A training example. */
export interface Example {
  readonly text: string;
  readonly label: string;
  /** How much it counts beside the others. */
  readonly weight: number;
}

/** Examples that were made of the same template. */
export type Group = readonly Example[];

/** How much the kinds of example count, tuned by hand on `tests/utterances`. */
export const WEIGHTS = {
  /** A template counts as the number of its utterances to this power: more than one utterance, less than all. */
  templatePower: 0.5,
  /** A name of a passage by itself, and within a carrier phrase. */
  name: 1.5,
  carried: 0.5,
  negative: 1,
  /** A line of `training/examples`. */
  example: 2,
  /** A sentence of the page: hardly anyone asks in its words. */
  sentence: 0.3,
  /** Labels that matter more than others: a miss would answer with what is no answer. */
  labels: { 'off-page': 2 } as Readonly<Record<string, number>>,
};

const CARRIERS_PER_NAME = 5;

/** The same data without what is for triage alone. */
export function withoutTriage(data: TrainingData): TrainingData {
  const kept = ({ label }: LabelledUtterance): boolean => !TRIAGED.has(label) && label !== LOOK_ALIKE;
  return {
    ...data,
    moves: Object.fromEntries(Object.entries(data.moves).filter(([move]) => !TRIAGED.has(move))),
    negatives: data.negatives.filter(kept),
    examples: data.examples.filter(kept),
  };
}

/** What triage tells apart, and nothing else does. */
const TRIAGED: ReadonlySet<string> = new Set([...URGENT, ...UPSET]);

/** @param copies how many augmented copies are made of each example */
export function examplesOf(data: TrainingData, copies = AUGMENTATION.copies): Example[] {
  const random = randomOf(1);
  const line =
    (weight: number) =>
    ({ say, label }: LabelledUtterance): Group => [{ text: say, label, weight }];
  const templates = [
    ...templateGroups(data, random),
    ...nameGroups(data, random),
    ...data.negatives.map(line(WEIGHTS.negative)),
  ];
  const whole = data.examples.map(line(WEIGHTS.example));
  const labels = new Set(data.passages.map(({ label }) => label));
  const more = {
    isQuestion: (label: string) => labels.has(label),
    english: data.english,
    random,
  };
  return [
    ...templates.flat(),
    ...whole.flat(),
    ...augmented(templates, { ...more, copies: copies.ofTemplates }),
    ...augmented(whole, { ...more, copies: copies.ofExamples }),
    ...sentenceExamples(data),
  ].map(({ text, label, weight }) => ({ text, label, weight: weight * (WEIGHTS.labels[label] ?? 1) }));
}

function templateGroups(
  { moves, passages, terms, numbers, ordinals }: TrainingData,
  random: Random,
): Group[] {
  const fillings: Readonly<Record<string, readonly string[]>> = {
    number: numbers.slice(1),
    ordinal: ordinals.slice(1),
    term: terms.flatMap(({ term, names }) => [term, ...names]),
    passage: passages.flatMap(({ names }) => names.flatMap(expand)),
  };
  const filled = (text: string) =>
    slotsIn(text).reduce(
      (rest, slot) => rest.replace(`{${slot}}`, pick(fillings[slot] ?? [], random) ?? ''),
      text,
    );
  const groups = (label: string, templates: readonly Template[]): Group[] =>
    templates.map((template) => {
      const texts = coveringSample(template, random).map(filled);
      const weight = texts.length ** (WEIGHTS.templatePower - 1);
      return texts.map((text) => ({ text, label, weight }));
    });
  return [
    ...Object.entries(moves).flatMap(([move, templates]) => (move === 'read' ? [] : groups(move, templates))),
    ...passages.flatMap(({ label, say }) => groups(label, say)),
  ];
}

function nameGroups({ moves, passages }: TrainingData, random: Random): Group[] {
  const carriers = (moves.read ?? []).flatMap(expand);
  return passages.flatMap(({ label, names }) =>
    names.flatMap(expand).flatMap((name) => [
      [{ text: name, label, weight: WEIGHTS.name }],
      ...Array.from({ length: carriers.length === 0 ? 0 : CARRIERS_PER_NAME }, () => {
        const text = (pick(carriers, random) ?? '').replace('{passage}', name);
        return [{ text, label, weight: WEIGHTS.carried }];
      }),
    ]),
  );
}

/** The page's own words, so that a question no one thought of is found where the page speaks of it. */
const sentenceExamples = ({ passages }: TrainingData): Example[] =>
  passages.flatMap(({ label, title, sentences }) =>
    [title, ...sentences].map((text) => ({ text, label, weight: WEIGHTS.sentence })),
  );
