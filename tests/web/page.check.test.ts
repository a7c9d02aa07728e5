import { buildSync } from 'esbuild';
import { Hono } from 'hono';
import { html } from 'hono/html';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { plainText } from '../../lambda/page/words';
import { openBrowser, openPage, picture, sideways, violations } from '../console/support/browser';
import { screenReaderFile } from '../console/support/browser-command';
import { BEES, CONTENT, page as guidePage } from '../support/words';
import { FAKE_SPEECH, NO_SPEECH } from './support/fake-speech';
import { type Served, serve, serveApp } from './support/served';

jest.setTimeout(120_000);

const { facts, telephones } = guidePage();

let browser: Browser;
let served: Served;
/** The small page of the tests, whose words nobody edits. */
let bees: Served;
const pages: Page[] = [];

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

/** Opens the page as somebody who comes for the first time. Whatever the browser complains of fails the test. */
async function open(
  options: BrowserContextOptions & {
    readonly script?: string;
    readonly address?: string;
    /** Files that cannot be had. */
    readonly blocks?: string;
    readonly waits?: boolean;
  } = {},
): Promise<Page & { readonly complaints: string[] }> {
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

const answer = (page: Page) => page.locator('#answer .turn');
const focused = (page: Page): Promise<string> => page.evaluate('document.activeElement?.id ?? ""');
const live = (page: Page): Promise<string | null> => page.locator('#live').textContent();
const marked = (page: Page): Promise<string[]> =>
  page.locator('#text .spoken').evaluateAll((all) => all.map(({ textContent }) => textContent ?? ''));

interface SpokenText {
  readonly text: string;
  readonly rate: number;
  readonly pitch: number;
  readonly voice: string;
}
const spoken = (page: Page): Promise<SpokenText[]> => page.evaluate('window.spoken');

/** Waits until an expression is true in the page. Playwright's own way would have the page evaluate a text, which it refuses. */
async function until(page: Page, expression: string): Promise<void> {
  for (let tries = 0; tries < 600; tries += 1) {
    if (await page.evaluate(expression)) return;
    await page.waitForTimeout(50);
  }
  throw new Error(`never true: ${expression}`);
}

/** Types a question, and waits for the answer. */
async function ask(page: Page, words: string): Promise<void> {
  await page.fill('#said', words);
  await page.keyboard.press('Enter');
  await answer(page).locator('q', { hasText: words }).waitFor();
}

/** Agrees to what the browser does with a voice. */
async function agree(page: Page): Promise<void> {
  await page.locator('#talk').click();
  await page.locator('#agree').click();
  await until(page, 'window.isListening()');
}

/** Says something to a page that listens. */
async function say(page: Page, words: string): Promise<void> {
  await until(page, 'window.isListening()');
  await page.evaluate(`window.hear(${JSON.stringify(words)})`);
  await answer(page).locator('q', { hasText: words }).waitFor();
}

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

describe('a conversation by keyboard alone', () => {
  /** What has the focus, as somebody would call it. */
  const FOCUS = `(() => {
    const { id, tagName, textContent, labels } = document.activeElement;
    const name = labels?.[0]?.textContent ?? document.activeElement.getAttribute('aria-label') ?? textContent;
    return id === 'ask' ? 'asking' : tagName.toLowerCase() + ' “' + name.replace(/\\s+/g, ' ').trim() + '”';
  })()`;

  test('from the top of the page to a passage that is read aloud', async () => {
    const page = await open({ address: bees.address });
    const transcript: string[] = [];
    let announced = '';
    const note = async (what: string): Promise<void> => {
      transcript.push(`${what}: ${await page.evaluate(FOCUS)}`);
      const now = (await live(page)) ?? '';
      if (now !== announced && now !== '') transcript.push(`announced: ${now}`);
      announced = now;
    };
    const press = async (key: string): Promise<void> => {
      await page.keyboard.press(key);
      await note(key);
    };
    /** Presses a key until something has the focus. */
    const pressTo = async (key: string, name: string): Promise<void> => {
      for (let times = 1; times < 40; times += 1) {
        await page.keyboard.press(key);
        if (String(await page.evaluate(FOCUS)).includes(name)) return note(`${key}, ${times} times`);
      }
      throw new Error(`${key} never leads to ${name}`);
    };
    await press('Tab');
    await press('Enter');
    await press('Tab');
    await press('Tab');
    await page.keyboard.type('do they sting');
    await page.keyboard.press('Enter');
    await answer(page).waitFor();
    await note('“do they sting”, Enter');
    await page.keyboard.type('yes');
    await page.keyboard.press('Enter');
    await answer(page).locator('q', { hasText: 'yes' }).waitFor();
    await note('“yes”, Enter');
    await pressTo('Tab', 'Yes');
    await page.keyboard.press('Enter');
    await answer(page).locator('.asked', { hasText: 'You chose' }).waitFor();
    await note('Enter');
    await page.evaluate('window.speakingTime = 60_000');
    await pressTo('Tab', 'Listen: Things to buy');
    await press('Enter');
    await until(page, 'window.spoken.length === 1');
    transcript.push(`heard: ${(await spoken(page))[0]?.text}`);
    await press('Escape');
    expect(await page.locator('#bar').isVisible()).toBe(false);
    expect(transcript.join('\n')).toMatchSnapshot();
    expect(page.complaints).toEqual([]);
  });

  test('what was understood is shown, and can be changed', async () => {
    const page = await open();
    await ask(page, 'is it catching');
    expect(await answer(page).locator('.from a').getAttribute('href')).toBe('#infectious');
    await answer(page).getByRole('button', { name: 'Change' }).click();
    expect(await focused(page)).toBe('said');
    expect(await page.inputValue('#said')).toBe('is it catching');
    await ask(page, 'how is it treated');
    expect(await page.locator('#earlier summary').isVisible()).toBe(true);
    expect(await page.locator('#earlier-answers q').textContent()).toBe('is it catching');
    expect(await page.locator('#earlier-answers button').count()).toBe(1);
  });

  test('single letters are keys once they are wanted', async () => {
    const page = await open();
    await page.locator('h1').click();
    await page.keyboard.press('/');
    expect(await focused(page)).not.toBe('said');
    await page.locator('#settings summary').click();
    await page.locator('#keys').check();
    await page.locator('h1').click();
    await page.keyboard.press('/');
    expect(await focused(page)).toBe('said');
    await page.keyboard.type('t');
    expect(await page.inputValue('#said')).toBe('t');
  });
});

describe('a conversation by voice', () => {
  test('from the first word to the last, as it is heard', async () => {
    const page = await open({ address: bees.address });
    await agree(page);
    const transcript: string[] = [];
    for (const words of ['do they sting', 'yes', 'what do i need to buy', 'helpline', 'stop']) {
      const before = (await spoken(page)).length;
      if (before > 0) await page.locator('#talk').click();
      await say(page, words);
      await until(page, `window.spoken.length > ${before} && document.querySelector('#bar').hidden`);
      const heard = (await spoken(page)).slice(before).map(({ text }) => text);
      transcript.push(`listener: ${words}`, `guide: ${heard.join(' ')}`);
    }
    expect(transcript.join('\n')).toMatchSnapshot();
  });

  test('it says what the browser does with a voice first, listens, and speaks the answer, which nothing else says', async () => {
    const page = await open();
    await page.locator('#talk').click();
    expect(await page.locator('#consent').textContent()).toContain('its maker'.replace('its', 'their'));
    expect(await page.evaluate('window.isListening()')).toBe(false);
    expect(await violations(page, 'before the first use of the microphone', 'web')).toEqual([]);
    await page.locator('#agree').click();
    await until(page, 'window.isListening()');
    expect(await page.locator('#talk').textContent()).toContain('Listening');
    expect(await violations(page, 'listening', 'web')).toEqual([]);
    await say(page, 'who gets it');
    await until(page, 'window.spoken.length > 4');
    expect(await page.locator('#talk').textContent()).not.toContain('Listening');
    expect(await live(page)).toBe('');
    const texts = (await spoken(page)).map(({ text }) => text);
    expect(texts.join(' ')).toContain('People of any age can get A-N-K-L.');
    await until(page, "document.querySelector('#bar').hidden");
    expect((await spoken(page)).at(-1)?.text).toMatch(/\?$/);
    expect(page.complaints).toEqual([]);
  });

  test('the button can be held, a second press ends, and Escape forgets', async () => {
    const page = await open();
    await agree(page);
    await page.keyboard.press('Escape');
    await until(page, '!window.isListening()');
    expect(await answer(page).count()).toBe(0);
    const box = await page.locator('#talk').boundingBox();
    await page.mouse.move((box?.x ?? 0) + 20, (box?.y ?? 0) + 20);
    await page.mouse.down();
    await until(page, 'window.isListening()');
    await page.waitForTimeout(500);
    await page.mouse.up();
    await until(page, '!window.isListening()');
    await page.locator('#status', { hasText: 'did not hear' }).waitFor();
    await page.locator('#talk').click();
    await until(page, 'window.isListening()');
    await page.locator('#talk').click();
    await until(page, '!window.isListening()');
  });

  test('a key does it from anywhere, and a screen reader’s click does too', async () => {
    const page = await open();
    await agree(page);
    await page.keyboard.press('Escape');
    await until(page, '!window.isListening()');
    await page.locator('h1').click();
    await page.keyboard.press('F8');
    await say(page, 'helpline');
    await page.locator('#talk').evaluate((button) => (button as unknown as { click(): void }).click());
    await say(page, 'thank you');
  });

  test('where the browser can do it on the device, it does, and the page says so', async () => {
    const page = await open({ script: `${FAKE_SPEECH}; window.onDevice = 'available';` });
    await page.locator('#talk').click();
    expect(await page.locator('#consent').textContent()).toContain('Nothing that you say leaves it');
    await page.locator('#agree').click();
    await until(page, 'window.isListening()');
    expect(await page.evaluate('window.recognition')).toEqual({ lang: 'en-GB', processLocally: true });
  });

  test('who agreed to that is asked again where a voice would leave the device', async () => {
    const page = await open({ script: `${FAKE_SPEECH}; window.onDevice = sessionStorage.getItem('can');` });
    await page.evaluate("sessionStorage.setItem('can', 'available')");
    await page.reload();
    await agree(page);
    await page.reload();
    await page.locator('#talk').click();
    await until(page, 'window.isListening()');
    await page.evaluate("sessionStorage.setItem('can', 'unavailable')");
    await page.reload();
    await page.locator('#talk').click();
    await page.locator('#consent-text', { hasText: 'send the sound to their maker' }).waitFor();
    expect(await page.evaluate('window.isListening()')).toBe(false);
  });

  test('where it could once it has fetched something, it is asked to, and the page tells what came of it', async () => {
    const page = await open({ script: `${FAKE_SPEECH}; window.onDevice = 'downloadable';` });
    await page.locator('#talk').click();
    await page.evaluate('window.canFetch = false');
    await page.locator('#keep-here').click();
    await page.locator('#status', { hasText: 'could not' }).waitFor();
    expect(await page.locator('#keep-here').isVisible()).toBe(false);
    await page.reload();
    await page.locator('#talk').click();
    expect(await page.locator('#consent-text').textContent()).toContain('some browsers send');
    await page.locator('#keep-here').click();
    await page.locator('#consent-text', { hasText: 'Nothing that you say leaves it' }).waitFor();
    await page.locator('#agree').click();
    await until(page, 'window.isListening()');
    expect(await page.evaluate('window.recognition')).toMatchObject({ processLocally: true });
  });

  test('a microphone that is refused is said once, kindly, and typing goes on', async () => {
    const page = await open({ script: `${FAKE_SPEECH}; window.microphone = 'denied';` });
    await page.locator('#talk').click();
    await page.locator('#agree').click();
    await page.locator('#status', { hasText: 'please type' }).waitFor();
    expect(await page.locator('#talk').isVisible()).toBe(false);
    expect(await focused(page)).toBe('said');
    expect(await violations(page, 'a microphone that is refused', 'web')).toEqual([]);
    await ask(page, 'is it catching');
    expect(await page.locator('#status').textContent()).toBe('');
  });

  test('a browser that can neither listen nor speak says so, and does the rest', async () => {
    const page = await open({ script: NO_SPEECH });
    expect(await page.locator('#talk').isVisible()).toBe(false);
    expect(await page.locator('#talk-hint').textContent()).toContain('cannot listen');
    expect(await page.locator('.listen:visible').count()).toBe(0);
    await ask(page, 'what are the symptoms');
    expect(await live(page)).toContain('Fever');
    expect(await violations(page, 'no voice and no ear', 'web')).toEqual([]);
    expect(page.complaints).toEqual([]);
  });
});

describe('with what the browser of the tests has itself: no voice, and an ear that never begins to listen', () => {
  /** Asked whether it can do it on the device, it falls over. */
  const REAL = 'delete SpeechRecognition.available; delete webkitSpeechRecognition.available;';

  test('it says that it waits, lets that be given up, and answers in writing', async () => {
    const page = await open({ script: REAL });
    await page.locator('#talk').click();
    await page.locator('#agree').click();
    await page.locator('#talk', { hasText: 'Waiting' }).waitFor();
    await page.locator('#talk').click();
    expect(await page.locator('#talk').textContent()).toBe('Talk');
    await page.locator('#symptoms--1').click();
    await page.locator('#status', { hasText: 'no voice' }).waitFor();
    await ask(page, 'what are the symptoms');
    expect(await live(page)).toContain('Fever');
    expect(page.complaints).toEqual([]);
  });
});

describe('listening', () => {
  /** The sounds that were begun: media keys come with one alone. */
  const SOUNDS = `
    window.sounds = [];
    const { play } = HTMLMediaElement.prototype;
    HTMLMediaElement.prototype.play = function () {
      const playing = play.call(this);
      window.sounds.push(playing);
      return playing;
    };
  `;

  test('a sentence that is pressed is spoken and marked, and what follows it in its passage', async () => {
    const page = await open();
    await page.locator('#symptoms--1').click();
    await until(page, 'window.spoken.length > 0');
    expect((await spoken(page))[0]?.text).toBe(await page.locator('#symptoms--1').textContent());
    await until(page, "window.spoken.some(({ text }) => text.startsWith('Bruising'))");
    expect(await page.locator('#bar').isVisible()).toBe(true);
    await until(page, "document.querySelector('#bar').hidden");
    const texts = (await spoken(page)).map(({ text }) => text);
    // It is asked once, at the end of the passage, and not between its parts.
    expect(texts.filter((text) => text.endsWith('?')).length).toBe(1);
    expect(await answer(page).locator('.question').textContent()).toBe(texts.at(-1));
  });

  test('large buttons, keys and media keys go on, back, and stop', async () => {
    const page = await open({ script: `${FAKE_SPEECH}; window.speakingTime = 60_000; ${SOUNDS}` });
    await page.getByRole('button', { name: 'Listen: Who gets ANKL' }).click();
    const bar = (name: string) => page.locator(`#bar-${name}`);
    const latest = async (count: number): Promise<string> => {
      await until(page, `window.spoken.length === ${count}`);
      return (await spoken(page)).at(-1)?.text ?? '';
    };
    const first = await latest(1);
    expect(await violations(page, 'reading aloud', 'web')).toEqual([]);
    await bar('next').click();
    const second = await latest(2);
    expect(second).not.toBe(first);
    await bar('previous').click();
    expect(await latest(3)).toBe(first);
    await bar('pause').click();
    expect(await bar('pause').textContent()).toBe('Play');
    expect(await focused(page)).toBe('bar-pause');
    await bar('pause').click();
    expect(await latest(4)).toBe(first);
    await page.evaluate('window.mediaKeys.nexttrack()');
    expect(await latest(5)).toBe(second);
    await bar('back').click();
    expect(await latest(6)).toBe(first);
    await page.evaluate('window.mediaKeys.pause()');
    expect(await bar('pause').textContent()).toBe('Play');
    await page.evaluate('window.mediaKeys.play()');
    await latest(7);
    expect(await page.evaluate('navigator.mediaSession.playbackState')).toBe('playing');
    expect(await page.evaluate('Promise.all(window.sounds).then((all) => all.length > 0)')).toBe(true);
    for (const name of ['previous', 'back', 'pause', 'next', 'stop']) {
      const box = await bar(name).boundingBox();
      expect(Math.min(box?.width ?? 0, box?.height ?? 0)).toBeGreaterThan(48);
    }
    await page.keyboard.press('Escape');
    expect(await page.locator('#bar').isVisible()).toBe(false);
    expect(await marked(page)).toEqual([]);
  });

  test('the sentence that is spoken is marked on the page', async () => {
    const page = await open({ script: `${FAKE_SPEECH}; window.speakingTime = 60_000;` });
    await page.locator('#symptoms--2').click();
    await until(page, 'window.spoken.length === 1');
    expect(await marked(page)).toEqual([await page.locator('#symptoms--2').textContent()]);
    // A list is counted aloud before its first item, which is not on the page.
    for (let step = 0; step < 3; step += 1) await page.locator('#bar-next').click();
    await until(page, "document.querySelector('#symptoms--3').classList.contains('spoken')");
    expect(await marked(page)).toEqual(['Fever.']);
  });

  test('the listener’s own voice, speed and pitch, and whether it speaks at all', async () => {
    const page = await open();
    await page.locator('#settings summary').click();
    expect(await page.locator('#voice option').allTextContents()).toEqual([
      expect.any(String),
      'Alice',
      'Carol',
    ]);
    await page.selectOption('#voice', 'Carol');
    await page.fill('#rate', '3');
    await page.fill('#pitch', '1.5');
    await page.locator('input[value="always"]').check();
    expect(await violations(page, 'settings', 'web')).toEqual([]);
    await ask(page, 'who gets it');
    await until(page, 'window.spoken.length > 3');
    expect((await spoken(page))[0]).toMatchObject({ rate: 3, pitch: 1.5, voice: 'Carol' });
    expect(await live(page)).toBe('');
    await page.locator('input[value="never"]').check();
    await page.keyboard.press('Escape');
    expect(await page.locator('.listen:visible, #listen-hint:visible').count()).toBe(0);
    const before = (await spoken(page)).length;
    await page.locator('#symptoms--1').click();
    await ask(page, 'what is the helpline number');
    expect(await live(page)).toContain(facts.helpline);
    expect((await spoken(page)).length).toBe(before);
    await page.reload();
    await page.locator('#settings summary').click();
    expect(await page.inputValue('#rate')).toBe('3');
    expect(await page.locator('input[value="never"]').isChecked()).toBe(true);
    await page.locator('#forget').click();
    expect(await page.evaluate('localStorage.length')).toBe(0);
    expect(await page.inputValue('#rate')).toBe('1');
    expect(await page.locator('.listen').first().isVisible()).toBe(true);
  });
});

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
    const { origin } = new URL(served.address);
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

describe('on a telephone', () => {
  const TELEPHONE = { isMobile: true, hasTouch: true };

  test('the keyboard on the screen makes way for the answer', async () => {
    const page = await open(TELEPHONE);
    await ask(page, 'who gets it');
    expect(await focused(page)).toBe('answer-heading');
  });

  test('an answer that is read aloud stays in sight, sentence by sentence', async () => {
    const page = await open(TELEPHONE);
    await page.locator('#settings summary').click();
    await page.locator('input[value="always"]').check();
    await ask(page, 'what are the symptoms');
    await until(page, "window.spoken.length > 4 && document.querySelector('#bar').hidden");
    const box = await answer(page).locator('.question').boundingBox();
    expect((box?.y ?? 0) + (box?.height ?? 0)).toBeLessThanOrEqual(844);
  });

  test('the button to talk stays within reach, however long the answer is', async () => {
    const page = await open(TELEPHONE);
    await ask(page, 'what are the symptoms');
    await answer(page).getByRole('button', { name: 'Listen' }).scrollIntoViewIfNeeded();
    await page.evaluate("document.querySelector('#settings').scrollIntoView({ block: 'end' })");
    const box = await page.locator('#talk').boundingBox();
    expect(box?.y).toBeGreaterThanOrEqual(0);
    await picture(page, 'far into an answer', 'web');
  });
});

describe('through a screen reader', () => {
  /** Puts a screen reader into the page, which goes on as if somebody used it: `virtual` is it. */
  async function withReader(page: Page): Promise<void> {
    const { outputFiles } = buildSync({
      stdin: {
        contents: `import { virtual } from ${JSON.stringify(screenReaderFile())}; window.virtual = virtual;`,
        resolveDir: '.',
      },
      bundle: true,
      write: false,
      format: 'iife',
      platform: 'browser',
      define: { 'process.env.NODE_ENV': '"test"' },
      logLevel: 'error',
    });
    await page.evaluate(outputFiles[0]?.text ?? '');
    await page.evaluate('virtual.start({ container: document.body })');
  }

  const heard = (page: Page): Promise<string[]> => page.evaluate('virtual.spokenPhraseLog()');

  test('a whole conversation', async () => {
    const page = await open({ address: bees.address });
    await withReader(page);
    await page.evaluate(`(async () => {
      const { commands } = virtual;
      await virtual.perform(commands.moveToNextHeading);
      await virtual.perform(commands.moveToNextHeading);
      for (let step = 0; step < 20; step += 1) {
        await virtual.next();
        if ((await virtual.lastSpokenPhrase()).startsWith('textbox')) break;
      }
      await virtual.act();
      await virtual.type('do they sting');
      await virtual.press('Enter');
    })()`);
    await answer(page).waitFor();
    const first = await live(page);
    await page.evaluate(`(async () => {
      await virtual.perform(virtual.commands.moveToNextHeading);
      for (let step = 0; step < 60; step += 1) {
        await virtual.next();
        if ((await virtual.lastSpokenPhrase()) === 'button, Yes') break;
      }
      await virtual.act();
    })()`);
    await until(page, `document.querySelector('#live').textContent !== ${JSON.stringify(first)}`);
    expect((await heard(page)).join('\n')).toMatchSnapshot();
  });

  test('the text, from its first heading', async () => {
    const page = await open({ address: bees.address });
    await withReader(page);
    await page.evaluate(`(async () => {
      await virtual.stop();
      await virtual.start({ container: document.querySelector('#text') });
      for (let step = 0; step < 45; step += 1) await virtual.next();
    })()`);
    expect((await heard(page)).join('\n')).toMatchSnapshot();
  });

  test('what the browser does with a voice is heard with the button that agrees to it', async () => {
    const page = await open({ address: bees.address });
    await withReader(page);
    await page.locator('#talk').click();
    await page.locator('#consent').waitFor();
    await page.locator('#agree').focus();
    expect((await heard(page)).at(-1)).toMatch(/^button, Go on and talk, .*send the sound to their maker/);
  });

  test('an answer is announced once', async () => {
    const page = await open({ address: bees.address });
    await withReader(page);
    await ask(page, 'do they sting');
    const said = (await heard(page)).filter((phrase) => phrase.includes('Most keepers'));
    expect(said).toEqual([expect.stringMatching(/^polite: /)]);
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
    const page = await open({ address: `${site.address}?guide=${served.address}` });
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
  const page = await open({ address: bees.address });
  expect(await page.locator('h1').textContent()).toBe('A guide to keeping bees');
  await ask(page, 'what do i need to buy');
  expect(await live(page)).toContain('A hive');
  expect(await violations(page, 'bees', 'web')).toEqual([]);
});
