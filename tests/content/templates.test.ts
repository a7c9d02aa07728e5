import {
  countOf,
  expand,
  parseTemplate,
  sampleOf,
  slotsIn,
  type Template,
  TemplateError,
  withRules,
} from '../../tools/content/templates';

const rules = new Map<string, Template>([
  ['ankl', parseTemplate('(a. n. k. l.|it)')],
  ['of-it', parseTemplate('of <ankl>')],
  ['round', parseTemplate('and <round>')],
]);

const all = (text: string): string[] => [...expand(withRules(parseTemplate(text), rules))];

describe('a template stands for utterances', () => {
  test.each([
    ['next', ['next']],
    ['next [one]', ['next one', 'next']],
    ['next [one|part|bit]', ['next one', 'next part', 'next bit', 'next']],
    ['(go|move) on', ['go on', 'move on']],
    ['[please] stop', ['please stop', 'stop']],
    ['symptom[s]', ['symptoms', 'symptom']],
    ['a [b [c]] d', ['a b c d', 'a b d', 'a d']],
    ['(a|b (c|d))', ['a', 'b c', 'b d']],
    ['what is <ankl>', ['what is a. n. k. l.', 'what is it']],
    ['signs [<of-it>]', ['signs of a. n. k. l.', 'signs of it', 'signs']],
    ['number {number}', ['number {number}']],
    ['(a|b) (c|d)', ['a c', 'a d', 'b c', 'b d']],
    ['  a   b  ', ['a b']],
    ['', ['']],
  ])('%s', (text, expected) => {
    expect(all(text)).toEqual(expected);
    expect(countOf(withRules(parseTemplate(text), rules))).toBe(expected.length);
  });

  test('many are counted without being made', () => {
    const wide = parseTemplate(Array.from({ length: 40 }, () => '(a|b|c|d)').join(' '));
    expect(countOf(wide)).toBe(4 ** 40);
    expect(sampleOf(wide, 3)[0]).toBe(Array.from({ length: 40 }, () => 'a').join(' '));
  });
});

describe('a template that cannot be read says what to do', () => {
  test.each([
    ['next [one', "'[' is never closed", "add ']' after the words it holds"],
    ['(a|b', "'(' is never closed", "add ')' after the words it holds"],
    ['[a)', "'[' is never closed", "add ']' after the words it holds"],
    ['a] b', "']' closes nothing", 'delete it, or open it before'],
    ['a | b', "'|' stands outside brackets", 'put the alternatives in ( )'],
    ['(a||b)', "an alternative without words in '()'", 'give it words; what may be left out stands in [ ]'],
    ['[]', "an alternative without words in '[]'", 'give it words; what may be left out stands in [ ]'],
    ['{number', "'{' is never closed", "add '}' after the words it holds"],
    ['what is <ankl', "'<' is never closed", "add '>' after the words it holds"],
    ['<angle>', 'unknown rule <angle>', 'add it under rules'],
    ['<round>', 'the rule <round> is made of itself', 'write it out'],
    ['('.repeat(40), 'brackets too deep in brackets', 'write more templates'],
  ])('%s', (text, message, remedy) => {
    let caught: unknown;
    try {
      all(text);
    } catch (error) {
      caught = error;
    }
    expect(caught).toBeInstanceOf(TemplateError);
    expect(caught).toMatchObject({ message, remedy });
  });
});

describe('a sample of a template', () => {
  const wide = parseTemplate('(a|b|c|d) (e|f|g|h) (i|j|k|l)');

  test('is all of a small one', () => {
    expect(sampleOf(parseTemplate('next [one]'), 5)).toEqual(['next one', 'next']);
  });

  test('is the same every time, each once, the first among them', () => {
    const sample = sampleOf(wide, 10);
    expect(sampleOf(wide, 10)).toEqual(sample);
    expect(new Set(sample).size).toBe(10);
    expect(sample[0]).toBe('a e i');
  });

  test('uses every alternative of every bracket', () => {
    const words = new Set(sampleOf(wide, 12).join(' ').split(' '));
    expect([...words].sort().join('')).toBe('abcdefghijkl');
  });
});

test('the gaps of an utterance', () => {
  expect(slotsIn('from {number} to {ordinal}')).toEqual(['number', 'ordinal']);
  expect(slotsIn('none')).toEqual([]);
});
