import { existsSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { END, emptyFolder, run, smallWords, sourceWith, TEXT, textOfFile } from './support';

const original = textOfFile(TEXT);
const small = ['--content', smallWords()];
const items = Array.from({ length: 5000 }, (_, index) => `- Item ${index}`).join('\n');

describe('a source that is no page', () => {
  test.each<[string, string | Uint8Array, string, RegExp]>([
    ['empty', '', 'a.txt', /a\.txt is empty; export the page again/],
    ['nothing but spaces', ' \n\t\n', 'a.txt', /a\.txt holds no words/],
    [
      'a PDF',
      '%PDF-1.7\n%âãÏÓ\n',
      'a.pdf',
      /a\.pdf is a PDF; save the page as HTML, as text \(UTF-8\) or as a Word document/,
    ],
    ['a PDF by another name', '%PDF-1.7\n', 'a.txt', /is a PDF/],
    ['a picture', Buffer.from([0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10]), 'a.txt', /is a picture/],
    ['a photograph', Buffer.from([0xff, 0xd8, 0xff, 0xe0, 0, 16]), 'a.html', /is a picture/],
    ['a packed file', Buffer.from('PK\u0003\u0004xx'), 'a.docx', /is a packed file, and no Word document/],
    [
      'a Word document that is cut off',
      Buffer.from('PK\u0003\u0004 word/document.xml'),
      'a.docx',
      /is damaged, or no Word document: .*; open it in Word and save it again as \.docx/,
    ],
    [
      'an old Word document',
      Buffer.from('d0cf11e0a1b11ae1', 'hex'),
      'a.doc',
      /is an old Word document, or one with a password/,
    ],
    ['rich text', '{\\rtf1 words}', 'a.rtf', /is rich text/],
    ['no text', Buffer.from([1, 2, 0, 3, 4]), 'a.txt', /is not text/],
    [
      'without headings',
      'Just some words about nothing.\n\nAnd more of them.',
      'a.txt',
      /has no headings, so nothing in it can be asked for/,
    ],
    ['a title and no other heading', '# Colds\n\nIt is a virus.', 'a.md', /has no headings/],
    ['HTML without headings', '<p>Words.</p>', 'a.html', /has no headings/],
    ['an empty HTML page', '<!doctype html><title>x</title><script>1</script>', 'a.html', /has no headings/],
    [
      'the page twice over',
      `${original}\n\n${original}`,
      'a.txt',
      /a\.txt:130: the heading 'What is hay fever\?' stands on line 15 too/,
    ],
    [
      'a list that never ends',
      original.replace('- Feeling tired', items),
      'a.txt',
      /a\.txt:45: a list of more than 200 items, which nobody can hear to its end/,
    ],
    ['10 MB', Buffer.alloc(10 * 1024 * 1024, 'words '), 'a.txt', /is larger than 5 MB, which no page is/],
    [
      'nested without end',
      `<h1>A</h1><h2>B</h2>${'<div>'.repeat(20_000)}words`,
      'a.html',
      /is nested too deep to be a page/,
    ],
    [
      'without the day of its review',
      original.replace('Page last reviewed: 31 August 2025', ''),
      'a.txt',
      /does not say when it was last reviewed; give it: --set reviewed=2025-08-31/,
    ],
    [
      'without dates or a number',
      '# Colds\n\n## Causes\n\nA virus.',
      'a.txt',
      /last reviewed, nor when its next review is due, nor the number of its helpline/,
    ],
    [
      'a sentence that no platform says',
      original.replace('It makes a', `It makes ${'and makes '.repeat(1000)} a`),
      'a.txt',
      /a\.txt:17: more than 6,500 characters of speech in one answer, and an Echo would say none of it/,
    ],
    [
      'a character that was lost',
      `Colds\n\nCauses\n\nA vir\ufffds.\n${END}`,
      'a.txt',
      /a\.txt:5: a character was lost here/,
    ],
  ])('%s', async (_, content, name, message) => {
    const out = join(emptyFolder(), 'page');
    const { code, err } = await run(sourceWith(content, name), '--out', out, ...small);
    expect([code, err]).toEqual([1, expect.stringMatching(message)]);
    expect(err).toMatch(/nothing was written\n$/);
    expect(existsSync(out)).toBe(false);
  });

  test('that is not there, or is a folder', async () => {
    const folder = emptyFolder();
    expect((await run(join(folder, 'no.txt'), '--out', join(folder, 'page'))).err).toContain(
      'there is no such file',
    );
    expect((await run(folder, '--out', join(folder, 'page'))).err).toContain(
      'is a folder; name the file of one page',
    );
    expect(readdirSync(folder)).toEqual([]);
  });

  test('words to serve it with that do not compile', async () => {
    const { code, err } = await run(TEXT, '--out', join(emptyFolder(), 'page'), '--content', emptyFolder());
    expect([code, err]).toEqual([
      1,
      expect.stringMatching(/do not compile[\s\S]*page\.md: the file is missing/),
    ]);
  });
});

test('what the page does not say can be given', async () => {
  const out = join(emptyFolder(), 'page');
  const given = [
    '--set',
    'reviewed=2024-02-29',
    '--set',
    'next-review=2027-02',
    '--set',
    'helpline=01632 960 007',
  ];
  const file = sourceWith('# Colds\n\n## Causes\n\nA virus.', 'a.md');
  expect((await run(file, '--out', out, ...given, '--set', 'name=cold guide', ...small)).code).toBe(0);
  const page = textOfFile(join(out, 'content/page.md'));
  expect(page).toMatch(/^title: Colds\nname: cold guide\nsubject: colds$/mu);
  expect(page).toMatch(
    /^reviewed: 2024-02-29\nupdated: 2024-02-29\nnext-review: 2027-02\nhelpline: 01632 960 007$/mu,
  );
});

test('what is given and wrong is refused by the compiler', async () => {
  const { code, err } = await run(
    TEXT,
    '--out',
    join(emptyFolder(), 'page'),
    '--set',
    'reviewed=yesterday',
    ...small,
  );
  expect([code, err]).toEqual([1, expect.stringContaining("'reviewed' is no date")]);
});

describe('a folder that holds something', () => {
  const file = sourceWith(original, 'hay-fever.txt');
  const fresh = async (): Promise<string> => {
    const out = join(emptyFolder(), 'page');
    expect((await run(file, '--out', out, ...small)).code).toBe(0);
    return out;
  };

  test('the same page again: nothing is written', async () => {
    const out = await fresh();
    const again = await run(file, '--out', out, ...small);
    expect([again.code, again.out]).toEqual([0, expect.stringContaining(`${out} is as it was`)]);
    expect(readdirSync(join(out, '..'))).toEqual(['page']);
  });

  test('an empty one is filled', async () => {
    const out = emptyFolder();
    expect((await run(file, '--out', out, ...small)).code).toBe(0);
    expect(readdirSync(out).sort()).toEqual(['REVIEW.md', 'content', 'training']);
  });

  test.each<[string, (out: string) => void, string]>([
    ['a file was edited', (out) => writeFileSync(join(out, 'content/page.md'), 'mine'), 'content/page.md'],
    ['a file was added', (out) => writeFileSync(join(out, 'notes.txt'), 'mine'), 'notes.txt'],
    ['a review was ticked off', (out) => writeFileSync(join(out, 'REVIEW.md'), '- [x]'), 'REVIEW.md'],
    ['a file was deleted', (out) => rmSync(join(out, 'content/page.md')), 'content/page.md'],
  ])('%s: it is left as it is, and with --force kept beside the new one', async (_, edit, name) => {
    const out = await fresh();
    edit(out);
    const before = readdirSync(out);
    const { code, err } = await run(file, '--out', out, ...small);
    expect([code, err]).toEqual([
      1,
      expect.stringContaining(`holds other words: ${name}; name another folder`),
    ]);
    expect(readdirSync(out)).toEqual(before);
    const forced = await run(file, '--out', out, '--force', ...small);
    expect([forced.code, forced.out]).toEqual([0, expect.stringContaining(`is kept as ${out}.kept-1`)]);
    expect(readdirSync(`${out}.kept-1`)).toEqual(before);
    expect(textOfFile(join(out, 'content/page.md'))).toContain('wording: original');
  });

  test('one that is no import at all', async () => {
    const out = emptyFolder();
    writeFileSync(join(out, 'page.md'), 'mine');
    expect(await run(file, '--out', out, ...small)).toMatchObject({ code: 1 });
    expect(textOfFile(join(out, 'page.md'))).toBe('mine');
  });

  test('a file where the folder should be, and the folder that it runs in', async () => {
    const out = sourceWith('mine');
    expect((await run(file, '--out', out, '--force', ...small)).err).toContain('is a file; name a folder');
    expect(textOfFile(out)).toBe('mine');
    expect((await run(file, '--out', '.', '--force', ...small)).err).toContain(
      'is the folder that this runs in, or holds it',
    );
  });
});

describe('options', () => {
  test.each([
    [[]],
    [['--out', 'x']],
    [['a.txt']],
    [['a.txt', 'b.txt', '--out', 'x']],
    [['a.txt', '--out', '']],
    [['a.txt', '--out', 'x', '--nonsense']],
    [['a.txt', '--out', 'x', '--set', 'reviewed']],
    [['a.txt', '--out', 'x', '--set', 'title=x']],
  ])('%j is no way to call it', async (args) => {
    const { code, out, err } = await run(...args);
    expect([code, out]).toEqual([2, '']);
    expect(err).toContain('usage: npm run import -- FILE --out DIR');
  });

  test('--help says how to call it', async () => {
    expect(await run('--help')).toEqual({
      code: 0,
      out: expect.stringMatching(/^usage: npm run import/),
      err: '',
    });
  });
});
