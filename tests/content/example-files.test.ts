import { parseExamples } from '../../tools/content/example-files';
import { formatProblem, Problems } from '../../tools/content/problems';

/** Reads files of examples, by their names, about a page of two passages. */
function examplesIn(files: Readonly<Record<string, string>>) {
  const problems = new Problems();
  const sources = Object.entries(files).map(([name, text]) => ({
    file: `examples/${name}`,
    text,
    firstLine: 1,
  }));
  const examples = parseExamples(sources, { passages: ['symptoms', 'outlook'] }, problems);
  return { examples, problems: problems.sorted().map((problem) => formatProblem(problem, process.cwd())) };
}

test('each line is an utterance, and means what its file is named after', () => {
  const { examples, problems } = examplesIn({
    'next.txt': 'get on with it\n',
    'symptoms.txt':
      '# From the helpline, in March.\n\n  why am i sneezing all the time  \ndoes your nose run\n',
  });
  expect(problems).toEqual([]);
  expect(examples).toEqual([
    { say: 'get on with it', want: 'next', file: 'examples/next.txt', line: 1 },
    { say: 'why am i sneezing all the time', want: 'symptoms', file: 'examples/symptoms.txt', line: 3 },
    { say: 'does your nose run', want: 'symptoms', file: 'examples/symptoms.txt', line: 4 },
  ]);
});

test.each([
  [
    'a file named after nothing',
    { 'symptons.txt': 'why do i sneeze\n' },
    "examples/symptons.txt: there is no passage or move 'symptons'; did you mean 'symptoms'?",
  ],
  [
    'a passage that is asked for by a move',
    { 'read.txt': 'tell me\n' },
    /^examples\/read\.txt: there is no passage or move 'read'; /,
  ],
  [
    'marks that are not said',
    { 'symptoms.txt': 'fine\nis it bad, then\n' },
    "examples/symptoms.txt:2: 'is it bad, then': ',' in 'bad,'; delete it: it is not said",
  ],
  [
    'a digit',
    { 'next.txt': 'number 3\n' },
    "examples/next.txt:1: 'number 3': a digit in '3'; write the number in words",
  ],
  [
    'one line twice',
    { 'next.txt': 'go on then\nwhat next\ngo on then\n' },
    "examples/next.txt:3: 'go on then' stands here twice: it is on line 1 of next.txt as well; keep it in one of the two places",
  ],
  [
    'one line with two meanings',
    { 'next.txt': 'go on then\n', 'resume.txt': 'go on then\n' },
    "examples/resume.txt:1: 'go on then' is 'resume' here and 'next' on line 1 of next.txt; keep it in one of the two places",
  ],
])('%s is named, with its line and what to do', (_what, files, wrong) => {
  expect(examplesIn(files as unknown as Record<string, string>).problems).toEqual([
    typeof wrong === 'string' ? wrong : expect.stringMatching(wrong),
  ]);
});
