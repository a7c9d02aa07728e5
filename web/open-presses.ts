import type { PassageId } from '../lambda/page/page';

/** What presses on the text of the page do, beside those on its buttons. */
export interface PressActions {
  /** One of the questions to begin with. @param label what stands on it */
  ask(passage: PassageId, label: string): void;
  /** The button at a heading. */
  listen(passage: PassageId): void;
  /** A sentence of the text. @param id of its element */
  listenFrom(id: string): void;
  /** A number to call. */
  call(): void;
}

/**
 * Listens to the presses of the page. They are heard on the document: screen readers call everything "clickable" that is in
 * an element which waits for a press.
 */
export function openPresses(actions: PressActions): void {
  document.addEventListener('click', ({ target }) => {
    if (!(target instanceof Element)) return;
    const link = target.closest('a');
    if (link) {
      if (link.protocol === 'tel:') actions.call();
      return;
    }
    const { passage, asks } = target.closest<HTMLElement>('[data-passage], [data-asks]')?.dataset ?? {};
    if (asks !== undefined) return actions.ask(asks, target.textContent ?? '');
    if (passage !== undefined) return actions.listen(passage);
    const sentence = target.closest('#text .sentence');
    // Whoever marks words with the mouse does not press the sentence.
    if (sentence && getSelection()?.isCollapsed !== false) actions.listenFrom(sentence.id);
  });
}
