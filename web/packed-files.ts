/** Files by their names. */
export type PackedFiles = ReadonlyMap<string, Uint8Array>;

/**
 * Several files as one, before it is compressed: the length of a head of JSON that names them with their lengths, the head,
 * and the files. Each begins at a multiple of four bytes, since there are wide numbers in them.
 */
export function packFiles(files: PackedFiles): Uint8Array<ArrayBuffer> {
  const head = new TextEncoder().encode(
    JSON.stringify([...files].map(([name, { length }]) => [name, length])),
  );
  const pieces = [head, ...files.values()];
  const packed = new Uint8Array(WORD + pieces.reduce((sum, { length }) => sum + padded(length), 0));
  new DataView(packed.buffer).setUint32(0, head.length);
  let at = WORD;
  for (const piece of pieces) {
    packed.set(piece, at);
    at += padded(piece.length);
  }
  return packed;
}

const WORD = 4;

const padded = (length: number): number => Math.ceil(length / WORD) * WORD;

/**
 * Opens such a file, compressed or not: some hosts unpack what is compressed on its way, and some do not.
 * @throws Error where it is not whole
 */
export async function unpackFiles(file: Blob): Promise<PackedFiles> {
  const bytes = await unzipped(file);
  const length = bytes.length < WORD ? 0 : new DataView(bytes.buffer).getUint32(0);
  const head = JSON.parse(new TextDecoder().decode(bytes.subarray(WORD, WORD + length))) as [
    string,
    number,
  ][];
  const files = new Map<string, Uint8Array>();
  let at = WORD + padded(length);
  for (const [name, size] of head) {
    if (at + size > bytes.length) throw new Error(`${name} is not whole`);
    files.set(name, bytes.subarray(at, at + size));
    at += padded(size);
  }
  return files;
}

/** What gzip writes first. */
const GZIP = [0x1f, 0x8b];

async function unzipped(file: Blob): Promise<Uint8Array<ArrayBuffer>> {
  const first = new Uint8Array(await file.slice(0, GZIP.length).arrayBuffer());
  const isPacked = GZIP.every((byte, at) => first[at] === byte);
  const stream = isPacked ? file.stream().pipeThrough(new DecompressionStream('gzip')) : file.stream();
  return new Uint8Array(await new Response(stream).arrayBuffer());
}
