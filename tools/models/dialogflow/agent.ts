import { createHash } from 'node:crypto';
import {
  ENTITIES,
  EVENTS,
  type ParameterName,
  passageIntent,
  WORDS,
} from '../../../lambda/channels/dialogflow/intents';
import { SPOKEN_MOVES } from '../../../lambda/guide/moves';
import { firstOfEach, spokenForm, typedForm } from '../spoken-form';
import {
  type ModelWords,
  type PassageNames,
  passageNames,
  targetOfMove,
  targetsOfPassages,
} from '../targets';
import { staticAnswer } from './static-answers';
import { fillingsOf, phrasesOf, type TrainingPhrase, textOf } from './training-phrases';

/**
 * A Dialogflow ES agent before it is written, in the fields of the files that its console exports and restores. No document
 * of Google's describes them; they are those of agents that Google and others have published.
 */
export type Agent = ReturnType<typeof agentOf>;

/** The languages of the agent. The root language is `en`; British English is a locale of it. */
export const LANGUAGES = ['en', 'en-gb'] as const;

/** Stands for the address of the webhook until it is known. (RFC 2606 reserves the name.) */
export const NO_WEBHOOK = 'https://webhook.example/google';

/**
 * How sure Dialogflow must be of an intent. Its default, 0.3, takes words that are far from every phrase for the nearest
 * one, and would answer a question that the page does not answer. Above this it has met nearly the same words; everything
 * else reaches the webhook as words, for our own understanding.
 */
const MIN_CONFIDENCE = 0.7;

/** Which of two intents wins where both fit. Dialogflow's console offers these numbers as normal, high and highest. */
const PRIORITY: Readonly<Record<string, number>> = { emergency: 1_000_000, distress: 750_000 };
const NORMAL = 500_000;

/** The actions that the console names differently from their intents. */
const ACTIONS: Readonly<Record<string, string>> = { launch: 'input.welcome', [WORDS]: 'input.unknown' };

/** The agent of a page. @param webhook its address, where it is known */
export function agentOf(words: ModelWords, webhook = NO_WEBHOOK) {
  const names = passageNames(words);
  return {
    file: agentFile(words, webhook),
    intents: intentsOf(words, names),
    entities: entitiesOf(words, names),
  };
}

const agentFile = ({ store, page }: ModelWords, webhook: string) => ({
  description: store?.words.summary ?? '',
  language: 'en',
  supportedLanguages: ['en-gb'],
  displayName: page.facts.name.replace(/[^\p{L}\p{N}]+/gu, '-'),
  // What people ask about an illness is not to be stored.
  disableInteractionLogs: true,
  disableStackdriverLogs: true,
  defaultTimezone: 'Europe/London',
  webhook: {
    url: webhook,
    username: '',
    headers: {},
    available: true,
    useForDomains: false,
    cloudFunctionsEnabled: false,
    cloudFunctionsInitialized: false,
  },
  isPrivate: true,
  mlMinConfidence: MIN_CONFIDENCE,
  enableOnePlatformApi: true,
  // The console's "beta features", which telephone lines need.
  onePlatformApiVersion: 'v2beta1',
  analyzeQueryTextSentiment: false,
  enabledKnowledgeBaseNames: [],
  knowledgeServiceConfidenceAdjustment: 0,
  dialogBuilderMode: false,
  baseActionPackagesUrl: '',
  enableSpellCorrection: false,
});

/**
 * The intents: those that only events call, the fallback, one a move, one a passage that answers no move. None has input
 * contexts: the guide knows what "yes" means, and its place outlasts the two turns of a follow-up.
 */
function intentsOf(words: ModelWords, names: PassageNames) {
  const fillings = fillingsOf(words, names);
  const isFirst = firstOfEach();
  const targets = [
    ...SPOKEN_MOVES.map((move) => [move as string, targetOfMove(words, names, move)] as const),
    ...[...targetsOfPassages(words, names)].map(([id, target]) => [passageIntent(id), target] as const),
  ];
  // Where a whole sentence is also a carrier with a name in it, it stays with the passage: the carriers come last.
  targets.sort(([one], [other]) => Number(one === 'read') - Number(other === 'read'));
  const spoken = targets.flatMap(([name, target]) => {
    const phrases = phrasesOf(name, target, fillings).filter((phrase) => isFirst(textOf(phrase)));
    return phrases.length === 0 ? [] : [{ file: intentFile(words, name, phrases), phrases }];
  });
  const wordless = ['launch', 'silence', WORDS].map((name) => ({
    file: intentFile(words, name, []),
    phrases: [],
  }));
  return [...wordless, ...spoken];
}

