import { BEGINS, type Index, MODEL_FORMAT, type Model, type ModelHead, type Scoring } from './model';

/** Gives bytes of a file from a place on: all that are asked for, or fewer where it ends. */
export type Bytes = (from: number, count: number) => Uint8Array;

/** Bytes of a file that is in memory. */
export const bytesIn =
  (file: Uint8Array): Bytes =>
  (from, count) =>
    file.slice(from, from + count);

/**
 * The model as bytes: the length of its first part, that part - the length of the head, the head in JSON, the tables of
 * what is known word for word - and then the tables of the scoring. In each, those of wide numbers stand first, so that
 * every one begins where a number of four bytes may. Nothing has to be worked out when it is opened: a first listener
 * waits for it.
 */
export function writeModel(model: Model): Uint8Array {
  const { exact, names, scoring, ...head } = model;
  const { features, telling, from, weightLabels, weights } = scoring;
  const json = wholeWords(new TextEncoder().encode(JSON.stringify(head)));
  const known = wholeWords(
    joined([
      Int32Array.of(json.length),
      json,
      ...[exact, names].flatMap(({ hashes, begins }) => [hashes, begins]),
      exact.labels,
      names.labels,
    ]),
  );
  const wide = [features.hashes, features.begins, from];
  return joined([Int32Array.of(known.length), known, ...wide, telling, weightLabels, weights]);
}

/**
 * Opens a model; throws where the bytes are not the beginning of a model of this format, whole. Its scoring is read when
 * it is first used, and that throws where the rest is not whole.
 */
export function readModel(bytes: Bytes): Model {
  const [length = 0] = new Tables(bytes(0, WORD)).wide(1);
  const tables = new Tables(bytes(WORD, length));
  const head = JSON.parse(tables.text(tables.wide(1)[0] ?? 0)) as ModelHead;
  if (head.format !== MODEL_FORMAT) throw notAModel();
  const { sizes } = head;
  const [exact, names] = [tables.index(sizes.exact), tables.index(sizes.names)];
  let scoring: Scoring | undefined;
  return {
    ...head,
    exact: { ...exact, labels: tables.narrow(sizes.exact) },
    names: { ...names, labels: tables.narrow(sizes.names) },
    get scoring() {
      scoring ??= readScoring(sizes, (count) => bytes(WORD + length, count));
      return scoring;
    },
  };
}

function readScoring(
  { features, weights }: ModelHead['sizes'],
  rest: (count: number) => Uint8Array,
): Scoring {
  const tables = new Tables(rest(WORD * (features + BEGINS + features + 1) + features + 2 * weights));
  const index = tables.index(features);
  const from = tables.wide(features + 1);
  const telling = tables.narrow(features);
  const weightLabels = tables.narrow(weights);
  const packed = tables.narrow(weights);
  return {
    features: index,
    from,
    telling,
    weightLabels,
    weights: new Int8Array(packed.buffer, packed.byteOffset, packed.length),
  };
}

/** Takes one table after another. */
class Tables {
  readonly #bytes: Uint8Array;
  #at = 0;

  constructor(bytes: Uint8Array) {
    // A buffer of Node may begin anywhere in a larger one; numbers of four bytes may not.
    this.#bytes = bytes.byteOffset % WORD === 0 ? bytes : Uint8Array.from(bytes);
  }

  wide(count: number): Int32Array {
    return new Int32Array(this.#bytes.buffer, this.#take(WORD * count), count);
  }

  narrow(count: number): Uint8Array {
    return new Uint8Array(this.#bytes.buffer, this.#take(count), count);
  }

  text(bytes: number): string {
    return Buffer.from(this.#bytes.buffer, this.#take(bytes), bytes).toString();
  }

  index(count: number): Index {
    return { hashes: this.wide(count), begins: this.wide(BEGINS) };
  }

  #take(bytes: number): number {
    const at = this.#at;
    if (!(bytes >= 0) || at + bytes > this.#bytes.byteLength) throw notAModel();
    this.#at += bytes;
    return this.#bytes.byteOffset + at;
  }
}

/** Bytes of a wide number. */
const WORD = 4;

const SPACE = 0x20;

/** The same bytes with spaces after them, so that what follows begins where a wide number may. */
function wholeWords(bytes: Uint8Array): Uint8Array {
  const padded = new Uint8Array(Math.ceil(bytes.length / WORD) * WORD).fill(SPACE);
  padded.set(bytes);
  return padded;
}

function joined(tables: readonly (Int32Array | Uint8Array | Int8Array)[]): Uint8Array {
  const all = new Uint8Array(tables.reduce((sum, { byteLength }) => sum + byteLength, 0));
  let at = 0;
  for (const { buffer, byteOffset, byteLength } of tables) {
    all.set(new Uint8Array(buffer, byteOffset, byteLength), at);
    at += byteLength;
  }
  return all;
}

const notAModel = (): Error =>
  new Error('This is no model of the understanding: "npm run content" makes one.');
