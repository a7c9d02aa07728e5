import { compile } from '../../tools/content/compile';
import { folderWith, pageWithOutlook, problemsWith, TODAY } from './made-up';

const OUTLOOK = 'It is not serious. Most people get better with age';

/** Entries that account for every word of the made-up page, the outlook in these words. */
const rest = (outlook: string): string =>
  Object.entries({
    symptoms: 'Hay fever can cause these: Sneezing. Itchy eyes. Rubbing them makes it worse',
    outlook,
    helpline: 'Call 01632 960 001',
  })
    .map(([passage, words]) => `- passage: ${passage}\n  fact: All of it\n  words:\n    - "${words}"\n`)
    .join('');

const fact = (words: string, { passage = 'outlook', outlook = OUTLOOK } = {}): string => `# the ledger
- passage: ${passage}
  fact: It is NOT serious
  words:
    - ${words}
  export: Not serious at all.
${rest(outlook)}`;

const put = 'put the words back into page.md, or correct them here so that they still say the fact';

describe('each fact of the ledger is said', () => {
  test.each([
    ['in the words of the passage, capitals and lines apart', 'IT IS   not Serious'],
    ['over the end of a line', 'most people get better with age'],
    ['over the end of a sentence', 'serious. Most'],
    ['in pieces of one sentence', 'most people\n    - with age'],
    ['in an item of a list', 'itchy eyes. Rubbing'],
    ['in the lead-in', '"hay fever can cause these:"'],
  ])('%s', (_, words) => {
    const passage = /eyes|cause/.test(words) ? 'symptoms' : 'outlook';
    expect(problemsWith({ 'facts.yml': fact(words, { passage }) })).toEqual([]);
  });

  test('with any apostrophe', () => {
    const page = pageWithOutlook("It isn't serious.");
    const facts = fact('"it isn\u2019t serious"', { outlook: "It isn't serious" });
    expect(problemsWith({ 'page.md': page, 'facts.yml': facts })).toEqual([]);
  });
});

describe('a fact that is not said is named with its line', () => {
  test.each<[string, string, string[]]>([
    [
      'other words',
      'it is never serious',
      [`facts.yml:5: 'it is never serious' is not said in 'outlook'; ${put}`],
    ],
    ['half a word', 'seriou', [`facts.yml:5: 'seriou' is not said in 'outlook'; ${put}`]],
    [
      'one piece of two',
      'most people\n    - without age',
      [`facts.yml:6: 'without age' is not said in 'outlook'; ${put}`],
    ],
    [
      'pieces of two sentences',
      'not serious\n    - with age',
      [
        "facts.yml:4: the pieces of this fact are not said together in 'outlook'; they belong in one sentence or list item, in this order",
      ],
    ],
    [
      'pieces in another order',
      'with age\n    - most people',
      [
        "facts.yml:4: the pieces of this fact are not said together in 'outlook'; they belong in one sentence or list item, in this order",
      ],
    ],
  ])('%s', (_, words, expected) => {
    expect(problemsWith({ 'facts.yml': fact(words) })).toEqual(expected);
  });

  test('where the page has lost a "not"', () => {
    const page = pageWithOutlook('It is serious.');
    const facts = fact('it is not serious', { outlook: 'It is serious' });
    expect(problemsWith({ 'page.md': page, 'facts.yml': facts })).toEqual([
      `facts.yml:5: 'it is not serious' is not said in 'outlook'; ${put}`,
    ]);
  });

  test('of a passage that is not there', () => {
    expect(problemsWith({ 'facts.yml': fact('most', { passage: 'outlok' }) })).toEqual([
      "facts.yml:2: unknown passage 'outlok'; did you mean 'outlook'?",
    ]);
  });
});

