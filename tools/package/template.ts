import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse, type Tags, YAMLMap, type YAMLSeq } from 'yaml';
import { parameterOf, SETTINGS } from './settings';

/** A CloudFormation template, as JSON has it. */
export interface Template {
  readonly Parameters: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
  readonly Conditions: Readonly<Record<string, unknown>>;
  readonly Resources: Readonly<Record<string, Resource>>;
  readonly Outputs: Readonly<Record<string, { readonly Value: unknown }>>;
}

export interface Resource {
  readonly Type: string;
  readonly Condition?: string;
  readonly DeletionPolicy?: string;
  readonly UpdatePolicy?: unknown;
  readonly Properties: Readonly<Record<string, unknown>>;
}

/** Where the template stands, under the root of the project. */
const BASE = 'serverless.yml';
const RESOURCES = join('tools', 'package', 'resources');

/** What is joined from the files. */
const SECTIONS = ['Parameters', 'Conditions', 'Resources', 'Outputs'] as const;

/**
 * Joins the files of the template, and adds a parameter for each setting.
 * @param root the folder of the project
 * @param release put for RELEASE in the names of resources of which each release has its own: letters and digits
 * @throws Error where two files name the same thing
 */
export function templateFor(root: string, release: string): Template {
  const parts = partsOf(root).map((text) => parsed(text.replaceAll('RELEASE', release)));
  const template: Record<string, unknown> = { ...parts[0] };
  for (const section of SECTIONS)
    template[section] = joined(section, [...parts, { Parameters: parameters() }]);
  return template as unknown as Template;
}

/** What a release is named by: ten digits of a hash of everything that makes it. */
export function releaseOf(root: string, ...made: readonly (string | Uint8Array)[]): string {
  const hash = createHash('sha256');
  for (const part of [...partsOf(root), ...made]) hash.update(part).update('\0');
  return hash.digest('hex').slice(0, 10);
}

function partsOf(root: string): string[] {
  const resources = readdirSync(join(root, RESOURCES)).sort();
  return [BASE, ...resources.map((name) => join(RESOURCES, name))].map((file) =>
    readFileSync(join(root, file), 'utf8'),
  );
}

function joined(section: string, parts: readonly Readonly<Record<string, object>>[]): object {
  const all = parts.flatMap((part) => Object.entries(part[section] ?? {}));
  const names = all.map(([name]) => name);
  const twice = names.find((name, at) => names.indexOf(name) !== at);
  if (twice !== undefined) throw new Error(`${section}: ${twice} is there twice`);
  return Object.fromEntries(all);
}

const parameters = () =>
  Object.fromEntries(
    SETTINGS.map(({ name, what, like, fallback }) => [
      parameterOf(name),
      {
        Type: 'String',
        Description: what,
        AllowedPattern: like.source.replaceAll('\\/', '/'),
        ...(fallback !== undefined && { Default: fallback }),
      },
    ]),
  );

/** Reads YAML with the short forms of CloudFormation's functions, such as `!Ref` and `!Sub`. */
function parsed(text: string): Record<string, object> {
  return parse(text, { merge: true, customTags: TAGS }) as Record<string, object>;
}

const TAGS: Tags = ['Ref', 'GetAtt', 'Sub', 'If', 'Equals', 'Not', 'Or', 'And', 'Join'].flatMap((name) => {
  const tag = `!${name}`;
  const key = name === 'Ref' ? name : `Fn::${name}`;
  return [
    { tag, resolve: (text: string) => ({ [key]: name === 'GetAtt' ? text.split('.') : text }) },
    {
      tag,
      collection: 'seq' as const,
      resolve(list: YAMLMap.Parsed | YAMLSeq.Parsed) {
        const map = new YAMLMap();
        map.set(key, list);
        return map;
      },
    },
  ];
});
