import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { playStory, readStory } from '../../tools/stories/story';
import { Conversation } from '../../tools/talk/conversation';
import { CHANNELS } from '../support/channels';
import { page as guidePage, understanding } from '../support/words';
import { openBrowser, openPage, picture, sideways, violations } from './support/browser';
import { openScratch, type Scratch, type Started, startConsole } from './support/console';

/** Voices and an ear of the browser's own, which this browser has not got: what they are told to say is noted. */
const VOICE = `
  window.spoken = [];
  const voices = [['Amy', 'en-US'], ['Bob', 'en-GB'], ['Carla', 'fr-FR']].map(([name, lang]) => ({ name, lang }));
  Object.defineProperty(window, 'speechSynthesis', { value: Object.assign(new EventTarget(), {
    getVoices: () => voices,
    cancel: () => {},
    resume: () => {},
    speak: (utterance) => {
      const marked = document.querySelector('.spoken')?.textContent;
      window.spoken.push({ text: utterance.text, voice: utterance.voice?.name, marked, at: performance.now() });
      setTimeout(() => utterance.onend(), 5);
    },
  }) });
  window.SpeechSynthesisUtterance = class { constructor(text) { this.text = text; } };
  window.SpeechRecognition = class {
    start() {
      setTimeout(() => {
        this.onresult({ results: [[{ transcript: 'where am i' }]] });
        this.onend();
      }, 5);
    }
  };
`;

let browser: Browser;
let scratch: Scratch;
let started: Started;
let page: Page;

beforeAll(async () => {
  scratch = openScratch();
  // One after the other, so that a browser that does not start leaves no console running.
  browser = await openBrowser();
  started = await startConsole(scratch);
  page = await openPage(browser);
  await page.addInitScript(VOICE);
  await page.goto(started.address);
  await page.locator('#suggestions button').first().waitFor();
});

afterAll(async () => {
  await browser?.close();
  await started?.stop();
  scratch?.remove();
});

const turns = () => page.locator('.turn');
const lastTurn = () => turns().last();
const heardText = () => lastTurn().locator('.score').textContent();

const focused = (): Promise<string> => page.evaluate('document.activeElement?.id ?? ""');

/** Types what a listener says, and waits for what is heard. */
async function say(words: string): Promise<void> {
  const before = await turns().count();
  await page.fill('#said', words);
  await page.keyboard.press('Enter');
  await turns().nth(before).waitFor();
}

test('the page opens on the guide, with the focus where one speaks', async () => {
  expect(await page.locator('h1').textContent()).toMatch(new RegExp(`^${guidePage().facts.name}$`, 'i'));
  expect(await page.locator('.passage').count()).toBeGreaterThan(20);
  expect(await focused()).toBe('said');
  expect(await violations(page, 'opened')).toEqual([]);
});

test('a whole conversation by keyboard, and each answer is announced', async () => {
  await say('what are the symptoms');
  expect(await lastTurn().locator('.position').textContent()).toMatch(/part 1 of \d/);
  expect(await lastTurn().locator('.question').textContent()).toContain('?');
  expect(await lastTurn().locator('.pause').count()).toBeGreaterThan(3);
  expect(await page.locator('#live').textContent()).toContain(
    (await lastTurn().locator('.question .words').textContent()) ?? 'a question',
  );
  expect(await focused()).toBe('said');
  for (const words of ['yes', 'helpline', 'no', 'carry on']) await say(words);
  expect(await lastTurn().locator('.position').textContent()).toMatch(/part 2 of \d/);
  expect(await page.locator('[data-passage="symptoms"] .part.ticked').count()).toBe(2);
  expect(await page.locator('.tally').textContent()).toMatch(/^3 of \d+ parts/);
  expect(await violations(page, 'conversation')).toEqual([]);
});

