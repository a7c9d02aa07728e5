import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { compile } from '../../tools/content/compile';
import { formatProblem } from '../../tools/content/problems';
import {
  compileWith,
  emptyFolder,
  folderWith,
  PAGE,
  PHRASES_FILE,
  PRONUNCIATION,
  problemsWith,
  replaced,
  TODAY,
  UTTERANCES,
} from './made-up';

const lineOf = (text: string, piece: string): number => text.slice(0, text.indexOf(piece)).split('\n').length;

describe('all problems are listed at once, by file and line', () => {
  test('of several files, the errors and the warnings', () => {
    const problems = problemsWith({
      'page.md': replaced(replaced(PAGE, '2028-08-31', '2026-01-31'), 'Sneezing', 'Sneezing (a lot)'),
      'phrases.yml': replaced(PHRASES_FILE, 'ordinals: [nothing, first, second, third]', ''),
      'pronunciation.yml': replaced(PRONUNCIATION, 'term: Hay', 'term: pollen'),
      'utterances.yml': replaced(
        replaced(UTTERANCES, '"next [one]"', '"next [one"'),
        'stop: ["stop"]',
        'stap: ["stop"]',
      ),
    });
    expect(problems).toEqual([
      'page.md:8: warning: the next review was due on 2026-01-31; ask for the reviewed page; until then the guide says that this one is out of date',
      "page.md:22: a bracket, '(', that nobody can hear; say it in commas, or in a sentence of its own",
      "phrases.yml:1: the key 'ordinals' is missing; add a line 'ordinals: ...'",
      "pronunciation.yml:6: the term 'pollen' is there already, on line 2; keep one of the two",
      `training/utterances.yml:14: the move 'stop' has no samples; add some under moves, stop`,
      `training/utterances.yml:17: "next [one": '[' is never closed; add ']' after the words it holds`,
      "training/utterances.yml:42: unknown move 'stap'; did you mean 'stay'?",
    ]);
  });

  test('and nothing is compiled where one is an error', () => {
    const { compiled, utterances } = compileWith({
      'page.md': replaced(PAGE, 'Sneezing', 'Sneezing (a lot)'),
    });
    expect(compiled).toBeUndefined();
    expect(utterances).toBeUndefined();
  });
});

describe('the folder and its files', () => {
  const problemsOf = (folder: string): string[] =>
    compile(folder, { today: TODAY }).problems.map((problem) => formatProblem(problem, join(folder, '..')));

  test('a folder that is not there', () => {
    const folder = join(emptyFolder(), 'none');
    expect(problemsOf(folder)).toEqual(['none: there is no such folder; name the folder that holds page.md']);
  });

  test('a file for a folder', () => {
    expect(problemsOf(join(folderWith(), 'page.md'))).toEqual([
      'page.md: not a folder; name the folder that holds page.md',
    ]);
  });

  test('an empty folder', () => {
    const folder = join(emptyFolder(), 'empty');
    mkdirSync(folder);
    expect(problemsOf(folder)).toEqual([
      'empty/page.md: the file is missing; every content folder needs one',
      'empty/phrases.yml: the file is missing; every content folder needs one',
      'empty/pronunciation.yml: the file is missing; every content folder needs one',
      'training/utterances.yml: the file is missing; every training folder needs one',
    ]);
  });

  test('a folder for a file', () => {
    const folder = folderWith({ 'phrases.yml': null });
    mkdirSync(join(folder, 'phrases.yml'));
    const problems = compile(folder, { today: TODAY }).problems.map((problem) =>
      formatProblem(problem, folder),
    );
    expect(problems).toContain('phrases.yml: the file cannot be read (EISDIR)');
  });

  test('empty files', () => {
    const problems = problemsWith({
      'page.md': '',
      'phrases.yml': '',
      'pronunciation.yml': '# nothing',
      'utterances.yml': '\n',
    });
    expect(problems).toEqual([
      "page.md: the page has no heading; give it one that begins with '# '",
      "page.md: the page has no passages; begin each with a heading, '## ...'",
      "page.md:1: there is no front matter; begin with a line '---', 'key: value' lines, and '---' again",
      "phrases.yml:1: there is nothing here; write 'key: value' lines",
      "pronunciation.yml:1: there is nothing here; write 'key: value' lines",
      "training/utterances.yml:1: there is nothing here; write 'key: value' lines",
    ]);
  });

  test('a file of another encoding', () => {
    expect(problemsWith({ 'phrases.yml': Uint8Array.from([0xff, 0xfe, 0x41, 0x00]) })).toContain(
      'phrases.yml: the file is not UTF-8 text; save it again with the encoding UTF-8',
    );
  });

  test('control characters and lost ones', () => {
    const page = replaced(replaced(PAGE, 'Sneezing', 'Snee\u0007zing'), 'Itchy', 'Itch\ufffd');
    expect(problemsWith({ 'page.md': page })).toEqual([
      'page.md:22: a control character that nobody can see; type the line again',
      "page.md:23: a character was lost here ('\ufffd'); type it again",
    ]);
  });

  test('what a word processor leaves behind changes nothing', () => {
    const plain = compileWith({ 'page.md': replaced(PAGE, 'Most people', "Don't fear. Most people") });
    const fancy = replaced(PAGE, 'Most people', 'Don\u2019t\u00a0fear. Most\u00adpeo\u200bple')
      .replace('Most\u00adpeople', 'Most people')
      .replace('Most\u00adpeo\u200bple', 'Most peo\u200bple');
    const { compiled, problems } = compileWith({
      'page.md': `\ufeff${fancy.replaceAll('\n', '\r\n').replaceAll('- Sneezing', '-\tSneezing')}`,
      'utterances.yml': `\ufeff${UTTERANCES.replaceAll('\n', '\r\n').replace("can't", 'can\u2019t')}`,
    });
    expect(problems).toEqual([]);
    expect(compiled).toEqual(plain.compiled);
  });
});

