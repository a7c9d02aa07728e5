/** A rule of a platform that the words break. */
export interface Breach {
  /** What has to be put right: the page's `name`, what people say, or a key of the words of the store. */
  readonly about: string;
  readonly message: string;
  readonly remedy: string;
  /** A rule with exceptions that only a person can judge. */
  readonly severity?: 'warning';
}

/** What breaches of a model are about. */
export const ABOUT = { name: 'name', said: 'said' } as const;