test('the channel is changed in the middle, and it goes on from there', async () => {
  await page.selectOption('#channel', 'messenger');
  await say('next');
  expect(await lastTurn().locator('.position').textContent()).toMatch(/part 3 of \d/);
  expect(await lastTurn().locator('.facts').textContent()).toContain('Messenger');
  await page.selectOption('#channel', 'alexa');
  await say('next');
  expect(await lastTurn().locator('.position').textContent()).toMatch(/part 4 of \d/);
});

test('an answer is heard, about as long as it is said to be', async () => {
  const seconds = Number.parseFloat((await page.locator('.facts').first().textContent()) ?? '');
  const asked = page.waitForRequest((request) => request.url().endsWith('/api/speech'));
  await turns().first().locator('.hear').click();
  const { ssml } = (await asked).postDataJSON() as { ssml: string };
  const wav = await (
    await page.request.post(`${new URL('/api/speech', started.address)}`, { data: { ssml } })
  ).body();
  expect(wav.subarray(0, 4).toString()).toBe('RIFF');
  const heard = (wav.length - 44) / 2 / wav.readUInt32LE(24);
  expect(heard / seconds).toBeGreaterThan(0.75);
  expect(heard / seconds).toBeLessThan(1.35);
  await turns().first().locator('.hear[data-sound]').waitFor();
  expect(await violations(page, 'speaking')).toEqual([]);
  await turns().first().getByRole('button', { name: 'Stop' }).click();
  await turns().first().getByRole('button', { name: 'Hear it' }).waitFor();
});

test('a voice of the browser’s is chosen, those of this country first, and is given the sentences with the pauses', async () => {
  expect(await page.locator('#voice optgroup option').allTextContents()).toEqual([
    'Bob (en-GB)',
    'Amy (en-US)',
  ]);
  await page.selectOption('#voice', 'Bob');
  await turns().nth(3).locator('.hear').click();
  await page.waitForFunction('window.spoken.length === 2');
  const [first, second] = (await page.evaluate('window.spoken')) as {
    text: string;
    voice: string;
    marked: string;
    at: number;
  }[];
  const question = await turns().nth(3).locator('.question .words').textContent();
  expect(second).toMatchObject({ text: question, voice: 'Bob', marked: question });
  expect((second?.at ?? 0) - (first?.at ?? 0)).toBeGreaterThan(790);
  expect(await page.locator('.spoken').count()).toBe(0);
});

test('with a screen reader, one voice at a time: what is read aloud is not announced', async () => {
  await page.check('#aloud');
  await page.evaluate("document.getElementById('live').textContent = ''; window.spoken = []");
  await say('who gets it');
  await page.waitForFunction('window.spoken.length > 1');
  expect(await page.locator('#live').textContent()).toBe('');
  await page.uncheck('#aloud');
});

test('the voice is remembered', async () => {
  const again = await page.context().newPage();
  await again.addInitScript(VOICE);
  await again.goto(new URL('/', started.address).href);
  await again.locator('#suggestions button').first().waitFor();
  expect(await again.inputValue('#voice')).toBe('Bob');
  await again.close();
  await page.selectOption('#voice', 'espeak');
});

test('what is spoken is said', async () => {
  const before = await turns().count();
  await page.getByRole('button', { name: 'Talk', exact: true }).click();
  await turns().nth(before).waitFor();
  expect(await lastTurn().locator('.utterance .words').textContent()).toBe('where am i');
  expect(await page.locator('#microphone').getAttribute('aria-pressed')).toBe('false');
});

test('one part of the page is heard by itself', async () => {
  await page.locator('[data-passage="causes"]').getByRole('button', { name: 'part 2' }).click();
  await page.locator('#preview h4').waitFor();
  expect(await page.locator('#preview h4').textContent()).toMatch(/part 2 of 2/);
  await page.locator('.part[data-sound]').waitFor();
  await page.locator('.part[aria-pressed="true"]').click();
});

