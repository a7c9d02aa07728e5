import type { SignOffView } from '../sign-off';
import { entrySpeech, signOff, tickEntry } from './api';
import { announce, byId, fill, forEars, forEyes, type Html, html } from './dom';
import type { Spoken } from './playback';
import { readPreferences, writePreferences } from './preferences';
import { speechScore } from './speech-score';

export interface SignOffOptions {
  readonly speak: (button: HTMLButtonElement, ...all: readonly Spoken[]) => Promise<void>;
}

type EntryView = SignOffView['groups'][number]['entries'][number];

/** What a reviewer ticks when they have listened to it, piece by piece. */
export function openSignOff({ speak }: SignOffOptions): { show(): void } {
  const list = byId('sign-off-list');
  const initials = byId<HTMLInputElement>('initials');
  let view: SignOffView | undefined;

  const reviewer = (): string => initials.value.trim().toUpperCase();
  const tell = (text: string): void => {
    byId('sign-off-trouble').textContent = text;
  };
  const entryOf = (element: Element): EntryView | undefined => {
    const key = element.closest<HTMLElement>('[data-entry]')?.dataset.entry;
    return view?.groups.flatMap(({ entries }) => entries).find((entry) => entry.key === key);
  };
  const ticked = (key: string, isHeard: boolean): void => {
    const change = (entry: EntryView): EntryView =>
      entry.key === key
        ? {
            ...entry,
            by: [...entry.by.filter((one) => one !== reviewer()), ...(isHeard ? [reviewer()] : [])],
          }
        : entry;
    if (view)
      view = {
        ...view,
        groups: view.groups.map((group) => ({ ...group, entries: group.entries.map(change) })),
      };
  };
  const showTally = (): void => {
    const all = view?.groups.flatMap(({ entries }) => entries) ?? [];
    const mine = all.filter(({ by }) => by.includes(reviewer())).length;
    byId('sign-off-tally').textContent =
      reviewer() === ''
        ? `Edition ${view?.edition}. Give your initials to tick what you have listened to.`
        : `Edition ${view?.edition}: ${mine} of ${all.length} listened to by ${reviewer()}. Kept in ${view?.file}.`;
  };
  const draw = (): void => {
    if (!view) return;
    fill(
      list,
      html`${view.groups.map(
        ({ title, entries }) =>
          html`<h3>${title}</h3><ul>${entries.map((entry) => entryItem(entry, reviewer()))}</ul>`,
      )}`,
    );
    showTally();
  };

  initials.value = readPreferences().initials;
  initials.addEventListener('change', () => {
    writePreferences({ ...readPreferences(), initials: reviewer() });
    draw();
  });
  list.addEventListener('click', ({ target }) => {
    const button = target instanceof Element ? target.closest<HTMLButtonElement>('.hear') : null;
    const entry = button && entryOf(button);
    if (!button || !entry) return;
    const shownIn = button.closest('[data-entry]')?.querySelector<HTMLElement>('.text');
    if (!shownIn) return;
    void (async () => {
      try {
        const speech = await entrySpeech(entry.key);
        fill(shownIn, speechScore(speech.beats));
        await speak(button, { speech, shownIn });
      } catch (error) {
        tell(error instanceof Error ? error.message : String(error));
      }
    })();
  });
  list.addEventListener('change', ({ target }) => {
    if (!(target instanceof HTMLInputElement)) return;
    const entry = entryOf(target);
    if (!entry) return;
    tell('');
    tickEntry({ key: entry.key, by: reviewer(), isHeard: target.checked }).then(
      () => {
        ticked(entry.key, target.checked);
        showTally();
        announce(byId('sign-off-tally').textContent ?? '');
      },
      (error: unknown) => {
        target.checked = !target.checked;
        tell(error instanceof Error ? error.message : String(error));
      },
    );
  });
  return {
    show() {
      signOff().then(
        (now) => {
          view = now;
          tell('');
          draw();
        },
        (error: unknown) => tell(error instanceof Error ? error.message : String(error)),
      );
    },
  };
}

function entryItem({ key, title, heard, purpose, by }: EntryView, reviewer: string): Html {
  const others = by.filter((one) => one !== reviewer);
  return html`
    <li class="entry" data-entry="${key}">
      <div class="bar">
        <label class="check">
          <input type="checkbox" ${by.includes(reviewer) && 'checked'} ${reviewer === '' && 'disabled'}>
          <span>${title}${forEars(': listened to')}</span>
        </label>
        <button type="button" class="plain hear">${forEyes('▶')} Hear it${forEars(`: ${title}`)}</button>
      </div>
      ${purpose !== '' && html`<p class="hint">${purpose}</p>`}
      <div class="text">${heard.map((line) => html`<p>${line}</p>`)}</div>
      ${others.length > 0 && html`<p class="hint">Listened to by ${others.join(', ')} too.</p>`}
    </li>`;
}
