import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  fileName,
  NotSaved,
  type StoryDraft,
  saveStory,
  saveUtterance,
  storyText,
} from '../../tools/console/save-tests';
import { readStory } from '../../tools/stories/story';

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'stories-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const draft: StoryDraft = {
  title: 'Opened, and left',
  strictness: 'all',
  turns: [
    {
      said: '/launch',
      text: 'Hello. Shall I?',
      question: 'Shall I?',
      passage: null,
      place: null,
      open: true,
    },
    { said: 'yes', text: 'Goodbye: "you".', question: '', passage: null, place: null, open: false },
  ],
};

describe('a story', () => {
  test('is written as it is read', () => {
    const { steps, title } = readStory(saveStory(folder, { ...draft, today: '2030-01-01' }));
    expect(title).toBe('Opened, and left');
    expect(steps.map(({ line: _, ...step }) => step)).toEqual([
      { listener: '(opens the guide)' },
      { guide: 'Hello. Shall I?' },
      { listener: 'yes' },
      { guide: 'Goodbye: "you".' },
      { session: 'closed' },
    ]);
  });

  test('may hold the guide to its question alone', () => {
    expect(storyText({ ...draft, strictness: 'question' })).toContain('guide: … Shall I?');
  });

  test('quotes what other readers of YAML would take for true', () => {
    expect(storyText(draft)).toContain('listener: "yes"');
  });

  test.each([
    ['Two  spaces', 'two-spaces'],
    ['../../../etc/passwd', 'etc-passwd'],
    ['C:\\Windows\\x', 'c-windows-x'],
    ['Where’s the café?', 'wheres-the-cafe'],
    ['a\u0000b', 'a-b'],
    ['…', ''],
    ['x'.repeat(300), 'x'.repeat(100)],
  ])('called %j is the file %j', (title, name) => {
    expect(fileName(title)).toBe(name);
  });

  test('never replaces another', () => {
    const file = saveStory(folder, draft);
    const before = readFileSync(file, 'utf8');
    expect(() => saveStory(folder, { ...draft, title: 'opened and left!', strictness: 'question' })).toThrow(
      NotSaved,
    );
    expect(() => saveStory(folder, { ...draft, title: 'Opened,  and left' })).toThrow(/already/);
    expect(readFileSync(file, 'utf8')).toBe(before);
    expect(readdirSync(folder)).toHaveLength(1);
  });

  test('has a title of its own, whatever the file of the other is called', () => {
    writeFileSync(join(folder, 'elsewhere.yml'), storyText(draft));
    expect(() => saveStory(folder, draft)).toThrow(/elsewhere\.yml/);
  });

  test('needs a title and something to tell', () => {
    expect(() => saveStory(folder, { ...draft, title: ' ?! ' })).toThrow(NotSaved);
    expect(() => saveStory(folder, { ...draft, turns: [] })).toThrow(NotSaved);
    expect(readdirSync(folder)).toEqual([]);
  });
});

describe('an utterance', () => {
  test('is added to those that are there, and comments stay', () => {
    const file = saveUtterance(folder, { say: 'first', want: 'no' });
    writeFileSync(file, `${readFileSync(file, 'utf8')}  # by hand\n`);
    saveUtterance(folder, { say: 'what: this?', want: 'symptoms' });
    const text = readFileSync(file, 'utf8');
    expect(text).toContain('# by hand');
    expect(text).toMatch(/- say: first\n {4}want: "no"/);
    expect(text).toMatch(/- say: "what: this\?"\n {4}want: symptoms/);
  });

  test('that another file has is refused', () => {
    writeFileSync(
      join(folder, 'plain.yml'),
      'style: plain\nlines:\n  - say: Hello\n    want: [help, menu]\n',
    );
    expect(() => saveUtterance(folder, { say: 'hello', want: 'next' })).toThrow(/plain\.yml.*help,menu/);
  });

  test('is not written into a file that makes no sense', () => {
    writeFileSync(join(folder, 'console.yml'), 'lines: none\n');
    expect(() => saveUtterance(folder, { say: 'hello', want: 'next' })).toThrow(NotSaved);
    expect(readFileSync(join(folder, 'console.yml'), 'utf8')).toBe('lines: none\n');
  });
});
