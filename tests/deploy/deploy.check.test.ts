import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { UserError, type World } from '../../tools/command';
import { awsOf } from '../../tools/deploy/aws';
import { deploy } from '../../tools/deploy/command';
import { rollback } from '../../tools/deploy/rollback';
import { type Answers, FakeAws } from '../support/fake-aws';
import { ROOT } from '../support/template';

const SKILL_ID = 'amzn1.ask.skill.00000000-0000-4000-8000-000000000000';
const SETTINGS = { ALEXA_SKILL_ID: SKILL_ID, ALARM_EMAIL: 'someone@example.org' };

/** What `npm run build` does in the repository of a test. */
const BUILD = `
const { mkdirSync, writeFileSync } = require('node:fs');
const out = process.argv[process.argv.indexOf('--out') + 1];
mkdirSync(out + '/content', { recursive: true });
writeFileSync(out + '/handler.js', 'code');
writeFileSync(out + '/content/manifest.json', '{"edition":"words-1"}');
`;

let folder: string;
let aws: FakeAws;
let printed: string;

/** What AWS answers where a release was deployed, and where none was. */
const stage = (release: string, live: string, more: Answers = {}): Answers => {
  const all = ['before', 'r1', 'r2'];
  return {
    'cloudformation describe-stacks': {
      Stacks: [
        {
          StackStatus: 'UPDATE_COMPLETE',
          Parameters: [
            { ParameterKey: 'AlexaSkillId', ParameterValue: SKILL_ID },
            { ParameterKey: 'AlarmEmail', ParameterValue: 'someone@example.org' },
            { ParameterKey: 'Google', ParameterValue: 'secret' },
            { ParameterKey: 'WebhookPath', ParameterValue: '/a-path-that-was-made-up' },
          ],
          Outputs: [
            { OutputKey: 'Release', OutputValue: release },
            { OutputKey: 'AlarmTopic', OutputValue: 'arn:aws:sns:topic' },
          ],
        },
      ],
    },
    'lambda get-alias': { FunctionVersion: String(all.indexOf(live) + 1) },
    'lambda list-versions-by-function': {
      Versions: [
        { Version: '$LATEST', Description: 'release r9: words' },
        ...all.map((name, at) => ({ Version: String(at + 1), Description: `release ${name}: words` })),
      ],
    },
    'lambda list-tags': { Tags: {} },
    'lambda get-function-configuration': { FunctionArn: 'arn:aws:lambda:function' },
    'lambda invoke': { ok: true, wrong: [] },
    'sts get-caller-identity': { Account: '123456789012' },
    'secretsmanager describe-secret': { VersionIdsToStages: { old: ['AWSPREVIOUS'], new: ['AWSCURRENT'] } },
    'sns list-subscriptions-by-topic': { Subscriptions: [{ SubscriptionArn: 'arn:aws:sns:one' }] },
    ...more,
  };
};

const NONE: Answers = {
  ...stage('r1', 'r1'),
  'cloudformation describe-stacks': {
    error:
      'An error occurred (ValidationError) when calling the DescribeStacks operation: Stack with id x does not exist',
  },
  'secretsmanager describe-secret': { error: 'An error occurred (ResourceNotFoundException)' },
};

const git = (...args: string[]): string =>
  execFileSync('git', ['-c', 'user.name=a', '-c', 'user.email=a@example.org', ...args], {
    cwd: folder,
    encoding: 'utf8',
  }).trim();

function worldOf(env: Readonly<Record<string, string>>): World {
  const out = (text: string): void => {
    printed += text;
  };
  return { cwd: folder, env: { ...process.env, ...env }, today: '2026-11-22', out, err: out };
}

/** Does it, and returns the exit code. What the user is told is in `printed`. */
function told(act: () => number): number {
  printed = '';
  try {
    return act();
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    printed += error.message;
    return 1;
  }
}

const deployed = (env: Readonly<Record<string, string>> = {}, atOnce = false): number =>
  told(() => deploy(aws, worldOf(env), 'content', atOnce));

const rolledBack = (
  options: { to?: string; check?: boolean } = {},
  env: Readonly<Record<string, string>> = {},
) => told(() => rollback(aws, worldOf(env), { check: false, ...options }));

