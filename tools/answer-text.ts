import type { AskMove } from '../lambda/guide/moves';
import type { Page } from '../lambda/page/page';
import { plainText, sentencesOfUnit, unitsOf } from '../lambda/page/words';

/** The sentences and items of a passage that are said for an answer, as they are written. */
export function answerText({ passage: id, answer }: Pick<AskMove, 'passage' | 'answer'>, page: Page): string {
  const passage = page.passage(id);
  if (!passage) return '';
  const units = unitsOf(passage);
  return (passage.answers[answer] ?? [])
    .flatMap((unit) => (units[unit] ? sentencesOfUnit(passage, units[unit]) : []))
    .map(plainText)
    .join(' ');
}

/** The same for a label of an answer, "ask symptoms 4"; any other label as it is. */
export function answerLabelText(label: string, page: Page): string {
  const [kind, passage = '', answer] = label.split(' ');
  return kind === 'ask' ? answerText({ passage, answer: Number(answer) }, page) : label;
}
