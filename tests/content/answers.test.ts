import { compileWith, problemsWith } from './made-up';

/** A ledger of the made-up page, with how people ask for two of its facts. */
const ledger = (serious: string, better: string, more = ''): string => `- passage: symptoms
  fact: All of it
  words: ["Hay fever can cause these: Sneezing. Itchy eyes. Rubbing them makes it worse"]
  ask: [what can it cause]
- passage: outlook
  fact: It is NOT serious
  words: [It is not serious]
${serious}- passage: outlook
  fact: It gets better
  words: [Most people get better with age]
${better}- passage: helpline
  fact: The number
  words: [Call 01632 960 001]
  ask: [who do i call]
${more}`;

const SERIOUS = '  ask: ["is it (bad|serious then)"]\n';
const BETTER = '  names: [growing up]\n';

test('the ledger says how its facts are asked for', () => {
  const { utterances } = compileWith({ 'facts.yml': ledger(SERIOUS, BETTER) });
  const found = utterances?.asked.filter(({ passage }) => passage === 'outlook');
  expect(found?.map(({ fact, answer, ask, names }) => [fact, answer, ask.length, names.length])).toEqual([
    ['It is NOT serious', 0, 1, 0],
    ['It gets better', 1, 0, 1],
  ]);
});

test('sentences and items that are asked for together are one answer more', () => {
  const together = `- passage: symptoms
  together: [Sneezing, Itchy eyes]
  ask: [which are about the face]
`;
  const { compiled, utterances } = compileWith({ 'facts.yml': ledger(SERIOUS, BETTER, together) });
  const symptoms = compiled?.passages.find(({ id }) => id === 'symptoms');
  const answer = utterances?.asked.find(({ fact }) => fact === 'Sneezing; Itchy eyes')?.answer ?? 0;
  expect(symptoms?.answers).toHaveLength(answer + 1);
  expect(symptoms?.answers[answer]).toEqual([0, 1, 2]);
});

test.each<[string, string, string[]]>([
  [
    'a fact that nobody can ask for',
    ledger(SERIOUS, ''),
    [
      "facts.yml:9: nobody can ask for 'It gets better'; give it lines under 'ask', as people would say it, 'names', or 'asked-in' with the passage that tells more",
    ],
  ],
  ['unless another passage tells more', ledger(SERIOUS, '  asked-in: symptoms\n'), []],
  [
    'words that ask for two facts',
    ledger(SERIOUS, '  ask: [is it bad]\n'),
    [
      "facts.yml:12: 'is it bad' asks for 'It gets better' here, and for 'It is NOT serious' in 'outlook'; keep it with one of the two",
    ],
  ],
  [
    'words that ask for facts of two passages',
    ledger(SERIOUS, '  ask: [who do i call]\n'),
    [
      "facts.yml:16: 'who do i call' asks for 'The number' here, and for 'It gets better' in 'outlook'; keep it with one of the two",
    ],
  ],
  ['unless what they are about was said before', ledger(SERIOUS, '  ask: [what can it cause]\n'), []],
  [
    'what no platform takes',
    ledger('  ask: ["Is it bad"]\n', BETTER),
    [
      'facts.yml:8: "Is it bad": capital letters in \'Is\'; write it in small letters',
      "facts.yml:5: nobody can ask for 'It is NOT serious'; give it lines under 'ask', as people would say it, 'names', or 'asked-in' with the passage that tells more",
    ],
  ],
  [
    'words together that are not said',
    ledger(
      SERIOUS,
      BETTER,
      '- passage: outlook\n  together: [It is not serious, of cold]\n  ask: [how is it]\n',
    ),
    [
      "facts.yml:18: 'of cold' is not said in 'outlook'; put the words back into page.md, or correct them here so that they still say the fact",
    ],
  ],
  [
    'words together that nobody asks for',
    ledger(SERIOUS, BETTER, '- passage: outlook\n  together: [It is not serious]\n'),
    ["facts.yml:17: the key 'ask' is missing; add a line 'ask: ...'"],
  ],
])('%s', (_, facts, expected) => {
  expect(problemsWith({ 'facts.yml': facts }).sort()).toEqual([...expected].sort());
});

test('a page whose ledger says nothing of questions needs none', () => {
  expect(problemsWith({ 'facts.yml': ledger('', '').replace(/ {2}ask: .*\n/g, '') })).toEqual([]);
});