/** The parameters that CloudFormation was given. */
function parameters(): Record<string, string> {
  const [call = []] = aws.callsOf('cloudformation', 'deploy');
  const from = call.indexOf('--parameter-overrides') + 1;
  return Object.fromEntries(
    call.slice(from).map((pair) => {
      const [key = '', ...value] = pair.split('=');
      return [key, value.join('=')];
    }),
  );
}

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'deploy-'));
  cpSync(join(ROOT, 'serverless.yml'), join(folder, 'serverless.yml'));
  cpSync(join(ROOT, 'tools/package/resources'), join(folder, 'tools/package/resources'), { recursive: true });
  writeFileSync(join(folder, '.gitignore'), 'dist\nbuild\n');
  writeFileSync(join(folder, 'build.js'), BUILD);
  writeFileSync(
    join(folder, 'package.json'),
    JSON.stringify({ scripts: { build: 'node build.js', test: 'exit 1' } }),
  );
  git('init', '--quiet');
  git('add', '.');
  git('commit', '--quiet', '-m', 'words');
  mkdirSync(join(folder, 'build'));
  writeFileSync(join(folder, 'build', 'tested'), git('rev-parse', 'HEAD^{tree}'));
  aws = new FakeAws(NONE);
});

afterEach(() => rmSync(folder, { recursive: true, force: true }));

describe('npm run deploy', () => {
  test('the first time: says what is deployed, and makes up a path that nobody can guess', () => {
    deployed(SETTINGS);
    expect(parameters()).toMatchObject({
      Stage: 'dev',
      AlexaSkillId: SKILL_ID,
      Google: 'off',
      WebhookPath: expect.stringMatching(/^\/[0-9a-f]{32}$/),
      Commit: git('rev-parse', 'HEAD'),
      Edition: 'words-1',
      Canary: 'off',
      DialogflowSecretVersion: '',
    });
    const { Release, PackageBucket, PackageKey } = parameters();
    expect(aws.callsOf('s3', 'cp')[0]?.[3]).toBe(`s3://${PackageBucket}/${PackageKey}`);
    expect(PackageKey).toBe(`${Release}.zip`);
    const made = JSON.parse(readFileSync(join(folder, 'dist/aws/template.json'), 'utf8')) as {
      Resources: object;
    };
    expect(Object.keys(made.Resources)).toContain(`AlexaVersion${Release}`);
  });

  test('after that: the settings are as they were, and a release takes over little by little', () => {
    aws.answers = stage('r2', 'r2');
    deployed({ STAGE: 'live' });
    expect(parameters()).toMatchObject({
      Stage: 'live',
      AlexaSkillId: SKILL_ID,
      Google: 'secret',
      WebhookPath: '/a-path-that-was-made-up',
      Canary: 'on',
      DialogflowSecretVersion: 'new',
    });
    expect(aws.callsOf('cloudformation', 'update-termination-protection')).toHaveLength(1);
  });

  test('a setting of the environment takes the place of the one before, and makes another release', () => {
    aws.answers = stage('r2', 'r2');
    deployed({ STAGE: 'live' });
    const { Release } = parameters();
    aws = new FakeAws(aws.answers);
    deployed({ STAGE: 'live', GOOGLE: 'off' });
    expect(parameters()).toMatchObject({ Google: 'off' });
    expect(parameters().Release).not.toBe(Release);
  });

  test.each([
    ['it is asked for', true, 'r2'],
    ['somebody went back from the release that was deployed last', false, 'r1'],
  ])('a release takes over at once where %s', (_, atOnce, live) => {
    aws.answers = stage('r2', live);
    deployed({ STAGE: 'live' }, atOnce);
    expect(parameters().Canary).toBe('off');
  });

  test.each([
    [
      'a file is not committed',
      () => writeFileSync(join(folder, 'new.ts'), ''),
      {},
      /not committed\n.*new\.ts/,
    ],
    ['the tests fail', () => rmSync(join(folder, 'build'), { recursive: true }), {}, /the tests fail/],
    ['a setting is missing', () => undefined, { ALARM_EMAIL: '' }, /ALARM_EMAIL is not set/],
    ['a setting is wrong', () => undefined, { GOOGLE: 'yes' }, /GOOGLE is not what it must be/],
    ['the stage cannot be one', () => undefined, { STAGE: '--Live' }, /STAGE is not what it must be/],
  ])('nothing is sent where %s', (_, spoil, env, says) => {
    spoil();
    expect(deployed({ npm_config_loglevel: 'silent', ...SETTINGS, ...env })).toBe(1);
    expect(printed).toMatch(says);
    expect(aws.calls.filter(([service]) => service === 's3')).toEqual([]);
    expect(aws.callsOf('cloudformation', 'deploy')).toEqual([]);
  });

  test('nothing is sent where the last deployment is not over', () => {
    const [answer] = [stage('r1', 'r1')['cloudformation describe-stacks'] as { Stacks: object[] }];
    aws.answers = {
      ...stage('r1', 'r1'),
      'cloudformation describe-stacks': {
        Stacks: [{ ...answer.Stacks[0], StackStatus: 'UPDATE_IN_PROGRESS' }],
      },
    };
    expect(deployed(SETTINGS)).toBe(1);
    expect(printed).toContain('voice-guide-dev is UPDATE_IN_PROGRESS: wait');
    expect(aws.callsOf('s3', 'cp')).toEqual([]);
  });

  test('what AWS refuses is told in its own words', () => {
    aws.answers = { ...NONE, 'sts get-caller-identity': { error: 'Unable to locate credentials' } };
    expect(deployed(SETTINGS)).toBe(1);
    expect(printed).toContain('Unable to locate credentials');
  });

  test('it says where nobody would be told of alarms, and where the probe was not answered', () => {
    aws.answers = stage('r2', 'r2', {
      'sns list-subscriptions-by-topic': { Subscriptions: [{ SubscriptionArn: 'PendingConfirmation' }] },
    });
    // The release that everybody meets is not the new one: the fake AWS deploys nothing.
    expect(deployed({ STAGE: 'live' })).toBe(1);
    expect(printed).toContain('NOBODY IS TOLD OF ALARMS');
    expect(printed).toContain(`npm run rollback -- --to ${parameters().Release}`);
  });
});

