import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import * as v from 'valibot';
import { SITUATIONS, type SituationKind } from '../../lambda/guide/situation';
import { readCheckedFile } from '../content/checked-file';
import { keyed, text } from '../content/schema';

/** An utterance that the guide was not trained on, and what it should be understood as. */
export interface TestUtterance {
  readonly say: string;
  /** Passage ids and moves: any of them is right. None, where it is only known what is wrong. */
  readonly want: readonly string[];
  /** Moves that are wrong, of a line that may be anything else. */
  readonly not?: readonly string[];
  /** The number of the item that is asked for. */
  readonly item?: number;
  readonly file: string;
  readonly line: number;
}

/** A file of test utterances, all in one style. */
export interface TestFile {
  readonly style: string;
  /** The situation that its lines are heard in. */
  readonly situation?: SituationKind;
  readonly lines: readonly TestUtterance[];
}

const WANT = v.union([
  v.pipe(
    text,
    v.transform((want) => [want]),
  ),
  v.pipe(v.array(text), v.minLength(1)),
]);

const SCHEMA = v.pipe(
  keyed({
    style: text,
    situation: v.optional(v.picklist(SITUATIONS)),
    /** In place of what each line wants: what none of them is. */
    not: v.optional(v.array(text)),
    lines: v.array(
      keyed({
        say: v.string(),
        want: v.optional(WANT),
        item: v.optional(v.pipe(text, v.digits(), v.transform(Number))),
      }),
    ),
  }),
  v.check(
    ({ not, lines }) => not !== undefined || lines.every(({ want }) => want !== undefined),
    "a line has no 'want'",
  ),
);

/**
 * Reads a file of `say` and `want` lines, as those of `tests/utterances` are.
 * @throws UserError with all that is wrong, by file and line
 */
export function readTestFile(file: string): TestFile {
  const { value, lineOf } = readCheckedFile(file, SCHEMA);
  return {
    style: value.style,
    ...(value.situation && { situation: value.situation }),
    lines: value.lines.map(({ item, want = [], ...line }, index) => ({
      ...line,
      want,
      ...(value.not && { not: value.not }),
      ...(item !== undefined && { item }),
      file,
      line: lineOf(['lines', index]),
    })),
  };
}

/** The files that a path names: one, or those of a folder. @throws UserError as `readTestFile` does */
export const readTestFilesAt = (path: string): readonly TestFile[] =>
  statSync(path, { throwIfNoEntry: false })?.isDirectory() ? readTestFiles(path) : [readTestFile(path)];

/** Every such file of a folder, by name. */
export const readTestFiles = (folder: string): readonly TestFile[] =>
  readdirSync(folder)
    .filter((name) => name.endsWith('.yml'))
    .sort()
    .map((name) => readTestFile(join(folder, name)));
