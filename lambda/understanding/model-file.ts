import { MODEL_FORMAT, type Model, type ModelHead } from './model';

/**
 * The model as bytes: the length of the head, the head in JSON, then each table, those of wide numbers first so that
 * every one begins where a number of four bytes may.
 */
export function writeModel(model: Model): Uint8Array {
  const { exact, names, features, telling, from, weightLabels, weights, ...head } = model;
  const json = new TextEncoder().encode(JSON.stringify(head));
  const padded = new Uint8Array(Math.ceil(json.length / 4) * 4).fill(SPACE);
  padded.set(json);
  // A feature has a weight for each label at most, so how many it has fits in one byte, and where they begin does not.
  const counts = Uint8Array.from(features, (_, at) => (from[at + 1] ?? 0) - (from[at] ?? 0));
  const wide = [exact.hashes, names.hashes, features];
  const narrow = [exact.labels, names.labels, telling, counts, weightLabels, weights];
  const parts = [Uint32Array.of(padded.length), padded, ...wide, ...narrow].map(bytesOf);
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
  // A buffer of Node may begin anywhere in a larger one; numbers of four bytes may not.
  const reader = new Reader(file.slice().buffer);
  const head = JSON.parse(new TextDecoder().decode(reader.narrow(reader.wide(1)[0] ?? 0))) as ModelHead;
  if (head.format !== MODEL_FORMAT) throw notAModel();
  const { exact, names, features, weights } = head.sizes;
  const hashes = [reader.wide(exact), reader.wide(names), reader.wide(features)] as const;
  const labels = [reader.narrow(exact), reader.narrow(names)] as const;
  const [telling, counts] = [reader.narrow(features), reader.narrow(features)];
  const [weightLabels, packed] = [reader.narrow(weights), reader.narrow(weights)];
  if (!reader.atEnd) throw notAModel();
  return {
    ...head,
    exact: { hashes: hashes[0], labels: labels[0] },
    names: { hashes: hashes[1], labels: labels[1] },
    features: hashes[2],
    telling,
    from: beginnings(counts),
    weightLabels,
    weights: new Int8Array(packed.buffer, packed.byteOffset, packed.length),
  };
}

/** Takes one table after another from a file. */
class Reader {
  readonly #bytes: ArrayBufferLike;
  #at = 0;

  constructor(bytes: ArrayBufferLike) {
    this.#bytes = bytes;
  }

  wide(count: number): Uint32Array {
    return new Uint32Array(this.#bytes, this.#take(4 * count), count);
  }

  narrow(count: number): Uint8Array {
    return new Uint8Array(this.#bytes, this.#take(count), count);
  }

  get atEnd(): boolean {
    return this.#at === this.#bytes.byteLength;
  }

  #take(bytes: number): number {
    const at = this.#at;
    if (!(bytes >= 0) || at + bytes > this.#bytes.byteLength) throw notAModel();
    this.#at += bytes;
    return at;
  }
}

function beginnings(counts: Uint8Array): Uint32Array {
  const from = new Uint32Array(counts.length + 1);
  for (let at = 0; at < counts.length; at += 1) from[at + 1] = (from[at] ?? 0) + (counts[at] ?? 0);
  return from;
}

const SPACE = 0x20;

const bytesOf = (table: Uint32Array | Uint8Array | Int8Array): Uint8Array =>
  new Uint8Array(table.buffer, table.byteOffset, table.byteLength);

const notAModel = (): Error =>
  new Error('This is no model of the understanding: "npm run content" makes one.');
