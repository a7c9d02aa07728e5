/** What somebody at this desk chose last. */
export interface Preferences {
  /** A voice of the browser's by its name, or the server's. */
  readonly voice: string;
  readonly channel: string;
  /** Whether answers are read aloud by themselves. */
  readonly aloud: boolean;
  /** Of whoever ticks what they have listened to. */
  readonly initials: string;
}

const KEY = 'console-preferences';

/** The settings that were kept, with the usual ones for whatever is missing. */
export function readPreferences(): Preferences {
  const usual: Preferences = { voice: '', channel: '', aloud: false, initials: '' };
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(KEY) ?? '{}');
    return typeof kept === 'object' ? { ...usual, ...kept } : usual;
  } catch {
    return usual;
  }
}

/** Keeps the settings, where the browser stores anything for this page. */
export function writePreferences(preferences: Preferences): void {
  try {
    localStorage.setItem(KEY, JSON.stringify(preferences));
  } catch {
    // They hold until the page is closed.
  }
}
