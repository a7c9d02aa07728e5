import * as v from 'valibot';

/** How a listener likes it. It is all that the page stores, and only what was changed. */
export const SETTINGS = {
  /** When answers are read aloud. */
  speak: v.fallback(v.picklist(['talk', 'always', 'never']), 'talk'),
  /** The name of a voice of the browser's; its usual one unless it is given. */
  voice: v.fallback(v.pipe(v.string(), v.maxLength(200)), ''),
  /** Times the usual speed and pitch. */
  rate: v.fallback(v.pipe(v.number(), v.minValue(0.5), v.maxValue(3)), 1),
  pitch: v.fallback(v.pipe(v.number(), v.minValue(0.5), v.maxValue(2)), 1),
  /** Whether single letters are keys. */
  keys: v.fallback(v.boolean(), false),
  /** What the listener knows, and has agreed to, that the browser does with their voice. */
  agreed: v.fallback(v.picklist(['nothing', 'stays', 'sent']), 'nothing'),
  /** Whether the place is kept, and where it was. */
  keepPlace: v.fallback(v.boolean(), false),
  place: v.optional(v.unknown()),
};

const SCHEMA = v.object(SETTINGS);

export type Settings = v.InferOutput<typeof SCHEMA>;

/** A store of texts, as a browser has it. */
export interface Store {
  getItem(key: string): string | null;
  setItem(key: string, value: string): void;
  removeItem(key: string): void;
}

/** The name that the settings are stored under. */
export const KEY = 'guide-settings';

/** The settings that were stored, with the usual ones for whatever is missing or makes no sense. */
export function readSettings(store: Store | undefined): Settings {
  try {
    return v.parse(SCHEMA, JSON.parse(store?.getItem(KEY) ?? '{}'));
  } catch {
    // No text of ours, or a browser that stores nothing for this page.
    return v.parse(SCHEMA, {});
  }
}

/** Stores what differs from the usual; where nothing does, nothing stays stored. */
export function writeSettings(store: Store | undefined, settings: Settings): void {
  const usual: Readonly<Record<string, unknown>> = v.parse(SCHEMA, {});
  const { place, ...others } = settings;
  const changed = Object.entries({ ...others, ...(settings.keepPlace && { place }) }).filter(
    ([name, value]) => value !== undefined && value !== usual[name],
  );
  try {
    if (changed.length === 0) store?.removeItem(KEY);
    else store?.setItem(KEY, JSON.stringify(Object.fromEntries(changed)));
  } catch {
    // The settings hold for this visit.
  }
}

/** The settings as they are now. */
export class KeptSettings {
  readonly #store: Store | undefined;
  #now: Settings;

  constructor(store: Store | undefined) {
    this.#store = store;
    this.#now = readSettings(store);
  }

  get now(): Settings {
    return this.#now;
  }

  change(change: Partial<Settings>): void {
    this.#now = { ...this.#now, ...change };
    writeSettings(this.#store, this.#now);
  }

  /** All is as usual again, and nothing stays stored. */
  forget(): void {
    this.#now = readSettings(undefined);
    writeSettings(this.#store, this.#now);
  }

  /** Whether an answer is read aloud. @param isSpoken to somebody who has talked */
  readsAloud(isSpoken: boolean): boolean {
    return this.#now.speak === 'always' || (this.#now.speak === 'talk' && isSpoken);
  }
}
