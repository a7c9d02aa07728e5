import type { Page } from '../../lambda/page/page';
import type { Understanding } from '../../lambda/understanding/open';
import { compile } from '../content/compile';
import { isoDay } from '../content/dates';
import { trainingFolder } from '../content/source';
import { learn } from '../training/learn';
import { type Words, wordsOf } from '../words';
import { watchFolders } from './watch';

export interface Ready {
  readonly page: Page;
  readonly understanding: Understanding;
}

/** The words as they stand. */
export interface WorkspaceState extends Pick<Words, 'problems'> {
  /** The newest that compile. */
  readonly words?: Words;
  /** Whether those on disk compile. */
  readonly compiles: boolean;
  /** What share is learned of what people say from the newest, from 0 to 1; undefined once all is. */
  readonly learning?: number | undefined;
}

/**
 * The words in a folder while they are being edited: compiled when the console starts and again whenever they are saved.
 * Where they do not compile, the last that did stay in use; there may be none yet. Where the ledger does not agree they do
 * compile: who edits listens first, and agrees the facts afterwards.
 */
export class Workspace {
  readonly folder: string;
  readonly #report: (what: string, error?: unknown) => void;
  readonly #quick: boolean;
  #state: WorkspaceState = { compiles: false, problems: [] };
  #lesson = new AbortController();
  #understanding: Promise<Understanding | undefined> | undefined;
  #stopWatching: (() => void) | undefined;
  readonly #listeners = new Set<() => void>();

  /** @param quick whether it is enough to learn quickly what people say */
  constructor(folder: string, report: (what: string, error?: unknown) => void, quick = false) {
    this.folder = folder;
    this.#report = report;
    this.#quick = quick;
  }

  open(): void {
    this.#compile();
    this.#stopWatching = watchFolders([this.folder, trainingFolder(this.folder)], () => this.#compile());
  }

  close(): void {
    this.#stopWatching?.();
    this.#lesson.abort();
  }

  get state(): WorkspaceState {
    return this.#state;
  }

  /** The newest words, once something is known of what people say. Undefined where no words compile. */
  async ready(): Promise<Ready | undefined> {
    for (;;) {
      const { words } = this.#state;
      const understanding = await this.#understanding;
      if (!words) return undefined;
      if (understanding) return { page: words.page, understanding };
    }
  }

  /** Calls back whenever the state has changed. @returns stops that */
  onChange(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  #change(change: Partial<WorkspaceState>): void {
    this.#state = { ...this.#state, ...change };
    for (const listener of [...this.#listeners]) listener();
  }

  #compile(): void {
    const compilation = compile(this.folder, { today: isoDay(new Date()), ledger: 'warning' });
    const words = wordsOf(compilation);
    if (words) this.#learn(words);
    const learnt = words && { words, learning: 0 };
    this.#change({ problems: compilation.problems, compiles: words !== undefined, ...learnt });
  }

  #learn(words: Words): void {
    this.#lesson.abort();
    this.#lesson = new AbortController();
    const { signal } = this.#lesson;
    const lesson = learn(words, {
      quick: this.#quick,
      signal,
      onProgress: (learning) => signal.aborted || this.#change({ learning }),
    });
    this.#understanding = lesson.then((begun) => begun?.understanding);
    lesson
      .then((begun) => begun?.done)
      .catch((error: unknown) => this.#report('what people say cannot be learned', error))
      .finally(() => {
        if (!signal.aborted) this.#change({ learning: undefined });
      });
  }
}
