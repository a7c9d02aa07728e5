import { BEGINS, type Index, MODEL_FORMAT, type Model, type ModelHead } from './model';

/**
 * The model as bytes: the length of the head, the head in JSON, then each table, those of wide numbers first so that
 * every one begins where a number of four bytes may. Nothing has to be worked out when it is opened: a first listener
 * waits for it.
 */
export function writeModel(model: Model): Uint8Array {
  const { exact, names, features, telling, from, weightLabels, weights, ...head } = model;
  const json = new TextEncoder().encode(JSON.stringify(head));
  const padded = new Uint8Array(Math.ceil(json.length / 4) * 4).fill(SPACE);
  padded.set(json);
  const indices = [exact, names, features].flatMap(({ hashes, begins }) => [hashes, begins]);
  const narrow = [exact.labels, names.labels, telling, weightLabels, weights];
  const parts = [Int32Array.of(padded.length), padded, ...indices, from, ...narrow].map(bytesOf);
  const bytes = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    bytes.set(part, at);
    at += part.length;
  }
  return bytes;
}

/** Opens a model from its bytes; throws where they are not a model of this format, whole. */
export function readModel(file: Uint8Array): Model {
  const reader = new Reader(file);
  const head = JSON.parse(new TextDecoder().decode(reader.narrow(reader.wide(1)[0] ?? 0))) as ModelHead;
  if (head.format !== MODEL_FORMAT) throw notAModel();
  const { exact, names, features, weights } = head.sizes;
  const indices = [reader.index(exact), reader.index(names), reader.index(features)] as const;
  const from = reader.wide(features + 1);
  const labels = [reader.narrow(exact), reader.narrow(names)] as const;
  const telling = reader.narrow(features);
  const [weightLabels, packed] = [reader.narrow(weights), reader.narrow(weights)];
  if (!reader.atEnd) throw notAModel();
  return {
    ...head,
    exact: { ...indices[0], labels: labels[0] },
    names: { ...indices[1], labels: labels[1] },
    features: indices[2],
    telling,
    from,
    weightLabels,
    weights: new Int8Array(packed.buffer, packed.byteOffset, packed.length),
  };
}

/** Takes one table after another from a file. */
class Reader {
  readonly #file: Uint8Array;
  #at = 0;

  constructor(file: Uint8Array) {
    // A buffer of Node may begin anywhere in a larger one; numbers of four bytes may not.
    this.#file = file.byteOffset % 4 === 0 ? file : file.slice();
  }

  wide(count: number): Int32Array {
    return new Int32Array(this.#file.buffer, this.#take(4 * count), count);
  }

  narrow(count: number): Uint8Array {
    return new Uint8Array(this.#file.buffer, this.#take(count), count);
  }

  index(count: number): Index {
    return { hashes: this.wide(count), begins: this.wide(BEGINS) };
  }

  get atEnd(): boolean {
    return this.#at === this.#file.byteLength;
  }

  #take(bytes: number): number {
    const at = this.#at;
    if (!(bytes >= 0) || at + bytes > this.#file.byteLength) throw notAModel();
    this.#at += bytes;
    return this.#file.byteOffset + at;
  }
}

const SPACE = 0x20;

const bytesOf = (table: Int32Array | Uint8Array | Int8Array): Uint8Array =>
  new Uint8Array(table.buffer, table.byteOffset, table.byteLength);

const notAModel = (): Error =>
  new Error('This is no model of the understanding: "npm run content" makes one.');
