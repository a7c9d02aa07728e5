import { html } from 'hono/html';

export { html };

/** HTML in which every text that was put in is escaped. */
export type Html = ReturnType<typeof html>;

/** Puts HTML into an element, in the place of what it held. */
export const fill = (element: Element, content: Html): void => {
  element.innerHTML = String(content);
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

/** Tells the style sheet how high the form is that may lie over the page's foot: nothing is scrolled to beneath it. */
export function keepClear(form: HTMLElement): void {
  new ResizeObserver(() => {
    document.documentElement.style.setProperty('--say-height', `${form.offsetHeight}px`);
  }).observe(form);
}

/** Scrolls to an element, without motion for those who want none. */
export const bringIntoSight = (item: HTMLElement): void =>
  item.scrollIntoView({
    block: isRoomy() ? 'nearest' : 'start',
    behavior: matchMedia('(prefers-reduced-motion: reduce)').matches ? 'auto' : 'smooth',
  });

/** Whether the form stays in sight by itself, as the style sheet has it where there is room. */
const isRoomy = (): boolean => matchMedia('(min-width: 62.01rem) and (min-height: 46rem)').matches;