test('why, the screen and the wire, by the arrow keys', async () => {
  await turns().nth(2).getByRole('button', { name: 'Why?' }).click();
  expect(await focused()).toBe('tab-why');
  expect(await page.locator('#panel-why').textContent()).toMatch(/Understood as The helpline, 100\s%/);
  expect(await page.locator('#panel-why .scores tbody tr').count()).toBe(4);
  expect(await violations(page, 'why')).toEqual([]);
  await page.keyboard.press('ArrowRight');
  expect(await page.locator('#panel-screen .show .glass').textContent()).toContain(
    guidePage().facts.helpline,
  );
  expect(await violations(page, 'screen of an echo')).toEqual([]);
  await turns().nth(5).getByRole('button', { name: 'Why?' }).click();
  await page.keyboard.press('ArrowRight');
  expect(await page.locator('#panel-screen .taps li').count()).toBeGreaterThan(1);
  expect(await violations(page, 'screen of messenger')).toEqual([]);
  await page.keyboard.press('End');
  expect(await focused()).toBe('tab-wire');
  expect(await page.locator('#panel-wire').textContent()).toContain('queryResult');
  expect(await violations(page, 'wire')).toEqual([]);
  await page.keyboard.press('Home');
});

test('the conversation is saved as a story, which then is played', async () => {
  await page.locator('#keep').focus();
  await page.keyboard.press('Enter');
  await page.keyboard.type('Symptoms, and the helpline in between: ../../etc');
  expect(await violations(page, 'saving a story')).toEqual([]);
  await page.keyboard.press('Enter');
  await page.locator('#story').waitFor({ state: 'hidden' });
  expect(await focused()).toBe('keep');
  const [name = ''] = readdirSync(join(scratch.tests, 'conversations'));
  expect(name).toBe('symptoms-and-the-helpline-in-between-etc.yml');
  const story = readStory(join(scratch.tests, 'conversations', name));
  expect(story.steps.length).toBeGreaterThan(14);
  for (const [, surface] of CHANNELS)
    await playStory(story, new Conversation(surface(story), understanding()));

  await page.locator('#keep').click();
  await page.keyboard.type('Symptoms, and the helpline in between: ../../etc');
  await page.keyboard.press('Enter');
  await page.locator('#story-trouble', { hasText: 'already' }).waitFor();
  expect(await violations(page, 'a story of that title')).toEqual([]);
  await page.keyboard.press('Escape');
  expect(await focused()).toBe('keep');
});

test('what was misunderstood is saved as a test', async () => {
  await say('wibble the wobble');
  await lastTurn().getByRole('button', { name: 'Should be' }).click();
  await page.selectOption('#correct-want', 'treatment');
  expect(await violations(page, 'should have been')).toEqual([]);
  await page.getByRole('button', { name: 'Save it as a test' }).click();
  await page.locator('#correct').waitFor({ state: 'hidden' });
  const saved = readFileSync(join(scratch.tests, 'utterances', 'console.yml'), 'utf8');
  expect(saved).toContain('- say: wibble the wobble\n    want: treatment');
});

test('the session is closed, and what is said next opens another', async () => {
  await say('stop');
  expect(await lastTurn().locator('.facts').textContent()).toContain('session closed');
  await page.locator('#wordless summary').click();
  await page.getByRole('button', { name: 'Stay silent' }).click();
  await page.locator('.silent').waitFor();
  expect(await violations(page, 'closed')).toEqual([]);
});

test('a turn is taken back, what was said is brought back, and a reload loses nothing', async () => {
  await page.getByRole('button', { name: 'Begin again' }).click();
  for (const words of ['what are the symptoms', 'helpline']) await say(words);
  await page.getByRole('button', { name: 'Undo' }).click();
  await turns().nth(1).waitFor({ state: 'detached' });
  await page.selectOption('#channel', 'phone');
  await say('next');
  expect(await lastTurn().locator('.position').textContent()).toMatch(/part 2 of \d/);
  expect(await page.locator('.break').textContent()).toContain('From here on: Telephone');
  await page.keyboard.press('ArrowUp');
  await page.keyboard.press('ArrowUp');
  expect(await page.inputValue('#said')).toBe('what are the symptoms');
  await page.reload();
  await turns().nth(1).waitFor();
  expect(await page.inputValue('#said')).toBe('what are the symptoms');
  expect(await page.inputValue('#channel')).toBe('phone');
  await page.selectOption('#channel', 'alexa');
});

