import { NAMES, WORDS } from '../../../lambda/channels/dialogflow/intents';
import { ABOUT, type Breach } from '../breach';
import { heardAs } from '../spoken';
import { LIMITS } from './limits';
import { textOf } from './phrases';
import type { Agent } from './shape';

/** The rules of Dialogflow's that an agent breaks, and ours. */
export const agentBreaches = (agent: Agent): Breach[] =>
  [...sizes(agent), ...doubles(agent), ...names(agent)].map(([message, remedy]) => ({
    about: ABOUT.said,
    message,
    remedy,
  }));

type Found = readonly [message: string, remedy: string];

function sizes({ intents, entities }: Agent): Found[] {
  const found: Found[] = [];
  const within = (what: string, size: number, most: number, remedy: string) => {
    if (size > most) found.push([`${what}: ${size}; ${most} are the most`, remedy]);
  };
  within('intents', intents.length, LIMITS.intents, 'make the page shorter');
  for (const { file, phrases } of intents) {
    within(`phrases of ${file.name}`, phrases.length, LIMITS.phrases, 'take some out');
    within(`characters of '${file.name}'`, file.name.length, LIMITS.nameCharacters, 'give a shorter id');
    for (const { name } of file.events)
      within(`characters of ${name}`, name.length, LIMITS.eventCharacters, 'shorten it');
    for (const phrase of phrases) {
      const text = textOf(phrase);
      within(`characters of '${text}'`, text.length, LIMITS.phraseCharacters, 'make it shorter');
    }
  }
  for (const { file, entries } of entities) {
    for (const { value, synonyms } of entries)
      within(`synonyms of ${file.name} '${value}'`, synonyms.length, LIMITS.synonyms, 'take some names out');
  }
  return found;
}

/** A phrase under two intents, or twice under one: Dialogflow would pick either. */
function doubles({ intents }: Agent): Found[] {
  const met = new Map<string, string>();
  return intents.flatMap(({ file, phrases }) =>
    phrases.flatMap((phrase): Found[] => {
      const key = heardAs(textOf(phrase));
      const other = met.get(key);
      met.set(key, file.name);
      if (other === undefined) return [];
      return [[`'${textOf(phrase)}' is ${other} and ${file.name}`, 'keep it in one of the two places']];
    }),
  );
}

/** Names that the webhook would not know again. */
const names = ({ intents }: Agent): Found[] =>
  intents
    .filter(({ file }) => file.name !== WORDS && !NAMES.kindOf(file.name) && !NAMES.passageOf(file.name))
    .map(({ file }) => [
      `the intent '${file.name}' means nothing to the webhook`,
      'give the passage another id',
    ]);
