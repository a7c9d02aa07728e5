import { sample, string } from 'fast-check';
import { tokensOf } from '../../lambda/understanding/tokens';
import { understanding } from '../support/words';

const understand = understanding();

describe('where there is nothing to understand, nothing is understood', () => {
  test.each([
    ['nothing', ''],
    ['spaces', '   \t\n'],
    ['one letter', 'b'],
    ['punctuation', '?!... --'],
    ['emoji', '😀😀😀'],
    ['control characters', '\u0000\u0007\u001b[31m'],
    ['halves of surrogate pairs', '\ud800\udc00\ud800'],
    ['another script', '这是什么病'],
  ])('%s', (_what, words) => {
    expect(understand(words).move).toEqual({ kind: 'not-understood' });
  });
});

describe('whatever comes in, an answer comes out in bounded time', () => {
  test.each([
    ['10,000 characters of one word', 'symptoms '.repeat(1200)],
    ['one word of 10,000 characters', 'a'.repeat(10_000)],
    ['markup', '<speak><audio src="x"/></speak>'],
    ['a name of every object', 'constructor __proto__ toString'],
    ['digits', '9 99 999 9999999999999999999999'],
    ['accents', 'ćán ïť bé çùred'],
  ])('%s', (_what, words) => {
    const { move, score, why } = understand(words);
    expect(typeof move.kind).toBe('string');
    expect(score).toBeGreaterThanOrEqual(0);
    expect(score).toBeLessThanOrEqual(1);
    expect(why().runnersUp.length).toBeLessThanOrEqual(3);
  });
});

test('the short way for plain English gives the same words as the way for every script', () => {
  // The sign at the end is no word, and not plain English.
  const longWay = (text: string) => tokensOf(`${text} …`);
  const texts = ["What`s A.N.K.L, isn't it 4?", ...sample(string({ unit: 'grapheme-ascii' }), 1000)];
  for (const text of texts) expect(tokensOf(text)).toEqual(longWay(text));
});

test('the same words are always taken for the same thing', () => {
  const said = 'erm could you tell me what it does to you love';
  const [first, again] = [understand(said), understand(said)].map(({ why, likely, ...rest }) => ({
    ...rest,
    why: why(),
    likely: [...likely()],
  }));
  expect(again).toEqual(first);
});

describe('numbers', () => {
  test.each([
    ['number three', 3],
    ['number 3', 3],
    ['the third one', 3],
    ['number ten please', 10],
  ])('%s', (words, item) => {
    expect(understand(words).move).toEqual({ kind: 'item', item });
  });

  test('the last one is a move of its own', () => {
    expect(understand('the last one').move).toEqual({ kind: 'last' });
  });
});

describe('what comes first goes first', () => {
  test.each([
    [
      'an emergency, though a symptom is named',
      "he's bleeding and it won't stop is that a symptom",
      'emergency',
    ],
    ['an emergency at the end of a question', "are fits a symptom because she's having one now", 'emergency'],
    ['a question about a symptom is only a question', 'can it make you bleed easily', 'ask'],
    ['a question about oneself', 'should i have the transplant', 'advice'],
  ])('%s', (_what, words, kind) => {
    expect(understand(words).move.kind).toBe(kind);
  });
});

describe('a correction is heard', () => {
  test.each([
    ['not the symptoms the causes', 'causes'],
    ['no not the symptoms i meant the causes', 'causes'],
    ['the causes not the symptoms', 'causes'],
    ['no i said blood tests', 'blood-tests'],
  ])('%s', (words, passage) => {
    expect(understand(words).move).toEqual({ kind: 'read', passage });
  });
});

describe('a passage that was just offered', () => {
  test('is chosen by a word of its name', () => {
    const offered = ['blood-tests', 'bone-marrow-tests'];
    expect(understand('the blood one', { offered }).move).toEqual({ kind: 'read', passage: 'blood-tests' });
  });
});
