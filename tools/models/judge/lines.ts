import { NAMES, WORDS_INTENT } from '../../../lambda/channels/alexa/intents';
import { moveOfIntent, type Slots } from '../../../lambda/channels/intents';
import type { Move } from '../../../lambda/guide/moves';
import { answerWithId } from '../../../lambda/page/answer-ids';
import type { Page } from '../../../lambda/page/page';
import { slotsIn } from '../../content/templates';
import { BUILT_IN_SAMPLES } from '../alexa/built-ins';
import type { SlotWords } from '../alexa/model-rules';
import { type InteractionModel, type ModelIntent, namesOf } from '../alexa/schema';

/** What the judge learns from: something that is said, and what it comes to. */
export interface JudgeLine {
  readonly say: string;
  readonly label: string;
}

/** The label of what goes to the intent for words. */
export const WORDS_LABEL = 'words';

/** How many names fill the slot of one sample: all of them in turn, sample by sample. */
const NAMES_PER_SAMPLE = 3;

/**
 * A move as a label: the passage that it reads or answers from, or its kind. What is not on the page and what was not
 * understood are answered alike.
 */
export function labelOf(move: Move): string {
  if (move.kind === 'read' || move.kind === 'ask') return move.passage;
  return move.kind === 'unlisted' || move.kind === 'not-understood' ? 'off-page' : move.kind;
}

/** A label as the move that a listener gets. The number of an item is Amazon's to understand, and not judged. */
export function moveOf(label: string, page: Page, item = 1): Move {
  if (page.passage(label)) return { kind: 'read', passage: label };
  return label === 'item' ? { kind: 'item', item } : ({ kind: label } as Move);
}

/**
 * Every sample of a model, with words in the place of its slot, and what the skill makes of it. Amazon's own samples are
 * those that it documents.
 * @param own words that fill the slots of Amazon's types
 */
export function linesOf({ interactionModel }: InteractionModel, page: Page, own: SlotWords): JudgeLine[] {
  const { intents, types } = interactionModel.languageModel;
  return intents.flatMap((intent) => {
    let next = 0;
    const fillingsOf = (slot: string): { word: string; id?: string }[] => {
      const type = intent.slots?.find(({ name }) => name === slot)?.type ?? '';
      const all =
        types
          .find(({ name }) => name === type)
          ?.values.flatMap((value) =>
            namesOf(value).map((word) => ({ word, ...(value.id && { id: value.id }) })),
          ) ?? (own[type] ?? []).map((word) => ({ word }));
      if (intent.name === WORDS_INTENT) return all;
      return Array.from(
        { length: Math.min(NAMES_PER_SAMPLE, all.length) },
        () => all[next++ % all.length] ?? { word: '' },
      );
    };
    return [...intent.samples, ...builtIn(intent)].flatMap((sample) => {
      const [slot] = slotsIn(sample);
      if (slot === undefined) return lineFor(sample, intent, {}, page);
      return fillingsOf(slot).flatMap(({ word, id }) =>
        lineFor(sample.replace(`{${slot}}`, word), intent, slotsWith(slot, id, page), page),
      );
    });
  });
}

const builtIn = ({ name }: ModelIntent): readonly string[] =>
  (BUILT_IN_SAMPLES as Readonly<Record<string, readonly string[]>>)[name] ?? [];

function lineFor(say: string, { name }: ModelIntent, slots: Slots, page: Page): JudgeLine[] {
  if (name === WORDS_INTENT) return [{ say, label: WORDS_LABEL }];
  const move = moveOfIntent({ name, slots }, NAMES, page);
  return move ? [{ say, label: labelOf(move) }] : [];
}

/** The slot of a sample as it comes when one of its names was said. */
function slotsWith(slot: string, id: string | undefined, page: Page): Slots {
  if (id === undefined) return { number: 1 };
  if (slot !== 'thing') return { [slot]: id };
  const found = answerWithId(id, page);
  if (!found) return { thing: null };
  const { passage, answer } = found;
  return { thing: answer === undefined ? { kind: 'read', passage } : { kind: 'ask', passage, answer } };
}
