import type { Page } from 'playwright-core';
import { violations } from '../console/support/browser';
import { page as guidePage } from '../support/words';
import { FAKE_SPEECH } from './support/fake-speech';
import { agree, answer, ask, focused, inBrowser, live, spoken, until } from './support/in-browser';

const { open, addresses } = inBrowser();

const { facts, telephones } = guidePage();

describe('safety', () => {
  test('an emergency has a link that calls, above everything else', async () => {
    const page = await open();
    await ask(page, 'she has collapsed and is not breathing');
    const call = answer(page).locator('.calls a').first();
    expect(await call.getAttribute('href')).toBe(`tel:${telephones.emergency?.text}`);
    expect(await call.textContent()).toContain('999');
    expect(await live(page)).toContain('999');
    expect(await answer(page).locator('.meant').count()).toBe(0);
    expect(await violations(page, 'emergency', 'web')).toEqual([]);
  });

  test('danger to oneself has one to Samaritans', async () => {
    const page = await open();
    await ask(page, 'i want to kill myself');
    const links = await answer(page)
      .locator('.calls a')
      .evaluateAll((all) => all.map((one) => one.getAttribute('href')));
    expect(links).toEqual([
      `tel:${telephones.samaritans?.text.replaceAll(' ', '')}`,
      `tel:${telephones.emergency?.text}`,
    ]);
    await ask(page, 'i am not going to do anything');
    await page.locator('#earlier summary').click();
    expect(await violations(page, 'danger to oneself, and an earlier answer', 'web')).toEqual([]);
  });

  test('the plainest emergency is answered even where nothing else can be understood', async () => {
    const page = await open({ blocks: '**/understanding-*' });
    await ask(page, 'call an ambulance');
    expect(await live(page)).toContain('999');
    await page.fill('#said', 'what are the symptoms');
    await page.keyboard.press('Enter');
    await page.locator('#status', { hasText: 'check the connection' }).waitFor();
    // Whoever asks again is told again.
    await page.evaluate("document.querySelector('#live').textContent = ''");
    await page.keyboard.press('Enter');
    await until(page, "document.querySelector('#live').textContent.includes('check the connection')");
    await page.unroute('**/understanding-*');
    await ask(page, 'what are the symptoms');
  });

  const callable = (page: Page): Promise<(string | null)[]> =>
    page.locator('#waiting a:visible').evaluateAll((all) => all.map((one) => one.getAttribute('href')));
  const NUMBERS = [`tel:${telephones.emergency?.text}`, `tel:${facts.helpline.replaceAll(' ', '')}`];

  test('while what it understands with is fetched, it says whom to call, and how far it is', async () => {
    const page = await open({ serviceWorkers: 'block' });
    let go = (): void => {};
    const gone = new Promise<void>((resolve) => {
      go = resolve;
    });
    await page.route('**/understanding-*', async (route) => {
      await gone;
      await route.continue();
    });
    await page.fill('#said', 'she is drifting in and out');
    await page.keyboard.press('Enter');
    await page.locator('#waiting').waitFor();
    expect(await callable(page)).toEqual(NUMBERS);
    expect(await live(page)).toContain('In an emergency, do not wait: call 999.');
    const [box, window] = [await page.locator('#waiting').boundingBox(), page.viewportSize()];
    expect((box?.y ?? 0) + (box?.height ?? 0)).toBeLessThanOrEqual(window?.height ?? 0);
    expect(await page.getByRole('progressbar').isVisible()).toBe(true);
    expect(await violations(page, 'waiting', 'web')).toEqual([]);
    go();
    await answer(page).locator('q', { hasText: 'drifting' }).waitFor();
    expect(await page.locator('#waiting').isVisible()).toBe(false);
    expect(await page.locator('#status').textContent()).toBe('');
  });

  test('where it cannot be fetched, whoever talked hears whom to call, and the links stay', async () => {
    const page = await open({ blocks: '**/understanding-*' });
    await agree(page);
    await page.evaluate("window.hear('she is drifting in and out')");
    await page.locator('#waiting').waitFor();
    expect(await callable(page)).toEqual(NUMBERS);
    expect(await page.getByRole('progressbar').isVisible()).toBe(false);
    await until(page, "window.spoken.map(({ text }) => text).join(' ').includes('zero eight zero eight')");
    const heard = (await spoken(page)).map(({ text }) => text).join(' ');
    expect(heard).toMatch(/In an emergency, call nine nine nine/);
    expect(await live(page)).toBe('');
    expect(await violations(page, 'cannot be fetched', 'web')).toEqual([]);
  });

  test('the questions to begin with are answered before anything is fetched', async () => {
    const page = await open({ blocks: '**/understanding-*' });
    await page.locator('#tries button').last().click();
    expect(await answer(page).locator('.from').count()).toBe(1);
    expect(await focused(page)).toBe('answer-heading');
    expect(await page.locator('#status').textContent()).toBe('');
  });
});

