import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { emptyFolder, folderWith, PAGE, replaced, UTTERANCES } from '../content/made-up';
import { MODEL, ROOT, run } from './support';

const MANIFEST = 'alexa/skill-package/skill.json';

const STORE = `name: Hay Fever Guide
summary: Hear about hay fever.
description: It reads a page.
disclaimer: It is not a substitute for professional advice.
examples: ["Alexa, open hay fever guide", what are the symptoms, helpline]
keywords: [pollen]
testing: Say the name.
category: HEALTH_AND_FITNESS
countries: [GB]
privacy-policy: https://example.org/privacy
`;

const filesIn = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));

const OF_OUR_PAGE = /ankl|leuka?emia|\b08088\b|natural killer/i;

describe('another page', () => {
  const content = folderWith({ 'store.yml': STORE });
  const out = emptyFolder();
  const ran = run(['--out', out], { CONTENT_DIR: content });

  test('is written, and nothing is wrong', async () => {
    expect(await ran).toMatchObject({ code: 0, err: '' });
    expect((await ran).out).toMatch(/^Alexa: \d+ intents, \d+ samples/m);
  });

  test('has nothing of ours in it', async () => {
    await ran;
    const written = filesIn(out);
    expect(written.filter((file) => file.startsWith(join(out, 'alexa')))).toHaveLength(5);
    for (const file of written) {
      expect(file.slice(out.length)).not.toMatch(OF_OUR_PAGE);
      if (!file.endsWith('.png')) expect(readFileSync(file, 'utf8')).not.toMatch(OF_OUR_PAGE);
    }
  });

  test('has its own name, intents and values', async () => {
    await ran;
    const model = readFileSync(join(out, MODEL), 'utf8');
    const { languageModel } = JSON.parse(model).interactionModel;
    expect(languageModel.invocationName).toBe('hay fever guide');
    expect(languageModel.types).toEqual([
      {
        name: 'PASSAGE',
        values: [
          { id: 'symptoms', name: { value: 'symptoms', synonyms: [] } },
          { id: 'outlook', name: { value: 'outlook', synonyms: [] } },
          { id: 'helpline', name: { value: 'getting help', synonyms: [] } },
        ],
      },
      { name: 'TERM', values: [{ id: 'pollen', name: { value: 'pollen', synonyms: ['the dust'] } }] },
    ]);
    expect(languageModel.intents).toContainEqual({
      name: 'ReadOutlookIntent',
      samples: expect.arrayContaining(['is it serious', 'is hay fever serious']),
    });
  });

  test('is up to date when it is checked', async () => {
    expect(await run(['--check', '--out', out], { CONTENT_DIR: content })).toEqual({
      code: 0,
      out: '',
      err: '',
    });
  });

  test('can be made without the intent for words that no other foresaw, but not in the place of what is checked in', async () => {
    const folder = emptyFolder();
    const withExample = folderWith({ 'examples/emergency.txt': 'he has gone blue in the face\n' });
    const intents = async (...args: string[]): Promise<string[]> => {
      expect((await run(['--out', folder, ...args], { CONTENT_DIR: withExample })).code).toBe(0);
      const { languageModel } = JSON.parse(readFileSync(join(folder, MODEL), 'utf8')).interactionModel;
      return languageModel.intents.map(({ name }: { name: string }) => name);
    };
    const all = await intents();
    expect(all).toContain('WordsIntent');
    expect(await intents('--without-words')).toEqual(all.filter((name) => name !== 'WordsIntent'));
    expect((await run(['--without-words'])).code).toBe(2);
  });

  test('takes the place of ours, and leaves none of ours behind', async () => {
    const folder = emptyFolder();
    for (const name of ['alexa', 'dialogflow'])
      cpSync(join(ROOT, 'interaction-models', name), join(folder, name), { recursive: true });
    expect((await run(['--out', folder], { CONTENT_DIR: folderWith() })).out).toContain(
      `deleted: ${join(folder, MANIFEST)}`,
    );
    for (const file of filesIn(folder)) {
      if (!file.endsWith('.png')) expect(readFileSync(file, 'utf8')).not.toMatch(OF_OUR_PAGE);
    }
  });
});

