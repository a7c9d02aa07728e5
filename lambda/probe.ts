import { join } from 'node:path';
import type { BuiltIn } from './built-in';
import { passageIntent } from './channels/alexa/intents';
import { PROBE } from './channels/channel';
import { fields } from './fields';
import { MOVES } from './guide/moves';
import { SECRET_HEADER } from './http/auth';
import { metricsOf } from './metrics';
import { openFolder } from './page/folder';
import { openPage } from './page/open';
import type { Page, PassageId } from './page/page';
import { plainText } from './page/words';

/** An utterance that every page must answer with the number for emergencies. */
const EMERGENCY = 'he is not breathing';

/** What the probe needs of the world. */
export interface ProbeWorld {
  /** Hands an event to a function. Returns what that answers; throws where it fails. */
  invoke(functionArn: string, event: unknown): Promise<unknown>;
  readonly fetch: typeof fetch;
  /** Tells CodeDeploy whether a release may go on. */
  report(hook: Hook, status: 'Succeeded' | 'Failed'): Promise<void>;
  readonly out: (line: string) => void;
  /** Milliseconds since 1970. */
  readonly now: () => number;
}

/** What CodeDeploy sends before a release is met by anybody. */
interface Hook {
  readonly DeploymentId: string;
  readonly LifecycleEventHookExecutionId: string;
}

/** What came of a run: what was not as it must be, by the channel and the step. */
export interface Probed {
  readonly ok: boolean;
  readonly wrong: readonly string[];
}

type Step = 'launch' | 'question' | 'emergency';

/** What is heard of a step, and what goes on with the session. */
interface Heard {
  readonly text: string;
  /** Whether the guide goes on listening. */
  readonly open: boolean;
  /** The place, as JSON. */
  readonly place: string;
  readonly session: unknown;
}

/** Takes a step on one channel. */
type Listen = (step: Step, session: unknown) => Promise<Heard>;

/** Sends a request to the webhook. Returns the body that comes back. */
type Post = (path: string, headers: Readonly<Record<string, string>>, body: string) => Promise<string>;

/** The environment: see tools/package/resources/probe.yml. */
export type ProbeEnvironment = Readonly<Record<string, string | undefined>>;

/**
 * A listener that is none. It opens the guide, asks for the first passage of the page, and says that it is an emergency; of
 * each it checks that words come back, that a question is asked where one must be, and that the number for emergencies is
 * said. Called by a schedule it meets what everybody meets and counts a heartbeat; called by CodeDeploy, the new release.
 */