test('what is too long is refused, not cut', async () => {
  await page.fill('#said', 'a'.repeat(600));
  await page.keyboard.press('Enter');
  await page.locator('#trouble', { hasText: '600 characters' }).waitFor();
  expect(await turns().count()).toBe(2);
  await page.fill('#said', '');
});

test('why an answer was given, in the window of a laptop: the answer stays where it is', async () => {
  for (const size of [
    { width: 1366, height: 620 },
    { width: 1920, height: 1080 },
    { width: 640, height: 700 },
  ]) {
    await page.setViewportSize(size);
    await page.locator('#tab-page').click();
    const why = lastTurn().getByRole('button', { name: 'Why?' });
    await why.scrollIntoViewIfNeeded();
    const before = await lastTurn().locator('.answer').boundingBox();
    await why.click();
    expect(await lastTurn().locator('.answer').boundingBox()).toEqual(before);
    expect(await lastTurn().getAttribute('aria-current')).toBe('true');
    const say = await page.locator('#say').boundingBox();
    if (size.width > 1000) expect((say?.height ?? 0) / size.height).toBeLessThanOrEqual(0.2);
    expect(await violations(page, `why at ${size.width}`)).toEqual([]);
  }
  await page.setViewportSize({ width: 1280, height: 900 });
});

test('tests are run, and many lines are tried at once', async () => {
  await page.getByRole('link', { name: 'Tests' }).click();
  await page.getByRole('button', { name: 'Run all' }).click();
  await page.locator('#tests-status', { hasText: 'every story came true' }).waitFor();
  expect(await page.locator('[data-file$="console.yml"]').textContent()).toContain('0 of 1 understood');
  await page.fill('#batch-lines', 'what are the symptoms\nwibble the wobble');
  await page.getByRole('button', { name: 'Try them all' }).click();
  await page.locator('#batch-status', { hasText: '2 lines' }).waitFor();
  expect(await page.locator('#batch-table tbody tr').first().textContent()).toContain('Symptoms');
  expect(await violations(page, 'tests')).toEqual([]);
  await page.getByRole('link', { name: 'Talk' }).click();
});

test('what was listened to is ticked, and the script opens in a tab of its own', async () => {
  await page.getByRole('link', { name: 'Sign-off' }).click();
  const first = page.locator('.entry').first();
  expect(await first.locator('input').isDisabled()).toBe(true);
  await page.fill('#initials', 'ab');
  await page.locator('#initials').blur();
  await first.locator('.hear').click();
  await first.locator('.spoken').waitFor();
  await first.locator('input').check();
  await page.locator('#sign-off-tally', { hasText: '1 of' }).waitFor();
  expect(readFileSync(join(scratch.content, '..', 'sign-off', 'listened.yml'), 'utf8')).toContain('by: AB');
  expect(await violations(page, 'sign-off')).toEqual([]);
  const [script] = await Promise.all([
    page.context().waitForEvent('page'),
    page.locator('a[href="/script"]').click(),
  ]);
  expect(await script.locator('h1').textContent()).toMatch(/guide/i);
  expect(await violations(script, 'the script')).toEqual([]);
  await script.close();
  await page.getByRole('link', { name: 'Talk' }).click();
});

test('forced colours, and every view on a phone', async () => {
  await page.emulateMedia({ forcedColors: 'active' });
  expect(await violations(page, 'forced colours')).toEqual([]);
  await page.emulateMedia({ forcedColors: 'none' });
  await page.setViewportSize({ width: 320, height: 640 });
  for (const name of ['Try a wording', 'Tests', 'Sign-off', 'Talk']) {
    await page.getByRole('link', { name }).click();
    expect(await sideways(page)).toBe(0);
    expect(await violations(page, `${name} on a phone`)).toEqual([]);
  }
  await page.setViewportSize({ width: 1280, height: 900 });
});

