import { formatProblem, Problems } from '../../tools/content/problems';
import { parseSituations } from '../../tools/content/situation-files';

/** Reads files of what people say in a situation, by their names. */
function situationsIn(files: Readonly<Record<string, string>>) {
  const problems = new Problems();
  const sources = Object.entries(files).map(([name, text]) => ({
    file: `situations/${name}`,
    text,
    firstLine: 1,
  }));
  const situations = parseSituations(sources, problems);
  return {
    situations,
    problems: problems.sorted().map((problem) => formatProblem(problem, process.cwd())),
  };
}

test('lines mean the move that is named above them, and are templates', () => {
  const { situations, problems } = situationsIn({
    'emergency.txt': '# After 999.\ncalled:\ni have (rung|phoned)\n\nelsewhere:\ntell me the rest\n',
  });
  expect(problems).toEqual([]);
  expect(situations.emergency?.called?.map(({ text, line }) => [text, line])).toEqual([
    ['i have (rung|phoned)', 3],
  ]);
  expect(situations.emergency?.elsewhere?.map(({ text }) => text)).toEqual(['tell me the rest']);
});

test.each([
  [
    'a file that no situation is called',
    'emergancy.txt',
    'called:\ni have',
    "there is no situation 'emergancy'",
  ],
  ['a line without a move', 'fever.txt', 'i have rung', "nothing says what 'i have rung' means"],
  ['a move that there is not', 'fever.txt', 'caled:\n', "there is no move 'caled'; did you mean 'called'?"],
  [
    'words under two moves',
    'fever.txt',
    'called:\nyes\nbother:\n[oh] yes',
    "'yes' is 'bother' here and 'called' on line 2",
  ],
  ['a digit', 'fever.txt', 'called:\ni rang 999', 'write the number in words'],
  ['brackets that do not close', 'fever.txt', 'called:\n(yes', '(yes'],
])('%s is named', (_what, file, text, problem) => {
  expect(situationsIn({ [file]: text }).problems.join('\n')).toContain(problem);
});
