import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { command, UserError, type World } from '../command';
import { OUT, pack, TEMPLATE, writeTemplate } from '../package/pack';
import { type Environment, parameterOf, SETTINGS, settingsText, wrongWith } from '../package/settings';
import { releaseOf } from '../package/template';
import { type Aws, AwsError, awsOf, nameOf, REGION, type Stack, stackOf } from './aws';
import { probe } from './probe';
import { liveRelease, releasesOf } from './releases';
import { assureTested, sourceOf } from './source';

const USAGE = `usage: npm run deploy [-- --at-once]

Tests, packs and deploys the commit that is checked out, with the AWS CLI, signed in. On the stage live, a new release is
probed, then takes one turn in ten for five minutes, and all turns after that unless an alarm rings.

  --at-once        take all turns as soon as it is deployed: for what cannot wait, and while an alarm is ringing

Settings, from the environment. Those that are not set are as they were the last time:
${settingsText()}`;

export default command({
  usage: USAGE,
  options: { 'at-once': { type: 'boolean', default: false } },
  run: ({ options, content }, world) => deploy(awsOf(world), world, content, options['at-once']),
});

/**
 * Deploys the commit that is checked out.
 * @param content the folder of the words
 * @param atOnce whether the release takes all turns at once, also on the stage live
 * @returns the exit code: 1 where it was deployed, and is not as it must be
 * @throws UserError where it was not deployed
 */
export function deploy(aws: Aws, world: World, content: string, atOnce: boolean): number {
  const source = sourceOf(world, content);
  const stage = world.env.STAGE || 'dev';
  refuse(wrongWith({ STAGE: stage }, { complete: false }));
  const before = stackOf(aws, stage);
  refuse(notReady(before, stage));
  const settings = settingsFor(world.env, before);
  refuse(wrongWith(settings));
  assureTested(world, source);

  const { zip, edition } = pack(world, content);
  const inputs = {
    ...Object.fromEntries(SETTINGS.map(({ name }) => [parameterOf(name), settings[name] ?? ''])),
    Commit: source.commit,
    Edition: edition,
    DialogflowSecretVersion: secretVersion(aws, `voice-guide/${stage}/dialogflow`),
    BookmarkKeyVersion: secretVersion(aws, `voice-guide/${stage}/bookmark`),
  };
  const release = releaseOf(world.cwd, readFileSync(zip), JSON.stringify(inputs));
  writeTemplate(world.cwd, join(world.cwd, OUT), release);
  const canary = !atOnce && takesOverSlowly(aws, stage, before, world);
  const bucket = bucketFor(aws);
  aws.watch('s3', 'cp', zip, `s3://${bucket}/${release}.zip`, '--no-progress');
  world.out(`release ${release}: commit ${source.commit}, edition ${edition}, to ${nameOf(stage)}\n`);
  const parameters = {
    ...inputs,
    PackageBucket: bucket,
    PackageKey: `${release}.zip`,
    Release: release,
    Canary: canary ? 'on' : 'off',
  };
  aws.watch(
    ...['cloudformation', 'deploy', '--stack-name', nameOf(stage), '--no-fail-on-empty-changeset'],
    ...['--template-file', join(OUT, TEMPLATE), '--s3-bucket', bucket],
    ...['--capabilities', 'CAPABILITY_IAM', '--tags', 'project=voice-guide', `stage=${stage}`],
    ...['--parameter-overrides', ...Object.entries(parameters).map(([key, value]) => `${key}=${value}`)],
  );
  return finish(aws, stage, release, world);
}

function refuse(wrong: readonly string[]): void {
  if (wrong.length > 0)
    throw new UserError(
      `${wrong.join('\n')}\nNothing was deployed. docs/deploy.md says more about each of them.`,
    );
}

function notReady(stack: Stack | undefined, stage: string): string[] {
  if (stack === undefined || (stack.status.endsWith('_COMPLETE') && stack.status !== 'ROLLBACK_COMPLETE'))
    return [];
  const remedy =
    stack.status === 'ROLLBACK_COMPLETE'
      ? `its first deployment failed: aws cloudformation delete-stack --region ${REGION} --stack-name ${nameOf(stage)}`
      : 'wait until AWS is done with it';
  return [`the stack ${nameOf(stage)} is ${stack.status}: ${remedy}`];
}

/** What the environment says, then what was deployed last, then the default. */
function settingsFor(env: Environment, before: Stack | undefined): Environment {
  const settings = SETTINGS.flatMap(({ name, fallback }) => {
    const value = env[name] || before?.parameters[parameterOf(name)] || fallback;
    return value === undefined ? [] : [[name, value] as const];
  });
  return { WEBHOOK_PATH: `/${randomBytes(16).toString('hex')}`, ...Object.fromEntries(settings) };
}

/** The version of a secret that is valid now; empty where there is no such secret yet. */
function secretVersion(aws: Aws, name: string): string {
  const { VersionIdsToStages = {} } =
    aws.find<{ VersionIdsToStages?: Readonly<Record<string, readonly string[]>> }>(
      ...['secretsmanager', 'describe-secret', '--secret-id', name],
    ) ?? {};
  return Object.keys(VersionIdsToStages).find((id) => VersionIdsToStages[id]?.includes('AWSCURRENT')) ?? '';
}

/**
 * Whether a release takes over little by little. CodeDeploy moves the alias from the version that was deployed last, so it
 * cannot where somebody has gone back from that.
 */
function takesOverSlowly(aws: Aws, stage: string, before: Stack | undefined, { out }: World): boolean {
  if (before === undefined || stage !== 'live') return false;
  const live = liveRelease(releasesOf(aws, stage));
  if (live === before.outputs.Release) return true;
  out(
    `${live} is live, not ${before.outputs.Release}, which was deployed last: this release takes over at once\n`,
  );
  return false;
}

/** The bucket of the packages, which all stages share. It is made the first time. */
function bucketFor(aws: Aws): string {
  const { Account } = aws.call<{ Account: string }>('sts', 'get-caller-identity');
  const bucket = `voice-guide-packages-${Account}`;
  try {
    aws.call(
      ...['s3api', 'create-bucket', '--bucket', bucket],
      ...['--create-bucket-configuration', `LocationConstraint=${REGION}`],
    );
  } catch (error) {
    if (!(error instanceof AwsError && error.message.includes('BucketAlreadyOwnedByYou'))) throw error;
  }
  return bucket;
}

/** Looks at what came of it: 1 where it is not as it must be. */
function finish(aws: Aws, stage: string, release: string, world: World): number {
  if (stage === 'live')
    aws.call(
      ...['cloudformation', 'update-termination-protection', '--enable-termination-protection'],
      ...['--stack-name', nameOf(stage)],
    );
  const { outputs = {} } = stackOf(aws, stage) ?? {};
  for (const [name, value] of Object.entries(outputs)) world.out(`${name}: ${value}\n`);
  const { Subscriptions } = aws.call<{ Subscriptions: readonly { SubscriptionArn: string }[] }>(
    ...['sns', 'list-subscriptions-by-topic', '--topic-arn', outputs.AlarmTopic ?? ''],
  );
  if (Subscriptions.every(({ SubscriptionArn }) => !SubscriptionArn.startsWith('arn:')))
    world.err('NOBODY IS TOLD OF ALARMS: open the letter that AWS sent to ALARM_EMAIL, and confirm\n');
  const live = liveRelease(releasesOf(aws, stage));
  if (live !== release) {
    world.err(`release ${live} is live still. To have this one: npm run rollback -- --to ${release}\n`);
    return 1;
  }
  return probe(aws, stage, world) ? 0 : 1;
}
