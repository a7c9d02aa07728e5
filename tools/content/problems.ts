import { basename, relative, resolve } from 'node:path';
import type { PassageId } from '../../lambda/page/page';

/** An error stops the build; a warning is printed and the build goes on. */
export type Severity = 'error' | 'warning';

/**
 * What is looked at when a problem is found, in the order in which one hangs on the other: how the page is built, its words
 * and phrases, what it refers to, its ledger, what people say.
 */
export const STAGES = ['structure', 'words', 'references', 'ledger', 'utterances'] as const;
export type Stage = (typeof STAGES)[number];

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
  /** It may be there only because something before it in the list is wrong. */
  readonly follows?: true;
}

/** Says what is wrong with one place in a file: an error unless it is said to be less. */
export type Report = (message: string, remedy: string, severity?: Severity) => void;

/**
 * Collects what is wrong. Nothing in the compiler throws at the first mistake: an editor who has to run the build
 * once for each of ten mistakes gives up at the third.
 */
export class Problems {
  readonly #list: (Problem & { readonly stage: number })[] = [];
  #stage = STAGES.indexOf('words');

  /** What is looked at from here on. */
  begin(stage: Stage): void {
    this.#stage = STAGES.indexOf(stage);
  }

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
      stage: this.#stage,
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

  /**
   * Everything that was found, causes first: by what was looked at, and then as an editor reads, by file and line. Where the
   * page cannot be read, whatever refers to its passages follows from that; where its words are wrong, so may the ledger be.
   */
  sorted(): Problem[] {
    const errors = this.#list.filter(isError);
    const isUnread = errors.some(({ stage }) => STAGES[stage] === 'structure');
    const isWrong = errors.some(({ stage, file }) => STAGES[stage] === 'words' && basename(file) === PAGE);
    return this.#inOrder().map(({ stage, ...problem }) => {
      const name = STAGES[stage];
      const isOfPage = name === 'structure' || (name === 'words' && basename(problem.file) === PAGE);
      const follows = (isUnread && !isOfPage) || (isWrong && name === 'ledger');
      return follows ? { ...problem, follows } : problem;
    });
  }

  #inOrder() {
    return [...this.#list].sort(
      (a, b) =>
        a.stage - b.stage ||
        compare(a.file, b.file) ||
        a.line - b.line ||
        (a.column ?? 0) - (b.column ?? 0) ||
        compare(a.message, b.message),
    );
  }
}

/** Whose errors make others follow. */
const PAGE = 'page.md';

/** Problems as lines for a terminal. Those that follow from others are counted, not told. */
export function problemLines(problems: readonly Problem[], cwd: string): string[] {
  const causes = problems.filter(({ follows }) => !follows);
  const held = problems.length - causes.length;
  return [
    ...causes.map((problem) => formatProblem(problem, cwd)),
    ...(held === 0
      ? []
      : [
          `${held} more may follow from ${causes.length === 1 ? 'that' : 'these'}: put right what stands here first`,
        ]),
  ];
}

export function isError(problem: Pick<Problem, 'severity'>): boolean {
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
