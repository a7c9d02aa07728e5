import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';

/** How often folders are looked at, in milliseconds: soon enough for someone who saves and turns to the page. */
const INTERVAL = 250;

/**
 * Watches folders, with all that is in them, by looking at them: editors save in many ways, version control swaps folders,
 * and some file systems report nothing. A change counts once the folders have looked the same twice, so that half a save
 * is not compiled.
 * @returns stops watching
 */
export function watchFolders(folders: readonly string[], onChange: () => void): () => void {
  const signature = () => folders.map(signatureOf).join('\n');
  let reported = signature();
  let last = reported;
  const timer = setInterval(() => {
    const now = signature();
    if (now === last && now !== reported) {
      reported = now;
      onChange();
    }
    last = now;
  }, INTERVAL);
  return () => clearInterval(timer);
}

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
