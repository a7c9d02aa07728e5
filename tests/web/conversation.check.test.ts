import { buildSync } from 'esbuild';
import type { Page } from 'playwright-core';
import { screenReaderFile } from '../console/support/browser-command';
import { answer, ask, focused, IS_LOADED, inBrowser, live, spoken, until } from './support/in-browser';

const { open, addresses } = inBrowser();

describe('a conversation by keyboard alone', () => {
  /** What has the focus, as somebody would call it. */
  const FOCUS = `(() => {
    const { id, tagName, textContent, labels } = document.activeElement;
    const name = labels?.[0]?.textContent ?? document.activeElement.getAttribute('aria-label') ?? textContent;
    return id === 'ask' ? 'asking' : tagName.toLowerCase() + ' “' + name.replace(/\\s+/g, ' ').trim() + '”';
  })()`;

  test('from the top of the page to a passage that is read aloud', async () => {
    const page = await open({ address: addresses.bees() });
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
    await until(page, IS_LOADED);
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
    const page = await open({ address: addresses.bees() });
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
    })()`);
    await until(page, IS_LOADED);
    await page.evaluate(`(async () => {
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
    const page = await open({ address: addresses.bees() });
    await withReader(page);
    await page.evaluate(`(async () => {
      await virtual.stop();
      await virtual.start({ container: document.querySelector('#text') });
      for (let step = 0; step < 45; step += 1) await virtual.next();
    })()`);
    expect((await heard(page)).join('\n')).toMatchSnapshot();
  });

  test('what the browser does with a voice is heard with the button that agrees to it', async () => {
    const page = await open({ address: addresses.bees() });
    await withReader(page);
    await page.locator('#talk').click();
    await page.locator('#consent').waitFor();
    await page.locator('#agree').focus();
    expect((await heard(page)).at(-1)).toMatch(/^button, Go on and talk, .*send the sound to their maker/);
  });

  test('an answer is announced once', async () => {
    const page = await open({ address: addresses.bees() });
    await withReader(page);
    await ask(page, 'do they sting');
    const said = (await heard(page)).filter((phrase) => phrase.includes('Most keepers'));
    expect(said).toEqual([expect.stringMatching(/^polite: /)]);
    // Nor is it met again at the end of the page.
    await until(page, "document.querySelector('#live').textContent === ''");
  });
});
