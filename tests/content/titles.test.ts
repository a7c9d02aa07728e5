import { plainText } from '../../lambda/page/words';
import { lexerFor } from '../../tools/content/lexer';
import { unstyled } from '../../tools/content/styled';
import { titleOf } from '../../tools/content/titles';

const lexer = lexerFor({
  terms: [
    { term: 'ANKL', say: 'A N K L', spell: false, names: [] },
    { term: 'Epstein Barr', say: 'ep-stine bar', spell: true, names: [] },
  ],
});

test.each([
  ['Symptoms', 'symptoms'],
  ['What ANKL is', 'what ANKL is'],
  ['A stem cell transplant', 'a stem cell transplant'],
  ['Follow-up tests', 'follow-up tests'],
  ["What's next", "what's next"],
  ['ANKL and you', 'ANKL and you'],
  ['DNA', 'DNA'],
  ['X rays', 'X rays'],
  ['Epstein Barr virus', 'Epstein Barr virus'],
  ['Leukaemia Care', 'Leukaemia Care'],
  ["Hodgkin's disease", "Hodgkin's disease"],
  ['WhatsApp', 'WhatsApp'],
  ['Hodgkinson', 'hodgkinson'],
])('"%s" inside a sentence is "%s"', (heading, expected) => {
  const { title, topic } = titleOf(unstyled(heading, 1), lexer, ['Leukaemia Care', 'Hodgkin'], []);
  expect(plainText(title)).toBe(heading);
  expect(plainText(topic)).toBe(expected);
});

test('a question mark that was kept to the letter is not said inside a sentence', () => {
  const { title, topic } = titleOf(unstyled('What is ANKL?', 1), lexer, [], []);
  expect(plainText(title)).toBe('What is ANKL');
  expect(topic).toEqual(['what is ', { text: 'ANKL', ssml: "<sub alias='A N K L'>ANKL</sub>" }]);
});
