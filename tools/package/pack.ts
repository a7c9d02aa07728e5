import { spawnSync } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Zippable, zipSync } from 'fflate';
import { MANIFEST_FILE, type Manifest } from '../../lambda/page/folder';
import { UserError, type World } from '../command';
import { releaseOf, templateFor } from './template';

/** Where a package is written to. */
export const OUT = join('dist', 'aws');
export const TEMPLATE = 'template.json';
export const ZIP = 'voice-guide.zip';

/** The folder of the function in the ZIP: its handler is `dist/handler.handler`. */
const FUNCTION = 'dist';

export interface Package {
  readonly zip: string;
  readonly template: string;
  /** The edition of the words that are in it. */
  readonly edition: string;
}

/**
 * Builds what runs on AWS, and packs all that was built. It needs no account and no network.
 * @throws UserError where the build fails
 */
export function pack({ cwd, env }: World, content: string): Package {
  const out = join(cwd, OUT);
  rmSync(out, { recursive: true, force: true });
  const { status } = spawnSync('npm', ['run', '--silent', 'build', '--', '--out', join(OUT, FUNCTION)], {
    cwd,
    env: { ...env, CONTENT_DIR: content },
    stdio: ['ignore', 'ignore', 'inherit'],
    shell: process.platform === 'win32',
  });
  if (status !== 0) throw new UserError('nothing was packed: the build failed');
  return packed(cwd, out);
}

/**
 * Packs what was built in the folder `dist` below `out`, and writes the template beside it.
 * @param root the folder of the project, which has the template
 */
export function packed(root: string, out: string): Package {
  const files = readdirSync(join(out, FUNCTION), { recursive: true, encoding: 'utf8' })
    .map((name) => `${FUNCTION}/${name.replaceAll('\\', '/')}`)
    .filter((name) => statSync(join(out, name)).isFile())
    .sort();
  const zip = zipped(Object.fromEntries(files.map((name) => [name, readFileSync(join(out, name))])));
  mkdirSync(out, { recursive: true });
  writeFileSync(join(out, ZIP), zip);
  writeTemplate(root, out, releaseOf(root, zip));
  const [manifest = ''] = readFileSync(join(out, FUNCTION, 'content', MANIFEST_FILE), 'utf8').split('\n');
  const { edition } = JSON.parse(manifest) as Manifest;
  return { zip: join(out, ZIP), template: join(out, TEMPLATE), edition };
}

export function writeTemplate(root: string, out: string, release: string): void {
  writeFileSync(join(out, TEMPLATE), `${JSON.stringify(templateFor(root, release), null, 2)}\n`);
}

/** A ZIP that is the same, byte for byte, whenever and wherever it is made: every file has one date, and may be read by all. */
const zipped = (files: Readonly<Record<string, Uint8Array>>): Uint8Array =>
  zipSync(
    Object.fromEntries(
      Object.entries(files).map(([name, data]) => [name, [data, { os: UNIX, attrs: READABLE << 16 }]]),
    ) as Zippable,
    { level: 9, mtime: new Date(1980, 0, 1) },
  );

/** The numbers of APPNOTE.TXT for the system that a file comes from, and of stat(2) for a file that all may read. */
const UNIX = 3;
const READABLE = 0o100644;
