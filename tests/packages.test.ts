import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';

const ROOT = resolve(__dirname, '..');

interface Locked {
  readonly resolved?: string;
  readonly integrity?: string;
  readonly link?: boolean;
  readonly hasInstallScript?: boolean;
}

interface Manifest {
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly devDependencies?: Readonly<Record<string, string>>;
  readonly allowScripts?: Readonly<Record<string, boolean>>;
}

const read = <T>(...path: string[]): T => JSON.parse(readFileSync(join(ROOT, ...path), 'utf8')) as T;

/** The project's own folder, and those of tools and tests whose packages are installed apart. */
const FOLDERS = [
  '.',
  ...['tools', 'tests'].flatMap((top) =>
    readdirSync(join(ROOT, top), { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('package-lock.json') && !name.includes('node_modules'))
      .map((name) => join(top, dirname(name))),
  ),
];

test('the lock files of what is installed apart are found', () => {
  expect(FOLDERS).toContain(join('tests', 'lambda', 'runtime'));
});

describe.each(FOLDERS)('the packages of %s', (folder) => {
  const manifest = read<Manifest>(folder, 'package.json');
  const { packages } = read<{ packages: Readonly<Record<string, Locked>> }>(folder, 'package-lock.json');
  /** Those that come from the registry: the root, and what is linked to a folder of ours, do not. */
  const fetched = Object.entries(packages).filter(
    ([path, { link }]) => path.includes('node_modules/') && !link,
  );

  test('are asked for in one exact version', () => {
    const wanted = Object.entries({ ...manifest.dependencies, ...manifest.devDependencies });
    expect(wanted.filter(([, version]) => !/^(npm:[\w@/-]+@)?\d+\.\d+\.\d+$|^file:/.test(version))).toEqual(
      [],
    );
  });

  test('each have an integrity, and no download address', () => {
    expect(fetched.length).toBeGreaterThan(0);
    expect(
      fetched.filter(([, { integrity }]) => !integrity?.startsWith('sha512-')).map(([path]) => path),
    ).toEqual([]);
    expect(fetched.filter(([, { resolved }]) => resolved !== undefined).map(([path]) => path)).toEqual([]);
  });

  test('each have a decision on their install script, so that npm has nothing to ask', () => {
    const undecided = fetched
      .filter(([, { hasInstallScript }]) => hasInstallScript)
      .map(([path]) => path.replace(/^.*node_modules\//, ''))
      .filter((name) => manifest.allowScripts?.[name] === undefined);
    expect(undecided).toEqual([]);
  });
});
