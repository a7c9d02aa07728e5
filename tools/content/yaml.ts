import {
  type Document,
  isAlias,
  isMap,
  isNode,
  isScalar,
  isSeq,
  LineCounter,
  type Node,
  parseDocument,
  visit,
  type YAMLError,
} from 'yaml';
import type { Problems, Where } from './problems';
import type { Source } from './source';

/** A step into a YAML file: a key of a map, or a place in a list. */
export type Step = string | number;

/** A YAML file as plain data, in which every scalar is a string. */
export interface YamlFile {
  readonly file: string;
  readonly value: unknown;
  /** Where a value stands. For a path that leads nowhere, where its nearest parent stands. */
  where(path: readonly Step[]): Where;
}

const QUOTES = 'put the text in double quotes';

/**
 * Reads YAML with positions. All scalars are strings (the failsafe schema): `yes` and `no` are things that people say,
 * and a telephone number must not lose its first 0. What editors never mean (anchors, tags) is an error.
 * @returns undefined where the file is empty or is no YAML, which has then been reported
 */
export function readYaml(source: Source, problems: Problems): YamlFile | undefined {
  const lines = new LineCounter();
  const document = parseDocument(source.text, {
    schema: 'failsafe',
    lineCounter: lines,
    prettyErrors: false,
  });
  const at = (offset: number): Where => {
    const { line, col } = lines.linePos(offset);
    return { file: source.file, line: line + source.firstLine - 1, column: col };
  };
  const sound = reportSyntax(document, source, at, problems) && reportSwallowed(document, at, problems);
  if (!sound) return undefined;
  if (document.contents === null) {
    problems.error(
      { file: source.file, line: source.firstLine },
      'there is nothing here',
      "write 'key: value' lines",
    );
    return undefined;
  }
  return {
    file: source.file,
    value: document.toJS(),
    where: (path) => at(offsetOf(document.contents, path)),
  };
}

function reportSyntax(
  document: Document.Parsed,
  source: Source,
  at: (offset: number) => Where,
  problems: Problems,
): boolean {
  let sound = true;
  const lines = source.text.split('\n');
  const seen = new Set<number>();
  for (const error of document.errors) {
    const where = at(error.pos[0]);
    if (error.code === 'DUPLICATE_KEY') continue;
    sound = false;
    // One slip often makes a second error on its line, and shifts the columns of all that comes after. The first one helps.
    const stumble = seen.has(where.line) || (seen.size > 0 && isIndentation(error));
    seen.add(where.line);
    if (stumble) continue;
    const [message, remedy] = syntaxProblem(error, lines[where.line - source.firstLine] ?? '');
    problems.error(where, message, remedy);
  }
  // Where there are other errors, the parser may take a key for a second one by mistake.
  for (const error of sound ? document.errors : []) {
    const key = /^[^\s:]+/u.exec(source.text.slice(error.pos[0]))?.[0] ?? '';
    problems.error(at(error.pos[0]), `the key '${key}' is given twice`, 'keep one of the two');
  }
  return sound;
}

function isIndentation({ code, message }: YAMLError): boolean {
  return code === 'BAD_INDENT' || message.includes('start at the same column');
}

function syntaxProblem(error: YAMLError, line: string): [message: string, remedy: string] {
  switch (error.code) {
    case 'TAB_AS_INDENT':
      return ['a tab at the start of the line', 'indent with spaces'];
    case 'MULTIPLE_DOCS':
      return ["'---' begins a second document", 'keep all of it in one'];
    case 'BLOCK_AS_IMPLICIT_KEY':
      if (/:\s.*:(?:\s|$)/u.test(line)) return ["a second ':' on the line", QUOTES];
  }
  if (/^\s*-\s/u.test(line) && (isIndentation(error) || error.code === 'BLOCK_AS_IMPLICIT_KEY')) {
    return ["a '-' that does not stand under the ones of its list", 'indent it like the lines before it'];
  }
  return [`not YAML: ${error.message.charAt(0).toLowerCase()}${error.message.slice(1)}`, QUOTES];
}

/** Reports legal YAML that no editor means: `*this*`, `&that`, `!other`, a map or a list as a key. */
function reportSwallowed(
  document: Document.Parsed,
  at: (offset: number) => Where,
  problems: Problems,
): boolean {
  let sound = true;
  const refuse = (node: Node, what: string) => {
    sound = false;
    problems.error(at(node.range?.[0] ?? 0), `${what} has a meaning of its own in YAML`, QUOTES);
  };
  visit(document, {
    Pair: (_, pair) => {
      if (isNode(pair.key) && !isScalar(pair.key)) refuse(pair.key, 'a bracket at the start of a key');
    },
    Node: (_, node) => {
      if (isAlias(node)) refuse(node, `'*${node.source}'`);
      else if (node.anchor !== undefined) refuse(node, `'&${node.anchor}'`);
      else if (node.tag !== undefined) refuse(node, "a '!' at the start of a text");
    },
  });
  return sound;
}

function offsetOf(root: unknown, path: readonly Step[]): number {
  let node = root;
  let offset = isNode(root) ? (root.range?.[0] ?? 0) : 0;
  for (const step of path) {
    if (isMap(node)) {
      const pair = node.items.find(({ key }) => isScalar(key) && key.value === String(step));
      if (pair === undefined) break;
      if (isNode(pair.key)) offset = pair.key.range?.[0] ?? offset;
      node = pair.value;
    } else if (isSeq(node)) {
      const item = node.items[Number(step)];
      if (!isNode(item)) break;
      offset = item.range?.[0] ?? offset;
      node = item;
    } else break;
  }
  return offset;
}
