import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import type { CompiledPage } from '../../lambda/page/open';
import type { PassageId } from '../../lambda/page/page';
import { plainText } from '../../lambda/page/words';
import { compile } from '../content/compile';
import { formatProblem } from '../content/problems';
import type { Utterances } from '../content/utterances';
import { ImportError } from './read-file';

/** The project's own words: what an imported page is served with, and what its headings are known by. */
export interface Project {
  readonly folder: string;
  readonly compiled: CompiledPage;
  readonly utterances: Utterances;
  /** The subject of the project's page, as it is written. */
  readonly subject: string;
  /** The terms that the project says how to pronounce. */
  readonly terms: readonly string[];
  /** Passages whose list items are titles of papers. */
  readonly citations: readonly PassageId[];
  /** The charity's words that each passage says the facts of, from the ledger of facts. */
  readonly evidence: ReadonlyMap<PassageId, readonly string[]>;
}

const opened = new Map<string, Project>();

/**
 * Opens the project's words, once.
 * @throws ImportError where they do not compile
 */
export function openProject(folder: string, today: string): Project {
  const project = opened.get(folder) ?? openOnce(folder, today);
  opened.set(folder, project);
  return project;
}

function openOnce(folder: string, today: string): Project {
  const { compiled, utterances, problems } = compile(folder, { today });
  if (!compiled || !utterances) {
    const list = problems
      .filter(({ severity }) => severity === 'error')
      .map((problem) => formatProblem(problem, process.cwd()));
    throw new ImportError(
      `the words in ${folder} do not compile, and an import is served with them:\n${list.join('\n')}`,
    );
  }
  return {
    folder,
    compiled,
    utterances,
    subject: plainText(compiled.head.facts.subject),
    terms: termsIn(folder),
    citations: citationsOf(folder),
    evidence: evidenceIn(folder),
  };
}

function citationsOf(folder: string): string[] {
  const [, front = ''] =
    /^---\r?\n([\s\S]*?)\r?\n---/u.exec(readFileSync(join(folder, 'page.md'), 'utf8')) ?? [];
  const { citations = [] } = (parse(front) ?? {}) as { citations?: string[] };
  return citations;
}

function termsIn(folder: string): string[] {
  const { terms = [] } = parse(readFileSync(join(folder, 'pronunciation.yml'), 'utf8')) as {
    terms?: { term: string }[];
  };
  return terms.map(({ term }) => term);
}

/** Fewer words than this could stand anywhere, and are no evidence of where a passage is. */
const FEWEST_WORDS = 4;

function evidenceIn(folder: string): Map<PassageId, string[]> {
  const evidence = new Map<PassageId, string[]>();
  let ledger: { passage: string; export?: string }[];
  try {
    ledger = (parse(readFileSync(join(folder, 'facts.yml'), 'utf8')) ?? []) as typeof ledger;
  } catch {
    // A folder need not have a ledger: then headings alone tell which passage is which.
    return evidence;
  }
  for (const { passage, export: words } of ledger) {
    if (words === undefined || words.split(/\s+/u).length < FEWEST_WORDS) continue;
    evidence.set(passage, [...(evidence.get(passage) ?? []), words]);
  }
  return evidence;
}
