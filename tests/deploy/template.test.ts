import { createHash } from 'node:crypto';
import { cpSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { unzipSync } from 'fflate';
import { NAMESPACE, UNITS } from '../../lambda/metrics';
import { packageInto } from '../../tools/build/package';
import { runPackage, TEMPLATE, ZIP } from '../../tools/package/osls';
import { compiled } from '../support/words';

const ROOT = resolve(__dirname, '..', '..');
const SKILL_ID = 'amzn1.ask.skill.00000000-0000-4000-8000-000000000000';

interface Resource {
  readonly Type: string;
  readonly Condition?: string;
  readonly Properties: Record<string, unknown>;
}

interface Template {
  readonly Resources: Readonly<Record<string, Resource>>;
  readonly Conditions: Readonly<Record<string, unknown>>;
  readonly Outputs: Readonly<Record<string, unknown>>;
}

let folder: string;
let plain: Template;
let full: Template;
const texts: string[] = [];
const zips: Uint8Array[] = [];

/** Packs with an environment that holds nothing but what is given: no account, no other setting of this machine. */
function packed(out: string, env: Record<string, string>): Template {
  const settings = { PATH: process.env.PATH, HOME: folder, ALARM_EMAIL: 'someone@example.org', ...env };
  runPackage(folder, out, { ALEXA_SKILL_ID: SKILL_ID, ...settings });
  const text = readFileSync(join(folder, out, TEMPLATE), 'utf8');
  texts.push(text);
  zips.push(readFileSync(join(folder, out, ZIP)));
  return JSON.parse(text) as Template;
}

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'package-'));
  cpSync(join(ROOT, 'serverless.yml'), join(folder, 'serverless.yml'));
  cpSync(join(ROOT, 'tools/package/resources'), join(folder, 'tools/package/resources'), { recursive: true });
  await packageInto(join(folder, 'dist'), compiled());
  // Settings of another time that were left behind.
  plain = packed('plain', { DIALOGFLOW_AUDIENCE: 'https://example.org', DIALOGFLOW_ACCOUNT: 'somebody' });
  full = packed('full', {
    STAGE: 'live',
    GOOGLE: 'secret',
    BOOKMARK: 'on',
    RESERVED_CONCURRENCY: 'none',
    DIALOGFLOW_SECRET: 'a-secret-of-this-machine',
    BOOKMARK_KEY: 'a-secret-of-this-machine',
  });
}, 60_000);

afterAll(() => rmSync(folder, { recursive: true, force: true }));

const ofType = (template: Template, type: string): Resource[] =>
  Object.values(template.Resources).filter((resource) => resource.Type === type);

const only = (template: Template, type: string): Record<string, unknown> => {
  const found = ofType(template, type);
  expect(found).toHaveLength(1);
  return found[0]?.Properties ?? {};
};

/** Every statement that allows something, wherever it stands. */
function allowed(value: unknown): Record<string, unknown>[] {
  if (typeof value !== 'object' || value === null) return [];
  const here = 'Effect' in value && value.Effect === 'Allow' ? [value as Record<string, unknown>] : [];
  return [...here, ...Object.values(value).flatMap(allowed)];
}

describe('the function', () => {
  test('runs on the newest Node, on Arm, for less time than Dialogflow waits', () => {
    expect(only(plain, 'AWS::Lambda::Function')).toMatchObject({
      Runtime: 'nodejs24.x',
      Architectures: ['arm64'],
      Handler: 'dist/handler.handler',
      MemorySize: 512,
      Timeout: 5,
      FunctionName: 'voice-guide-dev',
    });
    expect(only(full, 'AWS::Lambda::Function')).toMatchObject({ FunctionName: 'voice-guide-live' });
  });

  test('answers twenty at once unless another number is set, or none', () => {
    const { ReservedConcurrentExecutions } = only(plain, 'AWS::Lambda::Function');
    expect(ReservedConcurrentExecutions).toEqual({
      'Fn::If': ['ConcurrencyReserved', '20', { Ref: 'AWS::NoValue' }],
    });
    expect(plain.Conditions.ConcurrencyReserved).toEqual({ 'Fn::Not': [{ 'Fn::Equals': ['20', 'none'] }] });
    expect(full.Conditions.ConcurrencyReserved).toEqual({ 'Fn::Not': [{ 'Fn::Equals': ['none', 'none'] }] });
  });

  test('keeps its log for a month, and is found by its tags', () => {
    expect(only(plain, 'AWS::Logs::LogGroup')).toMatchObject({ RetentionInDays: 30 });
    expect(only(full, 'AWS::Lambda::Function').Tags).toEqual([
      { Key: 'project', Value: 'voice-guide' },
      { Key: 'stage', Value: 'live' },
    ]);
  });
});

