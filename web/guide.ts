import type { CompiledPage } from '../lambda/page/open';
import type { WebWords } from './words';

/** The files of the understanding, packed into one. It is fetched when it is first needed, being many times as large as all the rest. */
export interface UnderstandingFile {
  readonly path: string;
  /** Bytes as it is sent, for telling how much of it is there. */
  readonly bytes: number;
}

/** What the build puts into the script: everything but the understanding. */
export interface Guide {
  readonly compiled: CompiledPage;
  readonly words: WebWords;
  /** As `BuiltIn` has them. */
  readonly emergencies: readonly string[];
  readonly understanding: UnderstandingFile;
}
