import type { GuideView } from '../wire';
import { byId, el } from './dom';
import { moveName } from './names';

/**
 * A dialog with a form. It stays open, and says why, while what it asks for cannot be done; the focus goes back to
 * where it was when it closes.
 */
export function openDialog(name: string, submit: () => Promise<void>): { show(): void } {
  const dialog = byId<HTMLDialogElement>(name);
  const form = byId<HTMLFormElement>(`${name}-form`);
  const trouble = byId(`${name}-trouble`);
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    trouble.textContent = '';
    submit().then(
      () => dialog.close(),
      (error: unknown) => {
        trouble.textContent = error instanceof Error ? error.message : String(error);
      },
    );
  });
  form.querySelector('[data-close]')?.addEventListener('click', () => dialog.close());
  return {
    show() {
      trouble.textContent = '';
      dialog.showModal();
    },
  };
}

/** All that an utterance can mean: first the passages, then the moves. */
export function fillMeanings(select: HTMLSelectElement, { labels }: GuideView, except: string): void {
  const option = (label: string, text: string): HTMLElement => el('option', { value: label }, text);
  const wanted = labels.filter(({ label }) => label !== except);
  select.replaceChildren(
    el('option', { value: '' }, 'Choose…'),
    el(
      'optgroup',
      { label: 'A passage of the page' },
      ...wanted.flatMap(({ label, title }) => (title === null ? [] : [option(label, title)])),
    ),
    el(
      'optgroup',
      { label: 'Something else' },
      ...wanted.flatMap(({ label, title }) => (title === null ? [option(label, moveName(label))] : [])),
    ),
  );
}
