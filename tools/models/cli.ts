import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { World } from '../command';
import { compile } from '../content/compile';
import { contentFolder } from '../content/folder';
import { formatProblem, Problems } from '../content/problems';
import { skillPackage } from './alexa/package';
import { dialogflowAgent } from './dialogflow/package';
import { agentZip } from './dialogflow/zip';
import { differences, writeFiles } from './files';
import type { ModelFiles } from './model-file';
import { type ModelOptions, modelOptions, USAGE } from './options';
import { reportModel, reportStore } from './report';
import { readStore } from './store';

/** Runs `npm run models`; returns the exit code: 0, 1 where words are wrong or models out of date, 2 for the options. */
export function runModels(args: readonly string[], world: World): number {
  const options = modelOptions(args);
  if (typeof options === 'string') {
    world.err(`${options}\n\n${USAGE}`);
    return 2;
  }
  if (options.help) {
    world.out(USAGE);
    return 0;
  }
  const generated = generate(contentFolder(world.env), options, world);
  if (generated === undefined) return 1;
  try {
    if (options.check) return check(options.out, generated, world);
    const { changed, missing, leftOver } = writeFiles(options.out, generated);
    for (const path of [...changed, ...missing]) world.out(`written: ${join(options.out, path)}\n`);
    for (const path of leftOver) world.out(`deleted: ${join(options.out, path)}\n`);
    writeZip(options.zip, generated);
    world.out(`packed: ${options.zip}\n`);
  } catch (error) {
    world.err(`the models were not written: ${error instanceof Error ? error.message : String(error)}\n`);
    return 1;
  }
  for (const { summary } of generated) world.out(`${summary}\n`);
  return 0;
}

/** What every platform is told; undefined where the words do not allow it, which has then been said. */
function generate(
  folder: string,
  { endpoint, webhook, bookmark }: ModelOptions,
  world: World,
): ModelFiles[] | undefined {
  const { compiled, utterances, problems: found } = compile(folder, { today: world.today });
  for (const problem of found) world.err(`${formatProblem(problem, world.cwd)}\n`);
  if (compiled === undefined || utterances === undefined) return undefined;

  const problems = new Problems();
  const store = readStore(folder, problems);
  const words = { compiled, utterances, ...(store && { store }) };
  const alexa = skillPackage(words, endpoint, bookmark);
  reportModel('Alexa', alexa.modelBreaches, folder, problems);
  const dialogflow = dialogflowAgent(words, webhook);
  reportModel('Dialogflow', dialogflow.breaches, folder, problems);
  if (store !== undefined) reportStore(alexa.storeBreaches, store, problems);
  for (const problem of problems.sorted()) world.err(`${formatProblem(problem, world.cwd)}\n`);
  return problems.hasErrors ? undefined : [alexa, dialogflow];
}

/** Packs the agent: the archive is for Dialogflow's console, which takes no folder. */
function writeZip(file: string, generated: readonly ModelFiles[]): void {
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, agentZip(generated.flatMap(({ files }) => files)));
}

function check(folder: string, generated: readonly ModelFiles[], world: World): number {
  const { changed, missing, leftOver } = differences(folder, generated);
  for (const path of changed) world.err(`${join(folder, path)}: out of date\n`);
  for (const path of missing) world.err(`${join(folder, path)}: missing\n`);
  for (const path of leftOver) world.err(`${join(folder, path)}: left over, nothing generates it\n`);
  if (changed.length + missing.length + leftOver.length === 0) return 0;
  world.err('run "npm run models" and commit what it writes\n');
  return 1;
}
