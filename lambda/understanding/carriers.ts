/** What people say around a name: "tell me about {passage}" is ["tell me about ", ""]. */
export type Carrier = readonly [before: string, after: string];

/** A carrier as it is written, cut at its slot. */
export function carrierOf(text: string, slot: string): Carrier {
  const [before = '', after = ''] = text.split(slot);
  return [before, after];
}

/** Carrier phrases, and the utterances that are one of them with the slot filled. */
export class Carriers {
  readonly #carriers: readonly Carrier[];
  /** What may follow the slot, by what stands before it. */
  readonly #afters = new Map<string, Set<string>>();
  /** How long the beginnings are, so that only so many beginnings of an utterance are looked up. */
  readonly #lengths: readonly number[];

  constructor(carriers: readonly Carrier[]) {
    this.#carriers = carriers;
    for (const [before, after] of carriers) {
      const afters = this.#afters.get(before);
      if (afters) afters.add(after);
      else this.#afters.set(before, new Set([after]));
    }
    this.#lengths = [...new Set([...this.#afters.keys()].map(({ length }) => length))].sort((a, b) => a - b);
  }

  /** What fills the slot, for each carrier that an utterance may be; those with the shortest beginning first. */
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

  toJSON(): readonly Carrier[] {
    return this.#carriers;
  }
}
