import type { Span } from '../../lambda/page/page';
import type { Speech } from '../../lambda/speech/speech';
import { toSsml } from '../../lambda/speech/ssml';
import { toText } from '../../lambda/speech/text';
import { letters, phone, stressed, term } from '../../tools/content/markup';
import { countWords } from '../../tools/content/word-count';
import { secondsOf } from '../../tools/spoken';

const speech = (say: readonly Span[], rate = 100): Speech => ({ beats: [{ say }], rate });
const inner = (one: Speech): string => toSsml(one).replace(/^<speak><s>|<\/s><\/speak>$/g, '');

const DIGITS = ['zero', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine'];
const NUMBER = phone('01 96', DIGITS);

describe('a telephone number', () => {
  test('is said in words, group by group, slower, with pauses between', () => {
    expect(inner(speech(['Call ', phone('01 96', DIGITS, '.')]))).toBe(
      "Call <prosody rate='80%'>zero one</prosody><break time='600ms'/><prosody rate='80%'>nine six.</prosody>",
    );
  });

  test('is said no slower at a slower rate: 80 % is the least at any pace', () => {
    expect(inner(speech(['Call ', NUMBER], 90))).toBe(
      "<prosody rate='90%'>Call </prosody><prosody rate='80%'>zero one</prosody><break time='600ms'/><prosody rate='80%'>nine six</prosody>",
    );
  });

  test('is shown in groups as printed', () => {
    expect(toText(speech(['Call ', phone('01 96', DIGITS, '.')]))).toBe('Call 01 96.');
  });

  test('a sign that is no digit is said as it is', () => {
    expect(phone('+44', DIGITS).ssml).toBe("<prosody rate='80%'>+ four four</prosody>");
  });
});

describe('punctuation goes inside the markup before it, so that no engine reads it out', () => {
  test.each<[string, Span, string]>([
    ['a term', term('RSPB', 'R S P B', '.'), "<sub alias='R S P B.'>RSPB.</sub>"],
    ['a stressed word', stressed('not', '?!'), "<prosody volume='loud'>not?!</prosody>"],
  ])('%s', (_what, span, expected) => {
    expect(inner(speech([span]))).toBe(expected);
  });
});

describe('a slower rate goes around', () => {
  const [not, r] = ["<prosody volume='loud'>not</prosody>", "<sub alias='ar'>R</sub>"];

  test('all of a sentence', () => {
    expect(inner(speech(['Do ', stressed('not'), ' ', term('R', 'ar')], 90))).toBe(
      `<prosody rate='90%'>Do ${not} ${r}</prosody>`,
    );
  });

  test('all but what has a pace of its own, on either side of it', () => {
    const [zero, one] = ['zero', 'one'].map((digit) => `<prosody rate='80%'>${digit}</prosody>`);
    expect(
      inner(
        speech(['Do ', stressed('not'), phone('0', DIGITS), phone('1', DIGITS), term('R', 'ar'), '!'], 90),
      ),
    ).toBe(`<prosody rate='90%'>Do ${not}</prosody>${zero}${one}<prosody rate='90%'>${r}!</prosody>`);
  });
});

test('a word is spelled letter by letter, with time to write', () => {
  expect(inner(speech([letters('ab')]))).toBe(
    "<say-as interpret-as='spell-out'>A</say-as><break time='300ms'/><say-as interpret-as='spell-out'>B</say-as><break time='300ms'/>",
  );
  expect(toText(speech([letters('ab')]))).toBe('A, B.');
});

test('only letters are spelled of a word with a hyphen, at the same rate as others', () => {
  expect(toText(speech([letters('L-a2')]))).toBe('L, A, 2.');
  expect(inner(speech([letters('a')], 90))).toBe(inner(speech([letters('a')])));
});

test('the second sentence of an item is on the same line', () => {
  const list: Speech = {
    beats: [
      { say: ['Two.'] },
      { pause: 400 },
      { say: ['A smoker.'], item: true },
      { say: ['It calms the bees.'], item: true },
      { pause: 400 },
      { say: ['A brush.'], item: true },
    ],
    rate: 100,
  };
  expect(toText(list, true)).toBe('Two.\n– A smoker. It calms the bees.\n– A brush.');
});

test('each item has a line of its own where lines are wanted, and pauses are not shown', () => {
  const list: Speech = {
    beats: [
      { say: ['Two.'] },
      { pause: 400 },
      { say: ['One.'], item: true },
      { pause: 400 },
      { say: ['Two.'], item: true },
      { say: ['Go on?'] },
    ],
    rate: 100,
  };
  expect(toText(list)).toBe('Two. One. Two. Go on?');
  expect(toText(list, true)).toBe('Two.\n– One.\n– Two.\nGo on?');
});

describe('seconds', () => {
  const words = Array.from({ length: 17 }, () => 'word').join(' ');

  test('170 words take a minute', () => {
    expect(secondsOf(speech([words]))).toBe(6);
  });

  test('pauses count as they are, a slower rate takes longer', () => {
    expect(secondsOf({ beats: [{ say: [words] }, { pause: 800 }], rate: 100 })).toBe(6.8);
    expect(secondsOf(speech([words], 90))).toBe(6.7);
  });

  test('letters take a while each, with time to write', () => {
    expect(secondsOf(speech([letters('abcd')]))).toBeGreaterThan(secondsOf(speech([letters('ab')])) + 1);
  });

  test('only what has a letter or a digit in it counts as a word', () => {
    expect(countWords('one – two  three … 4')).toBe(4);
    expect(countWords('')).toBe(0);
  });

  test('a number takes its digits one by one', () => {
    expect(secondsOf(speech([NUMBER]))).toBe(2.4);
  });
});