test('dark, on a phone, at twice the size: nothing is cut off', async () => {
  await page.emulateMedia({ colorScheme: 'dark' });
  expect(await violations(page, 'dark')).toEqual([]);
  await page.locator('#keep').click();
  expect(await violations(page, 'dark dialog')).toEqual([]);
  await page.keyboard.press('Escape');
  await page.emulateMedia({ colorScheme: 'light' });
  // A window of 1280 by 900 at 200 % has the room of one of 640 by 450.
  await page.setViewportSize({ width: 640, height: 450 });
  expect(await sideways(page)).toBe(0);
  expect(await violations(page, 'at 200 percent')).toEqual([]);
  await page.setViewportSize({ width: 320, height: 640 });
  for (const tab of ['why', 'screen', 'wire', 'page']) {
    await page.locator(`#tab-${tab}`).click();
    expect(await sideways(page)).toBe(0);
  }
  expect(await violations(page, 'on a phone')).toEqual([]);
  await page.setViewportSize({ width: 1280, height: 900 });
});

test('everything is reached by the Tab key, and is seen when it is', async () => {
  await page.evaluate('document.activeElement.blur(); window.scrollTo(0, 0)');
  const reached = new Set<string>();
  for (let presses = 0; presses < 140; presses += 1) {
    await page.keyboard.press('Tab');
    const { name, seen } = (await page.evaluate(`(() => {
      const element = document.activeElement;
      const { left, top, width, height } = element.getBoundingClientRect();
      const at = document.elementFromPoint(left + width / 2, top + height / 2);
      return { name: element.id || element.textContent.trim(), seen: element === document.body || element.contains(at) || at?.contains(element) };
    })()`)) as { name: string; seen: boolean };
    if (!seen) throw new Error(`${name} has the focus and is hidden`);
    reached.add(name);
  }
  for (const name of [
    'Skip to what you say',
    'channel',
    'voice',
    'aloud',
    'said',
    'Send',
    'Without a word',
    'tab-page',
    'Symptoms',
  ])
    expect([...reached]).toContain(name);
});

test('two wordings are compared by ear, and one is put into the page', async () => {
  await page.getByRole('link', { name: 'Try a wording' }).click();
  await page.selectOption('#wording-passage', 'infectious');
  await page.locator('#wording-b-heard .good').waitFor();
  expect(await page.locator('#wording-keep').isDisabled()).toBe(true);
  await page.fill('#wording-b', `Nobody can catch it, ${'and '.repeat(20)} so on.`);
  await page.locator('#wording-b-heard .problems', { hasText: 'line 1' }).waitFor();
  expect(await violations(page, 'a wording with a problem')).toEqual([]);
  await page.locator('#wording-keep').click();
  await page.locator('#wording-trouble', { hasText: 'would not compile' }).waitFor();
  await page.fill('#wording-b', 'Nobody can catch it from you.');
  await page.locator('#wording-b-heard .score', { hasText: 'from you' }).waitFor();
  await page.selectOption('#voice', 'Bob');
  await page.evaluate('window.spoken = []');
  await page.locator('#hear-both').click();
  await page.waitForFunction('window.spoken.at(-1)?.text === "Nobody can catch it from you."');
  expect(await page.evaluate('window.spoken.length')).toBeGreaterThan(1);
  await page.locator('#wording-keep').click();
  await page.locator('#wording-result', { hasText: 'Put into the page' }).waitFor();
  expect(await page.locator('#wording-result .problems').textContent()).toContain('facts.yml');
  expect(await violations(page, 'a wording that was put into the page')).toEqual([]);
  await page.getByRole('link', { name: 'Talk' }).click();
  await page.selectOption('#voice', 'espeak');
});

