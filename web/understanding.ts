import type { ContentFolder } from '../lambda/page/folder';
import { openUnderstanding, type Understanding } from '../lambda/understanding/open';
import type { UnderstandingFile } from './guide';
import { type PackedFiles, unpackFiles } from './packed-files';

/** The understanding of free words in a browser: the plainest emergencies at once, everything else once its file is there. */
export class WebUnderstanding {
  readonly #file: UnderstandingFile;
  readonly #fetch: typeof globalThis.fetch;
  #files: PackedFiles | undefined;
  #loading: Promise<void> | undefined;
  /** What `takeTurn` asks. It throws an error for words that it is not ready for. */
  readonly understand: Understanding;

  /** @param emergencies as `BuiltIn` has them */
  constructor(file: UnderstandingFile, emergencies: readonly string[], fetch: typeof globalThis.fetch) {
    this.#file = file;
    this.#fetch = fetch;
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
   * @param onProgress is told how much is there, in percent
   * @throws Error where it cannot be fetched, or is not what was built
   */
  load(onProgress: (percent: number) => void): Promise<void> {
    this.#loading ??= this.#load(onProgress).catch((error: unknown) => {
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

  async #load(onProgress: (percent: number) => void): Promise<void> {
    const { path, bytes } = this.#file;
    const response = await this.#fetch(path);
    if (!response.ok || !response.body) throw new Error(`${path}: ${response.status}`);
    const packed = await blobOf(response.body, (got) =>
      onProgress(Math.min(100, Math.floor((100 * got) / bytes))),
    );
    this.#files = await unpackFiles(packed);
  }

  #read(name: string): Uint8Array {
    const file = this.#files?.get(name);
    if (!file) throw new Error(`${name} is not there`);
    return file;
  }
}

async function blobOf(
  body: ReadableStream<Uint8Array<ArrayBuffer>>,
  onProgress: (bytes: number) => void,
): Promise<Blob> {
  const parts: Uint8Array<ArrayBuffer>[] = [];
  let got = 0;
  const reader = body.getReader();
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return new Blob(parts);
    parts.push(value);
    got += value.length;
    onProgress(got);
  }
}
