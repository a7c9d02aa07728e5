import { pageWithOutlook, problemsWith } from './made-up';

const fact = (heard: string, passage = 'outlook'): string => `# the ledger
- passage: ${passage}
  fact: It is NOT serious
  heard:
    - ${heard}
  export: Not serious at all.
`;

const put = 'put the words back into page.md, or correct them here so that they still say the fact';

describe('each fact of the ledger is heard', () => {
  test.each([
    ['in the words of the passage, capitals and lines apart', 'IT IS   not Serious'],
    ['over the end of a line', 'most people get better with age'],
    ['over the end of a sentence', 'serious. Most'],
    ['in pieces of one sentence', 'most people\n    - with age'],
    ['in an item of a list', 'itchy eyes. Rubbing'],
    ['in the lead-in', '"hay fever can cause these:"'],
  ])('%s', (_, heard) => {
    const passage = /eyes|cause/.test(heard) ? 'symptoms' : 'outlook';
    expect(problemsWith({ 'facts.yml': fact(heard, passage) })).toEqual([]);
  });

  test('with any apostrophe', () => {
    const page = pageWithOutlook("It isn't serious.");
    expect(problemsWith({ 'page.md': page, 'facts.yml': fact('"it isn\u2019t serious"') })).toEqual([]);
  });
});

describe('a fact that is not heard is named with its line', () => {
  test.each<[string, string, string[]]>([
    [
      'other words',
      'it is never serious',
      [`facts.yml:5: 'it is never serious' is not heard in 'outlook'; ${put}`],
    ],
    ['half a word', 'seriou', [`facts.yml:5: 'seriou' is not heard in 'outlook'; ${put}`]],
    [
      'one piece of two',
      'most people\n    - without age',
      [`facts.yml:6: 'without age' is not heard in 'outlook'; ${put}`],
    ],
    [
      'pieces of two sentences',
      'not serious\n    - with age',
      [
        "facts.yml:4: the pieces of this fact are not heard together in 'outlook'; they belong in one sentence or list item, in this order",
      ],
    ],
    [
      'pieces in another order',
      'with age\n    - most people',
      [
        "facts.yml:4: the pieces of this fact are not heard together in 'outlook'; they belong in one sentence or list item, in this order",
      ],
    ],
  ])('%s', (_, heard, expected) => {
    expect(problemsWith({ 'facts.yml': fact(heard) })).toEqual(expected);
  });

  test('where the page has lost a "not"', () => {
    const page = pageWithOutlook('It is serious.');
    expect(problemsWith({ 'page.md': page, 'facts.yml': fact('it is not serious') })).toEqual([
      `facts.yml:5: 'it is not serious' is not heard in 'outlook'; ${put}`,
    ]);
  });

  test('of a passage that is not there', () => {
    expect(problemsWith({ 'facts.yml': fact('most', 'outlok') })).toEqual([
      "facts.yml:2: unknown passage 'outlok'; did you mean 'outlook'?",
    ]);
  });

  test('a ledger of another shape', () => {
    expect(problemsWith({ 'facts.yml': 'passage: outlook' })).toEqual([
      "facts.yml:1: the file must be a list; begin each line under it with '- '",
    ]);
    expect(problemsWith({ 'facts.yml': '- passage: outlook\n  fact: x\n  herd: [most]' })).toEqual([
      "facts.yml:1: the key 'heard' is missing; add a line 'heard: ...'",
      "facts.yml:3: unknown key 'herd'; did you mean 'heard'?",
    ]);
    expect(problemsWith({ 'facts.yml': '- passage: outlook\n  fact: x\n  heard: []' })).toEqual([
      "facts.yml:3: 'heard' is empty; give the words that the fact is heard in",
    ]);
  });
});
