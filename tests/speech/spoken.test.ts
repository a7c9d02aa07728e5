import { letters, phone, plain, stressed, term } from '../../tools/content/markup';
import { pausesIn, phoneIn, spokenText } from '../../tools/spoken';

const DIGITS = ['zero', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine'];

test.each([
  ['plain words', plain('plain words')],
  ['the bee’s "knees" & <wings>', plain('the bee’s "knees" & <wings>')],
  ["A N K L's", term('ANKL', "A N K L's")],
  ['never!', stressed('never', '!')],
  ['zero one, nine six.', phone('01 96', DIGITS, '.')],
  ['A, B', letters('ab')],
])('what is heard is "%s"', (expected, span) => {
  expect(spokenText(span)).toBe(expected);
});

test('only a telephone number is taken for one', () => {
  expect(phoneIn(phone('+44 96', DIGITS, '?'))).toEqual({ number: '+44 96', after: '?' });
  expect(phoneIn(term('999', 'nine nine nine'))).toBeUndefined();
  expect(phoneIn(letters('a1'))).toBeUndefined();
  expect(phoneIn('1183890')).toBeUndefined();
});

test('there are pauses between the groups of a number, and after letters', () => {
  expect(pausesIn(phone('01 96 4', DIGITS))).toBe(1200);
  expect(pausesIn(letters('ab'))).toBe(600);
  expect(pausesIn('a, b')).toBe(0);
});