describe('a page with less in it', () => {
  test('without words for the store gets a model and no manifest, and is told', async () => {
    const out = emptyFolder();
    const { code, err } = await run(['--out', out], { CONTENT_DIR: folderWith() });
    expect(code).toBe(0);
    expect(err).toMatch(/store\.yml: warning: there are no words for the store/);
    expect(existsSync(join(out, MODEL))).toBe(true);
    expect(existsSync(join(out, MANIFEST))).toBe(false);
  });

  test('without words to spell has no empty type and no slot for one', async () => {
    const out = emptyFolder();
    const digits = 'digits: [nought, one, two, three, four, five, six, seven, eight, nine]\n';
    const pronunciation = `terms: []\n${digits}`;
    expect(
      (await run(['--out', out], { CONTENT_DIR: folderWith({ 'pronunciation.yml': pronunciation }) })).code,
    ).toBe(0);
    const { languageModel } = JSON.parse(readFileSync(join(out, MODEL), 'utf8')).interactionModel;
    expect(languageModel.types.map(({ name }: { name: string }) => name)).toEqual(['PASSAGE']);
    expect(languageModel.intents).toContainEqual({ name: 'SpellIntent', samples: ['spell that'] });
  });

  test('has names by themselves under their own intents', async () => {
    const out = emptyFolder();
    const utterances = replaced(UTTERANCES, '["tell me about {passage}"]', '["[tell me about] {passage}"]');
    expect(
      (await run(['--out', out], { CONTENT_DIR: folderWith({ 'utterances.yml': utterances }) })).code,
    ).toBe(0);
    const { intents } = JSON.parse(readFileSync(join(out, MODEL), 'utf8')).interactionModel.languageModel;
    const samplesOf = (name: string) =>
      intents.find((intent: { name: string }) => intent.name === name).samples;
    expect(samplesOf('ReadOutlookIntent')).toContain('outlook');
    expect(samplesOf('HelplineIntent')).toEqual(['helpline', 'getting help']);
    expect(samplesOf('ReadIntent')).toEqual(['tell me about {passage}']);
  });

  test('leaves to ReadIntent the sentence that is a name with words around it', async () => {
    const out = emptyFolder();
    const utterances = replaced(
      UTTERANCES,
      '["is <it> serious"]',
      '["is <it> serious", "tell me about outlook"]',
    );
    expect(
      (await run(['--out', out], { CONTENT_DIR: folderWith({ 'utterances.yml': utterances }) })).code,
    ).toBe(0);
    expect(readFileSync(join(out, MODEL), 'utf8')).not.toContain('tell me about outlook');
  });
});

describe('words that are wrong', () => {
  test('are listed as the compiler lists them, and nothing is written', async () => {
    const out = emptyFolder();
    const page = replaced(PAGE, 'publisher: The Sneeze Trust\n', '');
    const { code, err } = await run(['--out', join(out, 'models')], {
      CONTENT_DIR: folderWith({ 'page.md': page }),
    });
    expect(code).toBe(1);
    expect(err).toMatch(/page\.md:\d+: .*publisher/);
    expect(existsSync(join(out, 'models'))).toBe(false);
  });

  test('leave what was there untouched', async () => {
    const out = emptyFolder();
    await run(['--out', out], { CONTENT_DIR: folderWith({ 'store.yml': STORE }) });
    const before = filesIn(out).map((file) => [file, readFileSync(file, 'utf8')]);
    const broken = folderWith({
      'store.yml': replaced(STORE, 'summary: Hear', `summary: ${'a'.repeat(160)}`),
    });
    const { code, err } = await run(['--out', out], { CONTENT_DIR: broken });
    expect(code).toBe(1);
    expect(err).toMatch(/store\.yml:2: 'summary' has \d+ characters; 160 are the most/);
    expect(filesIn(out).map((file) => [file, readFileSync(file, 'utf8')])).toEqual(before);
  });

  test('a name that Alexa does not take is reported where the page gives it', async () => {
    const page = replaced(PAGE, 'name: hay fever guide', 'name: open hay fever');
    const { code, err } = await run(['--out', emptyFolder()], {
      CONTENT_DIR: folderWith({ 'page.md': page }),
    });
    expect(code).toBe(1);
    expect(err).toMatch(/page\.md:3: Alexa: the name 'open hay fever' has the word 'open'/);
  });

  test('a folder that is not there', async () => {
    const { code, err } = await run(['--out', emptyFolder()], { CONTENT_DIR: '/nowhere/at/all' });
    expect(code).toBe(1);
    expect(err).toMatch(/there is no such folder/);
  });
});

