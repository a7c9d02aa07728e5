import type { Page } from '../../lambda/page/page';
import type { Understanding } from '../../lambda/understanding/open';
import { compile } from '../content/compile';
import { isoDay } from '../content/dates';
import type { Problem } from '../content/problems';
import { trainingFolder } from '../content/source';
import { type Words, wordsOf } from '../words';
import { type Lesson, learn } from './learn';
import { watchFolders } from './watch';

export interface Ready {
  readonly page: Page;
  readonly understanding: Understanding;
}

/**
 * The words in a folder while they are being edited: compiled when the console starts and again whenever they are saved.
 * Where they do not compile, the last that did stay in use; there may be none yet.
 */
export class Workspace {
  readonly #folder: string;
  readonly #report: (what: string, error?: unknown) => void;
  readonly #quick: boolean;
  #words: Words | undefined;
  #compiles = false;
  #problems: readonly Problem[] = [];
  #lesson: Lesson | undefined;
  #learning = false;
  #stopWatching: (() => void) | undefined;
  readonly #listeners = new Set<() => void>();

  /** @param quick whether it is enough to learn quickly what people say */
  constructor(folder: string, report: (what: string, error?: unknown) => void, quick = false) {
    this.#folder = folder;
    this.#report = report;
    this.#quick = quick;
  }

  open(): void {
    this.#compile();
    this.#stopWatching = watchFolders([this.#folder, trainingFolder(this.#folder)], () => this.#compile());
  }

  close(): void {
    this.#stopWatching?.();
    this.#lesson?.stop();
  }

  get words(): Words | undefined {
    return this.#words;
  }

  /** Whether the words as they are on disk compile. */
  get compiles(): boolean {
    return this.#compiles;
  }

  get problems(): readonly Problem[] {
    return this.#problems;
  }

  get learning(): boolean {
    return this.#learning;
  }

  /** The newest words, once what people say has been learnt from them. Undefined where no words compile. */
  async ready(): Promise<Ready | undefined> {
    for (;;) {
      const [words, lesson] = [this.#words, this.#lesson];
      if (!words || !lesson) return undefined;
      const understanding = await lesson.understanding;
      if (understanding) return { page: words.page, understanding };
    }
  }

  /** Calls back whenever anything here has changed. @returns stops that */
  onChange(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  #compile(): void {
    const compilation = compile(this.#folder, { today: isoDay(new Date()) });
    const words = wordsOf(compilation);
    this.#problems = compilation.problems;
    this.#compiles = words !== undefined;
    if (words) {
      this.#words = words;
      this.#learn(words);
    }
    this.#tellListeners();
  }

  #learn(words: Words): void {
    this.#lesson?.stop();
    const lesson = learn(words, this.#quick);
    this.#lesson = lesson;
    this.#learning = true;
    lesson.understanding
      .catch((error: unknown) => this.#report('what people say cannot be learnt', error))
      .finally(() => {
        if (this.#lesson !== lesson) return;
        this.#learning = false;
        this.#tellListeners();
      });
  }

  #tellListeners(): void {
    for (const listener of [...this.#listeners]) listener();
  }
}
