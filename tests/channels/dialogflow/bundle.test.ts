import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from 'esbuild';
import { bundleHandler } from '../../../tools/build/bundle';
import { GOOGLE_BUNDLING, GOOGLE_ENTRIES } from '../../../tools/build/google';

let folder: string;
let sizes: Readonly<Record<string, number>>;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'bundle-'));
  sizes = await bundleHandler(join(folder, 'handler.js'));
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** What a file is made of: the packages, and our own folders. */
async function ingredients(entryPoint: string, external: readonly string[]): Promise<readonly string[]> {
  const { metafile } = await build({
    entryPoints: [entryPoint],
    bundle: true,
    write: false,
    metafile: true,
    platform: 'node',
    ...GOOGLE_BUNDLING,
    external: [...external],
  });
  const paths = Object.keys(metafile.inputs).map(
    (path) => /node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(path)?.[1] ?? path.split('/').slice(0, -1).join('/'),
  );
  return [...new Set(paths)].sort();
}

test('an Echo waits for less than 200 kB, and for nothing of Google', async () => {
  expect(sizes['handler.js']).toBeLessThan(200_000);
  const found = await ingredients('lambda/handler.ts', [...GOOGLE_BUNDLING.external, '@aws-sdk/*']);
  expect(found).not.toContain('actions-on-google');
  // Words have their markup when they come here.
  expect(found).not.toContain('ssml-builder');
  expect(found).not.toContain('lambda/channels/dialogflow');
});

test('what serves Google has nothing in it that nobody uses', async () => {
  // Without the guide and its speech, which the handler has.
  expect(sizes[join('http', 'google.js')]).toBeLessThan(60_000);
  const found = await ingredients(GOOGLE_ENTRIES['http/google'], ['./google-token']);
  expect(found.filter((name) => !name.startsWith('lambda'))).toEqual(['actions-on-google', 'valibot']);
});

test('it is loaded with the first request over HTTP, and answers', () => {
  const script = `
    const { createHandler } = require('./handler.js');
    const loaded = () => Object.keys(require.cache).some((path) => path.includes('google.js'));
    const facts = { answers: {}, name: 'a guide', subject: ['bees'], publisher: 'us', reviewed: '2026', updated: '2026',
      nextReview: '2099', helpline: '0000', start: 'bees' };
    const page = { edition: '1', facts, phrases: { goodbye: [['Goodbye.']] }, numbers: [], ordinals: [], digits: [],
      spellable: {}, leads: {}, passage: () => undefined, contents: () => ({ passages: [], cuts: { full: [], short: [] } }) };
    const handler = createHandler({ page, skillId: 'x', access: { secrets: ['s'] }, observe() {}, report() {} });
    const post = (path, body) => ({ rawPath: path, headers: { 'content-type': 'application/json', 'x-guide-secret': 's' },
      requestContext: { http: { method: 'POST' } }, body: JSON.stringify(body) });
    (async () => {
      const before = loaded();
      await handler({ context: {}, request: {} });
      const alexa = loaded();
      const es = await handler(post('/google', { session: 's', queryResult: { intent: { displayName: 'stop' } } }));
      const cx = await handler(post('/google/cx', { fulfillmentInfo: { tag: 'stop' } }));
      console.log(JSON.stringify({ before, alexa, after: loaded(), length: handler.length,
        es: JSON.parse(es.body).fulfillmentText, cx: JSON.parse(cx.body).sessionInfo.parameters['guide-listening'] }));
    })();`;
  const env = { ...process.env, DEBUG: 'actions-on-google:*' };
  const told = execFileSync(process.execPath, ['-e', script], {
    cwd: folder,
    env,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  // One line and no more: a setting of the environment must not make a package print what people say.
  expect(JSON.parse(String(told))).toEqual({
    before: false,
    alexa: false,
    after: true,
    length: 1,
    es: 'Goodbye.',
    cx: false,
  });
});
