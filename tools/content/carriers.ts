/** What stands around a gap, "tell me about {passage}", and the utterances that are one of them with the gap filled. */
export class Carriers {
  /** What may follow, by what stands before. */
  readonly #afters = new Map<string, Set<string>>();
  readonly #lengths: ReadonlySet<number>;

  /** @param gap as it stands in the carriers, with its brackets */
  constructor(carriers: Iterable<string>, gap: string) {
    for (const carrier of carriers) {
      const [before = '', after = ''] = carrier.split(gap);
      const afters = this.#afters.get(before);
      if (afters) afters.add(after);
      else this.#afters.set(before, new Set([after]));
    }
    this.#lengths = new Set([...this.#afters.keys()].map(({ length }) => length));
  }

  /** What the gap holds, if an utterance is a carrier that was filled: for each carrier that it may be. */
  fillings(utterance: string): string[] {
    const fillings: string[] = [];
    for (const length of this.#lengths) {
      for (const after of this.#afters.get(utterance.slice(0, length)) ?? []) {
        if (utterance.length <= length + after.length || !utterance.endsWith(after)) continue;
        fillings.push(utterance.slice(length, utterance.length - after.length));
      }
    }
    return fillings;
  }
}
