import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { type BuildOptions, build } from 'esbuild';
import type { AnswersModel } from '../../lambda/understanding/answer-model';
import type { Model } from '../../lambda/understanding/model';
import type { Guide } from '../../web/guide';
import { packFiles } from '../../web/packed-files';
import { modelFiles } from '../answers/build';
import { emergencyPatterns } from '../build/built-in';
import { NOTICES_FILE, noticesOf } from '../build/notices';
import { sampleAll } from '../content/utterances';
import type { Words } from '../words';
import { htmlOf, type Try } from './html';
import { META_POLICY } from './policy';
import { webWordsIn } from './words';

/** A file of the page, and what a host has to say it is. */
export interface WebFile {
  readonly type: string;
  readonly body: Uint8Array;
}

/** The files of the page by their names. Those with a digest in their names never change. */
export type WebFiles = ReadonlyMap<string, WebFile>;

const WEB = join(__dirname, '..', '..', 'web');
const ICONS = join(__dirname, '..', 'models', 'icons');

/** What the caches of the page are called in a browser, before the name of a build. */
const CACHE_PREFIX = 'spoken-guide-';

/** How many questions to begin with are offered, and how many utterances of one template are looked at for one that reads well. */
const TRIES = { most: 4, samples: 20 };

/**
 * Builds the page for listeners.
 * @param content the folder of the words, for those of the web page
 * @param model of the passages
 * @param answers what can be asked, where it has been learned already
 * @throws UserError where these are not as they should be
 */
export async function buildWeb(
  words: Words,
  content: string,
  model: Model,
  answers?: AnswersModel,
): Promise<WebFiles> {
  const { compiled, page } = words;
  const webWords = webWordsIn(content, page);
  const packed = gzipSync(packFiles(new Map(Object.entries(modelFiles(words, model, answers)))), {
    level: 9,
  });
  const understanding = `understanding-${digestOf(packed)}.bin`;
  const guide: Guide = {
    compiled,
    words: webWords,
    emergencies: emergencyPatterns(),
    understanding: { path: understanding, bytes: packed.length },
  };
  const { script, notices } = await bundled(join(WEB, 'main.ts'), {
    define: { GUIDE: JSON.stringify(JSON.stringify(guide)) },
  });
  const style = (
    await build({
      entryPoints: [join(WEB, 'page.css')],
      bundle: true,
      minify: true,
      write: false,
      logLevel: 'warning',
    })
  ).outputFiles[0]?.contents as Uint8Array;
  const names = { script: `guide-${digestOf(script)}.js`, style: `guide-${digestOf(style)}.css` };

  const files = new Map<string, WebFile>([
    [
      'index.html',
      text(
        'text/html',
        htmlOf({
          compiled,
          page,
          words: webWords,
          isOriginal: words.isOriginal,
          tries: triesOf(words),
          policy: META_POLICY,
          script: { path: names.script, integrity: integrityOf(script) },
          style: { path: names.style, integrity: integrityOf(style) },
        }),
      ),
    ],
    [names.script, { type: 'text/javascript; charset=utf-8', body: script }],
    [names.style, { type: 'text/css; charset=utf-8', body: style }],
    [
      'manifest.webmanifest',
      text('application/manifest+json', manifestOf(webWords['page.title'], page.facts.name)),
    ],
    ['icon.svg', { type: 'image/svg+xml', body: readFileSync(join(ICONS, 'icon.svg')) }],
    ['icon.png', { type: 'image/png', body: readFileSync(join(ICONS, 'large.png')) }],
  ]);
  const stored = ['./', ...[...files.keys()].filter((name) => name !== 'index.html')];
  const edition = digestOf(Buffer.concat([...files.values()].map(({ body }) => body)));
  const worker = await bundled(join(WEB, 'worker', 'service-worker.ts'), {
    define: {
      PREFIX: JSON.stringify(CACHE_PREFIX),
      BUILD: JSON.stringify(CACHE_PREFIX + edition),
      FILES: JSON.stringify(stored),
      LATER: JSON.stringify([understanding]),
    },
  });
  files.set('service-worker.js', { type: 'text/javascript; charset=utf-8', body: worker.script });
  files.set(understanding, { type: 'application/octet-stream', body: packed });
  files.set(NOTICES_FILE, text('text/plain', notices));
  return files;
}

async function bundled(
  entry: string,
  options: Pick<BuildOptions, 'define'>,
): Promise<{ script: Uint8Array; notices: string }> {
  const { outputFiles, metafile } = await build({
    ...options,
    entryPoints: [entry],
    bundle: true,
    minify: true,
    platform: 'browser',
    target: ['es2022', 'safari16.4'],
    format: 'iife',
    charset: 'utf8',
    metafile: true,
    write: false,
    logLevel: 'warning',
  });
  return { script: outputFiles[0]?.contents as Uint8Array, notices: noticesOf(metafile.outputs) };
}

const text = (type: string, body: string): WebFile => ({
  type: `${type}; charset=utf-8`,
  body: new TextEncoder().encode(body),
});

const digestOf = (body: Uint8Array): string =>
  createHash('sha256').update(body).digest('base64url').slice(0, 10);

const integrityOf = (body: Uint8Array): string =>
  `sha384-${createHash('sha384').update(body).digest('base64')}`;

const manifestOf = (title: string, name: string): string =>
  JSON.stringify({
    name: title,
    short_name: name,
    start_url: './',
    display: 'standalone',
    background_color: '#fbf8f3',
    theme_color: '#33245c',
    icons: [
      { src: 'icon.svg', sizes: 'any', type: 'image/svg+xml' },
      { src: 'icon.png', sizes: '512x512', type: 'image/png' },
    ],
  });

/** For each of the first passages of the page that are not its beginning a question that asks for it, as it could be typed. */
function triesOf({ compiled, utterances, page }: Words): Try[] {
  return compiled.passages
    .filter(({ id, parent }) => parent === undefined && id !== page.facts.start)
    .flatMap(({ id }) => {
      const samples = sampleAll((utterances.passages[id]?.say ?? []).slice(0, 1), TRIES.samples);
      const question = samples.map(asWritten).find((one) => !/[{.]/.test(one));
      return question === undefined
        ? []
        : { passage: id, question: `${question.charAt(0).toUpperCase()}${question.slice(1)}?` };
    })
    .slice(0, TRIES.most);
}

/** An utterance as somebody would write it: letters that are said one by one are capitals. */
const asWritten = (said: string): string =>
  said.replace(/\b(?:\p{L}\. ?)*\p{L}\.(?= |$)/gu, (letters) => letters.replace(/[. ]/g, '').toUpperCase());
