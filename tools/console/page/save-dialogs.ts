import type { Strictness } from '../save-tests';
import type { GuideView } from '../state-view';
import type { TurnView } from '../turn-view';
import { saveStory, saveUtterance } from './api';
import { byId, fill, type Html, html } from './dom';
import { moveName } from './staff-names';

/** What the dialogs that save tests need to know of the page. */
export interface SaveOptions {
  /** The conversation as it stands; undefined where nothing has been said. */
  readonly talk: () => string | undefined;
  readonly titleOf: (label: string) => string;
  readonly onSaved: (text: string) => void;
}

/** The dialogs that save tests: the conversation as a story, an utterance with what it should mean. */
export function openSaveDialogs({ talk, titleOf, onSaved }: SaveOptions) {
  const title = byId<HTMLInputElement>('story-title');
  const want = byId<HTMLSelectElement>('correct-want');
  let corrected: TurnView | undefined;

  const story = openDialog('story', async () => {
    const id = talk();
    if (id === undefined) throw new Error('Nothing has been said yet.');
    const strictness = document.querySelector<HTMLInputElement>('input[name="strictness"]:checked')?.value;
    const { file } = await saveStory(id, title.value, strictness as Strictness);
    title.value = '';
    onSaved(`Saved as ${file}. The tests play it from now on: run it under “Tests”.`);
  });

  const correction = openDialog('correct', async () => {
    if (!corrected) return;
    const { file } = await saveUtterance(corrected.said, want.value);
    onSaved(`Saved in ${file}. The tests ask for it from now on: run it under “Tests”.`);
  });

  return {
    askForStory: () => story.show(),
    askForMeaning(turn: TurnView, guide: GuideView) {
      if (!turn.why) return;
      corrected = turn;
      byId('correct-said').textContent = `“${turn.said}” was understood as ${titleOf(turn.why.label)}.`;
      fillMeanings(want, guide, turn.why.label);
      correction.show();
    },
  };
}

/** A dialog with a form. It stays open, and says why, while what it asks for cannot be done. */
function openDialog(name: string, submit: () => Promise<void>): { show(): void } {
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

/** Offers all that an utterance can mean, but for what it was understood as: first the passages, then the moves. */
function fillMeanings(select: HTMLSelectElement, { labels }: GuideView, except: string): void {
  const options = (isPassage: boolean): Html[] =>
    labels
      .filter(({ label, title }) => label !== except && (title !== null) === isPassage)
      .map(({ label, title }) => html`<option value="${label}">${title ?? moveName(label)}</option>`);
  fill(
    select,
    html`
      <option value="">Choose…</option>
      <optgroup label="A passage of the page">${options(true)}</optgroup>
      <optgroup label="Something else">${options(false)}</optgroup>`,
  );
}
