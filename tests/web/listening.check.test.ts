import { picture, violations } from '../console/support/browser';
import { page as guidePage } from '../support/words';
import { FAKE_SPEECH } from './support/fake-speech';
import { answer, ask, focused, inBrowser, live, marked, spoken, until } from './support/in-browser';

const { open } = inBrowser();

const { facts } = guidePage();

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

  test('it stops for whoever presses a number to call', async () => {
    const page = await open({ script: `${FAKE_SPEECH}; window.speakingTime = 60_000;` });
    await page.locator('#symptoms--1').click();
    await page.locator('#bar').waitFor();
    await page.locator('header .calls a').first().click();
    expect(await page.locator('#bar').isVisible()).toBe(false);
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
