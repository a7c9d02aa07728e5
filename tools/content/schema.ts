import * as v from 'valibot';
import type { Problems } from './problems';
import { tidy } from './source';
import { didYouMean } from './suggest';
import type { Step, YamlFile } from './yaml';

/** A text that is not empty, tidied. */
export const text = v.pipe(
  v.string(),
  v.transform(tidy),
  v.check((value) => value !== '', problem('is empty', 'give it a text, or leave the key out')),
);

export const texts = v.array(text);

/** A map of known keys. Unlike valibot's `strictObject`, it reports every unknown key, and which may have been meant. */
export function keyed<Entries extends v.ObjectEntries>(
  entries: Entries,
): v.GenericSchema<unknown, v.InferOutput<v.ObjectSchema<Entries, undefined>>> {
  const schema = v.pipe(
    v.looseObject(entries),
    v.rawCheck(({ dataset, addIssue }) => {
      const input: unknown = dataset.value;
      if (!isMap(input)) return;
      for (const key of Object.keys(input)) {
        if (Object.hasOwn(entries, key)) continue;
        const remedy = didYouMean(key, Object.keys(entries)) ?? 'delete it';
        const message = problem(`${UNKNOWN_KEY} '${key}'`, remedy);
        addIssue({ message, path: [{ type: 'object', origin: 'key', input, key, value: input[key] }] });
      }
    }),
  );
  return schema as v.GenericSchema<unknown, v.InferOutput<v.ObjectSchema<Entries, undefined>>>;
}

/** The values of a file: the sound ones, and all of them where nothing is wrong or missing. */
export interface Checked<Values> {
  readonly values: Partial<Values>;
  readonly complete?: Values;
}

/** Checks the keys of a file one by one, so that a mistake under one does not hide the mistakes under the others. */
export function checkKeys<Entries extends v.ObjectEntries>(
  entries: Entries,
  yaml: YamlFile,
  problems: Problems,
): Checked<v.InferOutput<v.ObjectSchema<Entries, undefined>>> {
  type Values = v.InferOutput<v.ObjectSchema<Entries, undefined>>;
  const result = v.safeParse(keyed(entries), yaml.value ?? {});
  report(result.issues ?? [], yaml, problems);
  if (result.success) return { values: result.output as Partial<Values>, complete: result.output };
  const input = isMap(yaml.value) ? yaml.value : {};
  const values: Record<string, unknown> = {};
  for (const [key, schema] of Object.entries(entries)) {
    if (!Object.hasOwn(input, key)) continue;
    const { typed, output, issues = [] } = v.safeParse(schema as v.GenericSchema, input[key]);
    if (typed && issues.every(isUnknownKey)) values[key] = output;
  }
  return { values: values as Partial<Values> };
}

/** Checks a whole file against a schema; undefined where it does not have its shape. */
export function checkFile<Output>(
  schema: v.GenericSchema<unknown, Output>,
  yaml: YamlFile,
  problems: Problems,
): Output | undefined {
  const result = v.safeParse(schema, yaml.value);
  report(result.issues ?? [], yaml, problems);
  return result.typed ? result.output : undefined;
}

export function isMap(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** A message and a remedy, in the one string that valibot carries. */
export function problem(message: string, remedy?: string): string {
  return remedy === undefined ? message : `${message}\n${remedy}`;
}

const UNKNOWN_KEY = 'unknown key';

type Issue = v.BaseIssue<unknown>;

function report(issues: readonly Issue[], yaml: YamlFile, problems: Problems): void {
  for (const issue of issues) {
    const path = (issue.path ?? []).map(({ key }) => key as Step);
    const [message = '', remedy] = describe(issue, path).split('\n');
    problems.error(yaml.where(path), message, remedy);
  }
}

function describe(issue: Issue, path: readonly Step[]): string {
  const name = nameOf(path);
  if (isUnknownKey(issue)) return issue.message;
  if (issue.kind !== 'schema') return `${name} ${issue.message}`;
  if (issue.received === 'undefined' && issue.expected?.startsWith('"')) {
    const key = String(path.at(-1));
    return problem(`the key '${key}' is missing`, `add a line '${key}: ...'`);
  }
  switch (issue.type) {
    case 'string':
      return problem(`${name} must be a text`, 'put it in double quotes');
    case 'array':
      return problem(`${name} must be a list`, "begin each line under it with '- '");
    case 'record':
    case 'loose_object':
      return problem(`${name} must be a map`, "write 'key: value' lines under it, two spaces further in");
    default:
      return `${name} ${issue.message}`;
  }
}

/** An unknown key leaves the values of the others sound. */
function isUnknownKey({ message }: Issue): boolean {
  return message.startsWith(UNKNOWN_KEY);
}

function nameOf(path: readonly Step[]): string {
  const last = path.at(-1);
  if (last === undefined) return 'the file';
  return typeof last === 'number' ? `item ${last + 1} of ${nameOf(path.slice(0, -1))}` : `'${last}'`;
}
