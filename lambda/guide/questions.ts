import type { PassageId } from '../page/page';
import type { Fill, PhraseKey } from './phrases';

/** The questions that can end a reply. Each has two phrases: `ask` and, in other words after a silence, `reprompt`. */
export const QUESTIONS = [
  'start',
  'left-off',
  'go-on',
  'items-more',
  'items-rest',
  'go-on-to',
  'hear-about',
  'skippable',
  'as-well',
  'go-back-to',
  'carry-on',
  'read',
  'more',
  'choose',
  'choose-first',
  'menu-more',
  'menu-choose',
  'contents',
  'else',
  'helpline',
  'helpline-again',
  'whatsapp-again',
  'say-again',
  'called',
  'numbers-again',
  'number-again',
  'ready',
  'got-number',
] as const;

export type QuestionId = (typeof QUESTIONS)[number];

/** A question that waits for an answer, with the passages that it names and the number of list items that it offers. */
export interface Question {
  readonly id: QuestionId;
  readonly topic?: PassageId;
  readonly other?: PassageId;
  readonly here?: number;
}

/** The questions that offer to go on reading, be it with the next part, the next passage or more of the list of contents. */
const ONWARD: ReadonlySet<QuestionId> = new Set([
  'go-on',
  'items-more',
  'items-rest',
  'go-on-to',
  'hear-about',
  'skippable',
  'as-well',
  'menu-more',
]);

/** Whether "carry on" agrees to a question, since nothing has come between it and what was being read. */
export const isOnward = (question: Question | undefined): boolean =>
  question !== undefined && ONWARD.has(question.id);

/** The phrase of a question, and what fills it. */
export const questionPhrase = (
  question: Question,
  wording: 'ask' | 'reprompt',
): { phrase: PhraseKey; fill: Fill } => ({
  phrase: `question.${question.id}.${wording}`,
  fill: {
    ...(question.topic !== undefined && { topic: question.topic }),
    ...(question.other !== undefined && { other: question.other }),
    ...(question.here !== undefined && { here: question.here }),
  },
});
