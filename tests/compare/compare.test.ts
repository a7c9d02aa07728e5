import { join } from 'node:path';
import compare from '../../tools/compare/command';
import { comparePages } from '../../tools/compare/compare';
import { compile } from '../../tools/content/compile';
import { folderWith, PAGE, PHRASES_FILE, pageWithOutlook, replaced, UTTERANCES } from '../content/made-up';
import { describeWithExport, EXPORT, importedOnce } from '../import/support';
import { type Run, runCommand } from '../support/command';
import { CONTENT } from '../support/words';

const run = (...args: readonly string[]): Promise<Run> => runCommand(compare, args, { today: '2026-03-01' });

/** The numbers from nought to ten in words, as a real folder has them. */
const PHRASES = replaced(
  PHRASES_FILE,
  'numbers: [nought, one, two, three]',
  'numbers: [none, one, two, three, four, five, six, seven, eight, nine, ten]',
);

const folder = (page: string, utterances = UTTERANCES): string =>
  folderWith({ 'page.md': page, 'phrases.yml': PHRASES, 'utterances.yml': utterances });

/** Compares two texts of one passage: the exit code and the rows of its table, without what is to be signed. */
async function compared(before: string, after: string): Promise<[code: number, rows: string[]]> {
  const { code, out } = await run(folder(pageWithOutlook(before)), folder(pageWithOutlook(after)));
  const table = /## Outlook[\s\S]*?(?=\n## )/u.exec(out)?.[0] ?? '';
  const rows = table.split('\n').slice(4).filter(Boolean);
  return [code, rows.map((row) => row.replace(/ \| ☐ \|$/u, '').replace(/^\| /u, ''))];
}

describe('what differs', () => {
  test.each<[string, string, string, number, string[]]>([
    ['nothing', 'It passes.', 'It passes.', 0, []],
    ['quotation marks, spaces and lines', "It's “gone” soon.", 'It’s\n"gone"  soon.', 0, []],
    [
      'words',
      'It soon passes away.',
      'It quickly passes away.',
      0,
      ['sentence changed | It soon passes away. | It quickly passes away. |  | '],
    ],
    ['a sentence gone', 'It passes. It is rare.', 'It passes.', 0, ['sentence gone | It is rare. |  |  | ']],
    ['a sentence new', 'It passes.', 'It passes. It is rare.', 0, ['sentence new |  | It is rare. |  | ']],
    [
      'a number',
      'About 9 in every 10 people get better.',
      'About 8 in every 10 people get better.',
      1,
      [
        'sentence changed | About 9 in every 10 people get better. | About 8 in every 10 people get better. | **9 → 8** | ',
      ],
    ],
    [
      'a number in words is the same in digits',
      'Take two pills now.',
      'Take 2 pills now.',
      0,
      ['sentence changed | Take two pills now. | Take 2 pills now. |  | '],
    ],
    [
      'numbers that change places',
      'From 30 to 50 of them.',
      'From 50 to 30 of them.',
      1,
      [
        'sentence changed | From 30 to 50 of them. | From 50 to 30 of them. | **30 → (none)**<br>**(none) → 30** | ',
      ],
    ],
    [
      'a decimal point',
      'It takes 1.5 grams of it.',
      'It takes 15 grams of it.',
      1,
      ['sentence changed | It takes 1.5 grams of it. | It takes 15 grams of it. | **1.5 → 15** | '],
    ],
    [
      'thousands',
      'It is 1,000 of them.',
      'It is 1000 of them.',
      0,
      ['sentence changed | It is 1,000 of them. | It is 1000 of them. |  | '],
    ],
    [
      'a negation gone',
      'You cannot catch it.',
      'You can catch it.',
      1,
      ['sentence changed | You cannot catch it. | You can catch it. | **not catch → (none)** | (none) → can'],
    ],
    [
      'a contraction is the same negation',
      "You can't catch it.",
      'You cannot catch it.',
      0,
      ["sentence changed | You can't catch it. | You cannot catch it. |  | "],
    ],
    [
      'a negation that turns another word round',
      'It is not serious but it lasts.',
      'It is serious but it does not last.',
      1,
      [
        'sentence changed | It is not serious but it lasts. | It is serious but it does not last. | **not serious → not last** | ',
      ],
    ],
    [
      'a sentence gone that had one',
      'It passes. It is never bad.',
      'It passes.',
      1,
      ['sentence gone | It is never bad. |  | **never bad → (none)** | '],
    ],
    [
      'a sentence parted in two',
      'It is not serious, but it may last for a year.',
      'It is not serious. But it may last for a year.',
      0,
      [
        'sentence changed | It is not serious, but it may last for a year. | It is not serious. But it may last for a year. |  | ',
      ],
    ],
    [
      'a sentence parted in two, and a negation lost on the way',
      'It is not serious, but it may last for a year.',
      'It is serious. But it may last for a year.',
      1,
      [
        'sentence changed | It is not serious, but it may last for a year. | It is serious. But it may last for a year. | **not serious → (none)** | ',
      ],
    ],
    [
      'a hedge is shown, and no more',
      'It may pass soon.',
      'It will pass soon.',
      0,
      ['sentence changed | It may pass soon. | It will pass soon. |  | may → will'],
    ],
    [
      'two sentences that change places',
      'It is bad. Most get better.',
      'Most get better. It is bad.',
      0,
      ['sentence moved | elsewhere in the passage | It is bad. |  | '],
    ],
  ])('%s', async (_, before, after, code, rows) => {
    expect(await compared(before, after)).toEqual([code, rows]);
  });

  test('an item of a list, whole', async () => {
    const { code, out } = await run(
      folder(PAGE),
      folder(replaced(PAGE, 'Rubbing them makes it worse', 'Rubbing them does not make it worse')),
    );
    expect(code).toBe(1);
    expect(out).toContain(
      '| item changed | Itchy eyes. Rubbing them makes it worse. | Itchy eyes. Rubbing them does not make it worse. | **(none) → not make** |  | ☐ |',
    );
  });

  test('a passage that is gone, and a sentence that moved to another', async () => {
    const after = replaced(
      PAGE,
      '### Outlook\n\nIt is **not** serious. Most people get\nbetter with age.\n\n',
      '',
    ).replace('Call 01632', 'It is **not** serious. Call 01632');
    const gone = folderWith({
      'page.md': after.replace('leads:\n  outlook: lead.outlook\n', ''),
      'phrases.yml': replaced(PHRASES, 'lead.outlook: Said before the outlook.\n', ''),
      'utterances.yml': replaced(
        UTTERANCES,
        '  outlook:\n    names: [outlook]\n    say: ["is <it> serious"]\n',
        '',
      ),
    });
    const { code, out } = await run(folder(PAGE), gone);
    expect(code).toBe(0);
    expect(out).toContain('## Outlook (`outlook`)');
    expect(out).toContain('| heading gone | Outlook |  |  |  | ☐ |');
    expect(out).toContain('| sentence moved | It is not serious. | now in helpline |  |  | ☐ |');
    expect(out).toContain('| sentence moved | was in outlook | It is not serious. |  |  | ☐ |');
    expect(out).toContain('| sentence gone | Most people get better with age. |  |  | most → (none) | ☐ |');
  });

  test('what the page says of itself: a number there counts like any other', async () => {
    const after = PAGE.replaceAll('01632 960 001', '01632 960 002');
    const { code, out } = await run(folder(PAGE), folder(after));
    expect(code).toBe(1);
    expect(out).toMatch(
      /## The page itself[\s\S]*\| fact changed \| helpline: 01632 960 001 \| helpline: 01632 960 002 \| \*\*001 → 002\*\* \|/u,
    );
  });
});