describe('privacy and security', () => {
  test('nothing is asked of anyone else, nothing is refused, and nothing is kept', async () => {
    const page = await open();
    const asked: string[] = [];
    page.on('request', (request) => asked.push(request.url()));
    await page.reload();
    await ask(page, 'what are the symptoms');
    await page.locator('#who-gets-it--0').click();
    await until(page, 'window.spoken.length > 1');
    const { origin } = new URL(addresses.project());
    expect(asked.filter((url) => new URL(url).origin !== origin)).toEqual([]);
    expect(await page.evaluate('window.refused')).toEqual([]);
    expect(page.complaints).toEqual([]);
    expect(await page.context().cookies()).toEqual([]);
    expect(await page.evaluate('localStorage.length + sessionStorage.length')).toBe(0);
  });

  test('markup is never made of text, and no script but its own runs', async () => {
    const page = await open();
    expect(
      await page.evaluate(`(() => {
      try { document.body.innerHTML = '<b>x</b>'; return 'made'; } catch (error) { return error.name; }
    })()`),
    ).toBe('TypeError');
    await ask(page, '<img src=x onerror=alert(1)> what are the symptoms');
    expect(await answer(page).locator('img').count()).toBe(0);
  });

  test('the place is kept for somebody who wants it, and taken up again', async () => {
    const page = await open();
    await page.locator('#settings summary').click();
    await page.locator('#keep-place').check();
    await ask(page, 'what are the symptoms');
    await page.reload();
    await answer(page).waitFor();
    expect(await answer(page).textContent()).toContain('part 1 of 4');
  });
});

describe('offline after the first visit', () => {
  /** Holds back what stores the page until `window.storeNow()`. */
  const LATE = `
    const { register } = ServiceWorkerContainer.prototype;
    ServiceWorkerContainer.prototype.register = function (...args) {
      return new Promise((resolve) => { window.storeNow = resolve; }).then(() => register.apply(this, args));
    };
  `;
  const IS_STORED = `(async () => {
    for (const name of await caches.keys())
      for (const { url } of await (await caches.open(name)).keys()) if (url.includes('understanding-')) return true;
    return false;
  })()`;

  test.each(['before', 'after'])('it works where somebody asks %s the page is stored', async (when) => {
    const page = await open({ script: `${FAKE_SPEECH}; ${LATE}` });
    const store = async (): Promise<void> => {
      await page.evaluate('window.storeNow()');
      await until(page, 'navigator.serviceWorker.controller !== null');
    };
    if (when === 'before') await ask(page, 'what are the symptoms');
    await store();
    await page.focus('#said');
    await until(page, IS_STORED);
    await page.context().setOffline(true);
    await page.reload();
    await ask(page, 'is it catching');
    expect(await answer(page).locator('.from a').getAttribute('href')).toBe('#infectious');
    await page.context().setOffline(false);
    expect(page.complaints.filter((one) => !one.includes('ERR_INTERNET_DISCONNECTED'))).toEqual([]);
  });
});
