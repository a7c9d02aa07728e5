import { join } from 'node:path';
import { accuracyOf, accuracyTable, percent } from '../../tools/training/accuracy';
import { readTestFiles } from '../../tools/training/test-utterances';
import { understanding } from '../support/words';

const files = readTestFiles(join(__dirname, '..', 'utterances', 'situations'));
const understand = understanding();
const accuracy = accuracyOf(files, understand);

// A line less than is reached now, in percent, on lines that were not learned from. Of the others in an emergency and in danger to
// oneself, nearly all are taken for the situation itself, which is answered with 999 again.
const FLOORS: Readonly<Record<string, number>> = {
  'in an emergency': 76,
  'in danger to oneself': 75,
  'in a fever': 87,
  'when upset': 78,
  'taking down a number': 94,
};

test.each([...accuracy.byStyle])('%s', (style, share) => {
  expect(percent(share)).toBeGreaterThanOrEqual(FLOORS[style] ?? 100);
});

test('in an emergency and in danger to oneself, nothing but a question about the page gets a passage', () => {
  console.info(accuracyTable(accuracy));
  const read = accuracy.misses.filter(({ understood }) => understood.move.kind === 'read');
  const atStake = files.filter(({ situation }) => situation === 'emergency' || situation === 'self-harm');
  const said = new Set(atStake.flatMap(({ lines }) => lines));
  expect(read.filter(({ line }) => said.has(line)).map(({ line }) => line.say)).toEqual([]);
});

test('what is said to an emergency is not answered out of the page', () => {
  const said = 'can you talk me through it until somebody gets here';
  expect(['ask', 'read', 'unlisted', 'unsaid']).not.toContain(
    understand(said, { situation: 'emergency' }).move.kind,
  );
});

describe('what is said in a situation', () => {
  test.each([
    ['emergency', "they're on their way", 'called'],
    ['emergency', 'is it serious', 'is-serious'],
    ['emergency', 'should i give her water', 'should-i'],
    ['emergency', "she's come round", 'better'],
    ['emergency', 'i only asked', 'false-alarm'],
    ['emergency', 'what are the symptoms', 'read'],
    ['emergency', 'thank you', 'thanks'],
    ['emergency', 'no', 'no'],
    ['self-harm', 'how many would it take', 'how-many'],
    ['self-harm', "i'm not going to do anything", 'not-going-to'],
    ['fever', "it's probably just a cold though isn't it", 'better'],
    ['fever', 'he has stopped breathing', 'emergency'],
    ['number', 'hang on i need a pen', 'pen'],
    ['number', 'he has collapsed', 'emergency'],
  ] as const)('%s: %s', (situation, words, kind) => {
    expect(understand(words, { situation }).move.kind).toBe(kind);
  });

  test.each(['emergency', 'self-harm'] as const)(
    '%s: what is doubtful is the situation itself',
    (situation) => {
      expect(understand('flibberty widget on the mantelpiece', { situation }).move.kind).toBe(situation);
    },
  );
});
