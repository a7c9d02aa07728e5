import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

const ROOT = join(__dirname, '..');

interface Locked {
  readonly version?: string;
  readonly integrity?: string;
  readonly resolved?: string;
  readonly link?: boolean;
}

/** The lock files of the project, and of the tools that are installed apart. */
const locks = [
  'package-lock.json',
  ...readdirSync(join(ROOT, 'tools'), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('package-lock.json') && !name.includes('node_modules'))
    .map((name) => join('tools', name)),
];

/** What is installed from a registry: not the project itself, nor what lies in a folder of it. */
const packagesOf = (lock: string): [string, Locked][] =>
  Object.entries(
    (JSON.parse(readFileSync(join(ROOT, lock), 'utf8')) as { packages: Record<string, Locked> }).packages,
  ).filter(([path, { link }]) => path.includes('node_modules/') && !link);

test.each(locks)('%s: every package is held to its content, on every system', (lock) => {
  const packages = packagesOf(lock);
  expect(packages.length).toBeGreaterThan(5);
  expect(
    packages.filter(([, { integrity }]) => !integrity?.startsWith('sha512-')).map(([path]) => path),
  ).toEqual([]);
});

test.each(locks)('%s: no address of a registry is recorded', (lock) => {
  expect(packagesOf(lock).filter(([, { resolved }]) => resolved !== undefined)).toEqual([]);
});

test.each(locks)('%s: versions are exact', (lock) => {
  const { dependencies = {}, devDependencies = {} } = JSON.parse(
    readFileSync(join(ROOT, dirname(lock), 'package.json'), 'utf8'),
  ) as Partial<Record<'dependencies' | 'devDependencies', Record<string, string>>>;
  const loose = Object.entries({ ...dependencies, ...devDependencies }).filter(
    ([, version]) => !/^(npm:.*@)?\d+\.\d+\.\d+(-[\w.]+)?$|^file:/.test(version),
  );
  expect(loose).toEqual([]);
});
