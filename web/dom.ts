/** The element of an id that the page is sure to have. */
export function byId<Type extends HTMLElement = HTMLElement>(id: string): Type {
  const element = document.getElementById(id);
  if (!element) throw new Error(`the page has lost #${id}`);
  return element as Type;
}

/** What an element may be made with: attributes, and what is done when it is pressed. */
export interface Attributes {
  readonly [name: string]: string | boolean | (() => void) | undefined;
  readonly onclick?: () => void;
}

/** Makes an element. Texts stay texts: nothing is ever read as HTML. */
export function make<Name extends keyof HTMLElementTagNameMap>(
  name: Name,
  attributes: Attributes = {},
  ...children: readonly (Node | string)[]
): HTMLElementTagNameMap[Name] {
  const element = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (typeof value === 'function') element.addEventListener('click', value);
    else if (value === true) element.setAttribute(key, '');
    else if (value !== undefined && value !== false) element.setAttribute(key, value);
  }
  element.append(...children);
  return element;
}

/** A button that does something. */
export const button = (label: string, onclick: () => void, attributes: Attributes = {}): HTMLButtonElement =>
  make('button', { type: 'button', ...attributes, onclick }, label);

/** Scrolls as little as is needed to have an element in sight, without motion for those who want none. */
export const bringIntoSight = (element: Element): void =>
  element.scrollIntoView({
    block: 'nearest',
    behavior: matchMedia('(prefers-reduced-motion: reduce)').matches ? 'auto' : 'smooth',
  });
