import { zipSync } from 'fflate';
import type { ModelFile } from '../model-file';
import { AGENT_FOLDER } from './package';

/** The first moment that a ZIP can name. With it, the same files make the same ZIP, whenever and wherever. */
const EPOCH = new Date(1980, 0, 1);

/** The ZIP that Dialogflow restores an agent from: its files, at the root of the archive. */
export function agentZip(files: readonly ModelFile[]): Uint8Array {
  const entries = files
    .filter(({ path }) => path.startsWith(`${AGENT_FOLDER}/`))
    .map(({ path, data }): [string, Uint8Array] => [path.slice(AGENT_FOLDER.length + 1), bytesOf(data)])
    .sort(([one], [other]) => (one < other ? -1 : 1));
  return zipSync(Object.fromEntries(entries), { mtime: EPOCH, level: 9 });
}

const bytesOf = (data: string | Uint8Array): Uint8Array =>
  typeof data === 'string' ? new TextEncoder().encode(data) : data;
