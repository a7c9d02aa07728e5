import type { CompiledPage } from '../../lambda/page/open';
import type { Passage } from '../../lambda/page/page';
import { plainText } from '../../lambda/page/words';
import { expand, slotsIn } from '../content/templates';
import type { Said, Utterances } from '../content/utterances';
import { covering } from './covering';
import { readEnglish } from './english';
import { labelOfPassage } from './labels';
import { type Random, randomOf } from './random';
import { type Copies, SPEAKING, spoken } from './spoken';

/** Something said, what it means, and how much the model must mind it. */
export interface Example {
  readonly text: string;
  readonly label: string;
  readonly weight: number;
  /** Which template it is of: any number, one for each. */
  readonly template: number;
}

export const TRAINING = {
  /** A template weighs as the number of its utterances to this power: more than one utterance, less than all. */
  templatePower: 0.5,
  /** A name of a passage by itself, and with words around it. */
  name: 1.5,
  carried: 0.5,
  carriersPerName: 5,
  negative: 1,
  /** A line of `training/examples`. */
  example: 2,
  /** A sentence of the page itself is not what anybody says. */
  sentence: 0.3,
};

/** How much more it matters to know some meanings than others: what is missed there is missed by someone in trouble, or
 *  answered with what is no answer. */
const CARE: Readonly<Record<string, number>> = { emergency: 1.4, distress: 3, 'off-page': 2.5 };

/** Everything that the model learns from. */
export function examplesOf(page: CompiledPage, utterances: Utterances, copies = SPEAKING.copies): Example[] {
  return allExamples(page, utterances, copies).map(({ weight, ...example }) => ({
    ...example,
    weight: weight * (CARE[example.label] ?? 1),
  }));
}

function allExamples(page: CompiledPage, utterances: Utterances, copies: Copies): Example[] {
  const random = randomOf(1);
  const said = [
    ...saidExamples(page, utterances, random),
    ...nameExamples(page, utterances, random),
    ...utterances.negatives.map(({ say, want }) => ({
      text: say,
      label: labelOfPassage(page, want),
      weight: TRAINING.negative,
      template: next(),
    })),
  ];
  const whole = utterances.examples.map(({ say, want }) => ({
    text: say,
    label: want,
    weight: TRAINING.example,
    template: next(),
  }));
  const asked = new Set(page.passages.map(({ id }) => labelOfPassage(page, id)));
  const roughened = (examples: readonly Example[], times: number) =>
    spoken(examples, {
      copies: times,
      isQuestion: (label) => asked.has(label),
      english: readEnglish(),
      random,
    });
  return [
    ...said,
    ...whole,
    ...roughened(said, copies.ofTemplates),
    ...roughened(whole, copies.ofExamples),
    ...page.passages.flatMap((passage) => sentenceExamples(page, passage)),
  ];
}

function saidExamples(page: CompiledPage, { moves, passages, terms }: Utterances, random: Random): Example[] {
  const { numbers, ordinals } = page.head;
  const fill: Readonly<Record<string, readonly string[]>> = {
    number: numbers.slice(1),
    ordinal: ordinals.slice(1),
    term: terms.flatMap(({ term, names }) => [term, ...names]),
  };
  const filled = (text: string) =>
    slotsIn(text).reduce((rest, slot) => rest.replace(`{${slot}}`, pick(fill[slot] ?? [''], random)), text);
  const of = (label: string, said: readonly Said[]): Example[] =>
    said.flatMap(({ template }) => {
      const texts = covering(template, random).map(filled);
      const weight = texts.length ** (TRAINING.templatePower - 1);
      const from = next();
      return texts.map((text) => ({ text, label, weight, template: from }));
    });
  return [
    ...Object.entries(moves).flatMap(([move, said]) => (move === 'read' ? [] : of(move, said))),
    ...Object.entries(passages).flatMap(([id, { say }]) => of(labelOfPassage(page, id), say)),
  ];
}

function nameExamples(page: CompiledPage, { moves, passages }: Utterances, random: Random): Example[] {
  const carriers = (moves.read ?? []).flatMap(({ template }) => expand(template));
  return Object.entries(passages).flatMap(([id, { names }]) => {
    const label = labelOfPassage(page, id);
    return names
      .flatMap(({ template }) => expand(template))
      .flatMap((name) => [
        { text: name, label, weight: TRAINING.name, template: next() },
        ...Array.from({ length: carriers.length === 0 ? 0 : TRAINING.carriersPerName }, () => ({
          text: pick(carriers, random).replace('{passage}', name),
          label,
          weight: TRAINING.carried,
          template: next(),
        })),
      ]);
  });
}

/** The page's own words, so that what nobody thought of asking about is found where it is spoken of. */
function sentenceExamples(page: CompiledPage, passage: Passage): Example[] {
  const label = labelOfPassage(page, passage.id);
  const prose = passage.cuts.full.flatMap(({ pieces }) =>
    pieces.flatMap((piece) => ('say' in piece ? [piece.say] : [])),
  );
  return [passage.title, ...prose, ...passage.lists.flat(2)].map((sentence) => ({
    text: plainText(sentence),
    label,
    weight: TRAINING.sentence,
    template: next(),
  }));
}

const pick = (from: readonly string[], random: Random): string =>
  from[Math.floor(random() * from.length)] ?? '';

let last = 0;
const next = () => {
  last += 1;
  return last;
};
