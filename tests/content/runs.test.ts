import { lexerFor } from '../../tools/content/runs';
import type { Styled } from '../../tools/content/styled';
import { unstyled } from '../../tools/content/styled';

const term = (written: string, say: string) => ({ term: written, say, spell: false, names: [] });
const lexer = lexerFor([
  term('NK', 'N K'),
  term('ANKL', 'A N K L'),
  term('Epstein Barr', 'ep-stine bar'),
  term('Epstein', 'ep-stine'),
  term('L-asparaginase', 'L ass'),
  term('24,190', 'twenty four thousand'),
]);
const runs = (text: string) => lexer.runs(unstyled(text, 1));

describe('a sentence in runs', () => {
  test.each([
    ['plain words', ['plain words']],
    ['ANKL is rare.', [{ term: 'ANKL', say: 'A N K L' }, ' is rare.']],
    [
      "an NK cell's NK-cell",
      ['an ', { term: 'NK', say: 'N K' }, " cell's ", { term: 'NK', say: 'N K' }, '-cell'],
    ],
    ['ankl and ANKLE and BANKL', ['ankl and ANKLE and BANKL']],
    ['Epstein Barr', [{ term: 'Epstein Barr', say: 'ep-stine bar' }]],
    ['take L-asparaginase', ['take ', { term: 'L-asparaginase', say: 'L ass' }]],
    ['of 24,190 people', ['of ', { term: '24,190', say: 'twenty four thousand' }, ' people']],
    ['Call 08088 010 444.', ['Call ', { phone: '08088 010 444' }, '.']],
    [
      'Call +44 7500 068 065 or 08088010444',
      ['Call ', { phone: '+44 7500 068 065' }, ' or ', { phone: '08088010444' }],
    ],
    ['9 in every 10, on 31 August 2025, 1183890', ['9 in every 10, on 31 August 2025, 1183890']],
    ['a {slot} in a page', ['a {slot} in a page']],
  ])('%s', (text, expected) => {
    expect(runs(text)).toEqual(expected);
  });

  test('the gaps of a phrase', () => {
    expect(lexer.phraseRuns(unstyled("{name}'s number: {helpline}.", 1))).toEqual([
      { slot: 'name' },
      "'s number: ",
      { slot: 'helpline' },
      '.',
    ]);
  });

  test('stress has its spaces outside, and a term or a number in it stays one', () => {
    const styled: Styled = [
      { text: 'It is ', stress: false, line: 1 },
      { text: 'not ANKL or', stress: true, line: 1 },
      { text: ' so', stress: false, line: 1 },
    ];
    expect(lexer.runs(styled)).toEqual([
      'It is ',
      { stress: 'not' },
      ' ',
      { term: 'ANKL', say: 'A N K L' },
      ' ',
      { stress: 'or' },
      ' so',
    ]);
  });

  test('a term is found across the end of a line', () => {
    const styled: Styled = [
      { text: 'the Epstein', stress: false, line: 1 },
      { text: ' Barr virus', stress: false, line: 2 },
    ];
    expect(lexer.runs(styled)).toEqual(['the ', { term: 'Epstein Barr', say: 'ep-stine bar' }, ' virus']);
  });

  test('without terms there is nothing to find', () => {
    expect(lexerFor([]).runs(unstyled('ANKL (rare)', 1))).toEqual(['ANKL (rare)']);
  });
});