describeWithExport("the charity's export, imported, and the words of this project", () => {
  test('no number and no negation differs but what the import leaves out', async () => {
    const before = compile(join(await importedOnce(EXPORT), 'content'), { today: '2026-03-01' }).compiled;
    const after = compile(CONTENT, { today: '2026-03-01' }).compiled;
    if (!before || !after) throw new Error('the words do not compile');
    const { facts, passages } = comparePages(before, after);
    // The ledger's test holds the numbers of the papers, which stand in another order here.
    const changes = [
      ...facts,
      ...passages.filter(({ id }) => id !== 'sources').flatMap((one) => one.changes),
    ];
    const sentences = changes.filter(({ what }) => what !== 'heading');
    expect(sentences.flatMap(({ differs }) => differs)).toEqual([
      // In the footers of the export: the charity's registered numbers.
      '(none) → 1183890',
      '(none) → sc049802',
    ]);
    expect(sentences.flatMap(({ hedges }) => hedges)).toEqual([
      // Two sentences that were parted, and paired crosswise.
      '(none) → any, can',
      'can, any → (none)',
      // "How you would like", for "how you wish".
      '(none) → would',
      // "What you can expect" is said once here, with how treatment is explained.
      'can → (none)',
      // "Here are some of them", for "including", twice.
      '(none) → some',
      '(none) → some',
      // "You can call if you would like" for "If you'd like ... call": listed in the ledger as added.
      '(none) → can',
      // "A factsheet about ANKL" is no hedge.
      '(none) → about',
    ]);
  });
});

test('the table can be signed: what it compares, what is unchanged, and room for a name', async () => {
  const { out } = await run(folder(PAGE), folder(pageWithOutlook('It is serious.')));
  expect(out).toMatch(/^# What changed on the page\n\n\| \| before \| after \|/u);
  expect(out).toContain('**Numbers or negations differ in 1 place.**');
  expect(out).toContain('## Unchanged\n\n`symptoms`, `helpline`');
  expect(out).toMatch(/## Sign-off\n\n\| reviewer \| role \| date \| signature \|/u);
});

test('the same folder twice: nothing differs', async () => {
  const one = folder(PAGE);
  const { code, out, err } = await run(one, one);
  expect([code, err]).toEqual([0, '']);
  expect(out).toContain('Nothing that is heard differs.');
});

test('what is hard to follow by ear is no difference, and is not printed', async () => {
  const long = `It is ${'very '.repeat(25)}rare.`;
  const one = folder(replaced(pageWithOutlook(long), 'start:', 'wording: original\nstart:'));
  expect(await run(one, one)).toMatchObject({ code: 0, err: '' });
});

describe('bad use', () => {
  test.each([[[]], [['one']], [['a', 'b', 'c']], [['--nonsense', 'a', 'b']]])('%j', async (args) => {
    const { code, out, err } = await run(...args);
    expect([code, out]).toEqual([2, '']);
    expect(err).toContain('usage: npm run -s compare -- DIR_A DIR_B');
  });

  test('a folder that is not there, and one that does not compile', async () => {
    expect(await run(folder(PAGE), 'no-such-folder')).toMatchObject({
      code: 1,
      out: '',
      err: expect.stringContaining('there is no such folder'),
    });
    const broken = folder(replaced(PAGE, 'start: symptoms', 'start: nowhere'));
    expect(await run(broken, folder(PAGE))).toMatchObject({
      code: 1,
      out: '',
      err: expect.stringContaining("there is no passage 'nowhere'"),
    });
  });

  test('--help', async () => {
    expect(await run('--help')).toMatchObject({ code: 0, err: '' });
  });
});
