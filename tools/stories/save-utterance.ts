import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { isSeq, parseDocument } from 'yaml';
import { NotSaved } from './save';

/** The file that corrections are added to, beside those that were written by hand. */
const FILE = 'console.yml';

const EMPTY = `# What was tried in the console and should have been understood as something else.
style: console
lines: []
`;

/** What somebody says, and what it must be understood as: a passage or a move. */
export interface Correction {
  readonly say: string;
  readonly want: string;
}

/**
 * Adds an utterance to those that the tests hold the understanding to.
 * @returns the file
 * @throws NotSaved where the utterance is there already, in this file or another
 */
export function saveUtterance(folder: string, { say: said, want }: Correction): string {
  const say = said.replace(/\s+/g, ' ').trim();
  if (say === '') throw new NotSaved('There is nothing to understand.');
  mkdirSync(folder, { recursive: true });
  const known = knownIn(folder).get(say.toLowerCase());
  if (known) throw new NotSaved(`${known.file} has this already: it is understood as ${known.want}.`);
  const file = join(folder, FILE);
  const document = parseDocument(existsSync(file) ? readFileSync(file, 'utf8') : EMPTY, {
    compat: 'yaml-1.1',
  });
  const lines = document.get('lines');
  if (document.errors.length > 0 || !isSeq(lines))
    throw new NotSaved(`${file} has no list of lines to add to.`);
  lines.flow = false;
  lines.add(document.createNode({ say, want }));
  writeFileSync(file, document.toString({ lineWidth: 0 }));
  return file;
}

interface Known {
  readonly file: string;
  readonly want: string;
}

/** Every utterance of the files in a folder. */
function knownIn(folder: string): Map<string, Known> {
  const known = new Map<string, Known>();
  for (const name of readdirSync(folder).filter((one) => one.endsWith('.yml'))) {
    const file = join(folder, name);
    const content: unknown = parseDocument(readFileSync(file, 'utf8')).toJS();
    for (const { say, want } of linesOf(content))
      known.set(String(say).toLowerCase(), { file, want: String(want) });
  }
  return known;
}

const linesOf = (content: unknown): readonly Partial<Correction>[] => {
  const lines = typeof content === 'object' && content !== null && 'lines' in content ? content.lines : [];
  return Array.isArray(lines) ? (lines as Partial<Correction>[]) : [];
};
