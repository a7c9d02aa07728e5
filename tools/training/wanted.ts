import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as v from 'valibot';
import { LineCounter, parseDocument } from 'yaml';

/** An utterance that nobody trained the guide with, and what it should be taken for. */
export interface Wanted {
  readonly say: string;
  /** Passage ids and moves: any of them is right. */
  readonly want: readonly string[];
  /** The number of the item that is asked for. */
  readonly item?: number;
  readonly file: string;
  readonly line: number;
}

/** A file of such utterances, all said in one style. */
export interface WantedFile {
  readonly style: string;
  readonly lines: readonly Wanted[];
}

const schema = v.object({
  style: v.string(),
  lines: v.array(
    v.strictObject({
      say: v.pipe(v.union([v.string(), v.number()]), v.transform(String)),
      want: v.union([v.string(), v.pipe(v.array(v.string()), v.minLength(1))]),
      item: v.optional(v.number()),
    }),
  ),
});

/**
 * Reads a file of `say` and `want` lines, as they stand in `tests/utterances`.
 * @throws Error naming file, line and what is wrong
 */
export function readWanted(file: string): WantedFile {
  const counter = new LineCounter();
  const document = parseDocument(readFileSync(file, 'utf8'), { lineCounter: counter });
  const broken = document.errors[0];
  if (broken) throw new Error(`${file}:${broken.linePos?.[0].line ?? 1}: ${broken.message}`);
  const lineOf = (index: number): number => {
    const node = document.getIn(['lines', index], true) as { range?: [number, number, number] } | undefined;
    return node?.range ? counter.linePos(node.range[0]).line : 1;
  };
  const parsed = v.safeParse(schema, document.toJS());
  if (!parsed.success) {
    const [issue] = parsed.issues;
    const index = issue.path?.[1]?.key;
    const line = typeof index === 'number' ? lineOf(index) : 1;
    throw new Error(`${file}:${line}: ${issue.message}; a line has "say" and "want", and may have "item"`);
  }
  const { style, lines } = parsed.output;
  return {
    style,
    lines: lines.map(({ say, want, item }, index) => ({
      say,
      want: [want].flat(),
      ...(item !== undefined && { item }),
      file,
      line: lineOf(index),
    })),
  };
}

/** Every such file of a folder, by name. */
export const readAllWanted = (folder: string): readonly WantedFile[] =>
  readdirSync(folder)
    .filter((name) => name.endsWith('.yml'))
    .sort()
    .map((name) => readWanted(join(folder, name)));
