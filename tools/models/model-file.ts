/** A file that a platform is given. */
export interface ModelFile {
  /** Below the folder of all models, with forward slashes. */
  readonly path: string;
  readonly data: string | Uint8Array;
}

/** What a platform is given, and how much that is. */
export interface ModelFiles {
  readonly files: readonly ModelFile[];
  /** A folder of which every file is generated: one that is not among `files` is left over from before. */
  readonly owned: string;
  /** For people: the sizes, in a line. */
  readonly summary: string;
}
