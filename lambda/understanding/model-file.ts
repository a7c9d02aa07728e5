import { MODEL_FORMAT, type Model, type ModelHead } from './model';

/**
 * The model as bytes: the length of the head, the head in JSON, then each table, those of wide numbers first so that
 * every one begins at an even place.
 */
export function writeModel(model: Model): Uint8Array {
  const { exact, names, features, telling, from, weightLabels, weights, ...head } = model;
  const json = new TextEncoder().encode(JSON.stringify(head));
  const padded = new Uint8Array(align(json.length)).fill(SPACE);
  padded.set(json);
  const wide = [exact.hashes, names.hashes, features, from];
  const narrow = [exact.labels, names.labels, telling, weightLabels, weights];
  const parts = [Uint32Array.of(padded.length), padded, ...wide, ...narrow].map(bytesOf);
  const bytes = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    bytes.set(part, at);
    at += part.length;
  }
  return bytes;
}

/** Opens a model from its bytes; throws where they are not a model of this format. */
export function readModel(file: Uint8Array): Model {
  // A buffer of Node may begin anywhere in a larger one; numbers of four bytes may not.
  const bytes = file.slice().buffer;
  const length = bytes.byteLength < 4 ? 0 : (new Uint32Array(bytes, 0, 1)[0] ?? 0);
  if (length === 0 || length % 4 !== 0 || 4 + length > bytes.byteLength) throw notAModel();
  const head = JSON.parse(new TextDecoder().decode(new Uint8Array(bytes, 4, length))) as ModelHead;
  if (head.format !== MODEL_FORMAT) throw notAModel();
  const { exact, names, features, weights } = head.sizes;
  if (bytes.byteLength !== 4 + length + 4 * (exact + names + 2 * features + 1) + exact + names + features + 2 * weights) {
    throw notAModel();
  }
  let at = 4 + length;
  const wide = (count: number) => new Uint32Array(bytes, (at += 4 * count) - 4 * count, count);
  const narrow = (count: number) => new Uint8Array(bytes, (at += count) - count, count);
  const [exactHashes, nameHashes, featureHashes, from] = [wide(exact), wide(names), wide(features), wide(features + 1)];
  const [exactLabels, nameLabels, telling, weightLabels] = [
    narrow(exact),
    narrow(names),
    narrow(features),
    narrow(weights),
  ];
  return {
    ...head,
    exact: { hashes: exactHashes, labels: exactLabels },
    names: { hashes: nameHashes, labels: nameLabels },
    features: featureHashes,
    telling,
    from,
    weightLabels,
    weights: new Int8Array(bytes, at, weights),
  };
}

const SPACE = 0x20;
const align = (length: number): number => Math.ceil(length / 4) * 4;

const bytesOf = (table: Uint32Array | Uint8Array | Int8Array): Uint8Array =>
  new Uint8Array(table.buffer, table.byteOffset, table.byteLength);

const notAModel = (): Error => new Error('This is no model of the understanding: "npm run content" makes one.');
