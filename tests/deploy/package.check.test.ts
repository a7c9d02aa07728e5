import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { unzipSync } from 'fflate';
import { NOTICES_FILE, noticesOf } from '../../tools/build/notices';
import { packageInto } from '../../tools/build/package';
import { packed } from '../../tools/package/pack';
import { ROOT } from '../support/template';
import { compiled } from '../support/words';

let folder: string;
let files: Readonly<Record<string, Uint8Array>>;
let edition: string;
let hashes: string[];

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'package-'));
  await packageInto(join(folder, 'dist'), compiled());
  const zips = [1, 2].map(() => {
    const made = packed(ROOT, folder);
    edition = made.edition;
    return readFileSync(made.zip);
  });
  hashes = zips.map((zip) => createHash('sha256').update(zip).digest('hex'));
  files = unzipSync(zips[0] ?? new Uint8Array());
}, 60_000);

afterAll(() => rmSync(folder, { recursive: true, force: true }));

const text = (name: string): string => new TextDecoder().decode(files[name]);

test('holds the handlers, the words, and nothing that does not run', () => {
  const names = Object.keys(files);
  for (const name of ['handler.js', 'probe.js', 'content/manifest.json'])
    expect(names).toContain(`dist/${name}`);
  expect(names.filter((name) => !/^dist\/(.*\.js|content\/.*\.(json|bin))$/.test(name))).toEqual([
    `dist/${NOTICES_FILE}`,
  ]);
  expect(text('dist/content/manifest.json')).toContain(`{"edition":"${edition}"`);
});

test('is the same every time, and weighs less than two and a half megabytes', () => {
  expect(hashes[0]).toBe(hashes[1]);
  expect(readFileSync(join(folder, 'voice-guide.zip')).length).toBeLessThan(2_500_000);
});

test('hands on the licences of what is in it', () => {
  const notices = text(`dist/${NOTICES_FILE}`);
  for (const name of ['ask-sdk-core', 'actions-on-google', 'valibot', 'aws4fetch'])
    expect(notices).toMatch(new RegExp(`^${name} \\d[\\d.]* \\([\\w.-]+\\)$`, 'm'));
  expect(notices).toContain('Apache License');
  expect(notices).toContain('MIT License');
  expect(notices).not.toMatch(/espeak|jest|esbuild/);
});

describe('notices', () => {
  const of = (...inputs: string[]) =>
    noticesOf({
      'out.js': {
        bytes: 1,
        imports: [],
        exports: [],
        inputs: Object.fromEntries(
          inputs.map((input) => [input, { bytesInOutput: input.includes('yaml') ? 0 : 1 }]),
        ),
      },
    });

  test('name a package once, and none of which nothing is left', () => {
    const notices = of(
      'node_modules/valibot/a.js',
      'node_modules/valibot/b.js',
      'node_modules/yaml/c.js',
      'lambda/x.ts',
    );
    expect(notices.match(/^valibot /gm)).toHaveLength(1);
    expect(notices).not.toContain('yaml');
  });

  test('of a package without the text of its licence cannot be made', () => {
    expect(() => of('node_modules/natural-compare/a.js')).toThrow(/natural-compare .* MIT/);
  });
});
