import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'esbuild';

export interface Asset {
  readonly type: string;
  readonly body: string;
}

const PAGE = join(__dirname, 'page');

/** The files of the page, by their paths. Its TypeScript is bundled when the console starts. */
export async function openAssets(): Promise<ReadonlyMap<string, Asset>> {
  const file = (name: string): string => readFileSync(join(PAGE, name), 'utf8');
  const { outputFiles } = await build({
    entryPoints: [join(PAGE, 'main.ts')],
    bundle: true,
    write: false,
    platform: 'browser',
    target: 'es2022',
    format: 'esm',
    charset: 'utf8',
    logLevel: 'warning',
  });
  return new Map([
    ['/', { type: 'text/html; charset=utf-8', body: file('index.html') }],
    ['/page.css', { type: 'text/css; charset=utf-8', body: file('page.css') }],
    ['/page.js', { type: 'text/javascript; charset=utf-8', body: outputFiles[0]?.text ?? '' }],
    ['/icon.svg', { type: 'image/svg+xml', body: file('icon.svg') }],
  ]);
}
