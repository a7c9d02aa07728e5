import type { Breach } from '../breach';
import type { ModelFile, ModelFiles } from '../model-file';
import type { Words } from '../words';
import { agentOf } from './agent';
import { idOf } from './ids';
import { agentBreaches } from './rules';
import { type Agent, LANGUAGES, type Language, type PhrasePart, type TrainingPhrase } from './shape';

/** Where the files of the agent are kept. What is in it is what the ZIP holds. */
export const AGENT_FOLDER = 'dialogflow/agent';

export interface AgentPackage extends ModelFiles {
  readonly breaches: readonly Breach[];
}

/**
 * The agent, file by file, as it is restored from a ZIP.
 * @param webhook the address of the webhook, where it is known
 */
export function dialogflowAgent(words: Words, webhook?: string): AgentPackage {
  const agent = agentOf(words, webhook);
  return {
    files: filesOf(agent).map(({ path, data }) => ({ path: `${AGENT_FOLDER}/${path}`, data })),
    owned: AGENT_FOLDER,
    summary: summaryOf(agent),
    breaches: agentBreaches(agent),
  };
}

function filesOf({ file, intents, entities }: Agent): ModelFile[] {
  return [
    { path: 'agent.json', data: jsonText(file) },
    { path: 'package.json', data: jsonText({ version: '1.0.0' }) },
    ...intents.flatMap((intent) => [
      { path: `intents/${intent.file.name}.json`, data: jsonText(intent.file) },
      // An intent that nobody asks for by words has no such file, not an empty one.
      ...(intent.phrases.length === 0 ? [] : LANGUAGES).map((language) => ({
        path: `intents/${intent.file.name}_usersays_${language}.json`,
        data: lines(intent.phrases.map((phrase) => trainingPhrase(intent.file.name, phrase, language))),
      })),
    ]),
    ...entities.flatMap((entity) => [
      { path: `entities/${entity.file.name}.json`, data: jsonText(entity.file) },
      ...LANGUAGES.map((language) => ({
        path: `entities/${entity.file.name}_entries_${language}.json`,
        data: lines(entity.entries),
      })),
    ]),
  ];
}

const trainingPhrase = (intent: string, data: readonly PhrasePart[], lang: Language): TrainingPhrase => ({
  id: idOf(`phrase ${intent} ${lang} ${JSON.stringify(data)}`),
  data,
  isTemplate: false,
  count: 0,
  lang,
  updated: 0,
});

function summaryOf({ intents, entities }: Agent): string {
  const count = (number: number) => number.toLocaleString('en-GB');
  const phrases = intents.reduce((sum, intent) => sum + intent.phrases.length, 0);
  const names = entities.flatMap(({ entries }) => entries.flatMap(({ synonyms }) => synonyms));
  return (
    `Dialogflow: ${count(intents.length)} intents, ${count(phrases)} training phrases in each of ` +
    `${LANGUAGES.join(' and ')}, ${count(names.length)} names in ${count(entities.length)} entities`
  );
}

const jsonText = (value: unknown): string => `${JSON.stringify(value, null, 2)}\n`;

/** A list with an element a line: a changed phrase is a changed line. */
const lines = (values: readonly unknown[]): string =>
  `[\n${values.map((value) => JSON.stringify(value)).join(',\n')}\n]\n`;
