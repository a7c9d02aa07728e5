import type { Manifest } from './page/folder';

/**
 * What is compiled from the words into the code itself, so that it can be said and understood where no file can be read.
 * The bundler puts it in the place of `BUILT_IN` in handler.ts.
 */
export interface BuiltIn {
  /** What the compiled words must be: code and words that do not belong together are not served. */
  readonly manifest: Manifest;
  /** What a listener hears where nothing else can be answered: it has the helpline and 999 in it. */
  readonly lastResort: LastResort;
  /**
   * The plainest emergencies, whole: regular expressions over normalised words, each word followed by a space. They are
   * looked for before anything else, so they are known whatever has become of the understanding.
   */
  readonly emergencies: readonly string[];
}

export interface LastResort {
  /** A whole SSML document. */
  readonly ssml: string;
  /** The same as plain text. */
  readonly text: string;
}
