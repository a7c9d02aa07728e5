import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { openBrowser, openPage } from '../../console/support/browser';
import { BEES, CONTENT } from '../../support/words';
import { FAKE_SPEECH } from './fake-speech';
import { type Served, serve } from './served';

/** How a page is opened. */
export interface OpenOptions extends BrowserContextOptions {
  /** Run in the page before its own. */
  readonly script?: string;
  readonly address?: string;
  /** Files that cannot be had. */
  readonly blocks?: string;
  /** Unless its script is waited for. */
  readonly waits?: boolean;
}

/** A page, and what the browser has complained of. */
export type OpenedPage = Page & { readonly complaints: string[] };

/**
 * The browser and the page in it, for the tests of one file.
 * @returns how one is opened by somebody who comes for the first time, and the addresses of the project's page and of the
 * small one of the tests, whose words nobody edits
 */
export function inBrowser() {
  let browser: Browser;
  let served: Served;
  let bees: Served;
  const pages: Page[] = [];

  jest.setTimeout(120_000);

  beforeAll(async () => {
    browser = await openBrowser();
    served = await serve(CONTENT);
    bees = await serve(BEES);
  });

  afterEach(async () => {
    for (const page of pages.splice(0)) await page.context().close();
  });

  afterAll(async () => {
    await browser?.close();
    await served?.close();
    await bees?.close();
  });

  async function open(options: OpenOptions = {}): Promise<OpenedPage> {
    const { script = FAKE_SPEECH, address = served.address, blocks, waits = true, ...context } = options;
    const page = await openPage(browser, {
      bypassCSP: false,
      viewport: { width: 390, height: 844 },
      ...(blocks !== undefined && { serviceWorkers: 'block' }),
      ...context,
    });
    pages.push(page);
    if (blocks !== undefined) await page.route(blocks, (route) => route.abort());
    const complaints: string[] = [];
    page.on('console', (message) => {
      if (['error', 'warning'].includes(message.type())) complaints.push(message.text());
    });
    page.on('pageerror', (error) => complaints.push(String(error)));
    if (context.javaScriptEnabled !== false)
      await page.addInitScript(`${script}
        window.refused = [];
        addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI }) =>
          window.refused.push(violatedDirective + ' ' + blockedURI));`);
    await page.goto(address);
    if (context.javaScriptEnabled !== false && waits)
      await until(page, "!document.documentElement.classList.contains('waiting')");
    return Object.assign(page, { complaints });
  }

  return { open, addresses: { project: () => served.address, bees: () => bees.address } };
}

/** The newest answer. */
export const answer = (page: Page) => page.locator('#answer .turn');
/** The id of what has the focus. */
export const focused = (page: Page): Promise<string> => page.evaluate('document.activeElement?.id ?? ""');
/** What was announced last to those who use a screen reader. */
export const live = (page: Page): Promise<string | null> => page.locator('#live').textContent();
/** The sentences of the page that are marked as spoken. */
export const marked = (page: Page): Promise<string[]> =>
  page.locator('#text .spoken').evaluateAll((all) => all.map(({ textContent }) => textContent ?? ''));

interface SpokenText {
  readonly text: string;
  readonly rate: number;
  readonly pitch: number;
  readonly voice: string;
}
/** What was spoken, as `FAKE_SPEECH` has it. */
export const spoken = (page: Page): Promise<SpokenText[]> => page.evaluate('window.spoken');

/** Waits until an expression is true in the page. Playwright's own way would have the page evaluate a text, which it refuses. */
export async function until(page: Page, expression: string): Promise<void> {
  for (let tries = 0; tries < 600; tries += 1) {
    if (await page.evaluate(expression)) return;
    await page.waitForTimeout(50);
  }
  throw new Error(`never true: ${expression}`);
}

/** What questions are understood with is there: nobody is told to wait for it. */
export const IS_LOADED = "document.querySelector('#loaded').value === 100";

/** Types a question, and waits for the answer. */
export async function ask(page: Page, words: string): Promise<void> {
  await page.fill('#said', words);
  await page.keyboard.press('Enter');
  await answer(page).locator('q', { hasText: words }).waitFor();
}

/** Agrees to what the browser does with a voice. */
export async function agree(page: Page): Promise<void> {
  await page.locator('#talk').click();
  await page.locator('#agree').click();
  await until(page, 'window.isListening()');
}

/** Says something to a page that listens. */
export async function say(page: Page, words: string): Promise<void> {
  await until(page, 'window.isListening()');
  await page.evaluate(`window.hear(${JSON.stringify(words)})`);
  await answer(page).locator('q', { hasText: words }).waitFor();
}