export function createProbe(page: Page, env: ProbeEnvironment, world: ProbeWorld) {
  const { stage, skillId, number, secret } = settingsOf(env);
  const passage = page.contents().passages[0] ?? '';
  const title = plainText(page.passage(passage)?.title ?? []);
  // Where the voice says it digit by digit, it stands in words.
  const saidAs = [number, [...number].map((digit) => page.numbers[Number(digit)] ?? digit).join(' ')];

  const check = async (channel: string, listen: Listen): Promise<string[]> => {
    let session: unknown;
    const wrong: string[] = [];
    for (const step of ['launch', 'question', 'emergency'] as const) {
      try {
        const heard = await listen(step, session);
        session = heard.session;
        if (!isRight(step, heard, passage, saidAs)) wrong.push(`${channel}: ${step}`);
      } catch (error) {
        wrong.push(`${channel}: ${step} (${nameOf(error)})`);
      }
    }
    return wrong;
  };

  const alexa =
    (functionArn: string): Listen =>
    async (step, session) =>
      heardByAlexa(await world.invoke(functionArn, alexaRequest(step, passage, skillId, session)));

  const webhook =
    (post: Post): Listen =>
    async (step, session) => {
      const words = step === 'question' ? title : EMERGENCY;
      const headers = { 'content-type': 'application/json', [SECRET_HEADER]: secret };
      const body = JSON.stringify(dialogflowRequest(step, words, session));
      return heardByDialogflow(JSON.parse(await post(`${env.WEBHOOK_PATH ?? ''}/google`, headers, body)));
    };

  /** As Dialogflow calls it. */
  const overHttp: Post = async (path, headers, body) => {
    const signal = AbortSignal.timeout(WAIT_MS);
    const url = `${env.WEBHOOK_LIVE ?? ''}${path}`;
    return (await world.fetch(url, { method: 'POST', headers, body, signal })).text();
  };

  /** As API Gateway calls it: nothing leads to a new release yet. */
  const byEvent: Post = async (rawPath, headers, body) => {
    const event = { ...httpEvent('POST', rawPath), headers, body };
    return String(fields(await world.invoke(env.WEBHOOK_NEXT ?? '', event)).body);
  };

  /** Whether a function finds its own words and model whole: it opens all of them. */
  const checkHealth = async (functionArn: string): Promise<string[]> => {
    try {
      const answer = await world.invoke(functionArn, httpEvent('GET', '/health'));
      const { ok } = fields(JSON.parse(String(fields(answer).body)));
      return ok === true ? [] : ['health'];
    } catch (error) {
      return [`health (${nameOf(error)})`];
    }
  };

  return async (event: unknown): Promise<Probed> => {
    const hook = hookIn(event);
    const [functionArn = '', post] = hook ? [env.ALEXA_NEXT, byEvent] : [env.ALEXA_LIVE, overHttp];
    const checks = [
      check('alexa', alexa(functionArn)),
      ...(secret ? [check('webhook', webhook(post))] : []),
      checkHealth(functionArn),
    ];
    const wrong = (await Promise.all(checks)).flat();
    const ok = wrong.length === 0;
    const line = { stage, probe: hook ? 'next' : 'live', wrong };
    if (hook) {
      world.out(JSON.stringify(line));
      await world.report(hook, ok ? 'Succeeded' : 'Failed');
    } else {
      const counts = { Heartbeat: Number(ok) };
      world.out(JSON.stringify({ ...line, ...counts, _aws: metricsOf(counts, world.now()) }));
    }
    return { ok, wrong };
  };
}

/** An event of API Gateway's, as the functions have it. */
const httpEvent = (method: string, rawPath: string) => ({
  version: '2.0',
  rawPath,
  headers: {},
  requestContext: { stage: '$default', http: { method, path: rawPath } },
  isBase64Encoded: false,
});

/** The kind of an error. Its message is not written down: it might quote what was said. */
const nameOf = (error: unknown): string => (error instanceof Error ? error.name : typeof error);

/** How long a step may take: longer than the function has, so that what is measured is the function. */
const WAIT_MS = 8000;

function isRight(step: Step, heard: Heard, passage: PassageId, saidAs: readonly string[]): boolean {
  if (heard.text.trim() === '') return false;
  switch (step) {
    case 'launch':
      return heard.open;
    case 'question':
      return heard.open && heard.place.includes(`"passage":"${passage}"`);
    case 'emergency':
      return saidAs.some((number) => heard.text.includes(number));
  }
}

function settingsOf(env: ProbeEnvironment) {
  const { STAGE: stage = 'desk', ALEXA_SKILL_ID: skillId = '', EMERGENCY_NUMBER: number } = env;
  if (!number) throw new Error('EMERGENCY_NUMBER is not set: the probe would take any answer for help');
  // While a secret is changed there are two, of which either will do.
  const [secret = ''] = (env.DIALOGFLOW_SECRET ?? '').split(/[\s,]+/);
  return { stage, skillId, number, secret };
}

