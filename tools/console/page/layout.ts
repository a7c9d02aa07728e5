/** Remembers which control of an element has the focus, to give it back once the element has been drawn anew. */
export function focusedIn(element: HTMLElement): () => void {
  const at = [...element.querySelectorAll('button')].indexOf(document.activeElement as HTMLButtonElement);
  return () => {
    if (at >= 0) element.querySelectorAll('button')[at]?.focus();
  };
}

/** Tells the style sheet how high the form is that may lie over the page's foot: nothing is scrolled to beneath it. */
export function makeRoom(form: HTMLElement): void {
  new ResizeObserver(() => {
    document.documentElement.style.setProperty('--say-height', `${form.offsetHeight}px`);
  }).observe(form);
}

/** Brings what was said into sight, no faster than whoever looks at it wants. */
export const bringIntoSight = (item: HTMLElement): void =>
  item.scrollIntoView({ block: roomy() ? 'nearest' : 'start', behavior: calm() ? 'auto' : 'smooth' });

/** Whether the page keeps what can be said in sight by itself, as its style sheet does where there is room. */
const roomy = (): boolean => matchMedia('(min-width: 62.01rem) and (min-height: 46rem)').matches;

const calm = (): boolean => matchMedia('(prefers-reduced-motion: reduce)').matches;
