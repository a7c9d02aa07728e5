import { countWords, secondsOf } from '../../lambda/speech/seconds';
import type { Speech, Voice } from '../../lambda/speech/speech';
import { toSsml } from '../../lambda/speech/ssml';
import { toText } from '../../lambda/speech/text';

const speech = (say: readonly Voice[], rate = 100): Speech => ({ beats: [{ say }], rate });
const inner = (one: Speech): string => toSsml(one).replace(/^<speak><s>|<\/s><\/speak>$/g, '');

const NUMBER: Voice = {
  phone: [
    { written: '01632', said: 'zero one' },
    { written: '960', said: 'nine six' },
  ],
};

describe('a telephone number', () => {
  test('is said in words, group by group, slower, with pauses between', () => {
    expect(inner(speech(['Call ', NUMBER, '.']))).toBe(
      "Call <prosody rate='80%'>zero one</prosody><break time='600ms'/><prosody rate='80%'>nine six.</prosody>",
    );
  });

  test('is said no slower at a slower rate: 80 % is the least at any pace', () => {
    expect(inner(speech(['Call ', NUMBER], 90))).toBe(
      "<prosody rate='90%'>Call </prosody><prosody rate='80%'>zero one</prosody><break time='600ms'/><prosody rate='80%'>nine six</prosody>",
    );
  });

  test('is shown in groups as printed', () => {
    expect(toText(speech(['Call ', NUMBER, '.']))).toBe('Call 01632 960.');
  });
});

describe('punctuation after a piece with markup', () => {
  test.each<[string, Voice, string]>([
    ['a term', { written: 'RSPB', say: 'R S P B' }, "<sub alias='R S P B.'>RSPB.</sub> Yes"],
    ['a stressed word', { stress: 'not' }, "<prosody volume='loud'>not.</prosody> Yes"],
  ])('%s takes it in, so that no engine reads it out', (_what, voice, expected) => {
    expect(inner(speech([voice, '. Yes']))).toBe(expected);
  });

  test('all of it, as far as it goes', () => {
    expect(inner(speech([{ stress: 'not' }, '?! And']))).toBe("<prosody volume='loud'>not?!</prosody> And");
    expect(inner(speech([{ stress: 'not' }, '.']))).toBe("<prosody volume='loud'>not.</prosody>");
  });

  test('what begins a sentence, or follows plain words, is left where it is', () => {
    expect(inner(speech(['. Yes']))).toBe('. Yes');
    expect(inner(speech(['No', '. Yes']))).toBe('No. Yes');
    expect(inner(speech([{ stress: 'not' }, { stress: 'not' }]))).toBe(
      "<prosody volume='loud'>not</prosody><prosody volume='loud'>not</prosody>",
    );
  });

  test('after letters it is left out: each has a pause of its own', () => {
    expect(inner(speech([{ letters: ['A'] }, '. Yes']))).toBe(
      "<say-as interpret-as='spell-out'>A</say-as><break time='300ms'/> Yes",
    );
  });

  test('a word that follows is left where it is', () => {
    expect(inner(speech([{ stress: 'not' }, ' at all']))).toBe("<prosody volume='loud'>not</prosody> at all");
  });
});

test('a word is spelled letter by letter, with time to write', () => {
  expect(inner(speech([{ letters: ['A', 'B'] }]))).toBe(
    "<say-as interpret-as='spell-out'>A</say-as><break time='300ms'/><say-as interpret-as='spell-out'>B</say-as><break time='300ms'/>",
  );
  expect(toText(speech([{ letters: ['A', 'B'] }]))).toBe('A, B.');
});

test('the second sentence of an item stands beside it', () => {
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

test('items stand on lines of their own where lines are wanted, and pauses are not shown', () => {
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
    expect(secondsOf(speech([{ letters: ['A', 'B', 'C', 'D'] }]))).toBeGreaterThan(
      secondsOf(speech([{ letters: ['A', 'B'] }])) + 1,
    );
  });

  test('only what has a letter or a digit in it is a word', () => {
    expect(countWords('one – two  three … 4')).toBe(4);
    expect(countWords('')).toBe(0);
  });

  test('a number takes its digits one by one', () => {
    expect(secondsOf(speech([NUMBER]))).toBe(2.4);
  });
});
