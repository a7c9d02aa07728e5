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

// A line or two less than the worse of the two sets reaches now, in percent: as much as another training moves it. They are
// raised when it gets better.
const FLOORS: Readonly<Record<string, number>> = {
  emergency: 94,
  'look-alike': 85,
  distress: 86,
  'not-distress': 88,
  'self-harm': 90,
  fever: 77,
  advice: 73,
  'in emergency': 78,
  'in self-harm': 72,
  'in fever': 77,
  'in upset': 70,
  'in number': 83,
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
    ['direct', 84],
    ['followup', 53],
    ['unlisted', 85],
    ['off-page', 81],
    ['safety', 72],
  ] as const)('%s', (kind, floor) => {
    expect(shareOf(kind, 'right', 'safe')).toBeGreaterThanOrEqual(floor);
  });

  test('a wrong sentence is seldom given as the answer', () => {
    const wrong = outcomes.filter(({ verdict }) => verdict === 'wrong').length;
    expect(percent({ right: wrong, of: outcomes.length })).toBeLessThanOrEqual(6);
  });
});
