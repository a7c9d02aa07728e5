import type { BuiltInHead } from './page/open';

/**
 * What is compiled from the words into the code itself: whatever does not grow with the page. It needs no file, which is
 * sooner read, and can be said and understood where no file can be read. The bundler puts it in the place of `BUILT_IN`.
 */
export interface BuiltIn {
  /** The build of the compiled words, as `openFolder` wants it: code and words that do not belong together are not served. */
  readonly build: string;
  readonly head: BuiltInHead;
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
