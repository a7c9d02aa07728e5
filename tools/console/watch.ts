import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';

/** How often a folder is looked at, in milliseconds: soon enough for someone who saves and turns to the page. */
const EVERY = 250;

/**
 * Watches folders, with all that is in them, by looking at them: editors save in many ways, folders are swapped by version
 * control, and some file systems tell nobody. A change is told once they have looked the same twice, so that half a save
 * is not compiled.
 * @returns stops watching
 */
export function watchFolders(folders: readonly string[], changed: () => void): () => void {
  const signature = () => folders.map(signatureOf).join('\n');
  let told = signature();
  let last = told;
  const timer = setInterval(() => {
    const now = signature();
    if (now === last && now !== told) {
      told = now;
      changed();
    }
    last = now;
  }, EVERY);
  return () => clearInterval(timer);
}

/** Names, sizes and times of the files of a folder. */
function signatureOf(folder: string): string {
  try {
    return readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .sort()
      .map((name) => {
        const { size, mtimeMs } = statSync(join(folder, name));
        return `${name} ${size} ${mtimeMs}`;
      })
      .join('\n');
  } catch {
    return '';
  }
}
