import { parseHeard } from '../../tools/content/heard';
import { formatProblem, Problems } from '../../tools/content/problems';

/** Reads files of what was heard, by their names, about a page of two passages. */
function heardIn(files: Readonly<Record<string, string>>) {
  const problems = new Problems();
  const sources = Object.entries(files).map(([name, text]) => ({
    file: `heard/${name}`,
    text,
    firstLine: 1,
  }));
  const heard = parseHeard(sources, { passages: ['symptoms', 'outlook'] }, problems);
  return { heard, problems: problems.sorted().map((problem) => formatProblem(problem, process.cwd())) };
}

test('each line is an utterance, and means what its file is named after', () => {
  const { heard, problems } = heardIn({
    'next.txt': 'get on with it\n',
    'symptoms.txt':
      '# From the helpline, in March.\n\n  why am i sneezing all the time  \ndoes your nose run\n',
  });
  expect(problems).toEqual([]);
  expect(heard).toEqual([
    { say: 'get on with it', want: 'next', file: 'heard/next.txt', line: 1 },
    { say: 'why am i sneezing all the time', want: 'symptoms', file: 'heard/symptoms.txt', line: 3 },
    { say: 'does your nose run', want: 'symptoms', file: 'heard/symptoms.txt', line: 4 },
  ]);
});

test.each([
  [
    'a file named after nothing',
    { 'symptons.txt': 'why do i sneeze\n' },
    "heard/symptons.txt: there is no passage or move 'symptons'; did you mean 'symptoms'?",
  ],
  [
    'a passage that is asked for by a move',
    { 'read.txt': 'tell me\n' },
    /^heard\/read\.txt: there is no passage or move 'read'; /,
  ],
  [
    'marks that are not said',
    { 'symptoms.txt': 'fine\nis it bad, then\n' },
    "heard/symptoms.txt:2: 'is it bad, then': ',' in 'bad,'; delete it: it is not said",
  ],
  [
    'a digit',
    { 'next.txt': 'number 3\n' },
    "heard/next.txt:1: 'number 3': a digit in '3'; write the number in words",
  ],
  [
    'one line twice',
    { 'next.txt': 'go on then\nwhat next\ngo on then\n' },
    "heard/next.txt:3: 'go on then' stands here twice: it is on line 1 of next.txt as well; keep it in one of the two places",
  ],
  [
    'one line with two meanings',
    { 'next.txt': 'go on then\n', 'resume.txt': 'go on then\n' },
    "heard/resume.txt:1: 'go on then' is 'resume' here and 'next' on line 1 of next.txt; keep it in one of the two places",
  ],
])('%s is named, with its line and what to do', (_what, files, wrong) => {
  expect(heardIn(files as unknown as Record<string, string>).problems).toEqual([
    typeof wrong === 'string' ? wrong : expect.stringMatching(wrong),
  ]);
});
