import { isUrgent } from '../lambda/guide/situation';
import type { Page, Sentence } from '../lambda/page/page';
import { plainText } from '../lambda/page/words';
import type { Understood } from '../lambda/understanding/understand';
import { type AnswerActions, type Question, type ShownAnswer, showAnswer } from './answer';
import { type Choice, intentToRead, type WebTurn } from './channel';
import { byId, make } from './dom';
import type { WebWords } from './words';

/** How likely another passage must be to be offered as what was meant, and how many are. */
const MEANT = { score: 0.1, most: 2 };

/** Where answers stand: the newest in sight, those before it folded away. */
export class AnswerArea {
  readonly #guide: { readonly page: Page; readonly words: WebWords };
  #shown: ShownAnswer | undefined;

  constructor(guide: { readonly page: Page; readonly words: WebWords }) {
    this.#guide = guide;
  }

  /** Shows an answer in the place of the one before. @param understood of the words that were asked */
  show(
    answer: WebTurn,
    question: Question | undefined,
    understood: Understood | undefined,
    actions: AnswerActions,
  ): void {
    const before = this.#shown?.element;
    if (before) {
      for (const gone of before.querySelectorAll('.chips, .meant, [data-listen]')) gone.remove();
      byId('earlier-answers').prepend(before);
      byId('earlier').hidden = false;
    }
    const { page, words } = this.#guide;
    this.#shown = showAnswer(answer, { question, meant: meantBy(understood, answer, page) }, actions, {
      page,
      words,
    });
    const heading = make('h3', { id: 'answer-heading', tabindex: '-1' }, words['answer.heading']);
    byId('answer').classList.toggle('urgent', isUrgent(answer.turn.reply.place.situation));
    byId('answer').replaceChildren(heading, this.#shown.element);
    byId('answer').hidden = false;
    byId('try').hidden = true;
  }

  /** The heading of the newest answer. */
  get heading(): HTMLElement {
    return byId('answer-heading');
  }

  /** The element of a sentence in the newest answer. */
  elementOf(sentence: Sentence): Element | undefined {
    return this.#shown?.marks.get(sentence);
  }
}

/**
 * Other passages that the words may have meant. Nobody is offered any while something has happened that goes before
 * reading, nor ever one that is read only to those who have agreed.
 */
function meantBy(understood: Understood | undefined, { turn }: WebTurn, page: Page): Choice[] {
  if (!understood || understood.by === 'exact' || turn.reply.place.situation) return [];
  return understood
    .why()
    .runnersUp.filter(({ score }) => score >= MEANT.score)
    .flatMap(({ label }) => page.passage(label) ?? [])
    .filter(({ id, skippable }) => id !== turn.reply.reads?.passage && !skippable)
    .slice(0, MEANT.most)
    .map(({ id, title }) => ({ label: plainText(title), asks: intentToRead(id) }));
}
