import type { PassageId } from '../page/page';
import type { Fill, PhraseKey } from './phrases';

/** The questions that can end a reply. Each has two phrases: `ask` and, in other words after a silence, `reprompt`. */
export const QUESTIONS = [
  'start',
  'left-off',
  'go-on',
  'go-on-to',
  'go-back-to',
  'carry-on',
  'read',
  'more',
  'choose',
  'choose-first',
  'menu-more',
  'menu-again',
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

/** A question that waits for an answer, with the passages that it names. */
export interface Question {
  readonly id: QuestionId;
  readonly topic?: PassageId;
  readonly other?: PassageId;
}

/** The phrase of a question, and what fills it. */
export const questionPhrase = (
  question: Question,
  wording: 'ask' | 'reprompt',
): { phrase: PhraseKey; fill: Fill } => ({
  phrase: `question.${question.id}.${wording}`,
  fill: {
    ...(question.topic !== undefined && { topic: question.topic }),
    ...(question.other !== undefined && { other: question.other }),
  },
});
