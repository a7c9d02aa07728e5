/** What is put into an element; of what is none of these two, nothing. */
export type Child = Node | string | null | undefined | false;
type Attributes = Readonly<Record<string, string | number | boolean | undefined | EventListener>>;

/**
 * Makes an element: `el('button.plain', { type: 'button', onclick: go }, 'Go')`. Of attributes that are functions, each is
 * called on the event that it is named for; those that are undefined or false are left out, and so are such children.
 * @param selector the tag, perhaps with classes
 */
export function el<Tag extends keyof HTMLElementTagNameMap>(
  selector: Tag | `${Tag}.${string}`,
  ...content: readonly (Attributes | Child)[]
): HTMLElementTagNameMap[Tag] {
  const [tag, ...classes] = selector.split('.');
  const element = document.createElement(tag as Tag);
  element.classList.add(...classes);
  for (const one of content) {
    if (typeof one === 'object' && one !== null && !(one instanceof Node))
      for (const [name, value] of Object.entries(one)) setAttribute(element, name, value);
    else if (one) element.append(one);
  }
  return element;
}

/** Puts children into an element, in the place of those that it has. */
export const fill = (element: HTMLElement, ...children: readonly Child[]): void =>
  element.replaceChildren(
    ...children.filter((child) => child !== null && child !== undefined && child !== false),
  );

function setAttribute(element: Element, name: string, value: Attributes[string]): void {
  if (value === undefined || value === false) return;
  if (typeof value === 'function') element.addEventListener(name.slice(2), value);
  else element.setAttribute(name, value === true ? '' : String(value));
}

/** The element of an id that the page is sure to have. */
export function byId<Type extends HTMLElement = HTMLElement>(id: string): Type {
  const element = document.getElementById(id);
  if (!element) throw new Error(`the page has lost #${id}`);
  return element as Type;
}

/** Words for those who hear the page and do not see it. */
export const forEars = (text: string): HTMLElement => el('span.unseen', text);

/** Words for those who see the page, where others learn it in another way. */
export const forEyes = (text: string): HTMLElement => el('span', { 'aria-hidden': 'true' }, text);

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
