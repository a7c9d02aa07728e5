import { join } from 'node:path';
import { strToU8, zipSync } from 'fflate';
import { bold, docx, item, mark, paragraph, styled, table, run as text } from './docx';
import { emptyFolder, imported, pageOfFolder, run, smallWords, sourceWith, textOfFile } from './support';

const small = ['--content', smallWords()];

/** What every page needs at its end. @param heading the style of its headings */
const end = (heading: string): string[] => [
  styled(heading, 'Talk to us'),
  paragraph('Call our helpline on 01632 960 001.'),
  paragraph('Page last reviewed: 3 March 2025'),
  paragraph('Next review due: 3 March 2028'),
];

describe('a Word document', () => {
  let folder: string;
  beforeAll(async () => {
    const body = [
      styled('Title', 'Splinters'),
      paragraph(
        `${text('A splinter is a sliver of wood in the skin. It is ')}${bold('not')}${text(' an emergency.')}`,
      ),
      styled('Heading1', 'Taking one out'),
      paragraph(`${text('Wash your hands first.')}${mark(1)}${text(' You will need:')}`),
      item('tweezers'),
      item('water that is'),
      item('warm', 1),
      item('clean', 1),
      styled('Heading2', 'What to use'),
      table([
        ['Splinter', 'Tool', 'Who'],
        [['Wood', '<w:vMerge w:val="restart"/>'], 'tweezers', 'you'],
        [['', '<w:vMerge/>'], 'a needle', 'a nurse'],
        ['Glass', ['ask a nurse', '<w:gridSpan w:val="2"/>']],
      ]),
      ...end('Heading1'),
    ];
    folder = await imported(sourceWith(docx(body, ['Soap will do.']), 'splinters.docx'), ...small);
  });

  test('becomes a page: its title, headings, bold words, lists in lists, and tables with merged cells', () => {
    expect(pageOfFolder(folder)).toMatch(/^# Splinters\n\n## Splinters \{#splinters\}\n\nA splinter is/u);
    expect(pageOfFolder(folder)).toContain('It is **not** an emergency.');
    expect(pageOfFolder(folder)).toContain(
      'Wash your hands first. You will need:\n\n- tweezers\n- water that is warm\n- water that is clean\n',
    );
    expect(pageOfFolder(folder)).toContain('### What to use {#what-to-use}');
    expect(pageOfFolder(folder)).toContain(
      '- Wood; tweezers; you\n- Wood; a needle; a nurse\n- Glass; ask a nurse\n',
    );
  });

  test('a footnote is put before an editor, by its paragraph', () => {
    const review = textOfFile(join(folder, 'REVIEW.md'));
    expect(review).toMatch(
      /line \d+ of the source: a footnote: put it where its mark stands.*Soap will do\./u,
    );
    expect(review).toMatch(/page\.md:\d+, line 4 of the source: the mark of a footnote: "\[1\]"/u);
  });

  test('is answered from', () => {
    expect(textOfFile(join(folder, 'content/page.md'))).toMatch(/^helpline: 01632 960 001$/mu);
    expect(textOfFile(join(folder, 'content/page.md'))).toMatch(/^reviewed: 2025-03-03$/mu);
  });
});

test('without a title in a style of its own, the only heading of the first kind is the title', async () => {
  const body = [
    styled('Heading1', 'Splinters'),
    styled('Heading2', 'Causes'),
    paragraph('Old fences.'),
    ...end('Heading2'),
  ];
  const folder = await imported(sourceWith(docx(body), 'a.docx'), ...small);
  expect(pageOfFolder(folder)).toMatch(/^# Splinters\n\n## Causes \{#causes\}\n\nOld fences\./u);
});

test('it is known by what it holds, and not by its name', async () => {
  const body = [
    styled('Title', 'Splinters'),
    styled('Heading1', 'Causes'),
    paragraph('Old fences.'),
    ...end('Heading1'),
  ];
  const folder = await imported(sourceWith(docx(body), 'splinters.txt'), ...small);
  expect(pageOfFolder(folder)).toContain('Old fences.');
});

test.each<[string, Uint8Array, RegExp]>([
  [
    'a spreadsheet',
    zipSync({ 'xl/workbook.xml': strToU8('<x/>') }),
    /is a packed file, and no Word document/,
  ],
  [
    'a document that is cut off',
    docx([paragraph('Words.')]).slice(0, 900),
    /is damaged, or no Word document: /,
  ],
  [
    'a document without its text',
    zipSync({ 'word/other.xml': strToU8('<x/>') }),
    /is damaged, or no Word document: .*; open it in Word and save it again as \.docx/,
  ],
  ['a document without headings', docx([paragraph('Words.')]), /has no headings/],
])('%s', async (_, bytes, message) => {
  const { code, err } = await run(
    sourceWith(bytes, 'a.docx'),
    '--out',
    join(emptyFolder(), 'page'),
    ...small,
  );
  expect([code, err]).toEqual([1, expect.stringMatching(message)]);
});
