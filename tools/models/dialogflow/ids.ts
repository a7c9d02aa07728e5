import { createHash } from 'node:crypto';

/** A namespace of our own, drawn by lot once. */
const NAMESPACE = Buffer.from('7d0c1f3ce2b84f0a9a6f5f1f6c2b9e47', 'hex');

/** The id of something by its name: the same every time, so that restoring the agent changes only what has changed. */
export function idOf(name: string): string {
  const hash = createHash('sha1').update(NAMESPACE).update(name).digest().subarray(0, 16);
  hash.writeUInt8((hash.readUInt8(6) & 0x0f) | 0x50, 6);
  hash.writeUInt8((hash.readUInt8(8) & 0x3f) | 0x80, 8);
  return hash.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/u, '$1-$2-$3-$4-$5');
}
