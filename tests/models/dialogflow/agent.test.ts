import { EVENTS, NAMES, WORDS } from '../../../lambda/channels/dialogflow/intents';
import { moveOfIntent } from '../../../lambda/channels/intents';
import { answerOf } from '../../../lambda/guide/answers';
import { SPOKEN_MOVES } from '../../../lambda/guide/moves';
import { type Agent, agentOf, NO_WEBHOOK } from '../../../tools/models/dialogflow/agent';
import { AGENT_FOLDER, dialogflowAgent } from '../../../tools/models/dialogflow/agent-files';
import { checkAgent, LIMITS } from '../../../tools/models/dialogflow/agent-rules';
import { textOf } from '../../../tools/models/dialogflow/training-phrases';
import { spokenKey } from '../../../tools/models/spoken-form';
import { wordsOf } from '../support';

const words = wordsOf();
const agent = agentOf(words);
const files = new Map(
  dialogflowAgent(words).files.map(({ path, data }) => [path.slice(AGENT_FOLDER.length + 1), String(data)]),
);
const json = (path: string) => JSON.parse(files.get(path) ?? 'null');
const passages = words.compiled.passages
  .filter(({ id }) => answerOf(words.page, id) === undefined)
  .map(({ id }) => id);
const { helpline } = words.compiled.head.facts;
const digits = (text: string): string => text.replace(/\D/g, '');

function breaches(of: Agent): string[] {
  const messages: string[] = [];
  checkAgent(of, (message) => messages.push(message));
  return messages;
}

test('nothing breaks a rule', () => {
  expect(breaches(agent)).toEqual([]);
});

test('the agent speaks English, and British English as a locale of it', () => {
  expect(json('agent.json')).toMatchObject({
    language: 'en',
    supportedLanguages: ['en-gb'],
    defaultTimezone: 'Europe/London',
    onePlatformApiVersion: 'v2beta1',
  });
  expect(json('package.json')).toEqual({ version: '1.0.0' });
});

test('it keeps nothing of what people ask, and holds no secret', () => {
  const file = json('agent.json');
  expect(file).toMatchObject({ disableInteractionLogs: true, disableStackdriverLogs: true });
  expect(file.webhook).toEqual({
    url: NO_WEBHOOK,
    username: '',
    headers: {},
    available: true,
    useForDomains: false,
    cloudFunctionsEnabled: false,
    cloudFunctionsInitialized: false,
  });
  expect([...files.values()].join('')).not.toMatch(/secondaryKey|password|Bearer/);
});

