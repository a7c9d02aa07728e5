import type { DateView, GuideView, PassageView } from '../state-view';
import type { Read, TurnView } from '../turn-view';
import { forEars, forEyes, type Html, html } from './dom';

/** Every passage and part, which of them this conversation has read, and how old the page is. */
export function pagePanel(guide: GuideView, turns: readonly TurnView[]): Html {
  const reads = turns.flatMap((turn) => turn.reads);
  const parts = guide.passages.flatMap(({ id, parts: all }) => all.map((part) => ({ passage: id, ...part })));
  const count = parts.filter((part) => isRead(part, reads)).length;
  return html`
    <h3>What can be heard</h3>
    <p class="tally">${count} of ${parts.length} parts heard in this conversation.</p>
    <progress max="${parts.length}" value="${count}" aria-label="Parts heard in this conversation"></progress>
    <p class="hint">
      Choose a passage to ask for it. Choose a number to hear that part by itself;
      ${forEyes('✓ ')}a tick marks what was heard.
    </p>
    <ul class="passages">${guide.passages.map((passage) => passageItem(passage, reads))}</ul>
    <h4>How fresh it is</h4>
    <dl class="pairs">
      ${date('Reviewed', guide.reviewed)}
      ${date('Updated', guide.updated)}
      ${date('Next review', guide.nextReview)}
    </dl>
    ${guide.overdue && html`<p class="trouble">${OVERDUE}</p>`}
    <p class="hint">From ${guide.publisher}’s page on ${guide.subject}. Edition ${guide.edition}.</p>
    <div class="preview" id="preview"></div>`;
}

const OVERDUE = 'The next review is overdue: the guide says so without being asked.';

function passageItem({ id, title, depth, ask, parts }: PassageView, reads: readonly Read[]): Html {
  const buttons = parts.map((part, index) => {
    const isTicked = isRead({ passage: id, ...part }, reads);
    const tick = isTicked && [forEyes('✓'), forEars(', heard')];
    const name = html`${forEars(`Hear ${title}, part `)}${index + 1}${tick}`;
    const classes = `part ${isTicked ? 'ticked' : ''}`;
    return html`<button type="button" class="${classes}" data-preview="${id}" data-part="${index + 1}">${name}</button>`;
  });
  return html`
    <li class="passage ${depth > 0 && 'child'}" data-passage="${id}">
      <button type="button" class="ask" title="Says “${ask}”" data-line="${ask}">${title}</button>
      <span class="parts" role="group" aria-label="Parts of ${title}">${buttons}</span>
    </li>`;
}

/** Whether all of a part was read, in one stretch or in several. */
function isRead({ passage, from, to }: Read, reads: readonly Read[]): boolean {
  for (let unit = from; unit < to; unit += 1) {
    if (!reads.some((one) => one.passage === passage && one.from <= unit && unit < one.to)) return false;
  }
  return true;
}

const date = (term: string, { iso, text }: DateView): Html =>
  html`<dt>${term}</dt><dd><time datetime="${iso}">${text}</time></dd>`;
