import { Carriers } from './carriers';
import {
  type Classifier,
  type ClassifierHead,
  type Index,
  indexOf,
  MODEL_FORMAT,
  MOST_LABELS,
  type Model,
  type ModelHead,
} from './model';
import { gapsOf, numbersOf, planesOf, rowGapsOf, sumRows, sumsOf } from './planes';

/**
 * The model as bytes: the length of the head, the head as JSON, and the tables. Those of wide numbers come first, so that
 * all are aligned. What unpacks fast is packed, since the whole package must stay small, and the rest is used as it
 * lies: a first listener waits while the file is opened.
 */
export function writeModel(model: Model): Uint8Array {
  const { edition, carriers, terms, names, triage, situations, ...general } = model;
  const classifiers = [general, triage, ...(situations ? [situations] : [])];
  const head: Omit<ModelHead, 'carriers'> & Pick<Model, 'carriers'> = {
    format: MODEL_FORMAT,
    edition,
    terms,
    carriers,
    names: names.labels.length,
    general: headOf(general),
    triage: headOf(triage),
    ...(situations && { situations: { ...headOf(situations), meant: situations.meant } }),
  };
  const text = padded(new TextEncoder().encode(JSON.stringify(head)));
  return joined([
    Int32Array.of(text.length),
    text,
    ...tablesOf(names),
    ...classifiers.flatMap(({ exact, scoring }) => [...tablesOf(exact), ...tablesOf(scoring.features)]),
    names.labels,
    ...classifiers.flatMap(({ exact, scoring }) => [
      exact.labels,
      lengthsOf(scoring.rowStarts),
      scoring.idf,
      rowGapsOf(scoring.weightLabels, scoring.rowStarts),
      scoring.weights,
    ]),
  ]);
}

const headOf = ({ labels, largest, unknownIdf, reach, exact, scoring }: Classifier): ClassifierHead => ({
  labels,
  largest,
  unknownIdf,
  reach,
  sizes: {
    exact: exact.labels.length,
    features: scoring.idf.length,
    weights: scoring.weights.length,
  },
});

/** The buckets are made of the hashes when the file is read: they would take a twentieth of the package. */
const tablesOf = ({ hashes }: Index): readonly Uint8Array[] => [planesOf(gapsOf(hashes), WORD)];

/**
 * Opens a model. Its tables are views of the bytes.
 * @throws Error where the bytes are no model of this format, or not all of it
 */
export function readModel(bytes: Uint8Array): Model {
  const tables = new Tables(bytes);
  const head = JSON.parse(tables.text(tables.int32(1)[0] ?? 0)) as ModelHead;
  if (head.format !== MODEL_FORMAT) throw notAModel();
  const { edition, terms, carriers } = head;
  const names = tables.index(head.names);
  const heads = [head.general, head.triage, ...(head.situations ? [head.situations] : [])];
  const wide = heads.map(({ labels, sizes }) => {
    if (labels.length > MOST_LABELS) throw notAModel();
    return {
      exact: tables.index(sizes.exact),
      features: tables.index(sizes.features),
    };
  });
  const namesOf = tables.uint8(head.names);
  const classifiers = heads.map(({ labels, largest, unknownIdf, reach, sizes }, at): Classifier => {
    const { exact, features } = wide[at] as (typeof wide)[number];
    const known = tables.uint8(sizes.exact);
    const rowStarts = startsOf(tables.uint8(sizes.features));
    return {
      labels,
      largest,
      unknownIdf,
      reach,
      exact: { ...exact, labels: known },
      scoring: {
        features,
        rowStarts,
        idf: tables.uint8(sizes.features),
        weightLabels: sumRows(tables.uint8(sizes.weights).slice(), rowStarts),
        weights: tables.int8(sizes.weights),
      },
    };
  });
  const [general, triage, situated] = classifiers as [Classifier, Classifier, Classifier?];
  return {
    ...general,
    edition,
    terms,
    carriers: { passage: new Carriers(carriers.passage), term: new Carriers(carriers.term) },
    names: { ...names, labels: namesOf },
    triage,
    ...(head.situations && situated && { situations: { ...situated, meant: head.situations.meant } }),
  };
}

/**
 * How many weights each row has, which takes a quarter of the room of where it begins. A byte is enough: one label at least
 * has no weight in a row, since they are less the median.
 */
const lengthsOf = (starts: Int32Array): Uint8Array =>
  Uint8Array.from(starts.subarray(1), (end, row) => end - (starts[row] as number));

function startsOf(lengths: Uint8Array): Int32Array {
  const starts = new Int32Array(lengths.length + 1);
  for (let row = 0; row < lengths.length; row += 1)
    starts[row + 1] = (starts[row] as number) + (lengths[row] as number);
  return starts;
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
    return indexOf(sumsOf(numbersOf(this.uint8(WORD * count), WORD)));
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