describe('the files', () => {
  test('are named as Dialogflow names them, and nothing else is there', () => {
    const spoken = agent.intents.filter(({ phrases }) => phrases.length > 0).map(({ file }) => file.name);
    expect([...files.keys()].sort()).toEqual(
      [
        'agent.json',
        'package.json',
        ...agent.intents.map(({ file }) => `intents/${file.name}.json`),
        ...spoken.flatMap((name) => [
          `intents/${name}_usersays_en.json`,
          `intents/${name}_usersays_en-gb.json`,
        ]),
        ...['passage', 'term'].flatMap((name) => [
          `entities/${name}.json`,
          `entities/${name}_entries_en.json`,
          `entities/${name}_entries_en-gb.json`,
        ]),
      ].sort(),
    );
  });

  test('hold the fields of an export, each of its kind', () => {
    for (const { file } of agent.intents) {
      expect(json(`intents/${file.name}.json`)).toEqual({
        id: expect.stringMatching(/^[0-9a-f]{8}-[0-9a-f]{4}-5[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/),
        name: file.name,
        auto: true,
        contexts: [],
        responses: [
          {
            resetContexts: false,
            action: expect.stringMatching(/\S/),
            affectedContexts: [],
            parameters: expect.any(Array),
            messages: ['en', 'en-gb'].map((lang) => ({
              type: '0',
              title: '',
              textToSpeech: '',
              lang,
              speech: [expect.stringMatching(/\S/)],
              condition: '',
            })),
            speech: [],
          },
        ],
        priority: expect.any(Number),
        webhookUsed: true,
        webhookForSlotFilling: false,
        fallbackIntent: file.name === WORDS,
        events: expect.any(Array),
        ...(file.name === 'stop' && { endInteraction: true }),
        conditionalResponses: [],
        condition: '',
        conditionalFollowupEvents: [],
      });
    }
  });

  test('have the same phrases in both languages, with ids of their own', () => {
    const ids = new Set<string>();
    let count = 0;
    for (const { file, phrases } of agent.intents) {
      if (phrases.length === 0) continue;
      for (const lang of ['en', 'en-gb']) {
        const said = json(`intents/${file.name}_usersays_${lang}.json`);
        expect(said.map(({ data }: { data: unknown }) => data)).toEqual(phrases);
        for (const phrase of said) {
          expect(phrase).toMatchObject({ isTemplate: false, count: 0, lang, updated: 0 });
          ids.add(phrase.id);
          count += 1;
        }
      }
    }
    for (const { file } of [...agent.intents, ...agent.entities]) {
      ids.add(file.id);
      count += 1;
    }
    expect(ids.size).toBe(count);
  });

  test('are the same every time', () => {
    expect(dialogflowAgent(wordsOf()).files).toEqual(dialogflowAgent(words).files);
  });
});

describe('the intents', () => {
  test('are one for each move and passage, and three that nobody asks for by words', () => {
    const names = agent.intents.map(({ file }) => file.name);
    expect(names.sort()).toEqual(
      ['launch', 'silence', WORDS, ...SPOKEN_MOVES, ...passages.map((id) => `read.${id}`)].sort(),
    );
  });

  test('mean to the webhook what they are named for', () => {
    const { page } = words;
    const slots = { passage: 'symptoms', number: 3, term: 'ANKL' };
    for (const { file } of agent.intents) {
      const { name } = file;
      const kind = name === WORDS ? undefined : /^read(\.|$)/.test(name) ? 'read' : name;
      expect({ name, kind: moveOfIntent({ name, slots }, NAMES, page)?.kind }).toEqual({ name, kind });
    }
  });

  test('are called by events where there are no words', () => {
    const events = Object.fromEntries(
      agent.intents.filter(({ file }) => file.events.length > 0).map(({ file }) => [file.name, file.events]),
    );
    expect(events).toEqual(
      Object.fromEntries(
        Object.entries(EVENTS).map(([name, all]) => [name, all.map((event) => ({ name: event }))]),
      ),
    );
  });

  test('put an emergency before distress, and both before everything', () => {
    const priority = (name: string) =>
      agent.intents.find(({ file }) => file.name === name)?.file.priority ?? 0;
    expect(priority('emergency')).toBeGreaterThan(priority('distress'));
    const others = agent.intents.filter(({ file }) => !['emergency', 'distress'].includes(file.name));
    for (const { file } of others) expect(file.priority).toBeLessThan(priority('distress'));
  });

  test('need no contexts, so that any can be asked for at any time', () => {
    for (const { file } of agent.intents) expect(file.contexts).toEqual([]);
  });
});

/** Where more is at stake than an answer, the numbers that are given instead of the helpline's. */
const URGENT: Readonly<Record<string, string>> = {
  emergency: '999',
  'self-harm': '999116123',
  fever: '111999',
};

describe('what is said when the webhook is down', () => {
  const answers = agent.intents.map(
    ({ file }) => [file.name, file.responses[0]?.messages[0]?.speech[0] ?? ''] as const,
  );

  test.each(answers)('%s gives the number of people who can help', (name, answer) => {
    if (name in URGENT) expect(digits(answer)).toBe(URGENT[name]);
    else expect(digits(answer)).toContain(digits(helpline));
  });

  test.each(answers)('%s can be heard and read: no markup, digits one by one', (_name, answer) => {
    expect(answer).not.toMatch(/[<>{}&]/);
    // Short numbers, 999 and that of the Samaritans, are known as they are written.
    expect(answer.replace(/999|111|116 123/gu, '')).not.toMatch(/\d\d/);
    expect(answer.length).toBeLessThan(250);
  });
});

describe('the training phrases', () => {
  const all = agent.intents.flatMap(({ file, phrases }) =>
    phrases.map((phrase) => ({ name: file.name, phrase })),
  );

  test('stand once each, under one intent', () => {
    const texts = all.map(({ phrase }) => spokenKey(textOf(phrase)));
    expect(new Set(texts).size).toBe(texts.length);
  });

  test('are ten at least for every intent, and far from the limits', () => {
    for (const { file, phrases } of agent.intents) {
      if (file.events.length > 0 || file.fallbackIntent) continue;
      expect(phrases.length).toBeGreaterThanOrEqual(10);
      expect(phrases.length).toBeLessThan(LIMITS.phrases / 4);
    }
  });

  test('mark what fills a parameter, and the parameter is the intent’s own', () => {
    for (const { name, phrase } of all) {
      const [{ parameters }] = json(`intents/${name}.json`).responses;
      for (const part of phrase) {
        expect(part.text).not.toBe('');
        expect(part.meta === undefined).toBe(part.alias === undefined);
        if (part.alias === undefined) expect(part.text).not.toMatch(/[{}<>|[\]()]/);
        else {
          expect(parameters).toContainEqual(
            expect.objectContaining({
              name: part.alias,
              dataType: part.meta,
              value: `$${part.alias}`,
              required: false,
            }),
          );
        }
      }
    }
  });

  test('write initialisms in one piece, as people type them', () => {
    expect(all.filter(({ phrase }) => /\b\p{L}\. ?\p{L}\./u.test(textOf(phrase)))).toEqual([]);
    expect(all.some(({ phrase }) => /\bankl\b/.test(textOf(phrase)))).toBe(true);
  });
});

describe('the entities', () => {
  test('give the webhook ids, whatever was said', () => {
    const ids = new Set(words.compiled.passages.map(({ id }) => id));
    const [passage, term] = agent.entities;
    for (const { value, synonyms } of passage?.entries ?? []) {
      expect(ids).toContain(value);
      expect(synonyms.length).toBeGreaterThan(0);
    }
    expect(term?.entries.map(({ value }) => value)).toEqual(
      words.utterances.terms.map(({ term: written }) => written),
    );
  });

  test('take nothing that they do not know, and no name stands for two values', () => {
    for (const { file, entries } of agent.entities) {
      expect(file).toMatchObject({
        isEnum: false,
        isRegexp: false,
        automatedExpansion: false,
        allowFuzzyExtraction: false,
      });
      const said = entries.flatMap(({ synonyms }) => synonyms.map(spokenKey));
      expect(new Set(said).size).toBe(said.length);
    }
  });
});

describe('an agent that breaks a rule is named for it', () => {
  const [intent] = agent.intents.filter(({ phrases }) => phrases.length > 0);
  const [entity] = agent.entities;
  const broken = (change: Partial<Agent>): string => breaches({ ...agent, ...change }).join('\n');
  if (!intent || !entity) throw new Error('there are no intents or entities');

  test.each([
    [
      'a phrase twice',
      { intents: [{ ...intent, phrases: [...intent.phrases, ...intent.phrases.slice(0, 1)] }] },
      /' is .* and /,
    ],
    [
      'a phrase too long',
      { intents: [{ ...intent, phrases: [[{ text: 'a'.repeat(800), userDefined: false }]] }] },
      /800; 768/,
    ],
    [
      'too many phrases',
      {
        intents: [
          {
            ...intent,
            phrases: Array.from({ length: 2001 }, (_, at) => [{ text: `a ${at}`, userDefined: false }]),
          },
        ],
      },
      /2001; 2000/,
    ],
    [
      'too many names',
      { entities: [{ ...entity, entries: [{ value: 'a', synonyms: Array<string>(201).fill('b') }] }] },
      /201; 200/,
    ],
  ])('%s', (_what, change, message) => {
    expect(broken(change as Partial<Agent>)).toMatch(message);
  });
});