test('new words are heard before the ledger agrees, with a note beside them', async () => {
  await page.locator('.notice', { hasText: 'do not agree' }).waitFor();
  await say('can you catch it');
  expect(await heardText()).toContain('Nobody can catch it from you.');
  await lastTurn().locator('.note summary').click();
  expect(await lastTurn().locator('.note').textContent()).toContain('facts.yml');
  expect(await violations(page, 'a note of the ledger')).toEqual([]);
});

describe('the words are edited', () => {
  const file = (): string => join(scratch.content, 'page.md');
  let good: string;

  test('an error is shown with its file and line, and the last good words stay in use', async () => {
    good = readFileSync(file(), 'utf8');
    writeFileSync(file(), `${good}\n\n## Symptoms {#symptoms}\n\nClick here (now).\n`);
    await page.getByRole('button', { name: 'Begin again' }).click();
    const line = good.split('\n').length + 2;
    await page
      .locator('.notice.bad code', { hasText: new RegExp(`page\\.md:${line}$`) })
      .first()
      .waitFor();
    expect(await page.locator('#live').textContent()).toContain('do not compile');
    expect(await violations(page, 'words that do not compile')).toEqual([]);
    await say('who gets it');
    expect(await lastTurn().locator('.position').textContent()).toContain('part 1');
  });

  test('once it is mended, the next answer is from the new words', async () => {
    const [sentence = ''] = /(?<=\{#who-gets-it\}\n\n)[^.]+\./.exec(good) ?? [];
    expect(sentence).not.toBe('');
    const ledger = join(scratch.content, 'facts.yml');
    const added = '- passage: who-gets-it\n  added:\n    - This was written by a test\n  why: it was\n';
    writeFileSync(ledger, `${readFileSync(ledger, 'utf8').trimEnd()}\n${added}`);
    writeFileSync(file(), good.replace(sentence, `${sentence} This was written by a test.`));
    await page.locator('.notice.bad').waitFor({ state: 'detached' });
    await say('who gets it');
    expect(await heardText()).toContain('This was written by a test.');
  });
});

test('a connection that is lost is said, and the conversation is taken up again', async () => {
  await page.getByRole('button', { name: 'Begin again' }).click();
  await say('what are the symptoms');
  const { port } = started;
  await started.stop();
  await page.locator('.notice', { hasText: 'does not answer' }).waitFor();
  expect(await violations(page, 'connection lost')).toEqual([]);
  await page.fill('#said', 'next');
  await page.keyboard.press('Enter');
  await page.locator('#trouble', { hasText: 'does not answer' }).waitFor();
  expect(await page.inputValue('#said')).toBe('next');

  started = await startConsole(scratch, port);
  await page.locator('.notice', { hasText: 'does not answer' }).waitFor({ state: 'detached' });
  await page.keyboard.press('Enter');
  await turns().nth(1).waitFor();
  expect(await lastTurn().locator('.position').textContent()).toMatch(/part 2 of \d/);
  expect(await page.locator('.break').count()).toBe(1);
  expect(await violations(page, 'taken up again')).toEqual([]);
});

test('with words that never compiled, the page comes up and says why', async () => {
  const broken = openScratch();
  writeFileSync(join(broken.content, 'phrases.yml'), 'welcome: [');
  // The port of the other console is taken: the next free one is used.
  const other = await startConsole(broken, started.port);
  try {
    expect(other.port).toBeGreaterThan(started.port);
    const second = await openPage(browser, { colorScheme: 'dark' });
    await second.goto(other.address);
    await second.locator('.notice.bad code', { hasText: 'phrases.yml' }).first().waitFor();
    expect(await violations(second, 'never compiled')).toEqual([]);
    await second.fill('#said', 'hello');
    await second.keyboard.press('Enter');
    await second.locator('#trouble', { hasText: 'do not compile' }).waitFor();
    expect(existsSync(broken.tests)).toBe(false);
    await picture(second, 'nothing to answer from');
  } finally {
    await other.stop();
    broken.remove();
  }
});
