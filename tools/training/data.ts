import { answerOf } from '../../lambda/guide/answers';
import type { SituationKind } from '../../lambda/guide/situation';
import type { CompiledPage } from '../../lambda/page/open';
import type { PageFacts, PassageId } from '../../lambda/page/page';
import { plainText } from '../../lambda/page/words';
import type { English } from '../content/english';
import type { Template } from '../content/templates';
import { type Sample, type SpelledTerm, sampleAll, type Utterances } from '../content/utterances';

/** Everything that a model is made of, and nothing else: a model is cached under a hash of it. It survives JSON. */
export interface TrainingData {
  readonly moves: MoveTemplates;
  /** In the order of the page. */
  readonly passages: readonly PassageData[];
  readonly answers: PageFacts['answers'];
  readonly terms: readonly SpelledTerm[];
  /** How the page counts, and how it orders, from nought on. */
  readonly numbers: readonly string[];
  readonly ordinals: readonly string[];
  readonly negatives: readonly LabelledUtterance[];
  readonly examples: readonly LabelledUtterance[];
  /** What is asked of a passage, answered by it or not: nothing in it is urgent, whatever it names. */
  readonly questions: readonly string[];
  /** What people say in a situation, by the move that they mean. */
  readonly situations: Readonly<Partial<Record<SituationKind, MoveTemplates>>>;
  readonly english: English;
}

export type MoveTemplates = Readonly<Record<string, readonly Template[]>>;

export interface PassageData {
  readonly id: PassageId;
  /** Its meaning: the move that it answers, or else its id. */
  readonly label: string;
  readonly title: string;
  readonly sentences: readonly string[];
  readonly say: readonly Template[];
  readonly names: readonly Template[];
}

export interface LabelledUtterance {
  readonly say: string;
  readonly label: string;
}

/** Words that a model can be trained for. */
export interface Trainable {
  readonly compiled: CompiledPage;
  readonly utterances: Utterances;
}

/** So many utterances of a way of asking, at most. */
const QUESTIONS = 3;

/** Takes what a model is made of from compiled words. */
export function trainingDataOf({ compiled: { head, passages }, utterances }: Trainable): TrainingData {
  const { answers } = head.facts;
  const labelled = ({ say, want }: { say: string; want: string }): LabelledUtterance => ({
    say,
    label: answerOf(head, want) ?? want,
  });
  return {
    moves: templatesOf(utterances.moves),
    passages: passages.map(({ id, title, cuts, lists }) => {
      const prose = cuts.full.flatMap(({ pieces }) =>
        pieces.flatMap((piece) => ('say' in piece ? [piece.say] : [])),
      );
      return {
        id,
        label: answerOf(head, id) ?? id,
        title: plainText(title),
        sentences: [...prose, ...lists.flat(2)].map(plainText),
        say: (utterances.passages[id]?.say ?? []).map(templateOf),
        names: (utterances.passages[id]?.names ?? []).map(templateOf),
      };
    }),
    answers,
    terms: utterances.terms,
    numbers: head.numbers,
    ordinals: head.ordinals,
    negatives: utterances.negatives.map(labelled),
    examples: utterances.examples.map(labelled),
    questions: [
      ...utterances.asked.flatMap(({ ask }) => sampleAll(ask, QUESTIONS)),
      ...[...utterances.unlisted, ...utterances.unsaid].map(({ say }) => say),
    ],
    situations: Object.fromEntries(
      Object.entries(utterances.situations).map(([kind, samples]) => [kind, templatesOf(samples)]),
    ),
    english: utterances.english,
  };
}

const templatesOf = (samples: Readonly<Record<string, readonly Sample[]>>): MoveTemplates =>
  Object.fromEntries(Object.entries(samples).map(([move, said]) => [move, said.map(templateOf)]));

const templateOf = ({ template }: Sample): Template => template;
