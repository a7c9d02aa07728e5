type Child = Node | string | null | undefined | false;
type Attributes = Readonly<Record<string, string | number | boolean | undefined | EventListener>>;

/** An element with its attributes and children. A function is what happens on the event that it is named for. */
export function el<Tag extends keyof HTMLElementTagNameMap>(
  tag: Tag,
  attributes: Attributes = {},
  ...children: readonly Child[]
): HTMLElementTagNameMap[Tag] {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value === undefined || value === false) continue;
    if (typeof value === 'function') element.addEventListener(name.slice(2), value);
    else element.setAttribute(name, value === true ? '' : String(value));
  }
  element.append(...children.filter((child) => child !== null && child !== undefined && child !== false));
  return element;
}

/** The element of an id that the page is sure to have. */
export function byId<Type extends HTMLElement = HTMLElement>(id: string): Type {
  const element = document.getElementById(id);
  if (!element) throw new Error(`the page has lost #${id}`);
  return element as Type;
}

/** Words for those who hear the page and do not see it. */
export const unseen = (text: string): HTMLElement => el('span', { class: 'unseen' }, text);

/** Words for those who see the page, where others are told in another way. */
export const unheard = (text: string): HTMLElement => el('span', { 'aria-hidden': 'true' }, text);
