import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  alexaAnnotations,
  BETWEEN_QUESTIONS,
  dialogflowQueries,
  type Miss,
  profileAll,
  selectedIntent,
} from '../../tools/regression';
import { readTestFiles, type TestUtterance } from '../../tools/training/test-utterances';
import { page as pageOfFolder } from '../support/words';

const page = pageOfFolder();
const root = join(__dirname, '..', '..');
const lines = readTestFiles(join(root, 'tests', 'utterances')).flatMap((file) => file.lines);
const line = (say: string, want: readonly string[], item?: number): TestUtterance => ({
  say,
  want,
  file: 'some.yml',
  line: 1,
  ...(item !== undefined && { item }),
});

interface Model {
  readonly interactionModel: {
    readonly languageModel: { readonly intents: readonly { readonly name: string }[] };
  };
}

test('every intent that the list expects of Alexa is in the model', () => {
  const file = 'interaction-models/alexa/skill-package/interactionModels/custom/en-GB.json';
  const model = JSON.parse(readFileSync(join(root, file), 'utf8')) as Model;
  const known = new Set(model.interactionModel.languageModel.intents.map(({ name }) => name));
  const expected = alexaAnnotations(lines, page).data.flatMap((one) =>
    one.expected.map(({ intent }) => intent.name),
  );
  expect(expected.length).toBeGreaterThan(1000);
  expect([...new Set(expected)].filter((name) => !known.has(name))).toEqual([]);
});

test('an annotation names the utterance, the intent and its slots', () => {
  expect(alexaAnnotations([line('number three', ['item'], 3)], page).data).toEqual([
    {
      inputs: { utterance: 'number three' },
      expected: [{ intent: { name: 'ItemIntent', slots: { number: { value: '3' } } } }],
    },
  ]);
});

test('a query for Dialogflow is the body of a call, with every intent that would be right', () => {
  expect(dialogflowQueries([line('is it bad', ['symptoms', 'outcomes'])], page)).toEqual([
    {
      request: { queryInput: { text: { text: 'is it bad', languageCode: 'en-GB' } } },
      expected: [
        { intent: 'read.symptoms', parameters: {} },
        { intent: 'read.outcomes', parameters: {} },
      ],
    },
  ]);
});

test('a line that wants what there is not is an error', () => {
  expect(() => alexaAnnotations([line('x', ['lunch'])], page)).toThrow('there is no move or passage "lunch"');
});

test('Alexa is asked one by one, no faster than it wants, and each miss is told', async () => {
  const waited: number[] = [];
  const misses: Miss[] = [];
  const right = await profileAll(
    [line('stop', ['stop']), line('brr', ['not-understood']), line('symptoms', ['symptoms'])],
    page,
    async (utterance) => (utterance === 'brr' ? null : 'AMAZON.StopIntent'),
    async (milliseconds) => {
      waited.push(milliseconds);
    },
    (miss) => misses.push(miss),
  );
  expect(right).toBe(2);
  expect(waited).toEqual([BETWEEN_QUESTIONS, BETWEEN_QUESTIONS]);
  expect(misses.map(({ line: { say }, actual, expected }) => ({ say, actual, expected }))).toEqual([
    { say: 'symptoms', actual: 'AMAZON.StopIntent', expected: ['ReadSymptomsIntent'] },
  ]);
});

test('what the ASK CLI prints is read', () => {
  expect(selectedIntent('{"selectedIntent":{"name":"HelplineIntent"},"consideredIntents":[]}')).toBe(
    'HelplineIntent',
  );
  expect(selectedIntent('{"consideredIntents":[]}')).toBeNull();
});
