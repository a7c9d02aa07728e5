import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { type Call, command, UsageError, UserError, type World } from '../command';
import { formatProblem, Problems, type Where } from '../content/problems';
import { trainingFolder, UTTERANCES_FILE } from '../content/source';
import { readTestFiles } from '../training/test-utterances';
import { type Words, wordsIn } from '../words';
import { checkModel, checkStore, type SlotWords } from './alexa/model-rules';
import type { InteractionModel } from './alexa/schema';
import { skillPackage } from './alexa/skill-package';
import { certificationTable, certificationTests, isPassed } from './certify/certify';
import { agentZip, dialogflowAgent } from './dialogflow/agent-files';
import { checkAgent } from './dialogflow/agent-rules';
import { differences, type ModelFiles, writeFiles } from './files';
import { belowBars, judged, judgementTable } from './judge/judge';
import { intentsIn, writeReleased } from './released';
import { readStore } from './store';

const USAGE = `usage: npm run models [-- --out DIR] [--check] [--released] [--endpoint ARN [--bookmark]] [--webhook URL]
                         [--without-words] [--judge [--misses]] [--certify]

Makes what the platforms are told, from the words. The agent of Dialogflow is also packed to be restored:
dist/dialogflow-agent.zip, or with --out in DIR.

  --out DIR       write to DIR instead of interaction-models
  --check         write nothing; exit with 1 and name the files where something is out of date
  --released      note that these models are the ones that were uploaded: a test holds the code to their intents
  --endpoint ARN  the Lambda function that answers the Alexa skill
  --bookmark      that function has the bookmark switched on: the skill says so, and Alexa tells it when a
                  listener disables the skill
  --webhook URL   the address that answers Dialogflow
                  These need --out: what is checked in belongs to no account
  --judge         write nothing; judge Alexa's model by a classifier that has learned from its samples alone, on
                  tests/utterances, and print a table. Exit code 1 where it is below what is asked for
  --misses        print what the judge took for something else as well
  --certify       write nothing; walk the tests of Amazon's certification over the package, as far as that can be done
                  without a device, and print a table. Exit code 1 where one fails
  --without-words leave out of Alexa's model the intent for words that no other foresaw, where it takes what others
                  should have (docs/trying-utterances.md). This needs --out as well
`;

const CHECKED_IN = 'interaction-models';

/** The archive for Dialogflow. It is not checked in: all that is in it is. */
const ZIP = 'dialogflow-agent.zip';

/** The ARN of a Lambda function, perhaps with a version or an alias. */
const LAMBDA = /^arn:aws:lambda:[a-z]{2}(?:-[a-z]+)+-\d:\d{12}:function:[\w-]{1,64}(?::[\w-]{1,128})?$/u;

const OPTIONS = {
  out: { type: 'string' },
  check: { type: 'boolean', default: false },
  released: { type: 'boolean', default: false },
  bookmark: { type: 'boolean', default: false },
  endpoint: { type: 'string' },
  webhook: { type: 'string' },
  judge: { type: 'boolean', default: false },
  misses: { type: 'boolean', default: false },
  certify: { type: 'boolean', default: false },
  'without-words': { type: 'boolean', default: false },
} as const;

type ModelOptions = Call<typeof OPTIONS>['options'];

export default command({
  usage: USAGE,
  options: OPTIONS,
  async run({ options, content }, world) {
    checkOptions(options);
    const { out = CHECKED_IN, check } = options;
    const { words, alexa, dialogflow } = generate(content, options, world);
    if (options.judge) return judge(words, alexa.model, options.misses, world);
    if (options.certify) return certify(words, alexa, options.bookmark, world);
    const generated = [alexa, dialogflow];
    if (check) return reportDifferences(out, generated, world);
    try {
      write(out, join(options.out ?? 'dist', ZIP), generated, world);
    } catch (error) {
      throw new UserError(
        `the models were not written: ${error instanceof Error ? error.message : String(error)}`,
      );
    }
    if (options.released) writeReleased(CHECKED_IN, intentsIn(generated));
    for (const { summary } of generated) world.out(`${summary}\n`);
    return 0;
  },
});

