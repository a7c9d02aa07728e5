import { MOVE_INTENTS, NAMES, passageIntent, WORDS_INTENT } from '../../../lambda/channels/alexa/intents';
import { moveOfIntent, type Slots } from '../../../lambda/channels/intents';
import { PLAIN_MOVES } from '../../../lambda/guide/moves';
import { expandAll, type Sample } from '../../../tools/content/utterances';
import { interactionModel, modelText, OUR_CHARACTERS } from '../../../tools/models/alexa/model';
import { checkModel } from '../../../tools/models/alexa/model-rules';
import type { ModelIntent } from '../../../tools/models/alexa/schema';
import { namesOf } from '../../../tools/models/alexa/schema';
import { alexaIntent } from '../../../tools/surfaces/sent-intents';
import { BEES, page } from '../../support/words';
import { wordsOf } from '../support';

const words = wordsOf();
const made = interactionModel(words);
const model = made.interactionModel.languageModel;
const { head, passages } = words.compiled;
const answers = new Set<string>(Object.values(head.facts.answers));

const intent = (name: string): ModelIntent => {
  const found = model.intents.find((one) => one.name === name);
  if (found === undefined) throw new Error(`no intent ${name}`);
  return found;
};

const intentsWith = (sample: string): string[] =>
  model.intents.filter(({ samples }) => samples.includes(sample)).map(({ name }) => name);

test('breaks no rule of the platform', () => {
  const errors: string[] = [];
  const report = (message: string, _: string, severity = 'error') => {
    if (severity === 'error') errors.push(message);
  };
  checkModel(
    made,
    { name: report, utterances: report },
    { 'AMAZON.NUMBER': head.numbers.slice(1), 'AMAZON.Ordinal': head.ordinals.slice(1) },
  );
  expect(errors).toEqual([]);
});

test('is opened by the name in the front matter', () => {
  expect(model.invocationName).toBe(head.facts.name);
});

test('is the same every time', () => {
  const [one, other] = [1, 2].map(() => modelText(interactionModel(wordsOf(BEES))));
  expect(one).toBe(other);
});

