import type { ContentFolder } from '../lambda/page/folder';
import { openUnderstanding, type Understanding } from '../lambda/understanding/open';
import type { UnderstandingFile } from './guide';
import { type PackedFiles, unpackFiles } from './packed-files';

/** How long nothing may come of the file before it is given up, in milliseconds. */
const SILENCE = 20_000;

/** The understanding of free words in a browser: the plainest emergencies at once, everything else once its file is there. */
export class WebUnderstanding {
  readonly #file: UnderstandingFile;
  readonly #fetch: typeof globalThis.fetch;
  readonly #onProgress: (percent: number) => void;
  #files: PackedFiles | undefined;
  #loading: Promise<void> | undefined;
  /** What `takeTurn` asks. It throws an error for words that it is not ready for. */
  readonly understand: Understanding;

  /**
   * @param emergencies as `BuiltIn` has them
   * @param onProgress is told how much of the file is there, in percent
   */
  constructor(
    file: UnderstandingFile,
    emergencies: readonly string[],
    fetch: typeof globalThis.fetch,
    onProgress: (percent: number) => void,
  ) {
    this.#file = file;
    this.#fetch = fetch;
    this.#onProgress = onProgress;
    const folder: ContentFolder = {
      has: (name) => this.#files?.has(name) === true,
      read: (name) => this.#read(name) as Buffer,
      problems: async () => [],
    };
    this.understand = openUnderstanding(folder, emergencies);
  }

  /** Whether words can be understood now: those of a plain emergency always can. */
  isReadyFor(words: string): boolean {
    if (this.#files) return true;
    try {
      this.understand(words);
      return true;
    } catch {
      return false;
    }
  }

  /**
   * Fetches the file, unless it is there; a second call waits for the first. After a failure it is fetched anew.
   * @throws Error where it cannot be fetched, or is not what was built
   */
  load(): Promise<void> {
    this.#loading ??= this.#load().catch((error: unknown) => {
      this.#loading = undefined;
      throw error;
    });
    return this.#loading;
  }

  /**
   * Asks for the file once more, if it was asked for. The browser has it, and whoever stores the page for offline may have
   * come too late to see it go by.
   */
  async fetchAgain(): Promise<void> {
    if (!this.#loading) return;
    await this.#loading;
    await this.#fetch(this.#file.path);
  }

  async #load(): Promise<void> {
    const { path, bytes } = this.#file;
    const stalled = new AbortController();
    let silence: ReturnType<typeof setTimeout> | undefined;
    const hear = (got: number): void => {
      clearTimeout(silence);
      silence = setTimeout(() => stalled.abort(new Error(`${path}: nothing comes`)), SILENCE);
      this.#onProgress(Math.min(100, Math.floor((100 * got) / bytes)));
    };
    try {
      hear(0);
      const response = await this.#fetch(path, { signal: stalled.signal });
      if (!response.ok || !response.body) throw new Error(`${path}: ${response.status}`);
      this.#files = await unpackFiles(await blobOf(response.body, hear));
    } finally {
      clearTimeout(silence);
    }
  }

  #read(name: string): Uint8Array {
    const file = this.#files?.get(name);
    if (!file) throw new Error(`${name} is not there`);
    return file;
  }
}

async function blobOf(
  body: ReadableStream<Uint8Array<ArrayBuffer>>,
  onBytes: (got: number) => void,
): Promise<Blob> {
  const parts: Uint8Array<ArrayBuffer>[] = [];
  let got = 0;
  const reader = body.getReader();
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return new Blob(parts);
    parts.push(value);
    got += value.length;
    onBytes(got);
  }
}