/** @throws UsageError for what makes no sense */
function checkOptions({ out, endpoint, webhook, bookmark, ...others }: ModelOptions): void {
  if (out === '') throw new UsageError('--out needs the name of a folder');
  if (endpoint !== undefined && !LAMBDA.test(endpoint))
    throw new UsageError(`--endpoint needs the ARN of a Lambda function, not '${endpoint}'`);
  if (webhook !== undefined && !/^https:\/\/[^\s/]+\.[^\s]+$/u.test(webhook))
    throw new UsageError(`--webhook needs an address that begins with https://, not '${webhook}'`);
  for (const [name, value] of Object.entries({ endpoint, webhook })) {
    if (value !== undefined && out === undefined)
      throw new UsageError(`--${name} needs --out: what is checked in belongs to no account`);
  }
  if (others['without-words'] && out === undefined)
    throw new UsageError('--without-words needs --out: the model that is checked in has them');
  if (others.misses && !others.judge) throw new UsageError('--misses needs --judge');
  if (bookmark && endpoint === undefined)
    throw new UsageError('--bookmark needs --endpoint: it says something of that function');
}

/**
 * Makes the files of every platform.
 * @throws UserError where the words do not compile, or break a rule of a platform; what is wrong has then been printed
 */
function generate(folder: string, { endpoint, webhook, bookmark, ...others }: ModelOptions, world: World) {
  const problems = new Problems();
  const words = wordsIn(folder, world);
  const store = readStore(folder, problems);
  const modelWords = { ...words, ...(store && { store }) };
  const utterances = { file: join(trainingFolder(folder), UTTERANCES_FILE), line: 0 };
  const alexa = skillPackage(modelWords, { endpoint, bookmark, freeWords: !others['without-words'] });
  checkModel(
    alexa.model,
    { name: problems.at(whereName(folder), 'Alexa'), utterances: problems.at(utterances, 'Alexa') },
    ownWords(words),
  );
  const dialogflow = dialogflowAgent(modelWords, webhook);
  checkAgent(dialogflow.agent, problems.at(utterances, 'Dialogflow'));
  if (store !== undefined) checkStore(store, alexa.model, problems);
  for (const problem of problems.sorted()) world.err(`${formatProblem(problem, world.cwd)}\n`);
  if (problems.hasErrors) throw new UserError('the models were not written');
  return { words, alexa, dialogflow };
}

/** Words that fill the slots of Amazon's own types. */
const ownWords = ({ compiled: { head } }: Words): SlotWords => ({
  'AMAZON.NUMBER': head.numbers.slice(1),
  'AMAZON.Ordinal': head.ordinals.slice(1),
});

/** @returns the exit code: 1 where a test of Amazon's fails */
async function certify(
  words: Words,
  { model, manifest }: ReturnType<typeof skillPackage>,
  bookmark: boolean,
  world: World,
): Promise<number> {
  if (manifest === undefined) throw new UserError('there are no words for the store to certify');
  const tests = await certificationTests({ ...manifest, model, words, bookmark, today: world.today });
  world.out(certificationTable(tests));
  return tests.every(isPassed) ? 0 : 1;
}

/** @returns the exit code: 1 where the judge finds less understood than is asked for */
async function judge(words: Words, model: InteractionModel, misses: boolean, world: World): Promise<number> {
  const { page, understanding } = words;
  const files = readTestFiles(join('tests', 'utterances'));
  const judgements = await judged(model, { page, files, understanding, own: ownWords(words) });
  if (misses) {
    for (const { line, label } of judgements.intents.misses)
      world.out(
        `${line.file}:${line.line}: "${line.say}" was taken for ${label}, not ${line.want.join(' or ')}\n`,
      );
  }
  world.out(judgementTable(judgements));
  const below = belowBars(judgements.intents);
  for (const one of below) world.err(`the intents alone, ${one}\n`);
  return below.length === 0 ? 0 : 1;
}

/** Where the page gives the name that people open the guide by. */
function whereName(folder: string): Where {
  const file = join(folder, 'page.md');
  const lines = readFileSync(file, 'utf8').split(/\r\n?|\n/u);
  return { file, line: lines.findIndex((line) => /^name\s*:/u.test(line)) + 1 };
}

function write(out: string, zip: string, generated: readonly ModelFiles[], world: World): void {
  for (const { path, what } of writeFiles(out, generated))
    world.out(`${what === 'left over' ? 'deleted' : 'written'}: ${join(out, path)}\n`);
  mkdirSync(dirname(zip), { recursive: true });
  writeFileSync(zip, agentZip(generated.flatMap(({ files }) => files)));
  world.out(`packed: ${zip}\n`);
}

/** @returns the exit code: 1 where something is out of date */
function reportDifferences(out: string, generated: readonly ModelFiles[], world: World): number {
  const differing = differences(out, generated);
  for (const { path, what } of differing)
    world.err(`${join(out, path)}: ${what}${what === 'left over' ? ', nothing generates it' : ''}\n`);
  if (differing.length > 0) world.err('run "npm run models" and commit what it writes\n');
  return differing.length > 0 ? 1 : 0;
}