describe('the two doors', () => {
  test('Alexa may call, on behalf of our skill alone', () => {
    const permissions = ofType(plain, 'AWS::Lambda::Permission').map(({ Properties }) => Properties);
    expect(permissions).toHaveLength(2);
    expect(permissions).toContainEqual(
      expect.objectContaining({ Principal: 'alexa-appkit.amazon.com', EventSourceToken: SKILL_ID }),
    );
  });

  test('over HTTP there are three ways in, and no fast lane', () => {
    const routes = ofType(plain, 'AWS::ApiGatewayV2::Route').map(({ Properties }) => Properties.RouteKey);
    expect(routes.sort()).toEqual(['GET /health', 'POST /google', 'POST /google/cx']);
    expect(only(plain, 'AWS::ApiGatewayV2::Stage')).toMatchObject({
      DefaultRouteSettings: { ThrottlingRateLimit: 50, ThrottlingBurstLimit: 100 },
    });
    // Nobody's address is written down.
    expect(only(plain, 'AWS::ApiGatewayV2::Stage')).not.toHaveProperty('AccessLogSettings');
  });

  test('unless it is said who may call over HTTP, nobody may', () => {
    expect(only(plain, 'AWS::Lambda::Function').Environment).toMatchObject({
      Variables: { DIALOGFLOW_AUDIENCE: '', DIALOGFLOW_ACCOUNT: '', DIALOGFLOW_SECRET: '' },
    });
  });

  test('what is needed by those who set up the platforms is told', () => {
    expect(Object.keys(plain.Outputs)).toEqual(expect.arrayContaining(['GuideArn', 'GoogleWebhook']));
  });
});

describe('what the function may do', () => {
  test('nothing is allowed to everybody, and nothing on everything', () => {
    for (const template of [plain, full]) {
      const statements = allowed(template);
      expect(statements.length).toBeGreaterThan(1);
      for (const { Action, Resource, Principal } of statements)
        expect(JSON.stringify({ Action, Resource, Principal })).not.toContain('*');
    }
  });

  test('write its own log, and, with the bookmark on, two things with one table', () => {
    const actions = (template: Template) => [
      ...new Set(allowed(template).flatMap(({ Action }) => Action as string | string[])),
    ];
    const table = ['dynamodb:GetItem', 'dynamodb:UpdateItem'];
    expect(actions(full)).toEqual(['sts:AssumeRole', 'logs:CreateLogStream', 'logs:PutLogEvents', ...table]);
    expect(full.Resources.BookmarkPolicy?.Condition).toBe('BookmarkOn');
  });
});

describe('the bookmark', () => {
  test('is off unless it is switched on: no table, no key', () => {
    expect(plain.Conditions.BookmarkOn).toEqual({ 'Fn::Equals': ['off', 'on'] });
    expect(plain.Resources.BookmarkTable?.Condition).toBe('BookmarkOn');
    expect(only(plain, 'AWS::Lambda::Function').Environment).toMatchObject({
      Variables: { BOOKMARK_KEY: '', BOOKMARK_TABLE: { 'Fn::If': ['BookmarkOn', expect.anything(), ''] } },
    });
  });

  test('is encrypted, forgotten by itself, and not kept in another copy', () => {
    expect(full.Conditions.BookmarkOn).toEqual({ 'Fn::Equals': ['on', 'on'] });
    expect(only(full, 'AWS::DynamoDB::Table')).toMatchObject({
      BillingMode: 'PAY_PER_REQUEST',
      SSESpecification: { SSEEnabled: true },
      TimeToLiveSpecification: { AttributeName: 'expires', Enabled: true },
      PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: false },
    });
  });
});

