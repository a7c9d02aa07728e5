import { parseArgs } from 'node:util';
import type { World } from '../command';
import { contentFolder } from '../content/folder';
import { formatProblem, isError } from '../content/problems';
import { counted } from '../content/words';
import { convert } from './convert';
import { type Facts, SETTABLE, type Settable } from './found';
import { writeFolder } from './out-folder';
import { ImportError } from './read-file';
import { reportOf, summaryOf } from './report';
import { reviewFile, reviewOf } from './review';

const USAGE = `usage: npm run import -- FILE --out DIR [--set KEY=VALUE]... [--words DIR] [--force]

Brings in a page of the charity, its wording kept to the letter: from a text export, or from saved HTML.
It prints what became of each line, and writes a folder of words with a REVIEW.md of what to look at.

  --out DIR         the folder to write
  --set KEY=VALUE   what the page does not say: ${SETTABLE.join(', ')}
  --words DIR       the folder whose utterances, phrases and pronunciation serve the page, instead of content
  --force           also where DIR holds edited words, which are then kept beside it
`;

/** Runs `npm run import`; returns the exit code: 0, 1 where the page cannot be imported, 2 with options that there are not. */
export function runImport(args: readonly string[], world: World): number {
  const options = optionsOf(args);
  if (typeof options === 'string') {
    world.err(`${options}\n\n${USAGE}`);
    return 2;
  }
  if (options.help) {
    world.out(USAGE);
    return 0;
  }
  try {
    return importPage(options, world);
  } catch (error) {
    if (!(error instanceof ImportError) && !isSystemError(error)) throw error;
    world.err(`${error.message}\nnothing was written\n`);
    return 1;
  }
}

function importPage({ file, out, set, words, force }: Options, world: World): number {
  const imported = convert(file, { words, set });
  world.out(`${reportOf(imported)}\n\n`);
  const errors = imported.problems.filter(isError);
  for (const problem of errors) {
    const line = problem.file === 'page.md' ? imported.page.origins.get(problem.line) : undefined;
    const place = line === undefined ? problem : { ...problem, file, line };
    world.err(`${formatProblem(place, world.cwd)}\n`);
  }
  if (errors.length > 0) throw new ImportError(`${file} does not make a page that can be heard`);
  const files = new Map([...imported.files, ['REVIEW.md', reviewFile(imported, file)]]);
  const { changed, kept } = writeFolder(out, files, force);
  if (kept !== undefined) world.out(`the folder that was there is kept as ${kept}\n`);
  world.out(`${summaryOf(imported)}\n`);
  const sections = reviewOf(imported);
  const items = sections.reduce((sum, section) => sum + section.items.length, 0);
  world.out(changed ? `written to ${out}\n` : `${out} is as it was\n`);
  world.out(`${counted(items, 'thing')} to look at, in ${out}/REVIEW.md:\n`);
  for (const { title, items: found } of sections)
    world.out(`  ${String(found.length).padStart(3)}  ${title}\n`);
  return 0;
}

interface Options {
  readonly file: string;
  readonly out: string;
  readonly set: Facts;
  readonly words: string;
  readonly force: boolean;
  readonly help: boolean;
}

function optionsOf(args: readonly string[]): Options | string {
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        out: { type: 'string' },
        set: { type: 'string', multiple: true },
        words: { type: 'string' },
        force: { type: 'boolean' },
        help: { type: 'boolean', short: 'h' },
      },
    });
    const { out = '', set = [], words = contentFolder({}), force = false, help = false } = values;
    const [file = '', ...more] = positionals;
    if (help) return { file, out, set: {}, words, force, help };
    if (file === '') return 'name the file of the page';
    if (more.length > 0) return `one page at a time: ${more.join(' ')}`;
    if (out === '') return '--out needs the name of a folder';
    const facts = factsOf(set);
    return typeof facts === 'string' ? facts : { file, out, set: facts, words, force, help };
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

function factsOf(set: readonly string[]): Facts | string {
  const facts: Partial<Record<Settable, string>> = {};
  for (const one of set) {
    const [, key = '', value = ''] = /^([^=]+)=(.+)$/su.exec(one) ?? [];
    const known = SETTABLE.find((name) => name === key);
    if (known === undefined)
      return `--set ${one}: give it as KEY=VALUE, KEY being one of ${SETTABLE.join(', ')}`;
    facts[known] = value.trim();
  }
  return facts;
}

/** A disk that is full, a folder that may not be written: what the system says is clear enough. */
const isSystemError = (error: unknown): error is Error =>
  error instanceof Error && 'code' in error && typeof error.code === 'string' && 'syscall' in error;
