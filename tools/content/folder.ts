import { join } from 'node:path';

/**
 * The folder that the words are taken from: `CONTENT_DIR` where it is set, so that every command reads another page
 * without a change to the code, and `content` where it is not.
 */
export function contentFolder(env: Readonly<Record<string, string | undefined>>): string {
  return env.CONTENT_DIR || 'content';
}

/** The folder of what people say, which stands beside that of the words. */
export const trainingFolder = (content: string): string => join(content, '..', 'training');
