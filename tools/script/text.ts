import type { Document } from './document';
import type { Entry } from './script';

/** Lines of a printed page of A4, and characters of a line. */
const PAGE = { lines: 60, width: 78 } as const;

/** A script as plain text, in pages that each end with the edition. */
export function textOf(document: Document): string {
  const { script, sections } = document;
  const lines = [
    script.title,
    ...wrapped(document.heading),
    ...wrapped(script.about),
    '',
    ...sections.flatMap(({ title, note, entries, reasons }) => [
      '',
      title.toUpperCase(),
      ...wrapped(note),
      '',
      ...entries.flatMap(entryLines),
      ...reasons.flatMap(({ words, why }) => [
        ...wrapped(`"${words.join('" ... "')}"`),
        ...wrapped(`Why: ${why}`, '  '),
        SIGN,
        '',
      ]),
    ]),
  ];
  const pages = Math.ceil(lines.length / PAGE.lines);
  return Array.from({ length: pages }, (_, page) =>
    [
      ...lines.slice(page * PAGE.lines, (page + 1) * PAGE.lines),
      '',
      `edition ${script.edition}, page ${page + 1} of ${pages}`,
    ].join('\n'),
  ).join('\n\f\n');
}

const SIGN = '  [ ] agreed   [ ] change to: ______________________   name, date: _____________';

const entryLines = ({ title, heard, purpose, sources, added }: Entry): string[] => [
  title,
  ...(purpose ? wrapped(`(${purpose})`, '  ') : []),
  ...heard.flatMap((line) => wrapped(line, '    ')),
  ...(sources.length > 0 ? ['  The page says:'] : []),
  ...sources.flatMap(({ export: quoted, saidAs }) => wrapped(`"${quoted}"${saidAsNote(saidAs)}`, '    ')),
  ...added.flatMap(({ words, why }) => wrapped(`Added: "${words.join('", "')}". Why: ${why}`, '  ')),
  SIGN,
  '',
];

/** In brackets, which words stand for which of the page. */
export const saidAsNote = (saidAs: Readonly<Record<string, string>>): string => {
  const notes = Object.entries(saidAs).map(([page, here]) => `"${page}" is said as "${here}"`);
  return notes.length === 0 ? '' : ` (${notes.join('; ')})`;
};

/** Breaks a text into lines between its words. */
function wrapped(text: string, indent = ''): string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(' ')) {
    if (line !== '' && indent.length + line.length + 1 + word.length > PAGE.width) {
      lines.push(indent + line);
      line = word;
    } else line = line === '' ? word : `${line} ${word}`;
  }
  return line === '' ? lines : [...lines, indent + line];
}
