import { NAMES, WORDS } from '../../../lambda/channels/dialogflow/intents';
import { type Breach, utteranceBreach } from '../breach';
import { spokenKey } from '../spoken-form';
import type { Agent } from './agent';
import { textOf } from './training-phrases';

/**
 * What Dialogflow ES takes. Google's table of quotas could not be had in full when this was written: those without a
 * source are from memory, and the agent stays far below them.
 */
export const LIMITS = {
  intents: 2_000,
  /** Of one intent in one language. */
  phrases: 2_000,
  phraseCharacters: 768,
  /** Of one value of an entity. */
  synonyms: 200,
  /** Of a name of an intent. (Source: the console's own message.) */
  nameCharacters: 100,
  /** Of the name of an event. (Source: Google's definition of an intent.) */
  eventCharacters: 150,
} as const;

/** The rules of Dialogflow's that an agent breaks, and ours. */
export const agentBreaches = (agent: Agent): Breach[] => [
  ...sizes(agent),
  ...ambiguities(agent),
  ...unknownNames(agent),
];

function sizes({ intents, entities }: Agent): Breach[] {
  const atMost = (what: string, size: number, most: number, remedy: string): Breach[] =>
    size > most ? [utteranceBreach(`${what}: ${size}; ${most} are the most`, remedy)] : [];
  return [
    ...atMost('intents', intents.length, LIMITS.intents, 'make the page shorter'),
    ...intents.flatMap(({ file: { name, events }, phrases }) => [
      ...atMost(`phrases of ${name}`, phrases.length, LIMITS.phrases, 'take some out'),
      ...atMost(`characters of '${name}'`, name.length, LIMITS.nameCharacters, 'give a shorter id'),
      ...events.flatMap((event) =>
        atMost(`characters of ${event.name}`, event.name.length, LIMITS.eventCharacters, 'shorten it'),
      ),
      ...phrases
        .map(textOf)
        .flatMap((text) =>
          atMost(`characters of '${text}'`, text.length, LIMITS.phraseCharacters, 'make it shorter'),
        ),
    ]),
    ...entities.flatMap(({ file, entries }) =>
      entries.flatMap(({ value, synonyms }) =>
        atMost(
          `synonyms of ${file.name} '${value}'`,
          synonyms.length,
          LIMITS.synonyms,
          'take some names out',
        ),
      ),
    ),
  ];
}

/** A phrase under two intents, or twice under one: Dialogflow would pick either. */
function ambiguities({ intents }: Agent): Breach[] {
  const intentOf = new Map<string, string>();
  return intents.flatMap(({ file, phrases }) =>
    phrases.map(textOf).flatMap((text) => {
      const other = intentOf.get(spokenKey(text));
      intentOf.set(spokenKey(text), file.name);
      if (other === undefined) return [];
      return [utteranceBreach(`'${text}' is ${other} and ${file.name}`, 'keep it in one of the two places')];
    }),
  );
}

/** Names that the webhook would not recognise. */
const unknownNames = ({ intents }: Agent): Breach[] =>
  intents
    .filter(({ file }) => file.name !== WORDS && !NAMES.kindOf(file.name) && !NAMES.passageOf(file.name))
    .map(({ file }) =>
      utteranceBreach(
        `the intent '${file.name}' means nothing to the webhook`,
        'give the passage another id',
      ),
    );
