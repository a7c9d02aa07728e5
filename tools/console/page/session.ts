import { byId } from './dom';

/** What a reload of the page must not lose: it lives as long as the tab. */
const PREFIX = 'console ';

/** The conversation that this tab is in. */
export const storedTalk = (): string | undefined => read('talk') || undefined;

/**
 * Keeps what was typed, and the conversation, over a reload.
 * @param ids the boxes
 * @param talk the conversation at the moment
 */
export function keepOverReload(ids: readonly string[], talk: () => string | undefined): void {
  for (const id of ids) byId<HTMLInputElement>(id).value = read(id);
  addEventListener('pagehide', () => {
    write('talk', talk() ?? '');
    for (const id of ids) write(id, byId<HTMLInputElement>(id).value);
    write('wording-passage', byId<HTMLSelectElement>('wording-passage').value);
  });
}

/** The passage whose wording was being tried. */
export const storedPassage = (): string => read('wording-passage');

function read(name: string): string {
  try {
    return sessionStorage.getItem(PREFIX + name) ?? '';
  } catch {
    return '';
  }
}

function write(name: string, value: string): void {
  try {
    sessionStorage.setItem(PREFIX + name, value);
  } catch {
    // A browser that stores nothing for this page.
  }
}
