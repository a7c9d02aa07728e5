import { isSpeakable, spokenForm, spokenKey } from '../../tools/models/spoken-form';

test.each([
  ['DNA', 'd. n. a.'],
  ['The DNA test', 'the d. n. a. test'],
  ["the NHS's page", "the n. h. s.'s page"],
  ['X-ray', 'x. ray'],
  ['Epstein Barr', 'epstein barr'],
  ['A guide', 'a guide'],
  ['WhatsApp number', 'whatsapp number'],
  ['tests (all of them)', 'tests all of them'],
])('%s is said as "%s"', (written, said) => {
  expect(spokenForm(written)).toBe(said);
  expect(isSpeakable(said)).toBe(true);
});

test.each(['vitamin b12', 'what?', 'a.b', 'one  two', '', "'tis", 'pollen-'])(
  "'%s' cannot be said",
  (words) => {
    expect(isSpeakable(words)).toBe(false);
  },
);

test('initialisms sound the same with and without full stops', () => {
  expect(spokenKey('what is d. n. a.')).toBe(spokenKey('what is d n a'));
});
