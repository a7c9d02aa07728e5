import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'esbuild';

export interface Asset {
  readonly type: string;
  readonly body: string | Uint8Array<ArrayBuffer>;
}

/** The typeface of what is heard, so that it looks the same on every desk. It is under the SIL Open Font Licence. */
const SERIF = '@fontsource-variable/source-serif-4/files/source-serif-4-latin-wght-normal.woff2';

const PAGE = join(__dirname, 'page');

/** The files of the page, by their paths. Its TypeScript and its styles are bundled when the console starts. */
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
  const style = await build({
    entryPoints: [join(PAGE, 'page.css')],
    bundle: true,
    external: ['/serif.woff2'],
    write: false,
    charset: 'utf8',
    logLevel: 'warning',
  });
  return new Map([
    ['/', { type: 'text/html; charset=utf-8', body: file('index.html') }],
    ['/page.css', { type: 'text/css; charset=utf-8', body: style.outputFiles[0]?.text ?? '' }],
    ['/page.js', { type: 'text/javascript; charset=utf-8', body: outputFiles[0]?.text ?? '' }],
    ['/serif.woff2', { type: 'font/woff2', body: Uint8Array.from(readFileSync(require.resolve(SERIF))) }],
    ['/icon.svg', { type: 'image/svg+xml', body: file('icon.svg') }],
  ]);
}
