import type { GuideView, PassageView, Stretch, TurnView } from '../wire';
import { el, unheard, unseen } from './dom';

export interface PageActions {
  /** Asks for a passage in the conversation. */
  ask(passage: PassageView): void;
  /** Reads one part, beside the conversation. */
  preview(passage: PassageView, part: number, button: HTMLButtonElement): void;
}

/** Every passage and part, which of them this conversation has heard, and how old the page is. */
export function pagePanel(guide: GuideView, turns: readonly TurnView[], actions: PageActions): HTMLElement[] {
  const heard = turns.flatMap((turn) => turn.heard);
  const parts = guide.passages.flatMap(({ id, parts: all }) => all.map((part) => ({ passage: id, ...part })));
  const count = parts.filter((part) => isHeard(part, heard)).length;
  return [
    el('h3', {}, 'What can be heard'),
    el('p', { class: 'tally' }, `${count} of ${parts.length} parts heard in this conversation.`),
    el('progress', { max: parts.length, value: count, 'aria-label': 'Parts heard in this conversation' }),
    el(
      'p',
      { class: 'hint' },
      'Choose a passage to ask for it. Choose a number to hear that part by itself; ',
      unheard('✓ '),
      'a tick marks what was heard.',
    ),
    el('ul', { class: 'passages' }, ...guide.passages.map((passage) => passageItem(passage, heard, actions))),
    el('h4', {}, 'How fresh it is'),
    el(
      'dl',
      { class: 'pairs' },
      ...date('Reviewed', guide.reviewed),
      ...date('Updated', guide.updated),
      ...date('Next review', guide.nextReview),
    ),
    ...(guide.overdue
      ? [el('p', { class: 'trouble' }, 'The next review is overdue: the guide says so without being asked.')]
      : []),
    el(
      'p',
      { class: 'hint' },
      `From ${guide.publisher}’s page on ${guide.subject}. Edition ${guide.edition}.`,
    ),
  ];
}

function passageItem(passage: PassageView, heard: readonly Stretch[], actions: PageActions): HTMLLIElement {
  const { id, title, depth, ask, parts } = passage;
  return el(
    'li',
    { class: depth > 0 ? 'passage child' : 'passage', 'data-passage': id },
    el(
      'button',
      { type: 'button', class: 'ask', title: `Says “${ask}”`, onclick: () => actions.ask(passage) },
      title,
    ),
    el(
      'span',
      { class: 'parts', role: 'group', 'aria-label': `Parts of ${title}` },
      ...parts.map((part, index) => {
        const was = isHeard({ passage: id, ...part }, heard);
        const button: HTMLButtonElement = el(
          'button',
          {
            type: 'button',
            class: was ? 'part was' : 'part',
            onclick: () => actions.preview(passage, index + 1, button),
          },
          unseen(`Hear ${title}, part `),
          String(index + 1),
          was && unheard('✓'),
          was && unseen(', heard'),
        );
        return button;
      }),
    ),
  );
}

/** Whether all of a part was heard, in one stretch or in several. */
function isHeard({ passage, from, to }: Stretch, heard: readonly Stretch[]): boolean {
  for (let unit = from; unit < to; unit += 1) {
    if (!heard.some((one) => one.passage === passage && one.from <= unit && unit < one.to)) return false;
  }
  return true;
}

const date = (term: string, { iso, said }: { iso: string; said: string }): HTMLElement[] => [
  el('dt', {}, term),
  el('dd', {}, el('time', { datetime: iso }, said)),
];