test('no secret is in the template, nor in anything else that is packed: only where it is', () => {
  expect(only(full, 'AWS::Lambda::Function').Environment).toMatchObject({
    Variables: {
      DIALOGFLOW_SECRET: '{{resolve:secretsmanager:voice-guide/live:SecretString:dialogflow}}',
      BOOKMARK_KEY: '{{resolve:secretsmanager:voice-guide/live:SecretString:bookmark}}',
    },
  });
  const state = readFileSync(join(folder, 'full', 'serverless-state.json'), 'utf8');
  for (const text of [...texts, state]) expect(text).not.toContain('a-secret-of-this-machine');
});

describe('the watch', () => {
  test('there is an alarm for each thing that somebody should know, and all tell somebody', () => {
    const alarms = ofType(plain, 'AWS::CloudWatch::Alarm').map(({ Properties }) => Properties);
    expect(alarms.map(({ AlarmName }) => AlarmName).sort()).toEqual(
      [
        'emergencies',
        'failures',
        'function-errors',
        'helpline',
        'not-understood',
        'refused',
        'slow-turns',
        'throttled',
      ].map((name) => `voice-guide-dev-${name}`),
    );
    for (const alarm of alarms) {
      expect(alarm.AlarmActions).toEqual([{ Ref: 'Alarms' }]);
      expect(alarm.TreatMissingData).toBe('notBreaching');
      expect(String(alarm.AlarmDescription).length).toBeLessThan(1024);
    }
    expect(only(plain, 'AWS::SNS::Subscription')).toMatchObject({ Endpoint: 'someone@example.org' });
  });

  test('it watches metrics that are written, by the stage that they are written for', () => {
    const text = JSON.stringify(ofType(full, 'AWS::CloudWatch::Alarm'));
    const watched = [
      ...text.matchAll(/"Namespace":"([^"]+)","MetricName":"([^"]+)","Dimensions":(\[.*?\])/g),
    ];
    const ours = watched.filter(([, namespace]) => namespace === NAMESPACE);
    expect(ours.length).toBeGreaterThanOrEqual(6);
    for (const [, , name, dimensions] of ours) {
      expect(Object.keys(UNITS)).toContain(name);
      expect(JSON.parse(dimensions ?? '')).toEqual([{ Name: 'stage', Value: 'live' }]);
    }
  });

  test('the dashboard is JSON, and shows every metric that there is', () => {
    const { DashboardBody } = only(plain, 'AWS::CloudWatch::Dashboard') as {
      DashboardBody: { 'Fn::Sub': [string, Record<string, unknown>] };
    };
    const [body, filled] = DashboardBody['Fn::Sub'];
    const gaps = new Set([...body.matchAll(/\$\{([^}]+)\}/g)].map(([, name]) => name));
    expect([...gaps].sort()).toEqual(['AWS::Region', ...Object.keys(filled)].sort());
    const { widgets } = JSON.parse(body) as { widgets: { x: number; width: number }[] };
    for (const { x, width } of widgets) expect(x + width).toBeLessThanOrEqual(24);
    for (const name of Object.keys(UNITS)) expect(body).toContain(`"${name}"`);
  });
});

describe('the ZIP', () => {
  test('holds the code and the words, and nothing else', () => {
    const names = Object.keys(unzipSync(zips[0] ?? new Uint8Array()));
    const code = names.filter((name) => !name.startsWith('dist/content/'));
    expect(code.sort()).toEqual([
      'dist/dynamo.js',
      'dist/handler.js',
      'dist/http/google-token.js',
      'dist/http/google.js',
    ]);
    expect(names).toContain('dist/content/page.json');
    expect(names.filter((name) => /\.(ts|map|md|yml|env)$/.test(name))).toEqual([]);
  });

  test('is the same every time, and weighs less than two megabytes', () => {
    const [first, second] = zips.map((zip) => createHash('sha256').update(zip).digest('hex'));
    expect(first).toBe(second);
    expect(zips[0]?.length).toBeLessThan(2_000_000);
  });
});
