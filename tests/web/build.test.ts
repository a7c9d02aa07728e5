import { gzipSync } from 'node:zlib';
import { plainText } from '../../lambda/page/words';
import type { WebFiles } from '../../tools/web/build';
import { serveWeb } from '../../tools/web/serve';
import { BEES, CONTENT, compiled } from '../support/words';
import { buildOf } from './support/served';

/** Bytes of script as they are sent, before which nothing can be pressed. */
const SCRIPT_BYTES = 100_000;

const bodyOf = (files: WebFiles, name: string): string => Buffer.from(files.get(name)?.body ?? '').toString();

const named = (files: WebFiles, pattern: RegExp): string =>
  [...files.keys()].find((name) => pattern.test(name)) ?? '';

/** The text of a page, without its tags. */
const textOf = (html: string): string =>
  html
    .replace(/<[^>]*>/g, '')
    .replaceAll('&#39;', "'")
    .replaceAll('&quot;', '"')
    .replaceAll('&amp;', '&')
    .replace(/\s+/g, ' ');

describe.each([
  ['the project', CONTENT],
  ['another page', BEES],
])('the web page of %s', (_, folder) => {
  const { compiled: page } = compiled(folder);
  let files: WebFiles;
  let html: string;

  beforeAll(async () => {
    files = await buildOf(folder);
    html = bodyOf(files, 'index.html');
  }, 120_000);

  test('has every sentence of the page once, in its order, without a script', () => {
    const text = textOf(html);
    let at = text.indexOf(plainText(page.passages[0]?.title ?? []));
    const ids = [...html.matchAll(/<span class="sentence" id="([^"]+)">/g)].map(([, id]) => id);
    expect(new Set(ids).size).toBe(ids.length);
    let sentences = 0;
    for (const { title, cuts, lists } of page.passages) {
      const units = cuts.full.flatMap(({ pieces }) =>
        pieces.flatMap((piece) =>
          'say' in piece ? [piece.say] : (lists[piece.list]?.slice(piece.from, piece.to) ?? []).flat(),
        ),
      );
      for (const sentence of [title, ...units].map((one) => plainText(one).trim())) {
        const found = text.indexOf(sentence, at);
        expect({ sentence, isThere: found >= at }).toEqual({ sentence, isThere: true });
        at = found;
      }
      sentences += units.length;
    }
    expect(ids.length).toBe(sentences);
  });

  test('has real headings: one of the first order, and none that leaves one out', () => {
    const orders = [...html.matchAll(/<h(\d)/g)].map(([, order]) => Number(order));
    expect(orders.filter((order) => order === 1).length).toBe(1);
    for (const [at, order] of orders.entries()) expect(order - (orders[at - 1] ?? 0)).toBeLessThanOrEqual(1);
    expect(orders.length).toBeGreaterThan(page.passages.length);
  });

  test('has the helpline as a link at its top and at its end, and nothing but links to numbers and to itself', () => {
    const call = `href="tel:${page.head.facts.helpline.replaceAll(' ', '')}"`;
    const passages = html.indexOf('class="passage"');
    expect(html.indexOf(call)).toBeGreaterThan(0);
    expect(html.indexOf(call)).toBeLessThan(passages);
    expect(html.lastIndexOf(call)).toBeGreaterThan(html.lastIndexOf('class="passage"'));
    const links = [...html.matchAll(/(?:href|src)="([^"]*)"/g)].map(([, link = '']) => link);
    expect(links.filter((link) => !/^(tel:\d+|#[\w-]*|[\w-]+\.\w+)$/.test(link))).toEqual([]);
    for (const link of links) if (/^[\w-]+\./.test(link)) expect([...files.keys()]).toContain(link);
  });

  test('hides what only a script can do', () => {
    expect(html).toMatch(/<section id="ask" class="scripted"/);
    for (const [button] of html.matchAll(/<button [^>]*class="listen[^>]*>/g))
      expect(button).toContain('scripted');
    expect(html).toMatch(/<section id="bar"[^>]* hidden>/);
    expect(html).not.toMatch(/<script(?![^>]* src=)|<style|\son\w+=|\sstyle=/);
  });

  test('is light: the script and all words are no more than 100 kB as they are sent', () => {
    const script = files.get(named(files, /^guide-.*\.js$/))?.body ?? new Uint8Array();
    expect(script.length).toBeGreaterThan(10_000);
    expect(gzipSync(script).length).toBeLessThan(SCRIPT_BYTES);
  });

  test('goes nowhere else', () => {
    for (const name of files.keys()) {
      if (!/\.(js|css|html|webmanifest)$/.test(name)) continue;
      const addresses = bodyOf(files, name).match(/(?:https?:)?\/\/[\w.-]+\.\w+/g) ?? [];
      expect({ name, addresses: addresses.filter((one) => !one.includes('www.w3.org')) }).toEqual({
        name,
        addresses: [],
      });
    }
  });

  test('stores for later what it is made of, and nothing that is not there', () => {
    const worker = bodyOf(files, 'service-worker.js');
    for (const name of files.keys()) {
      if (['index.html', 'service-worker.js', 'THIRD-PARTY-NOTICES.txt'].includes(name)) continue;
      expect({ name, isNamed: worker.includes(`"${name}"`) }).toEqual({ name, isNamed: true });
    }
  });

  test('offers questions to begin with', () => {
    const [tries = ''] = /<ul[^>]* id="tries">[\s\S]*?<\/ul>/.exec(html) ?? [];
    expect(textOf(tries).match(/[A-Z][^?]+\?/g)?.length).toBeGreaterThan(1);
  });

  test('is served with its headers, and nothing beside its files', async () => {
    const app = serveWeb(async () => files);
    const page = await app.request('/');
    expect(page.headers.get('content-type')).toBe('text/html; charset=utf-8');
    expect(page.headers.get('content-security-policy')).toContain("default-src 'none'");
    expect(page.headers.get('cache-control')).toBe('no-cache');
    const script = await app.request(`/${named(files, /^guide-.*\.js$/)}`);
    expect(script.headers.get('cache-control')).toContain('immutable');
    expect((await app.request('/..%2fpackage.json')).status).toBe(404);
  });
});

test('a page whose wording is the charity’s own is not called an adaptation', async () => {
  const adapted = bodyOf(await buildOf(BEES), 'index.html');
  const original = bodyOf(await buildOf(BEES, { isOriginal: true }), 'index.html');
  expect(adapted).toMatch(/class="about">[^<]*adapted/);
  expect(original).toMatch(/class="about">[^<]*own page/);
  expect(original).not.toMatch(/class="about">[^<]*adapted/);
}, 120_000);

test('the same words are built into the same files', async () => {
  const [one, other] = [await buildOf(BEES), await buildOf(BEES)];
  expect([...one.keys()]).toEqual([...other.keys()]);
  for (const [name, { body }] of one)
    expect({ name, same: Buffer.from(body).equals(Buffer.from(other.get(name)?.body ?? '')) }).toEqual({
      name,
      same: true,
    });
}, 120_000);