describe('npm run rollback', () => {
  test('has both functions go back, and notes what was left: with no setting, and no file of this folder', () => {
    aws.answers = stage('r2', 'r2');
    rmSync(folder, { recursive: true });
    mkdirSync(folder);
    expect(rolledBack()).toBe(0);
    expect(
      aws
        .callsOf('lambda', 'update-alias')
        .map((call) => [call[3], call[call.indexOf('--function-version') + 1]]),
    ).toEqual([
      ['voice-guide-live', '2'],
      ['voice-guide-live-webhook', '2'],
    ]);
    expect(aws.callsOf('lambda', 'tag-resource')[0]).toContain('{"withdrawn":"r2"}');
    expect(printed).toContain('release r1 is live\nthe probe was answered');
  });

  test('says what the probe was not answered', () => {
    aws.answers = stage('r2', 'r2', { 'lambda invoke': { ok: false, wrong: ['alexa: emergency'] } });
    expect(rolledBack()).toBe(1);
    expect(printed).toContain('alexa: emergency');
  });

  test('a release that is named is gone to, and is withdrawn no longer', () => {
    aws.answers = stage('r2', 'r1', { 'lambda list-tags': { Tags: { withdrawn: 'x r2' } } });
    expect(rolledBack({ to: 'r2' }, { STAGE: 'dev' })).toBe(0);
    expect(aws.callsOf('lambda', 'update-alias')[0]).toEqual(
      expect.arrayContaining(['voice-guide-dev', '--function-version', '3']),
    );
    expect(aws.callsOf('lambda', 'tag-resource')[0]).toContain('{"withdrawn":"x"}');
  });

  test('a release that is taking over is stopped', () => {
    const stacks = stage('r2', 'r2')['cloudformation describe-stacks'] as { Stacks: object[] };
    const is = (StackStatus: string) =>
      stage('r2', 'r2', {
        'cloudformation describe-stacks': { Stacks: [{ ...stacks.Stacks[0], StackStatus }] },
      });
    aws.answers = is('UPDATE_IN_PROGRESS');
    expect(rolledBack()).toBe(0);
    expect(aws.callsOf('cloudformation', 'cancel-update-stack')).toHaveLength(1);
    aws.answers = is('UPDATE_ROLLBACK_IN_PROGRESS');
    expect(rolledBack()).toBe(0);
    expect(aws.callsOf('cloudformation', 'cancel-update-stack')).toHaveLength(1);
    expect(aws.callsOf('lambda', 'update-alias')).toEqual([]);
  });

  test('--check changes nothing', () => {
    aws.answers = stage('r2', 'r2');
    expect(rolledBack({ check: true })).toBe(0);
    expect(printed).toContain('version 3: release r2: words <- live\nwould go from release r2 to release r1');
    expect(aws.calls.filter(([, action]) => !/^(describe|get|list)/.test(action ?? ''))).toEqual([]);
  });
});

describe('the AWS CLI', () => {
  const cli = (script: string) => {
    writeFileSync(join(folder, 'aws'), `#!/bin/sh\n${script}\n`, { mode: 0o755 });
    return awsOf(worldOf({ PATH: `${folder}:${process.env.PATH}` }));
  };

  test('is told the region, and what it says is read', () => {
    expect(cli(`echo "\\"$*\\""`).call('sts', 'get-caller-identity')).toBe(
      'sts get-caller-identity --output json --region eu-west-1',
    );
    expect(cli('exit 0').call('lambda', 'tag-resource')).toBeUndefined();
  });

  test('what it complains of is told in its own words, or is nothing where something is missing', () => {
    expect(() => cli('echo no credentials >&2; exit 253').find('sts', 'x')).toThrow('no credentials');
    expect(cli('echo "Stack with id x does not exist" >&2; exit 254').find('a', 'b')).toBeUndefined();
  });

  test('where it is not installed, that is said', () => {
    expect(() => awsOf(worldOf({ PATH: '' })).call('sts', 'x')).toThrow('the AWS CLI could not be started');
  });
});
