import { zipSync } from 'fflate';
import { jsonText, type ModelFile, type ModelFiles } from '../files';
import type { ModelWords } from '../targets';
import { type Agent, agentOf, idOf, LANGUAGES } from './agent';
import type { TrainingPhrase } from './training-phrases';

/** Where the files of the agent stand. What is in it is what the ZIP holds. */
export const AGENT_FOLDER = 'dialogflow/agent';

/**
 * The agent, file by file, as it is restored from a ZIP.
 * @param webhook the address of the webhook, where it is known
 */
export function dialogflowAgent(words: ModelWords, webhook?: string): ModelFiles & { readonly agent: Agent } {
  const agent = agentOf(words, webhook);
  return {
    files: filesOf(agent).map(({ path, data }) => ({ path: `${AGENT_FOLDER}/${path}`, data })),
    folder: AGENT_FOLDER,
    summary: summaryOf(agent),
    agent,
  };
}

function filesOf({ file, intents, entities }: Agent): ModelFile[] {
  return [
    { path: 'agent.json', data: jsonText(file) },
    { path: 'package.json', data: jsonText({ version: '1.0.0' }) },
    ...intents.flatMap(({ file: intent, phrases }) => [
      { path: `intents/${intent.name}.json`, data: jsonText(intent) },
      // An intent without phrases has no such file, not an empty one.
      ...(phrases.length === 0 ? [] : LANGUAGES).map((language) => ({
        path: `intents/${intent.name}_usersays_${language}.json`,
        data: lines(phrases.map((phrase) => trainingPhrase(intent.name, phrase, language))),
      })),
    ]),
    ...entities.flatMap(({ file: entity, entries }) => [
      { path: `entities/${entity.name}.json`, data: jsonText(entity) },
      ...LANGUAGES.map((language) => ({
        path: `entities/${entity.name}_entries_${language}.json`,
        data: lines(entries),
      })),
    ]),
  ];
}

const trainingPhrase = (intent: string, data: TrainingPhrase, lang: string) => ({
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

/** A list with an element a line: a changed phrase is a changed line. */
const lines = (values: readonly unknown[]): string =>
  `[\n${values.map((value) => JSON.stringify(value)).join(',\n')}\n]\n`;

/** The first moment that a ZIP can name. With it, the same files make the same ZIP, whenever and wherever. */
const EPOCH = new Date(1980, 0, 1);

/** The ZIP that Dialogflow restores an agent from: its files, at the root of the archive. */
export function agentZip(files: readonly ModelFile[]): Uint8Array {
  const entries = files
    .filter(({ path }) => path.startsWith(`${AGENT_FOLDER}/`))
    .map(
      ({ path, data }) => [path.slice(AGENT_FOLDER.length + 1), new Uint8Array(Buffer.from(data))] as const,
    )
    .sort(([one], [other]) => (one < other ? -1 : 1));
  return zipSync(Object.fromEntries(entries), { mtime: EPOCH, level: 9 });
}