describe('--check', () => {
  test('names what is out of date, missing and left over, and writes nothing', async () => {
    const out = emptyFolder();
    const env = { CONTENT_DIR: folderWith({ 'store.yml': STORE }) };
    await run(['--out', out], env);
    writeFileSync(join(out, MODEL), '{}');
    writeFileSync(join(out, 'alexa/skill-package/notes.txt'), 'mine');
    const other = join(out, 'alexa/skill-package/assets/images/en-GB_smallIcon.png');
    writeFileSync(other, '');
    const { code, err } = await run(['--check', '--out', out], env);
    expect(code).toBe(1);
    expect(err).toContain(`${join(out, MODEL)}: out of date`);
    expect(err).toContain(`${other}: out of date`);
    expect(err).toContain(`${join(out, 'alexa/skill-package/notes.txt')}: left over`);
    expect(readFileSync(join(out, MODEL), 'utf8')).toBe('{}');
  });

  test('names all of it where there is nothing', async () => {
    const out = emptyFolder();
    const { code, err } = await run(['--check', '--out', out], {
      CONTENT_DIR: folderWith({ 'store.yml': STORE }),
    });
    expect(code).toBe(1);
    expect(err.match(/alexa\/.*: missing$/gm)).toHaveLength(5);
    expect(readdirSync(out)).toEqual([]);
  });

  test('what stands outside the package is nobody’s business', async () => {
    const out = emptyFolder();
    const env = { CONTENT_DIR: folderWith({ 'store.yml': STORE }) };
    await run(['--out', out], env);
    writeFileSync(join(out, 'alexa/README.md'), 'mine');
    mkdirSync(join(out, 'alexa/.ask'));
    expect((await run(['--check', '--out', out], env)).code).toBe(0);
  });
});

test('what is up to date is not written again', async () => {
  const out = emptyFolder();
  const env = { CONTENT_DIR: folderWith({ 'store.yml': STORE }) };
  await run(['--out', out], env);
  const before = statSync(join(out, MODEL)).mtimeMs;
  expect((await run(['--out', out], env)).out).not.toContain('written');
  expect(statSync(join(out, MODEL)).mtimeMs).toBe(before);
});

describe('the options', () => {
  const ARN = 'arn:aws:lambda:eu-west-1:123456789012:function:guide';

  test('--endpoint puts the function into the manifest', async () => {
    const out = emptyFolder();
    expect(
      (await run(['--out', out, '--endpoint', ARN], { CONTENT_DIR: folderWith({ 'store.yml': STORE }) }))
        .code,
    ).toBe(0);
    expect(JSON.parse(readFileSync(join(out, MANIFEST), 'utf8')).manifest.apis.custom.endpoint).toEqual({
      uri: ARN,
    });
  });

  test.each([
    [['--endpoint', ARN], /needs --out/],
    [['--endpoint', 'guide', '--out', 'x'], /needs the ARN of a Lambda function, not 'guide'/],
    [['--out', ''], /--out needs the name of a folder/],
    [['--nothing'], /--nothing/],
    [['more'], /more/],
  ])('%j is refused', async (args, message) => {
    const { code, err } = await run(args);
    expect(code).toBe(2);
    expect(err).toMatch(message);
    expect(err).toContain('usage: npm run models');
  });

  test('--help says how', async () => {
    expect(await run(['--help'])).toMatchObject({ code: 0, err: '' });
  });
});
