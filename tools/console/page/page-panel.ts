import type { DateView, GuideView, PassageView } from '../state-view';
import type { Read, TurnView } from '../turn-view';
import { type Child, el, forEars, forEyes } from './dom';

interface PageActions {
  ask(passage: PassageView): void;
  preview(passage: PassageView, part: number, button: HTMLButtonElement): void;
}

/** Every passage and part, which of them this conversation has read, and how old the page is. */
export function pagePanel(guide: GuideView, turns: readonly TurnView[], actions: PageActions): Child[] {
  const reads = turns.flatMap((turn) => turn.reads);
  const parts = guide.passages.flatMap(({ id, parts: all }) => all.map((part) => ({ passage: id, ...part })));
  const count = parts.filter((part) => isRead(part, reads)).length;
  return [
    el('h3', 'What can be heard'),
    el('p.tally', `${count} of ${parts.length} parts heard in this conversation.`),
    el('progress', { max: parts.length, value: count, 'aria-label': 'Parts heard in this conversation' }),
    el(
      'p.hint',
      'Choose a passage to ask for it. Choose a number to hear that part by itself; ',
      forEyes('✓ '),
      'a tick marks what was heard.',
    ),
    el('ul.passages', ...guide.passages.map((passage) => passageItem(passage, reads, actions))),
    el('h4', 'How fresh it is'),
    el(
      'dl.pairs',
      ...date('Reviewed', guide.reviewed),
      ...date('Updated', guide.updated),
      ...date('Next review', guide.nextReview),
    ),
    guide.overdue && el('p.trouble', 'The next review is overdue: the guide says so without being asked.'),
    el('p.hint', `From ${guide.publisher}’s page on ${guide.subject}. Edition ${guide.edition}.`),
  ];
}

function passageItem(passage: PassageView, reads: readonly Read[], actions: PageActions): HTMLLIElement {
  const { id, title, depth, ask, parts } = passage;
  const buttons = parts.map((part, index) => {
    const isTicked = isRead({ passage: id, ...part }, reads);
    const button: HTMLButtonElement = el(
      isTicked ? 'button.part.ticked' : 'button.part',
      { type: 'button', onclick: () => actions.preview(passage, index + 1, button) },
      forEars(`Hear ${title}, part `),
      String(index + 1),
      isTicked && forEyes('✓'),
      isTicked && forEars(', heard'),
    );
    return button;
  });
  return el(
    depth > 0 ? 'li.passage.child' : 'li.passage',
    { 'data-passage': id },
    el('button.ask', { type: 'button', title: `Says “${ask}”`, onclick: () => actions.ask(passage) }, title),
    el('span.parts', { role: 'group', 'aria-label': `Parts of ${title}` }, ...buttons),
  );
}

/** Whether all of a part was read, in one stretch or in several. */
function isRead({ passage, from, to }: Read, reads: readonly Read[]): boolean {
  for (let unit = from; unit < to; unit += 1) {
    if (!reads.some((one) => one.passage === passage && one.from <= unit && unit < one.to)) return false;
  }
  return true;
}

const date = (term: string, { iso, text }: DateView): HTMLElement[] => [
  el('dt', term),
  el('dd', el('time', { datetime: iso }, text)),
];
