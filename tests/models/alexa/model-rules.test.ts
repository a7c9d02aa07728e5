import { checkModel } from '../../../tools/models/alexa/model-rules';
import type { LanguageModel } from '../../../tools/models/alexa/schema';
import { INTENTS, modelWith, TYPES, withSamples } from '../support';

const [PASSAGE = { name: '', values: [] }] = TYPES;

function breaches(changes: Partial<LanguageModel>, slotWords = {}): string[] {
  const breaches: string[] = [];
  const report = (message: string, _: string, severity = 'error') =>
    breaches.push(`${severity === 'warning' ? 'warning: ' : ''}${message}`);
  checkModel(modelWith(changes), { name: report, utterances: report }, slotWords);
  return breaches;
}

test('a sound model breaks none', () => {
  expect(breaches({})).toEqual([]);
});

describe('the name that people open it by', () => {
  test.each(['leukaemia care guide', "nora's garden guide", 'n. h. s. voice guide', 'hay fever'])(
    '%s',
    (name) => {
      expect(breaches({ invocationName: name })).toEqual([]);
    },
  );

  test.each([
    ['Hay fever guide', 'characters'],
    ['hay fever guide 2', 'characters'],
    ['hay-fever, guide', 'characters'],
    ['2 hay fever guide', 'characters'],
    ['open hay fever guide', "'open', which opens skills"],
    ['guide to hay fever', "'to', which connects"],
    ['echo hay fever', "'echo', which wakes"],
    ['hay fever skill', "'skill', which is no part of a name"],
    ['the guide', 'two words, and one of them is an article'],
  ])('%s is refused', (name, why) => {
    expect(breaches({ invocationName: name })).toEqual([expect.stringContaining(why)]);
  });

  test('one word is for a person to judge', () => {
    expect(breaches({ invocationName: 'pollen' })).toEqual([expect.stringMatching(/^warning: .*one word/)]);
  });
});

test('a sample that is only a slot is for a person to judge', () => {
  expect(breaches({ intents: withSamples('ReadIntent', ['{passage}']) })).toEqual([
    "warning: '{passage}' of ReadIntent is nothing but a slot",
  ]);
});

describe('one utterance and two meanings', () => {
  test('initialisms written two ways', () => {
    const other = { name: 'OtherIntent', samples: ['a b c'] };
    expect(breaches({ intents: [...withSamples('ReadPollenIntent', ['a. b. c.']), other] })).toEqual([
      "'a b c' is ReadPollenIntent and OtherIntent",
    ]);
  });

  test('under two intents', () => {
    const other = { name: 'OtherIntent', samples: ['what is pollen'] };
    expect(breaches({ intents: [...INTENTS, other] })).toContain(
      "'what is pollen' is ReadPollenIntent and OtherIntent",
    );
  });

  test('with a name in the place of a slot', () => {
    expect(breaches({ intents: withSamples('ReadPollenIntent', ['tell me about the dust']) })).toEqual([
      "'tell me about the dust' is ReadPollenIntent and ReadIntent with pollen",
    ]);
  });

  test('with two names in the place of two slots', () => {
    const values = [...PASSAGE.values, { id: 'dust', name: { value: 'dust', synonyms: [] } }];
    const types = [{ ...PASSAGE, values }];
    const intents = withSamples('ReadIntent', ['about {passage}', 'about the {passage}']);
    expect(breaches({ intents, types })).toEqual([
      "'about the dust' is ReadIntent with pollen and ReadIntent with dust",
    ]);
  });

  test("with a word of one of Amazon's types is for a person to judge", () => {
    const item = {
      name: 'ItemIntent',
      slots: [{ name: 'ordinal', type: 'AMAZON.Ordinal' }],
      samples: ['the {ordinal} one'],
    };
    const intents = [...withSamples('ReadPollenIntent', ['the first one']), item];
    expect(breaches({ intents }, { 'AMAZON.Ordinal': ['first', 'second'] })).toEqual([
      "warning: 'the first one' is ReadPollenIntent and ItemIntent with first",
    ]);
  });
});

describe('the types of slots', () => {
  const named = (value: string, synonyms: string[] = []) => ({ id: value, name: { value, synonyms } });

  test('take no more than 140 characters', () => {
    expect(breaches({ types: [{ name: 'PASSAGE', values: [named('a'.repeat(141))] }] })).toEqual([
      `'${'a'.repeat(141)}' of PASSAGE has 141 characters, and Alexa takes 140`,
    ]);
  });

  test('take 140 characters', () => {
    expect(breaches({ types: [{ name: 'PASSAGE', values: [named('a'.repeat(140))] }] })).toEqual([]);
  });

  test('have at most 50,000 names together', () => {
    const letters = (index: number) =>
      [...String(index)].map((digit) => 'abcdefghij'[Number(digit)]).join('');
    const values = Array.from({ length: 50_001 }, (_, index) => named(`z${letters(index)}`));
    expect(breaches({ types: [{ name: 'PASSAGE', values }] })).toEqual([
      expect.stringContaining('50001 names in all types'),
      expect.stringContaining('the model has'),
    ]);
  });
});

test('a model has at most 1,000,000 characters', () => {
  const samples = Array.from(
    { length: 100 },
    (_, index) => `${'pollen '.repeat(1500)}${'a'.repeat(index + 1)}`,
  );
  expect(breaches({ intents: withSamples('ReadPollenIntent', samples) })).toEqual([
    expect.stringMatching(/^the model has \d{7} characters, and Alexa takes 1000000$/),
  ]);
});
