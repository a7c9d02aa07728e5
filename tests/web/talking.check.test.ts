import { violations } from '../console/support/browser';
import { FAKE_SPEECH, NO_SPEECH } from './support/fake-speech';
import {
  agree,
  answer,
  ask,
  focused,
  IS_LOADED,
  inBrowser,
  live,
  say,
  spoken,
  until,
} from './support/in-browser';

const { open, addresses } = inBrowser();

describe('a conversation by voice', () => {
  test('from the first word to the last, as it is heard', async () => {
    const page = await open({ address: addresses.bees() });
    await agree(page);
    await until(page, IS_LOADED);
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
    const fetched = page.waitForRequest('**/understanding-*');
    await page.locator('#talk').click();
    await fetched;
    await page.locator('#consent-text', { hasText: 'send the sound to their maker' }).waitFor();
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
    await page.locator('#consent-text', { hasText: 'Nothing that you say leaves it' }).waitFor();
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
    await page.locator('#consent-text', { hasText: 'some browsers send' }).waitFor();
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
