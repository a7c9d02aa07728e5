import { lexerFor } from '../../tools/content/lexer';
import type { Styled } from '../../tools/content/styled';
import { unstyled } from '../../tools/content/styled';

const term = (written: string, say: string) => ({ term: written, say, spell: false, names: [] });
const terms = [
  term('NK', 'N K'),
  term('ANKL', 'A N K L'),
  term('Epstein Barr', 'ep-stine bar'),
  term('Epstein', 'ep-stine'),
  term('L-asparaginase', 'L ass'),
  term('24,190', 'twenty four thousand'),
  term('leukaemia', 'leukaemia'),
];
const digits = ['zero', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine'];
const lexer = lexerFor({ terms, digits });
const sub = (written: string, say: string) => ({
  text: written,
  ssml: `<sub alias='${say}'>${written}</sub>`,
});
const loud = (word: string) => ({ text: word, ssml: `<prosody volume='loud'>${word}</prosody>` });
const dial = (text: string, ...groups: readonly string[]) => ({
  text,
  ssml: groups.map((group) => `<prosody rate='80%'>${group}</prosody>`).join("<break time='600ms'/>"),
  paced: true,
});
const runs = (text: string) => lexer.sentence(unstyled(text, 1));

describe('a sentence in runs', () => {
  test.each([
    ['plain words', ['plain words']],
    ['ANKL is rare.', [sub('ANKL', 'A N K L'), ' is rare.']],
    [
      "an NK cell's NK-cell",
      ['an ', sub('NK', 'N K'), { text: " cell's ", ssml: ' cell&apos;s ' }, sub('NK', 'N K'), '-cell'],
    ],
    ['ankl and ANKLE and BANKL', ['ankl and ANKLE and BANKL']],
    ['Epstein Barr', [sub('Epstein Barr', 'ep-stine bar')]],
    ['take L-asparaginase', ['take ', sub('L-asparaginase', 'L ass')]],
    ['a leukaemia of NK, EBV.', ['a leukaemia of ', sub('NK,', 'N K,'), ' EBV.']],
    ['of 24,190 people', ['of ', sub('24,190', 'twenty four thousand'), ' people']],
    [
      'Call 08088 010 444.',
      ['Call ', dial('08088 010 444.', 'zero eight zero eight eight', 'zero one zero', 'four four four.')],
    ],
    [
      'Call +44 7500 068 065 or 08088010444',
      [
        'Call ',
        dial('+44 7500 068 065', '+ four four', 'seven five zero zero', 'zero six eight', 'zero six five'),
        ' or ',
        dial('08088010444', 'zero eight zero eight eight zero one zero four four four'),
      ],
    ],
    ['9 in every 10, on 31 August 2025, 1183890', ['9 in every 10, on 31 August 2025, 1183890']],
    ['a {slot} in a page', ['a {slot} in a page']],
  ])('%s', (text, expected) => {
    expect(runs(text)).toEqual(expected);
  });

  test('the gaps of a phrase', () => {
    expect(lexer.phrase(unstyled("{name}'s number: {helpline}.", 1))).toEqual([
      { slot: 'name' },
      { text: "'s number: ", ssml: '&apos;s number: ' },
      { slot: 'helpline' },
      '.',
    ]);
  });

  test('what fills a gap is said as it would be anywhere, and is no part of the words around it', () => {
    const filling = { name: 'NK', helpline: '01632 960 960' };
    expect(lexer.phrase(unstyled('{name}, {helpline} 24 hours of {topic}', 1), filling)).toEqual([
      sub('NK,', 'N K,'),
      ' ',
      dial('01632 960 960', 'zero one six three two', 'nine six zero', 'nine six zero'),
      ' 24 hours of ',
      { slot: 'topic' },
    ]);
  });

  test('punctuation after a gap is not hidden in words that have to be escaped', () => {
    expect(lexer.phrase(unstyled("{topic}, isn't it", 1))).toEqual([
      { slot: 'topic' },
      ',',
      { text: " isn't it", ssml: ' isn&apos;t it' },
    ]);
  });

  test('what may fill a gap is made with each punctuation that may follow it, where that goes into its markup', () => {
    expect(lexer.sentence(unstyled('What is ANKL', 1), ['.', '?'])).toEqual([
      'What is ',
      { ...sub('ANKL', 'A N K L'), closed: { '.': sub('ANKL.', 'A N K L.'), '?': sub('ANKL?', 'A N K L?') } },
    ]);
    expect(lexer.sentence(unstyled('ANKL itself', 1), ['.'])).toEqual([sub('ANKL', 'A N K L'), ' itself']);
    expect(lexer.sentence(unstyled("What's next", 1), ['.'])).toEqual([
      {
        text: "What's next",
        ssml: 'What&apos;s next',
        closed: { '.': { text: "What's next.", ssml: 'What&apos;s next.' } },
      },
    ]);
  });

  test('the terms of a text, those among them that are said as they are written', () => {
    expect(lexer.terms(unstyled('leukaemia, ANKL and NK, and ANKL', 1))).toEqual([
      'leukaemia',
      'ANKL',
      'NK',
      'ANKL',
    ]);
  });

  test('stress has its spaces outside, and a term or a number in it stays one', () => {
    const styled: Styled = [
      { text: 'It is ', stress: false, line: 1 },
      { text: 'not ANKL or', stress: true, line: 1 },
      { text: ' so', stress: false, line: 1 },
    ];
    expect(lexer.sentence(styled)).toEqual([
      'It is ',
      loud('not'),
      ' ',
      sub('ANKL', 'A N K L'),
      ' ',
      loud('or'),
      ' so',
    ]);
  });

  test('a term is found across the end of a line', () => {
    const styled: Styled = [
      { text: 'the Epstein', stress: false, line: 1 },
      { text: ' Barr virus', stress: false, line: 2 },
    ];
    expect(lexer.sentence(styled)).toEqual(['the ', sub('Epstein Barr', 'ep-stine bar'), ' virus']);
  });

  test('without terms there is nothing to find', () => {
    expect(lexerFor({ terms: [] }).sentence(unstyled('ANKL (rare)', 1))).toEqual(['ANKL (rare)']);
  });
});
