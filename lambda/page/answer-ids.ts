import type { Page, Passage } from './page';
import { plainText, sentencesOfUnit, unitsOf } from './words';

/**
 * The name of an answer outside: its passage, and a checksum of its words. A platform may still have an older model, whose
 * numbers could stand for other sentences: what has other words has another name, and is not found.
 */
export function answerId(passage: Passage, answer: number): string {
  const units = unitsOf(passage);
  const words = (passage.answers[answer] ?? []).map((unit) => {
    const one = units[unit];
    return one === undefined ? '' : sentencesOfUnit(passage, one).map(plainText).join(' ');
  });
  let hash = 0;
  for (const letter of words.join(' ')) hash = ((hash << 5) - hash + (letter.codePointAt(0) ?? 0)) | 0;
  return `${passage.id}.${(hash >>> 0).toString(36)}`;
}

/** The answer that such a name stands for; its passage alone where the words are others by now. */
export function answerWithId(
  id: string,
  page: Page,
): { readonly passage: string; readonly answer?: number } | undefined {
  const passage = page.passage(id.split('.')[0] ?? '');
  if (!passage) return undefined;
  const answer = passage.answers.findIndex((_, number) => answerId(passage, number) === id);
  return answer < 0 ? { passage: passage.id } : { passage: passage.id, answer };
}
