import type { Page, Sentence } from '../lambda/page/page';
import { plainText } from '../lambda/page/words';
import type { Beat } from '../lambda/speech/speech';
import type { Callable, Choice, WebTurn } from './channel';
import { type Attributes, button, make } from './dom';
import { numberInSpan, telephoneLink } from './marks';
import type { WebWordKey, WebWords } from './words';

/** What was said or chosen before an answer. */
export interface Question {
  readonly words: string;
  /** It was pressed, and not said or typed, so there is nothing to correct. */
  readonly isChosen: boolean;
}

/** What can be done with an answer. */
export interface AnswerActions {
  /** Puts the question back where it can be changed. */
  change(): void;
  /** Reads it aloud; undefined where the browser cannot. */
  readonly listen: (() => void) | undefined;
  /** Takes one of the choices that it ends with. */
  choose(choice: Choice): void;
}

export interface ShownAnswer {
  readonly element: HTMLElement;
  /** The element of each sentence, by the sentence. */
  readonly marks: ReadonlyMap<Sentence, HTMLElement>;
}

/** An answer as the page shows it: whom to call, what was understood, what is said, and what can be said next. */
export function showAnswer(
  { turn, calls, choices }: WebTurn,
  { question, meant }: { readonly question: Question | undefined; readonly meant: readonly Choice[] },
  { change, listen, choose }: AnswerActions,
  { page, words }: { readonly page: Page; readonly words: WebWords },
): ShownAnswer {
  const marks = new Map<Sentence, HTMLElement>();
  const { reads } = turn.reply;
  const passage = reads && page.passage(reads.passage);
  const element = make('div', { class: 'turn' });
  if (calls.length > 0)
    element.append(
      make('p', { class: 'calls' }, ...calls.map((name, at) => callLink(name, at > 0, { page, words }))),
    );
  if (question) {
    const label = question.isChosen ? words['answer.chose'] : words['answer.heard'];
    const asked = make('p', { class: 'asked' }, `${label}: `, make('q', {}, question.words));
    if (!question.isChosen)
      asked.append(' ', button(words['answer.change'], change, { class: 'plain small' }));
    element.append(asked);
  }
  if (passage)
    element.append(
      make(
        'p',
        { class: 'from' },
        `${words['answer.from']} `,
        make('a', { href: `#${passage.id}` }, plainText(passage.title)),
      ),
    );
  element.append(...blocks(turn.rendered.speech.beats, turn.reply.asks !== undefined, marks, page));
  if (choices.length > 0) element.append(buttons(choices, choose, 'choices'));
  if (listen)
    element.append(
      make('p', {}, button(words['answer.listen'], listen, { class: 'plain', 'data-listen': true })),
    );
  if (meant.length > 0)
    element.append(
      make('div', { class: 'meant' }, make('p', {}, words['answer.meant']), buttons(meant, choose, '')),
    );
  return { element, marks };
}

const buttons = (
  choices: readonly Choice[],
  choose: (choice: Choice) => void,
  name: string,
): HTMLUListElement =>
  make(
    'ul',
    { class: `chips ${name}`.trim() },
    ...choices.map((choice) =>
      make(
        'li',
        {},
        button(choice.label, () => choose(choice), { class: 'chip' }),
      ),
    ),
  );

/** The words of the links, by the number that they call. */
const CALL_WORDS = {
  helpline: 'call.answer-helpline',
  emergency: 'call.emergency',
  samaritans: 'call.samaritans',
  urgent: 'call.urgent',
} as const satisfies Readonly<Record<Callable, WebWordKey>>;

function callLink(
  name: Callable,
  quiet: boolean,
  { page, words }: { readonly page: Page; readonly words: WebWords },
): HTMLAnchorElement {
  const number = page.telephones[name]?.text ?? '';
  return make(
    'a',
    { href: telephoneLink(number), class: quiet ? 'quiet' : undefined },
    words[CALL_WORDS[name]],
  );
}

/** The sentences of speech: paragraphs that end where there is a pause, the items of a list, and the closing question. */
function blocks(
  beats: readonly Beat[],
  isOpen: boolean,
  marks: Map<Sentence, HTMLElement>,
  page: Page,
): HTMLElement[] {
  const found: HTMLElement[] = [];
  const lastPause = isOpen ? beats.map((beat) => 'pause' in beat).lastIndexOf(true) : beats.length;
  let block: HTMLElement | undefined;
  let paused = true;
  for (const [at, beat] of beats.entries()) {
    if ('pause' in beat) {
      paused = true;
      continue;
    }
    const sentence = sentenceElement(beat.say, page);
    marks.set(beat.say, sentence);
    if (beat.item) {
      let list = found.at(-1);
      if (list?.tagName !== 'UL' || (block?.tagName !== 'LI' && !paused)) {
        list = make('ul');
        found.push(list);
      }
      if (paused || block?.tagName !== 'LI') {
        block = make('li', {}, sentence);
        list.append(block);
      } else block.append(' ', sentence);
    } else if (paused || block?.tagName !== 'P') {
      const attributes: Attributes = at > lastPause ? { class: 'question' } : {};
      block = make('p', attributes, sentence);
      found.push(block);
    } else block.append(' ', sentence);
    paused = false;
  }
  return found;
}

/** A sentence with its numbers as links that call them. */
function sentenceElement(sentence: Sentence, page: Page): HTMLElement {
  const element = make('span', { class: 'sentence' });
  for (const span of sentence) {
    const found = numberInSpan(span, page);
    if (found) element.append(make('a', { href: telephoneLink(found.number) }, found.number), found.after);
    else element.append(typeof span === 'string' ? span : span.text);
  }
  // One text, where there are no links: screen readers stop at every piece.
  element.normalize();
  return element;
}
