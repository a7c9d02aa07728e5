import { join } from 'node:path';

/** The content folder: `content`, or what `CONTENT_DIR` names, so that every command can read another page. */
export function contentFolder(env: Readonly<Record<string, string | undefined>>): string {
  return env.CONTENT_DIR || 'content';
}

/** The training folder, which stands beside the content folder. */
export const trainingFolder = (content: string): string => join(content, '..', 'training');