describe('phrases', () => {
  test.each<[string, string, string, (line: number) => string]>([
    [
      'one that is missing',
      'goodbye: "Said ."\n',
      '',
      () => "phrases.yml:1: the phrase 'goodbye' is missing; add it: the guide may need to say it",
    ],
    [
      'one that nobody says',
      'goodbye: ',
      'goodbyes: "Said."\ngoodbye: ',
      (line) => `phrases.yml:${line}: unknown phrase 'goodbyes'; did you mean 'goodbye'?`,
    ],
    [
      'a gap that nothing fills',
      'goodbye: "Said ."',
      'goodbye: "Said {nam}."',
      (line) => `phrases.yml:${line}: nothing fills {nam} in 'goodbye'; did you mean 'name'?`,
    ],
    [
      'a gap misspelled',
      'card.helpline: "Said {helpline}."',
      'card.helpline: "Said {helplin}."',
      (line) => `phrases.yml:${line}: nothing fills {helplin} in 'card.helpline'; did you mean 'helpline'?`,
    ],
    [
      'a brace alone',
      'goodbye: "Said ."',
      'goodbye: "Said { this."',
      (line) =>
        `phrases.yml:${line}: a bracket, '{', that nobody can hear; say it in commas, or in a sentence of its own`,
    ],
    [
      'an empty one',
      'goodbye: "Said ."',
      'goodbye:',
      (line) => `phrases.yml:${line}: the phrase 'goodbye' is empty; give it a text`,
    ],
    [
      'a list for one',
      'goodbye: "Said ."',
      'goodbye: [said]',
      (line) => `phrases.yml:${line}: 'goodbye' must be a text; put it in double quotes`,
    ],
    [
      'a long sentence',
      'goodbye: "Said ."',
      `goodbye: "Said. Word${' word'.repeat(20)}."`,
      (line) =>
        `phrases.yml:${line}: a sentence of 21 words in 'goodbye'; 20 is the most that can be followed by ear`,
    ],
    [
      'page-talk',
      'goodbye: "Said ."',
      'goodbye: "Click here."',
      (line) =>
        `phrases.yml:${line}: 'Click': there is nothing here to touch; say what can be asked for instead`,
    ],
    [
      'a number with a sign that speech would have to escape',
      'numbers: [nought, one, two, three]',
      "numbers: [nought, п'ять]",
      (line) =>
        `phrases.yml:${line}: 'numbers' has one of the signs < > & " '; write the words without it; for an apostrophe, ’`,
    ],
    [
      'the same key in two ways',
      'goodbye: ',
      'card: {helpline: "Said."}\ngoodbye: ',
      () =>
        `phrases.yml:${lineOf(PHRASES_FILE, 'card.helpline') + 1}: the phrase 'card.helpline' is given twice; keep one of the two`,
    ],
  ])('%s', (_, from, to, expected) => {
    const line = lineOf(PHRASES_FILE, from);
    expect(problemsWith({ 'phrases.yml': replaced(PHRASES_FILE, from, to) })).toEqual([expected(line)]);
  });

  test('keys may be nested', () => {
    const nested = replaced(
      replaced(PHRASES_FILE, 'card.helpline: "Said {helpline}."\n', ''),
      '\nnumbers:',
      '\ncard:\n  helpline: >-\n    Said {helpline}.\nnumbers:',
    );
    expect(problemsWith({ 'phrases.yml': nested })).toEqual([]);
    expect(compileWith({ 'phrases.yml': nested }).compiled).toEqual(compileWith().compiled);
  });
});

