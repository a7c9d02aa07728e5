import type { Page } from '../../lambda/page/page';
import type { Understanding } from '../../lambda/understanding/open';
import { type Compilation, compile } from '../content/compile';
import { isoDay } from '../content/dates';
import { trainingFolder } from '../content/folder';
import type { Problem } from '../content/problems';
import { type Words, wordsOf } from '../words';
import { type Lesson, learn } from './learn';
import { watchFolders } from './watch';

/** The words that a turn is answered from. */
export interface Ready {
  readonly page: Page;
  readonly understanding: Understanding;
}

/**
 * The words on the desk: compiled when the console starts and again whenever they are saved. Where they do not compile,
 * the last that did stay in use; there may be none yet.
 */
export class Desk {
  #words: Words | undefined;
  #sound = false;
  #problems: readonly Problem[] = [];
  #lesson: Lesson | undefined;
  #learning = false;
  #stopWatching: (() => void) | undefined;
  readonly #listeners = new Set<() => void>();

  constructor(
    private readonly folder: string,
    private readonly report: (what: string, error?: unknown) => void,
    /** What people say is learnt quickly, and left at that. */
    private readonly quick = false,
  ) {}

  open(): void {
    this.#compile();
    this.#stopWatching = watchFolders([this.folder, trainingFolder(this.folder)], () => this.#compile());
  }

  close(): void {
    this.#stopWatching?.();
    this.#lesson?.stop();
  }

  /** The newest words that compile. */
  get words(): Words | undefined {
    return this.#words;
  }

  /** Whether the words as they are on disk compile. */
  get sound(): boolean {
    return this.#sound;
  }

  get problems(): readonly Problem[] {
    return this.#problems;
  }

  get learning(): boolean {
    return this.#learning;
  }

  /** The newest words with what people say learnt from them: waits for that. Undefined where no words compile. */
  async ready(): Promise<Ready | undefined> {
    for (;;) {
      const [words, lesson] = [this.#words, this.#lesson];
      if (!words || !lesson) return undefined;
      const newer = new Promise<undefined>((resolve) => {
        const stop = this.onChange(() => {
          if (this.#lesson === lesson) return;
          stop();
          resolve(undefined);
        });
        lesson.understanding.finally(stop).catch(() => {});
      });
      const understanding = await Promise.race([lesson.understanding, newer]);
      if (understanding) return { page: words.page, understanding };
    }
  }

  /** Tells whenever anything here has changed. @returns stops telling */
  onChange(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  #compile(): void {
    const compilation: Compilation = compile(this.folder, { today: isoDay(new Date()) });
    const words = wordsOf(compilation);
    this.#problems = compilation.problems;
    this.#sound = words !== undefined;
    if (words) {
      this.#words = words;
      this.#learn(words);
    }
    this.#changed();
  }

  #learn(words: Words): void {
    this.#lesson?.stop();
    const lesson = learn(words, this.quick);
    this.#lesson = lesson;
    this.#learning = true;
    lesson.understanding
      .catch((error: unknown) => this.report('what people say cannot be learnt', error))
      .finally(() => {
        if (this.#lesson !== lesson) return;
        this.#learning = false;
        this.#changed();
      });
  }

  #changed(): void {
    for (const listener of [...this.#listeners]) listener();
  }
}
