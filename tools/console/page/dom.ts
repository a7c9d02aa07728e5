import { html } from 'hono/html';

export { html };

/** HTML in which every text that was put in is escaped. */
export type Html = ReturnType<typeof html>;

/** Puts HTML into an element, in the place of what it held. */
export const fill = (element: Element, content: Html): void => {
  element.innerHTML = String(content);
  // The page takes no style that stands in HTML.
  for (const styled of element.querySelectorAll<HTMLElement>('[data-style]'))
    styled.style.cssText = styled.dataset.style ?? '';
};

/** Adds HTML at the end of an element. */
export const append = (element: Element, content: Html): void =>
  element.insertAdjacentHTML('beforeend', String(content));

/** The element of an id that the page is sure to have. */
export function byId<Type extends HTMLElement = HTMLElement>(id: string): Type {
  const element = document.getElementById(id);
  if (!element) throw new Error(`the page has lost #${id}`);
  return element as Type;
}

/** Words for those who hear the page and do not see it. */
export const forEars = (text: string): Html => html`<span class="unseen">${text}</span>`;

/** Words for those who see the page, where others learn it in another way. */
export const forEyes = (text: string): Html => html`<span aria-hidden="true">${text}</span>`;

/** Tells those who hear the page what has happened, once the screen reader has finished what it is saying. */
export function announce(text: string): void {
  const live = byId('live');
  // The same words a second time are news too: the region has to change for a screen reader to say them.
  live.textContent = live.textContent === text ? `${text}\u00a0` : text;
}

/** Remembers which control of an element has the focus, to give it back once the element has been drawn anew. */
export function focusedIn(element: HTMLElement): () => void {
  const at = [...element.querySelectorAll('button')].indexOf(document.activeElement as HTMLButtonElement);
  return () => {
    if (at >= 0) element.querySelectorAll('button')[at]?.focus();
  };
}

/** Whether the window has two panes beside each other, as the style sheet has it. */
export const PANES = matchMedia('(min-width: 62.01rem)');

/** Scrolls to an element, without motion for those who want none. Of one that is higher than its pane, the top is shown. */
export function bringIntoSight(item: HTMLElement): void {
  const fits = PANES.matches && item.offsetHeight < byId('conversation').clientHeight;
  item.scrollIntoView({
    block: fits ? 'nearest' : 'start',
    behavior: matchMedia('(prefers-reduced-motion: reduce)').matches ? 'auto' : 'smooth',
  });
}
