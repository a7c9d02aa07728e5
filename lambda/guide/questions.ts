import type { PassageId } from '../page/page';
import type { Fill, PhraseKey } from './phrases';

/** The questions the guide can close a reply with. Each has two phrases: how it is asked (`ask`), and in other words after a silence (`reprompt`). */
export const QUESTIONS = [
  'start',
  'left-off',
  'go-on',
  'go-on-to',
  'go-back-to',
  'carry-on',
  'read',
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
] as const;

export type QuestionId = (typeof QUESTIONS)[number];

/** The question that waits for an answer, with the passages it speaks of. */
export interface Question {
  readonly id: QuestionId;
  readonly topic?: PassageId;
  readonly other?: PassageId;
}

/** The phrase that asks a question the first time (`ask`), or after a silence (`reprompt`). */
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
