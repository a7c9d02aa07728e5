import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright-core';
import { axeSource, browserCommand, installBrowser } from './browser-command';

/** Where the tests leave pictures of the page, for people to look at; git ignores it. */
const SCREENSHOTS = join(__dirname, '..', '..', '..', 'screenshots');

/** Starts the browser. Where it cannot run, the tests fail: they are never skipped. */
export async function openBrowser(): Promise<Browser> {
  installBrowser();
  try {
    const { executablePath, args } = browserCommand();
    return await chromium.launch({ executablePath, args: [...args], headless: true });
  } catch (error) {
    throw new Error(
      'The browser did not start, so the page was not tested. It runs on 64-bit Linux only; elsewhere, run the tests in ' +
        'a container.',
      { cause: error },
    );
  }
}

/** A page of its own, without motion, so that nothing has to be waited for. */
export async function openPage(browser: Browser, options: BrowserContextOptions = {}): Promise<Page> {
  const context = await browser.newContext({
    viewport: { width: 1280, height: 900 },
    reducedMotion: 'reduce',
    bypassCSP: true,
    ...options,
  });
  const page = await context.newPage();
  page.setDefaultTimeout(45_000);
  return page;
}

interface Violation {
  readonly id: string;
  readonly help: string;
  readonly nodes: readonly { readonly html: string; readonly failureSummary?: string }[];
}

/** The rules of WCAG 2.2 up to AA, and of AAA the contrast of 7 to 1. */
const RULES = {
  runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice', 'cat.color'],
  rules: { 'color-contrast-enhanced': { enabled: true }, 'target-size': { enabled: true } },
  resultTypes: ['violations'],
};

/** What axe finds wrong with the page as it is now, each with where. A picture of it is left as well. */
export async function violations(page: Page, state: string, whose = 'console'): Promise<string[]> {
  await picture(page, state, whose);
  if (!(await page.evaluate('"axe" in window'))) await page.evaluate(axeSource());
  const found = (await page.evaluate(`axe.run(document, ${JSON.stringify(RULES)})`)) as {
    violations: Violation[];
  };
  return found.violations.flatMap(({ id, help, nodes }) =>
    nodes.map(({ html, failureSummary = '' }) => `${state}: ${id}: ${help}\n  ${html}\n  ${failureSummary}`),
  );
}

/** Leaves a picture of what is in sight. */
export async function picture(page: Page, name: string, whose = 'console'): Promise<void> {
  mkdirSync(SCREENSHOTS, { recursive: true });
  await page.screenshot({ path: join(SCREENSHOTS, `${whose}-${name.replaceAll(' ', '-')}.png`) });
}

/** By how many pixels the page is wider than the window: it should never have to be moved sideways. */
export const sideways = (page: Page): Promise<number> =>
  page.evaluate('document.documentElement.scrollWidth - document.documentElement.clientWidth');
