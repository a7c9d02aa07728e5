import { Carriers } from './carriers';
import { BUCKETS, type Index, MODEL_FORMAT, MOST_LABELS, type Model, type ModelHead } from './model';

/**
 * The model as bytes: the length of the head, the head as JSON, and the tables. Those of wide numbers come first, so that
 * all are aligned and can be used as they lie: a first listener waits while the file is opened.
 */
export function writeModel({ exact, names, scoring, ...rest }: Model): Uint8Array {
  const { features, idf, rowStarts, weightLabels, weights } = scoring;
  const sizes: ModelHead['sizes'] = {
    exact: exact.labels.length,
    names: names.labels.length,
    features: idf.length,
    weights: weights.length,
  };
  const head = padded(new TextEncoder().encode(JSON.stringify({ format: MODEL_FORMAT, ...rest, sizes })));
  return joined([
    Int32Array.of(head.length),
    head,
    ...[exact, names, features].flatMap(({ hashes, buckets }) => [hashes, buckets]),
    rowStarts,
    exact.labels,
    names.labels,
    idf,
    weightLabels,
    weights,
  ]);
}

/**
 * Opens a model. Its tables are views of the bytes.
 * @throws Error where the bytes are no model of this format, or not all of it
 */
export function readModel(bytes: Uint8Array): Model {
  const tables = new Tables(bytes);
  const { format, sizes, carriers, ...head } = JSON.parse(tables.text(tables.int32(1)[0] ?? 0)) as ModelHead;
  if (format !== MODEL_FORMAT || head.labels.length > MOST_LABELS) throw notAModel();
  const [exact, names] = [tables.index(sizes.exact), tables.index(sizes.names)];
  const features = tables.index(sizes.features);
  const rowStarts = tables.int32(sizes.features + 1);
  return {
    ...head,
    carriers: { passage: new Carriers(carriers.passage), term: new Carriers(carriers.term) },
    exact: { ...exact, labels: tables.uint8(sizes.exact) },
    names: { ...names, labels: tables.uint8(sizes.names) },
    scoring: {
      features,
      rowStarts,
      idf: tables.uint8(sizes.features),
      weightLabels: tables.uint8(sizes.weights),
      weights: tables.int8(sizes.weights),
    },
  };
}

/** Takes one table after another. */
class Tables {
  readonly #bytes: Uint8Array;
  #at = 0;

  constructor(bytes: Uint8Array) {
    // A Buffer may begin anywhere in a larger one, and wide numbers must be aligned.
    this.#bytes = bytes.byteOffset % WORD === 0 ? bytes : Uint8Array.from(bytes);
  }

  int32(count: number): Int32Array {
    return new Int32Array(this.#bytes.buffer, this.#take(WORD * count), count);
  }

  uint8(count: number): Uint8Array {
    return new Uint8Array(this.#bytes.buffer, this.#take(count), count);
  }

  int8(count: number): Int8Array {
    return new Int8Array(this.#bytes.buffer, this.#take(count), count);
  }

  text(bytes: number): string {
    return new TextDecoder().decode(this.uint8(bytes));
  }

  index(count: number): Index {
    return { hashes: this.int32(count), buckets: this.int32(BUCKETS) };
  }

  /** @returns where in the buffer the next bytes begin */
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

/** The same bytes, with spaces after them up to where a wide number may begin. */
function padded(bytes: Uint8Array): Uint8Array {
  const whole = new Uint8Array(Math.ceil(bytes.length / WORD) * WORD).fill(SPACE);
  whole.set(bytes);
  return whole;
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

const notAModel = (): Error => new Error('This is no model of the understanding: "npm run build" makes one.');
