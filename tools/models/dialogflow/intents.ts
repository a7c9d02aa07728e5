import {
  ENTITIES,
  EVENTS,
  type ParameterName,
  passageIntent,
  WORDS,
} from '../../../lambda/channels/dialogflow/intents';
import { SPOKEN_MOVES } from '../../../lambda/guide/moves';
import { expandAll, type Said } from '../../content/utterances';
import { type PassageNames, passageNames } from '../names';
import { heardAs } from '../spoken';
import { answerOf, saidFor, type Words } from '../words';
import { staticAnswer } from './answers';
import { idOf } from './ids';
import { fillingsOf, phrasesOf, textOf } from './phrases';
import { type Agent, type IntentFile, LANGUAGES, type PhrasePart } from './shape';
import { typed } from './typed';

/** Which of two intents wins where both fit. Dialogflow's console offers these numbers as normal, high and highest. */
const PRIORITY: Readonly<Record<string, number>> = { emergency: 1_000_000, distress: 750_000 };
const NORMAL = 500_000;

/** What the console calls the actions of these; every other action is called as its intent. */
const ACTIONS: Readonly<Record<string, string>> = { launch: 'input.welcome', [WORDS]: 'input.unknown' };

/** An intent before its phrases are chosen. */
interface Target {
  readonly name: string;
  readonly said: readonly Said[];
  /** Names of passages that are phrases by themselves. */
  readonly names: readonly string[];
}

/**
 * The intents: one a move, one a passage that answers no move, a fallback, and those that only events call. None has
 * input contexts: what "yes" means is for the guide to know, whose place outlasts the two turns of a follow-up.
 */
export function intentsOf(words: Words): Agent['intents'] {
  const names = passageNames(words);
  const fillings = fillingsOf(words, names);
  const taken = new Set<string>();
  const unique = (phrases: readonly PhrasePart[][]): PhrasePart[][] =>
    phrases.filter((phrase) => {
      const key = heardAs(textOf(phrase));
      if (taken.has(key)) return false;
      taken.add(key);
      return true;
    });
  const spoken = targetsOf(words, names).flatMap(({ name, said, names: own }) => {
    const plain = own.map((text): PhrasePart[] => [{ text: typed(text), userDefined: false }]);
    const phrases = unique([...plain, ...phrasesOf(name, said, fillings)]);
    return phrases.length === 0 ? [] : [{ file: intentFile(words, name, phrases), phrases }];
  });
  const wordless = ['launch', 'silence', WORDS].map((name) => ({
    file: intentFile(words, name, []),
    phrases: [],
  }));
  return [...wordless, ...spoken];
}

/**
 * What people say by intent, those with a gap for a passage last: where a whole sentence is also a carrier filled with a
 * name, it stays with the passage.
 */
function targetsOf(words: Words, names: PassageNames): Target[] {
  const alone = expandAll(saidFor(words, 'read')).includes('{passage}');
  const answers = words.compiled.head.facts.answers as Readonly<Partial<Record<string, string>>>;
  const namesOf = (id: string | undefined) => (alone && id !== undefined ? (names.get(id) ?? []) : []);
  const moves = SPOKEN_MOVES.filter((move) => move !== 'read').map(
    (move): Target => ({ name: move, said: saidFor(words, move), names: namesOf(answers[move]) }),
  );
  const passages = words.compiled.passages
    .filter(({ id }) => answerOf(words, id) === undefined)
    .map(
      ({ id }): Target => ({
        name: passageIntent(id),
        said: words.utterances.passages[id]?.say ?? [],
        names: namesOf(id),
      }),
    );
  const read: Target = { name: 'read', said: saidFor(words, 'read'), names: [] };
  return [...moves, ...passages, read];
}

function intentFile(words: Words, name: string, phrases: readonly (readonly PhrasePart[])[]): IntentFile {
  const events: readonly string[] = Object.hasOwn(EVENTS, name) ? EVENTS[name as keyof typeof EVENTS] : [];
  const answer = staticAnswer(words, name);
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

const parametersIn = (phrases: readonly (readonly PhrasePart[])[]): ParameterName[] =>
  (Object.keys(ENTITIES) as ParameterName[]).filter((name) =>
    phrases.some((phrase) => phrase.some(({ alias }) => alias === name)),
  );
