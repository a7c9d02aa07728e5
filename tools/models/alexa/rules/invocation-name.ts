import { ABOUT, type Breach } from '../../breach';
import { canBeSaid } from '../../spoken';

/**
 * Words that a name must not have. (Source: Amazon's page "Choose the Invocation Name for a Custom Skill", and its rules
 * as reviewers quote them.)
 */
const FORBIDDEN: readonly (readonly [why: string, words: readonly string[]])[] = [
  [
    'opens skills',
    ['launch', 'ask', 'tell', 'open', 'load', 'begin', 'start', 'run', 'play', 'resume', 'use', 'enable'],
  ],
  [
    'connects a name to a request',
    ['to', 'from', 'in', 'using', 'with', 'about', 'for', 'that', 'by', 'if', 'and', 'whether'],
  ],
  ['wakes a device', ['alexa', 'amazon', 'echo', 'computer']],
  ['is no part of a name', ['skill', 'app']],
];

/** Articles and prepositions: where one of them is half of a name of two words, the name counts as one word. */
const SMALL: ReadonlySet<string> = new Set([
  'the',
  'a',
  'an',
  'of',
  'on',
  'at',
  'my',
  'your',
  'into',
  'off',
  'up',
]);

const ANOTHER = 'choose another, it cannot be changed once the skill is published';

/** What Amazon would refuse in the name that people open the skill by. */
export function invocationNameBreaches(name: string): Breach[] {
  const breach = (message: string, remedy = ANOTHER): Breach => ({
    about: ABOUT.name,
    message: `the name '${name}' ${message}`,
    remedy,
  });
  const words = name.split(' ');
  const found: Breach[] = [];
  if (!/^\p{L}/u.test(name) || !canBeSaid(name) || name !== name.toLowerCase()) {
    found.push(
      breach('has characters that Alexa does not take', 'small letters and spaces, numbers in words'),
    );
  }
  for (const [why, forbidden] of FORBIDDEN) {
    for (const word of words.filter((word) => forbidden.includes(word))) {
      found.push(breach(`has the word '${word}', which ${why}`));
    }
  }
  if (words.length === 2 && words.some((word) => SMALL.has(word))) {
    found.push(breach('has two words, and one of them is an article or a preposition'));
  }
  if (words.length < 2) {
    const remedy = 'Amazon takes that only where the word is a brand: better two words or three';
    found.push({ ...breach('has one word', remedy), severity: 'warning' });
  }
  return found;
}