function intentFile({ page }: ModelWords, name: string, phrases: readonly TrainingPhrase[]) {
  const events: readonly string[] = Object.hasOwn(EVENTS, name) ? EVENTS[name as keyof typeof EVENTS] : [];
  const answer = staticAnswer(page, name);
  return {
    id: idOf(`intent ${name}`),
    name,
    auto: true,
    contexts: [],
    responses: [
      {
        resetContexts: false,
        action: ACTIONS[name] ?? name,
        affectedContexts: [],
        parameters: parametersIn(phrases).map((parameter) => ({
          id: idOf(`parameter ${name} ${parameter}`),
          name: parameter,
          required: false,
          dataType: ENTITIES[parameter],
          value: `$${parameter}`,
          defaultValue: '',
          isList: false,
          prompts: [],
          promptMessages: [],
          noMatchPromptMessages: [],
          noInputPromptMessages: [],
          outputDialogContexts: [],
        })),
        messages: LANGUAGES.map((lang) => ({
          type: '0',
          title: '',
          textToSpeech: '',
          lang,
          speech: [answer],
          condition: '',
        })),
        speech: [],
      },
    ],
    priority: PRIORITY[name] ?? NORMAL,
    webhookUsed: true,
    webhookForSlotFilling: false,
    fallbackIntent: name === WORDS,
    events: events.map((event) => ({ name: event })),
    ...(name === 'stop' && { endInteraction: true }),
    conditionalResponses: [],
    condition: '',
    conditionalFollowupEvents: [],
  };
}

const parametersIn = (phrases: readonly TrainingPhrase[]): ParameterName[] =>
  (Object.keys(ENTITIES) as ParameterName[]).filter((name) =>
    phrases.some((phrase) => phrase.some(({ alias }) => alias === name)),
  );

/** Our own entities: the passages by their names, and the words that can be spelled. None is empty. */
function entitiesOf({ utterances }: ModelWords, names: PassageNames) {
  const terms = utterances.terms.map(
    ({ term, names: others }) => [term, [term, spokenForm(term), ...others]] as const,
  );
  const entities: readonly (readonly [ParameterName, ReturnType<typeof entriesOf>])[] = [
    ['passage', entriesOf([...names])],
    ['term', entriesOf(terms)],
  ];
  return entities
    .filter(([, entries]) => entries.length > 0)
    .map(([parameter, entries]) => {
      const name = ENTITIES[parameter].slice(1);
      return {
        file: {
          id: idOf(`entity ${name}`),
          name,
          isOverridable: true,
          isEnum: false,
          isRegexp: false,
          // Whatever is not a known name goes to our own understanding.
          automatedExpansion: false,
          allowFuzzyExtraction: false,
        },
        entries,
      };
    });
}

/** Values with their names. A name of two values could mean either, so the first one keeps it. */
function entriesOf(values: readonly (readonly [value: string, names: readonly string[]])[]) {
  const isFirst = firstOfEach();
  return values
    .map(([value, names]) => ({ value, synonyms: names.map(typedForm).filter(isFirst) }))
    .filter(({ synonyms }) => synonyms.length > 0);
}

/** A namespace of our own for ids, drawn at random once. */
const NAMESPACE = Buffer.from('7d0c1f3ce2b84f0a9a6f5f1f6c2b9e47', 'hex');

/**
 * The id of something by its name, a UUID of version 5 (RFC 9562). It is the same every time, so that restoring the agent
 * changes only what has changed.
 */
export function idOf(name: string): string {
  const hash = createHash('sha1').update(NAMESPACE).update(name).digest().subarray(0, 16);
  hash.writeUInt8((hash.readUInt8(6) & 0x0f) | 0x50, 6);
  hash.writeUInt8((hash.readUInt8(8) & 0x3f) | 0x80, 8);
  return hash.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/u, '$1-$2-$3-$4-$5');
}