describe('each word of a passage is in the ledger', () => {
  const list = "name the fact that it says in facts.yml, or list it there as 'added', and say why";
  const added = (words: string): string =>
    `- passage: outlook\n  added:\n    - ${words}\n  why: It reads better.\n`;

  test.each<[string, string, string[]]>([
    ['a word', OUTLOOK.replace('people', 'old people'), [`page.md:27: 'old' in 'outlook'`]],
    ['a sentence', `${OUTLOOK}. Nobody dies`, [`page.md:27: 'Nobody dies' in 'outlook'`]],
    [
      'words in two places',
      OUTLOOK.replace('It', 'Soon it').replace('people', 'old people'),
      [`page.md:27: 'Soon' in 'outlook'`, `page.md:27: 'old' in 'outlook'`],
    ],
  ])('%s that no fact claims is named with its line', (_, outlook, expected) => {
    const facts = fact('it is not serious').replace(
      `- "${OUTLOOK}"`,
      '- "is not serious"\n- passage: outlook\n  fact: x\n  words: [Most, people get better with age]',
    );
    const page = { 'page.md': pageWithOutlook(`${outlook}.`), 'facts.yml': facts };
    expect(problemsWith(page)).toEqual(
      expected.map((problem) => `${problem} stands in no fact of the ledger; ${list}`),
    );
  });

  test('unless it is listed as added', () => {
    const page = pageWithOutlook(`Do not worry. ${OUTLOOK}.`);
    const facts = fact('it is not serious');
    const files = { 'page.md': page, 'facts.yml': facts };
    expect(problemsWith(files)).toHaveLength(1);
    expect(problemsWith({ ...files, 'facts.yml': facts + added('Do not worry') })).toEqual([]);
  });

  test('a word is added where no fact claims it, and once', () => {
    const page = pageWithOutlook(`Soon, it is not serious. Soon, most people get better with age.`);
    const facts = fact('it is not serious').replace(`- "${OUTLOOK}"`, '- most people get better with age');
    const files = { 'page.md': page, 'facts.yml': facts };
    expect(problemsWith({ ...files, 'facts.yml': facts + added('Soon') })).toHaveLength(1);
    expect(problemsWith({ ...files, 'facts.yml': facts + added('Soon\n    - Soon') })).toEqual([]);
    expect(problemsWith({ ...files, 'facts.yml': facts + added('Soon\n    - most') })).toEqual([
      "facts.yml:22: 'most' is not said in 'outlook', or a fact claims it already; delete it here, or correct it so that it stands as in page.md",
    ]);
  });
});

describe('a ledger of another shape', () => {
  test.each<[string, string, string[]]>([
    [
      'no list',
      'passage: outlook',
      ["facts.yml:1: the file must be a list; begin each line under it with '- '"],
    ],
    [
      'a key that is not known',
      '- passage: outlook\n  fact: x\n  word: [most]',
      [
        "facts.yml:1: the key 'words' is missing; add a line 'words: ...'",
        "facts.yml:3: unknown key 'word'; did you mean 'words'?",
      ],
    ],
    [
      'no words',
      '- passage: outlook\n  fact: x\n  words: []',
      ["facts.yml:3: 'words' is empty; give the words as they stand in the passage"],
    ],
    [
      'no reason',
      '- passage: outlook\n  left-out: [Back to top]',
      ["facts.yml:1: the key 'why' is missing; add a line 'why: ...'"],
    ],
    [
      'nothing at all',
      '- passage: outlook\n  why: x',
      ["facts.yml:1: an entry says nothing; give it one of 'fact', 'added' and 'left-out'"],
    ],
    [
      'two things at once',
      '- passage: outlook\n  fact: x\n  words: [most]\n  left-out: [all]',
      ["facts.yml:1: an entry is both 'fact' and 'left-out'; give it one of 'fact', 'added' and 'left-out'"],
    ],
  ])('%s', (_, facts, expected) => {
    expect(problemsWith({ 'facts.yml': facts })).toEqual(expected);
  });
});

describe('who edits listens first, and agrees the facts afterwards', () => {
  const folder = () => folderWith({ 'facts.yml': fact('it is not serious') });
  const page = pageWithOutlook('It can be serious. Most people get better with age.');

  test('a build refuses a page that the ledger does not agree with', () => {
    const { compiled, problems } = compile(folder(), { today: TODAY, page });
    expect(compiled).toBeUndefined();
    expect(problems[0]).toMatchObject({ severity: 'error', disagrees: 'outlook' });
  });

  test('who listens hears it all the same, and is told where the ledger does not agree', () => {
    const { compiled, problems } = compile(folder(), { today: TODAY, page, ledger: 'warning' });
    expect(JSON.stringify(compiled?.passages)).toContain('It can be serious.');
    expect(problems.length).toBeGreaterThan(0);
    for (const problem of problems)
      expect(problem).toMatchObject({ severity: 'warning', disagrees: 'outlook' });
  });

  test('what is wrong besides stays an error', () => {
    const { compiled } = compile(folder(), {
      today: TODAY,
      page: pageWithOutlook('Click here (now).'),
      ledger: 'warning',
    });
    expect(compiled).toBeUndefined();
  });
});
