import { join } from 'node:path';
import { type Outcome, outcomesOf } from '../../tools/facts/measure';
import { type Kind, readQuestions } from '../../tools/facts/questions';
import { accuracyOf, accuracyTable, percent } from '../../tools/training/accuracy';
import { readTestFiles } from '../../tools/training/test-utterances';
import { wordsOf } from '../../tools/words';
import { compiled, understanding } from '../support/words';

const understand = understanding();
const folderOf = (set: string): string => join(__dirname, '..', 'utterances', 'independent', set);
const SETS = ['read', 'unread'] as const;

// What is reached now by the worse of the two sets, in percent, rounded down. They are raised when it gets better.
const FLOORS: Readonly<Record<string, number>> = {
  emergency: 95,
  'look-alike': 88,
  distress: 88,
  'not-distress': 89,
  'self-harm': 93,
  fever: 80,
  advice: 75,
  'in emergency': 80,
  'in self-harm': 80,
  'in fever': 80,
  'in upset': 75,
  'in number': 86,
};

describe.each(SETS)('lines that nobody learned from: %s', (set) => {
  const accuracy = accuracyOf(readTestFiles(folderOf(set)), understand);

  test('each kind is among them', () => {
    console.info(accuracyTable(accuracy));
    expect([...accuracy.byStyle.keys()].sort()).toEqual(Object.keys(FLOORS).sort());
  });

  test.each([...accuracy.byStyle])('%s', (style, share) => {
    expect(percent(share)).toBeGreaterThanOrEqual(FLOORS[style] ?? 100);
  });
});

describe.each(SETS)('questions that nobody learned from: %s', (set) => {
  const words = wordsOf(compiled());
  const questions = readQuestions(join(folderOf(set), 'questions.tsv'));
  const outcomes = words ? outcomesOf(questions, { ...words, understanding: understand }, '2026-11-30') : [];
  const shareOf = (kind: Kind, ...verdicts: readonly Outcome['verdict'][]): number => {
    const asked = outcomes.filter(({ question }) => question.kind === kind);
    return percent({
      right: asked.filter(({ verdict }) => verdicts.includes(verdict)).length,
      of: asked.length,
    });
  };

  test.each([
    ['direct', 85],
    ['followup', 55],
    ['unlisted', 90],
    ['off-page', 85],
    ['safety', 81],
  ] as const)('%s', (kind, floor) => {
    expect(shareOf(kind, 'right', 'safe')).toBeGreaterThanOrEqual(floor);
  });

  test('a wrong sentence is seldom given as the answer', () => {
    const wrong = outcomes.filter(({ verdict }) => verdict === 'wrong').length;
    expect(percent({ right: wrong, of: outcomes.length })).toBeLessThanOrEqual(5);
  });
});
