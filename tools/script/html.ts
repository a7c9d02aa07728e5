import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { html, raw } from 'hono/html';
import type { Document } from './document';
import type { Entry, Reasoned } from './script';
import { saidAsNote } from './text';

/** A script as one HTML document that needs nothing besides, for the screen and for paper. */
export function htmlOf({ script, heading, sections }: Document): string {
  const style = readFileSync(join(__dirname, 'script.css'), 'utf8').replace('EDITION', script.edition);
  return String(html`<!doctype html>
<html lang="en-GB">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${script.title}, edition ${script.edition}</title>
<style>${raw(style)}</style>
</head>
<body>
<main>
<h1>${script.title}</h1>
<p>${heading}</p>
<p>${script.about}</p>
<p>Words that are <ins>underlined</ins> are not on the page: what was added, and why, stands below them.</p>
${sections.map(
  ({ title, note, entries, reasons }) => html`<section>
<h2>${title}</h2>
<p>${note}</p>
${entries.map(entryHtml)}${reasons.map(reasonHtml)}
</section>
`,
)}
</main>
</body>
</html>
`);
}

const SIGN = html`<p class="sign"><span>☐ agreed</span><span>☐ change to:</span><span>name and date:</span></p>`;

const entryHtml = ({ title, heard, purpose, sources, added }: Entry) => html`<article>
<h3>${title}</h3>
${purpose ? html`<p class="purpose">${purpose}</p>` : ''}
<div class="beside">
<div>${heard.map((line) => html`<p${line.startsWith('– ') ? raw(' class="item"') : ''}>${marked(line, added)}</p>`)}</div>
${
  sources.length > 0
    ? html`<ul aria-label="The page says">${sources.map(({ export: quoted, saidAs }) => html`<li>“${quoted}”${saidAsNote(saidAs)}</li>`)}</ul>`
    : ''
}
</div>
${added.map(({ words, why }) => html`<p class="added">Added: <ins>${words.join(' … ')}</ins>. Why: ${why}</p>`)}
${SIGN}
</article>
`;

const reasonHtml = ({ words, why }: Reasoned) => html`<article>
<p>“${words.join('” … “')}”</p>
<p class="added">Why: ${why}</p>
${SIGN}
</article>
`;

/** A line with what was added to it underlined. */
function marked(line: string, added: readonly Reasoned[]) {
  const piece = added
    .flatMap(({ words }) => words)
    .find((words) => line.toLowerCase().includes(words.toLowerCase()));
  if (piece === undefined) return line;
  const at = line.toLowerCase().indexOf(piece.toLowerCase());
  const end = at + piece.length;
  return html`${line.slice(0, at)}<ins>${line.slice(at, end)}</ins>${line.slice(end)}`;
}
