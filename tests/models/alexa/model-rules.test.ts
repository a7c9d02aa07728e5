import type { LanguageModel } from '../../../tools/models/alexa/model';
import { modelBreaches } from '../../../tools/models/alexa/model-rules';
import { INTENTS, modelWith, TYPES, withSamples } from '../support';

const [PASSAGE = { name: '', values: [] }] = TYPES;
const [POLLEN = { id: '', name: { value: '', synonyms: [] } }] = PASSAGE.values;

const breaches = (changes: Partial<LanguageModel>, slotWords = {}): string[] =>
  modelBreaches(modelWith(changes), slotWords).map(
    ({ message, severity }) => `${severity === 'warning' ? 'warning: ' : ''}${message}`,
  );

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

describe('the intents', () => {
  test.each(INTENTS.filter(({ name }) => name.startsWith('AMAZON.')).map(({ name }) => name))(
    '%s must be there',
    (name) => {
      const without = INTENTS.filter((intent) => intent.name !== name);
      expect(breaches({ intents: without })).toEqual([`the intent ${name} is missing`]);
    },
  );

  test.each(['Read2Intent', '_ReadIntent', 'Read Intent', 'OTHER.ReadIntent'])('%s is no name', (name) => {
    expect(breaches({ intents: [...INTENTS, { name, samples: ['something new'] }] })).toEqual([
      `'${name}' is no name for an intent`,
    ]);
  });

  test('two must not have one name', () => {
    expect(
      breaches({ intents: [...INTENTS, { name: 'ReadPollenIntent', samples: ['something new'] }] }),
    ).toEqual(['two intents are called ReadPollenIntent']);
  });

  test('ours must have samples', () => {
    expect(breaches({ intents: withSamples('ReadPollenIntent', []) })).toEqual([
      'ReadPollenIntent has no samples',
    ]);
  });

  test('a slot has one type everywhere', () => {
    const other = {
      name: 'OtherIntent',
      slots: [{ name: 'passage', type: 'AMAZON.NUMBER' }],
      samples: ['and {passage}'],
    };
    expect(breaches({ intents: [...INTENTS, other] })).toEqual([
      'the slot {passage} is PASSAGE in one intent and AMAZON.NUMBER in another',
    ]);
  });

  test.each([
    [{ name: 'query', type: 'AMAZON.SearchQuery' }, 'OtherIntent takes free text, which this guide does not'],
    [{ name: 'query', type: 'NOWHERE' }, 'the type NOWHERE is nowhere'],
    [{ name: 'query_', type: 'PASSAGE' }, "'query_' is no name for a slot"],
  ])('%j is refused', (slot, message) => {
    const other = { name: 'OtherIntent', slots: [slot], samples: [`look for {${slot.name}}`] };
    expect(breaches({ intents: [...INTENTS, other] })).toEqual([message]);
  });

  test('a slot is used', () => {
    const other = {
      name: 'OtherIntent',
      slots: [{ name: 'passage', type: 'PASSAGE' }],
      samples: ['something new'],
    };
    expect(breaches({ intents: [...INTENTS, other] })).toEqual([
      'no sample of OtherIntent has the slot {passage}',
    ]);
  });

  test("Amazon's have no slots of ours", () => {
    const slots = [{ name: 'passage', type: 'PASSAGE' }];
    const next = { name: 'AMAZON.NextIntent', slots, samples: ['on to {passage}'] };
    expect(breaches({ intents: [...INTENTS, next] })).toEqual(['AMAZON.NextIntent cannot be given slots']);
  });
});

describe('the samples', () => {
  test.each(["what's pollen", 'is it n. h. s. pollen', 'grass-pollen', "the trees' pollen", 'pollen où'])(
    '%s',
    (sample) => {
      expect(breaches({ intents: withSamples('ReadPollenIntent', [sample]) })).toEqual([]);
    },
  );

  test.each([
    'what is pollen?',
    'pollen, please',
    'pollen!',
    'number 3',
    'pollen. and then',
    ' pollen',
    'pollen  please',
  ])("'%s' is refused", (sample) => {
    expect(breaches({ intents: withSamples('ReadPollenIntent', [sample]) })).toEqual([
      `'${sample}' of ReadPollenIntent has characters that Alexa does not take`,
    ]);
  });

  test('have small letters', () => {
    expect(breaches({ intents: withSamples('ReadPollenIntent', ['Pollen']) })).toEqual([
      "'Pollen' of ReadPollenIntent has capital letters",
    ]);
  });

  test('have slots of their intent, each once', () => {
    expect(breaches({ intents: withSamples('ReadPollenIntent', ['about {passage}']) })).toEqual([
      "'about {passage}' of ReadPollenIntent has the unknown slot {passage}",
    ]);
    expect(breaches({ intents: withSamples('ReadIntent', ['{passage} and {passage}']) })).toEqual([
      "'{passage} and {passage}' of ReadIntent has a slot twice",
    ]);
  });

  test('only a slot is for a person to judge', () => {
    expect(breaches({ intents: withSamples('ReadIntent', ['{passage}']) })).toEqual([
      "warning: '{passage}' of ReadIntent is nothing but a slot",
    ]);
  });
});

describe('one utterance and two meanings', () => {
  test.each([
    [
      'twice under an intent',
      ['pollen again', 'pollen again'],
      "'pollen again' is ReadPollenIntent and another sample",
    ],
    ['initialisms written two ways', ['a. b. c.', 'a b c'], "'a b c' is ReadPollenIntent and another sample"],
  ])('%s', (_, samples, message) => {
    expect(breaches({ intents: withSamples('ReadPollenIntent', samples) })).toEqual([message]);
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

  test.each([
    [
      'a value twice',
      [POLLEN, named('pollen')],
      [
        "two values of PASSAGE have the id 'pollen', or it is empty",
        "'pollen' is two values of PASSAGE, or one of them twice",
      ],
    ],
    [
      'a synonym of two values',
      [POLLEN, named('mites', ['the dust'])],
      [
        "'tell me about the dust' is ReadIntent with pollen and ReadIntent with mites",
        "'the dust' is two values of PASSAGE, or one of them twice",
      ],
    ],
    [
      'a synonym twice',
      [named('pollen', ['pollen'])],
      ["'pollen' is two values of PASSAGE, or one of them twice"],
    ],
    [
      'odd characters',
      [named('pollen (grass)')],
      ["'pollen (grass)' of PASSAGE has characters that Alexa does not take"],
    ],
    [
      'too long',
      [named('a'.repeat(141))],
      [`'${'a'.repeat(141)}' of PASSAGE has 141 characters, and Alexa takes 140`],
    ],
    ['no values', [], ['the type PASSAGE has no values']],
  ])('%s', (_, values, messages) => {
    expect(breaches({ types: [{ name: 'PASSAGE', values }] })).toEqual(messages);
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