describe('the intents', () => {
  test.each([
    'AMAZON.CancelIntent',
    'AMAZON.HelpIntent',
    'AMAZON.StopIntent',
    'AMAZON.NavigateHomeIntent',
    'AMAZON.FallbackIntent',
  ])('%s is there', (name) => {
    expect(intent(name)).toBeDefined();
  });

  test.each(['AMAZON.CancelIntent', 'AMAZON.NavigateHomeIntent', 'AMAZON.FallbackIntent'])(
    '%s is left as it is',
    (name) => {
      expect(intent(name).samples).toEqual([]);
    },
  );

  const filled: Slots = {
    passage: passages[0]?.id ?? '',
    number: 3,
    thing: { kind: 'ask', passage: passages[0]?.id ?? '', answer: 0 },
  };

  test.each([...MOVE_INTENTS])('%s is there, and is the move %s', (name, kind) => {
    expect(intent(name)).toBeDefined();
    expect(moveOfIntent({ name, slots: filled }, NAMES, page())).toMatchObject({ kind });
  });

  test.each(passages.filter(({ id }) => !answers.has(id)).map(({ id }) => id))('%s has its own', (id) => {
    const name = passageIntent(id);
    expect(intent(name).samples.length).toBeGreaterThan(0);
    expect(moveOfIntent({ name, slots: {} }, NAMES, page())).toEqual({ kind: 'read', passage: id });
  });

  test('are understood by the skill, every one but that for words, which brings them along', () => {
    for (const { name } of model.intents.filter((one) => one.name !== WORDS_INTENT)) {
      const move = moveOfIntent({ name, slots: filled }, NAMES, page());
      expect([name, move?.kind]).toEqual([name, expect.any(String)]);
    }
  });

  test('are those that a desk sends for the same moves', () => {
    for (const { id } of passages.filter((passage) => !answers.has(passage.id))) {
      expect(intent(alexaIntent({ kind: 'read', passage: id }).intent)).toBeDefined();
    }
    for (const kind of PLAIN_MOVES) expect(intent(alexaIntent({ kind }).intent)).toBeDefined();
    expect(intent(alexaIntent({ kind: 'item', item: 3 }).intent)).toBeDefined();
    expect(intent(alexaIntent({ kind: 'spell' }).intent)).toBeDefined();
  });

  test('are called by names that Amazon takes, each by its own', () => {
    const names = model.intents.map(({ name }) => name);
    expect(names.filter((name) => !/^(AMAZON\.)?[A-Za-z](?:[A-Za-z_]*[A-Za-z])?$/.test(name))).toEqual([]);
    expect(new Set(names).size).toBe(names.length);
  });

  test('have samples, and every slot is in one of them; Amazon’s have no slots of ours', () => {
    for (const { name, samples, slots = [] } of model.intents) {
      if (name.startsWith('AMAZON.')) expect(slots).toEqual([]);
      else expect(samples.length).toBeGreaterThan(0);
      const used = new Set(samples.flatMap((sample) => sample.match(/(?<=\{)\w+/g) ?? []));
      expect(slots.map((slot) => slot.name).sort()).toEqual([...used].sort());
      expect(samples.filter((sample) => sample.split('{').length > 2)).toEqual([]);
    }
  });

  test('have no slots but these, and nothing that needs words around it', () => {
    const types = model.intents.flatMap(({ slots = [] }) => slots.map(({ type }) => type));
    expect(new Set(types)).toEqual(
      new Set(['PASSAGE', 'TERM', 'THING', 'AMAZON.NUMBER', 'AMAZON.Ordinal', 'WORDS']),
    );
  });

  test('leave what nobody foresaw to one whose slot takes all of it', () => {
    expect(intent(WORDS_INTENT)).toEqual({
      name: WORDS_INTENT,
      slots: [{ name: 'words', type: 'WORDS' }],
      samples: ['{words}'],
    });
  });
});

describe('the samples', () => {
  const all = model.intents.flatMap(({ samples }) => samples);

  test('have nothing but letters, spaces, apostrophes, hyphens and the full stops of initialisms', () => {
    const odd = all.filter(
      (sample) => !/^[\p{Ll} '.{}-]+$/u.test(sample) || /(?<!(?:^| )\p{Ll})\./u.test(sample),
    );
    expect(odd).toEqual([]);
  });

  test('are each under one intent, once', () => {
    expect(all.length).toBe(new Set(all).size);
  });

  test('are none of them only a slot, but that for words', () => {
    expect(all.filter((sample) => /^\{\w+\}$/.test(sample))).toEqual(['{words}']);
  });

  test.each(['emergency', 'self-harm', 'fever', 'distress', 'advice'] as const)(
    'have something of every line of %s',
    (move) => {
      const { samples } = intent(alexaIntent({ kind: move }).intent);
      const without = (words.utterances.moves[move] ?? []).filter(
        (line) => !expandAll([line]).some((utterance) => samples.includes(utterance)),
      );
      expect(without.map(({ text }) => text)).toEqual([]);
    },
  );

  test('are those of people who ramble as well, from the training examples', () => {
    const examples = new Set(words.utterances.examples.map(({ say }) => say));
    for (const { samples } of model.intents.filter(
      ({ name }) => /^Read[A-Z]/.test(name) && name !== 'ReadIntent',
    )) {
      const said = samples.filter((sample) => examples.has(sample));
      // One passage has no file of examples of its own.
      if (said.length > 0) expect(said.some((sample) => sample.split(' ').length > 15)).toBe(true);
    }
    expect(all.filter((sample) => examples.has(sample)).length).toBeGreaterThan(0.2 * all.length);
  });

  test('leave to Amazon what is Amazon’s', () => {
    expect(intentsWith('cancel')).toEqual([]);
    expect(intentsWith('never mind')).toEqual([]);
    expect(intentsWith('stop')).toEqual(['AMAZON.StopIntent']);
    expect(intentsWith('carry on')).toEqual(['AMAZON.ResumeIntent']);
  });

  test('have a name by itself under its passage or its move', () => {
    for (const value of valuesOf('PASSAGE')) {
      const id = value.id ?? '';
      const move = Object.entries(head.facts.answers).find(([, passage]) => passage === id)?.[0];
      const expected =
        move === undefined ? passageIntent(id) : alexaIntent({ kind: move as 'helpline' }).intent;
      for (const word of namesOf(value)) expect([word, intentsWith(word)]).toEqual([word, [expected]]);
    }
  });
});

describe('the types of slots', () => {
  test('have every passage of the page, those that answer a move among them', () => {
    expect(valuesOf('PASSAGE').map(({ id }) => id)).toEqual(passages.map(({ id }) => id));
  });

  test('have every word that can be spelled, under the id that the skill looks for', () => {
    expect(valuesOf('TERM').map(({ id }) => id)).toEqual(Object.keys(head.spellable));
  });

  test('have whole utterances of every length, none of them a sample of an intent', () => {
    const said = valuesOf('WORDS').flatMap(namesOf);
    expect(said.length).toBeGreaterThan(100);
    const lengths = said.map((one) => one.split(' ').length);
    for (const [from, to] of [
      [1, 3],
      [4, 7],
      [8, 12],
      [13, 30],
    ] as const)
      expect(lengths.filter((length) => length >= from && length <= to).length).toBeGreaterThan(10);
    const samples = new Set(model.intents.flatMap((one) => one.samples));
    expect(said.filter((one) => samples.has(one))).toEqual([]);
  });

  test.each(['PASSAGE', 'TERM', 'WORDS'])(
    '%s has names that are said, in characters that Alexa takes, each once',
    (type) => {
      const names = valuesOf(type).flatMap(namesOf);
      expect(names.filter((name) => !/^[\p{Ll} '.-]{1,140}$/u.test(name))).toEqual([]);
      expect(new Set(names).size).toBe(names.length);
    },
  );
});

describe('the size', () => {
  test('is within four fifths of what Alexa takes, and uses them', () => {
    expect(modelText(made).length).toBeLessThanOrEqual(OUR_CHARACTERS);
    expect(modelText(made).length).toBeGreaterThan(0.95 * OUR_CHARACTERS);
  });

  test('is kept by fewer samples where a page is too long', () => {
    const bees = wordsOf(BEES);
    // Hundreds of times as many questions, each with one of forty words before it, which no other has.
    const letter = (number: number): string => 'abcdefghijklmnopqrstuvwxyz'[Math.floor(number) % 26] ?? '';
    const again = (said: Sample, copy: number): Sample => {
      const options = Array.from({ length: 40 }, (_, index) => ({
        kind: 'words' as const,
        text: `${letter(copy)}${letter(copy / 26)}${letter(index)}${letter(index / 26)} `,
      }));
      return { ...said, template: { kind: 'sequence', parts: [{ kind: 'choice', options }, said.template] } };
    };
    const longer = Object.entries(bees.utterances.passages).map(([id, { say, names }]) => {
      const more = Array.from({ length: 400 }, (_, copy) => say.map((said) => again(said, copy)));
      return [id, { names, say: [...say, ...more.flat()] }];
    });
    const utterances = { ...bees.utterances, passages: Object.fromEntries(longer) };
    const { length } = modelText(interactionModel({ ...bees, utterances }));
    expect(length).toBeLessThanOrEqual(OUR_CHARACTERS);
    expect(length).toBeGreaterThan(0.9 * OUR_CHARACTERS);
  });
});

function valuesOf(type: string) {
  return model.types.find(({ name }) => name === type)?.values ?? [];
}