function alexaRequest(step: Step, passage: PassageId, skillId: string, attributes: unknown) {
  const application = { applicationId: skillId };
  const user = { userId: PROBE };
  const common = { requestId: PROBE, timestamp: new Date().toISOString(), locale: 'en-GB' };
  const name = step === 'question' ? passageIntent(passage) : MOVES.emergency.alexa[0];
  return {
    version: '1.0',
    session: { new: step === 'launch', sessionId: PROBE, application, user, attributes },
    context: { System: { application, user, device: { deviceId: PROBE, supportedInterfaces: {} } } },
    request:
      step === 'launch'
        ? { type: 'LaunchRequest', ...common }
        : { type: 'IntentRequest', ...common, intent: { name, confirmationStatus: 'NONE', slots: {} } },
  };
}

function heardByAlexa(answer: unknown): Heard {
  const { response, sessionAttributes } = fields(answer);
  const { outputSpeech, reprompt, shouldEndSession } = fields(response);
  return {
    text: withoutTags(fields(outputSpeech).ssml),
    open: shouldEndSession === false && reprompt !== undefined,
    place: JSON.stringify(sessionAttributes ?? {}),
    session: sessionAttributes,
  };
}

const dialogflowRequest = (step: Step, words: string, contexts: unknown) => ({
  responseId: PROBE,
  session: `projects/probe/agent/sessions/${PROBE}`,
  queryResult: {
    queryText: step === 'launch' ? '' : words,
    intent: { displayName: step === 'launch' ? 'launch' : 'words' },
    parameters: {},
    outputContexts: contexts ?? [],
    languageCode: 'en-GB',
  },
  originalDetectIntentRequest: { source: '', payload: {} },
});

function heardByDialogflow(answer: unknown): Heard {
  const { fulfillmentText, outputContexts } = fields(answer);
  const contexts = Array.isArray(outputContexts) ? outputContexts : [];
  return {
    text: withoutTags(fulfillmentText),
    open: contexts.some((context) => Number(fields(context).lifespanCount) > 0),
    place: JSON.stringify(contexts),
    session: contexts,
  };
}

const withoutTags = (text: unknown): string => (typeof text === 'string' ? text.replace(/<[^>]*>/g, '') : '');

function hookIn(event: unknown): Hook | undefined {
  const { DeploymentId, LifecycleEventHookExecutionId } = fields(event);
  return typeof DeploymentId === 'string' && typeof LifecycleEventHookExecutionId === 'string'
    ? { DeploymentId, LifecycleEventHookExecutionId }
    : undefined;
}

/** The world on AWS. The clients are those that the runtime brings along: no listener waits for them. */
const world: ProbeWorld = {
  async invoke(FunctionName, event) {
    const { InvokeCommand, LambdaClient } = await import('@aws-sdk/client-lambda');
    const Payload = JSON.stringify(event);
    const answer = await new LambdaClient({}).send(new InvokeCommand({ FunctionName, Payload }));
    if (answer.FunctionError) throw new Error(answer.FunctionError);
    return JSON.parse(new TextDecoder().decode(answer.Payload)) as unknown;
  },
  async report({ DeploymentId, LifecycleEventHookExecutionId }, status) {
    const { CodeDeployClient, PutLifecycleEventHookExecutionStatusCommand } = await import(
      '@aws-sdk/client-codedeploy'
    );
    await new CodeDeployClient({}).send(
      new PutLifecycleEventHookExecutionStatusCommand({
        deploymentId: DeploymentId,
        lifecycleEventHookExecutionId: LifecycleEventHookExecutionId,
        status,
      }),
    );
  },
  fetch: globalThis.fetch,
  out: (line) => process.stdout.write(`${line}\n`),
  now: Date.now,
};

/** Put here by the bundler (`tools/build/bundle.ts`). */
declare const BUILT_IN: BuiltIn;

/** What AWS Lambda calls. */
export const handler = (event: unknown): Promise<Probed> => {
  const { build, head } = BUILT_IN;
  const page = openPage(openFolder(join(__dirname, 'content'), build), head);
  return createProbe(page, process.env, world)(event);
};
