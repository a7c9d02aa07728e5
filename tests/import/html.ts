import { join } from 'node:path';
import { imported, pageOfFolder, smallWords, sourceWith, textOfFile } from './support';

export const END =
  '<h2>Need help?</h2><p>Call our helpline on 01632 960 001.</p><p>Page last reviewed: 3 March 2025</p><p>Next review due: 3 March 2028</p>';

/** What is made of a saved page with this under its first heading. */
export async function read(text: string, head = '') {
  const html = `<!doctype html><head>${head}</head><main><h1>Colds</h1><h2>Causes</h2>\n${text}\n${END}</main>`;
  const folder = await imported(sourceWith(html, 'page.html'), '--content', smallWords());
  const whole = pageOfFolder(folder);
  const body = whole
    .slice(whole.indexOf('{#causes}') + '{#causes}'.length, whole.indexOf('## Need help?'))
    .trim();
  return {
    body,
    whole,
    page: textOfFile(join(folder, 'content/page.md')),
    review: textOfFile(join(folder, 'REVIEW.md')),
  };
}
