import { relative, resolve } from 'node:path';
import type { PassageId } from '../../lambda/page/page';

/** An error stops the build; a warning is printed and the build goes on. */
export type Severity = 'error' | 'warning';

/** A place in a file of the content folder. Line 0 is the file as a whole. */
export interface Where {
  readonly file: string;
  readonly line: number;
  readonly column?: number;
}

/** Something an editor has to put right: where it is, what is wrong, and what to do about it. */
export interface Problem extends Where {
  readonly message: string;
  readonly remedy?: string;
  readonly severity: Severity;
  /** The passage whose words and the ledger's do not agree, where that is what is wrong. */
  readonly disagrees?: PassageId;
}

/** Says what is wrong with one place in a file: an error unless it is said to be less. */
export type Report = (message: string, remedy: string, severity?: Severity) => void;

/**
 * Collects what is wrong. Nothing in the compiler throws at the first mistake: an editor who has to run the build
 * once for each of ten mistakes gives up at the third.
 */
export class Problems {
  readonly #list: Problem[] = [];

  error(where: Where, message: string, remedy?: string): void {
    this.add('error', where, message, remedy);
  }

  warn(where: Where, message: string, remedy?: string): void {
    this.add('warning', where, message, remedy);
  }

  /** @param disagrees the passage that the ledger does not agree with, where that is what is wrong */
  add(severity: Severity, where: Where, message: string, remedy?: string, disagrees?: PassageId): void {
    const { file, line, column } = where;
    this.#list.push({
      file,
      line,
      ...(column === undefined ? {} : { column }),
      message,
      ...(remedy === undefined ? {} : { remedy }),
      severity,
      ...(disagrees === undefined ? {} : { disagrees }),
    });
  }

  /** @param who what each message begins with: whose rule it is that was broken */
  at(where: Where, who: string): Report {
    return (message, remedy, severity = 'error') => this.add(severity, where, `${who}: ${message}`, remedy);
  }

  get count(): number {
    return this.#list.length;
  }

  get hasErrors(): boolean {
    return this.#list.some(isError);
  }

  /** Everything that was found, in the order an editor reads: by file, then by line. */
  sorted(): Problem[] {
    return [...this.#list].sort(
      (a, b) =>
        compare(a.file, b.file) ||
        a.line - b.line ||
        (a.column ?? 0) - (b.column ?? 0) ||
        compare(a.message, b.message),
    );
  }
}

export function isError(problem: Problem): boolean {
  return problem.severity === 'error';
}

/** One line for a terminal: `content/page.md:41: a list item of 34 words; 20 is the most that can be followed by ear`. */
export function formatProblem(problem: Problem, cwd: string): string {
  const file = relative(cwd, resolve(cwd, problem.file)).replaceAll('\\', '/') || '.';
  const place = problem.line > 0 ? `${file}:${problem.line}` : file;
  const label = problem.severity === 'warning' ? 'warning: ' : '';
  const remedy = problem.remedy === undefined ? '' : `; ${problem.remedy}`;
  return `${place}: ${label}${problem.message}${remedy}`;
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
