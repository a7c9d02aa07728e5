import { compileWith, problemsWith } from './made-up';

const ENGLISH = `openings: ["(erm|um)", "could you tell me"]
closings: [please]
feelings: ["i am [so] worried"]
about: ["what about [the] {thing}"]
listed: ["is {thing} one of them"]
same-meaning: [[tell, say]]
same-sound: [[one, won], [two, to, too]]
`;

test("a page's own way of speaking is read, its templates expanded", () => {
  expect(compileWith({ 'english.yml': ENGLISH }).utterances?.english).toEqual({
    openings: ['erm', 'um', 'could you tell me'],
    closings: ['please'],
    feelings: ['i am so worried', 'i am worried'],
    about: ['what about the {thing}', 'what about {thing}'],
    listed: ['is {thing} one of them'],
    sameMeaning: [['tell', 'say']],
    sameSound: [
      ['one', 'won'],
      ['two', 'to', 'too'],
    ],
  });
});

test('a page without one speaks as the project does', () => {
  const english = compileWith().utterances?.english;
  expect(english?.openings.length).toBeGreaterThan(100);
  expect(english?.sameSound.length).toBeGreaterThan(10);
});

test.each([
  [
    'a template that cannot be read',
    ENGLISH.replace('(erm|um)', '(erm|um'),
    ':1: "(erm|um": \'(\' is never closed',
  ],
  ['a key that is missing', ENGLISH.replace('closings: [please]\n', ''), ":1: the key 'closings' is missing"],
  ['a list that is none', ENGLISH.replace('[please]', 'please'), ":2: 'closings' must be a list"],
])('%s is named, with its line', (_what, text, problem) => {
  expect(problemsWith({ 'english.yml': text })).toEqual([
    expect.stringContaining(`training/english.yml${problem}`),
  ]);
});
