/** What keys do. */
export interface KeyActions {
  /** @param at when the key went down */
  talk(at: number): void;
  /** The key to talk was let go. */
  talkEnds(at: number): void;
  stop(): void;
  pause(): void;
  back(): void;
  next(): void;
  previous(): void;
  type(): void;
  /** Whether the listener wants single letters to be keys: they are in the way of those who use their voice as a keyboard. */
  areSingle(): boolean;
}

export type Action = Exclude<keyof KeyActions, 'areSingle' | 'talkEnds'>;

/** Keys that do something anywhere on the page. No browser and no screen reader has these. */
const ALWAYS: Readonly<Record<string, Action>> = { F8: 'talk', Escape: 'stop' };

/** Keys that do something where nothing is being typed, if the listener wants them. */
const SINGLE: Readonly<Record<string, Action>> = {
  t: 'talk',
  k: 'pause',
  j: 'back',
  n: 'next',
  b: 'previous',
  '/': 'type',
};

/** As much of a key event as counts. */
export interface KeyPress {
  readonly key: string;
  readonly altKey: boolean;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  /** Something is being typed. */
  readonly isTyping: boolean;
}

/** What a key means; undefined for one that is nobody's. */
export function actionOf({ key, isTyping, ...modifiers }: KeyPress, areSingle: boolean): Action | undefined {
  if (modifiers.altKey || modifiers.ctrlKey || modifiers.metaKey) return undefined;
  if (Object.hasOwn(ALWAYS, key)) return ALWAYS[key];
  const single = key.toLowerCase();
  return areSingle && !isTyping && Object.hasOwn(SINGLE, single) ? SINGLE[single] : undefined;
}
