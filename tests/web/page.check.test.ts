import { Hono } from 'hono';
import { html } from 'hono/html';
import type { BrowserContextOptions } from 'playwright-core';
import { plainText } from '../../lambda/page/words';
import { picture, sideways, violations } from '../console/support/browser';
import { BEES, page as guidePage } from '../support/words';
import { ask, inBrowser, live, until } from './support/in-browser';
import { type Served, serve, serveApp } from './support/served';

const { open, addresses } = inBrowser();

const { facts } = guidePage();

describe('without a script', () => {
  test('all of it can be read, and the helpline called', async () => {
    const page = await open({ javaScriptEnabled: false });
    expect(await page.locator('h1').textContent()).toContain(plainText(facts.subject));
    expect(await page.locator('.passage').count()).toBeGreaterThan(20);
    expect(await page.locator('#ask').isVisible()).toBe(false);
    expect(await page.locator('noscript').count()).toBe(1);
    await picture(page, 'without a script', 'web');
  });

  test('it prints as the page alone', async () => {
    const page = await open();
    await page.emulateMedia({ media: 'print' });
    for (const id of ['#ask', '#bar', '.contents']) expect(await page.locator(id).isVisible()).toBe(false);
    expect(await page.locator('.listen').first().isVisible()).toBe(false);
    expect(await page.locator('#symptoms').isVisible()).toBe(true);
    await picture(page, 'printed', 'web');
  });

  test('a browser whose script never runs shows no gap where it would be', async () => {
    const page = await open({ waits: false, blocks: '**/guide-*.js' });
    await page.evaluate('for (const one of document.getAnimations()) one.finish()');
    expect((await page.locator('#ask').boundingBox())?.height).toBe(0);
    expect(await page.locator('#symptoms').isVisible()).toBe(true);
  });
});

describe('whatever the eyes need', () => {
  test.each([
    ['phone', {}],
    ['desktop', { viewport: { width: 1280, height: 900 } }],
    ['dark', { colorScheme: 'dark' }],
    ['forced colours', { forcedColors: 'active' }],
    ['400 per cent', { viewport: { width: 320, height: 256 } }],
    ['more contrast', { contrast: 'more' }],
  ] satisfies [string, BrowserContextOptions][])('%s', async (name, options) => {
    const page = await open(options);
    expect(await violations(page, `${name} opened`, 'web')).toEqual([]);
    await ask(page, 'what are the symptoms');
    expect(await violations(page, `${name} answered`, 'web')).toEqual([]);
    await page.evaluate('window.speakingTime = 60_000');
    await page.locator('#symptoms--1').click();
    await until(page, 'window.spoken.length === 1');
    expect(await violations(page, `${name} listening`, 'web')).toEqual([]);
    expect(await sideways(page)).toBeLessThanOrEqual(0);
    // What is spoken is not behind the bar.
    const [line, bar] = [
      await page.locator('#symptoms--1').boundingBox(),
      await page.locator('#bar').boundingBox(),
    ];
    expect((line?.y ?? 0) + (line?.height ?? 0)).toBeLessThanOrEqual(bar?.y ?? 0);
  });
});

describe('inside a page of another site', () => {
  let site: Served;

  beforeAll(async () => {
    const app = new Hono();
    app.get('/', (c) =>
      c.html(html`<title>A site</title><iframe src="${c.req.query('guide')}" allow="microphone"></iframe>`),
    );
    site = await serveApp(app);
  });

  afterAll(() => site?.close());

  test('it is not shown by a site that is not named', async () => {
    const page = await open({ address: `${site.address}?guide=${addresses.project()}` });
    await until(page, 'document.readyState === "complete"');
    expect(await page.frameLocator('iframe').locator('h1').count()).toBe(0);
    expect(page.complaints.join()).toContain('frame-ancestors');
  });

  test('it works in one that is', async () => {
    const guide = await serve(BEES, [new URL(site.address).origin]);
    try {
      const page = await open({ address: `${site.address}?guide=${guide.address}` });
      const frame = page.frameLocator('iframe');
      await frame.locator('#talk').click();
      await frame.locator('#agree').click();
      await frame.locator('#talk', { hasText: 'Listening' }).waitFor();
      await page.frames()[1]?.evaluate("window.hear('do they sting')");
      await frame.locator('#answer q', { hasText: 'do they sting' }).waitFor();
      expect(page.complaints).toEqual([]);
    } finally {
      await guide.close();
    }
  });
});

test('the page about bees is another page', async () => {
  const page = await open({ address: addresses.bees() });
  expect(await page.locator('h1').textContent()).toBe('A guide to keeping bees');
  await ask(page, 'what do i need to buy');
  expect(await live(page)).toContain('A hive');
  expect(await violations(page, 'bees', 'web')).toEqual([]);
});