describe('pronunciation', () => {
  test.each<[string, string, string, string]>([
    [
      'digits that are not ten',
      'eight, nine]',
      'eight]',
      "pronunciation.yml:8: 'digits' does not have ten entries; give all of them, from nought to nine",
    ],
    [
      'neither true nor false',
      'spell: true',
      'spell: yes',
      "pronunciation.yml:4: 'spell' is neither true nor false; write true",
    ],
    [
      'an unknown key',
      'spell: true',
      'spel: true',
      "pronunciation.yml:4: unknown key 'spel'; did you mean 'spell'?",
    ],
    [
      'a term that is not said',
      '    say: hey\n',
      '',
      "pronunciation.yml:6: the key 'say' is missing; add a line 'say: ...'",
    ],
  ])('%s', (_, from, to, expected) => {
    expect(problemsWith({ 'pronunciation.yml': replaced(PRONUNCIATION, from, to) })).toEqual([expected]);
  });
});

describe('YAML that says something else than it seems to', () => {
  test.each<[string, string, string]>([
    [
      'a star',
      'next: [*next]',
      "training/utterances.yml:17: '*next' has a meaning of its own in YAML; put the text in double quotes",
    ],
    [
      'an ampersand',
      'next: [&next on]',
      "training/utterances.yml:17: '&next' has a meaning of its own in YAML; put the text in double quotes",
    ],
    [
      'an exclamation mark',
      'next: [!next on]',
      "training/utterances.yml:17: a '!' at the start of a text has a meaning of its own in YAML; put the text in double quotes",
    ],
    [
      'a bracket that begins a key',
      '? [next]\n  : [on]',
      'training/utterances.yml:17: a bracket at the start of a key has a meaning of its own in YAML; put the text in double quotes',
    ],
    [
      'a bracket that begins a template',
      'next:\n    - [please] go on',
      'training/utterances.yml:18: not YAML: unexpected scalar at node end; put the text in double quotes',
    ],
  ])('%s', (_, to, expected) => {
    const problems = problemsWith({ 'utterances.yml': replaced(UTTERANCES, 'next: ["next [one]"]', to) });
    expect(problems).toEqual([expected]);
  });

  test('a line of a list that stands elsewhere than its neighbours', () => {
    const list = 'next:\n      - "next"\n      - "on"\n    - "go on"\n      - "after that"';
    expect(problemsWith({ 'utterances.yml': replaced(UTTERANCES, 'next: ["next [one]"]', list) })).toEqual([
      "training/utterances.yml:20: a '-' that does not stand under the ones of its list; indent it like the lines before it",
    ]);
  });

  test('words that other readers of YAML take for truth or numbers stay words', () => {
    const { utterances } = compileWith();
    expect(utterances?.moves.yes?.[0]?.text).toBe('yes');
    expect(utterances?.moves.no?.[0]?.text).toBe('no');
  });
});
