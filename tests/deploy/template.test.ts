import { NAMESPACE, UNITS } from '../../lambda/metrics';
import { deployed, ofType, RELEASE, template } from '../support/template';

const plain = deployed();
const full = deployed({ STAGE: 'live', GOOGLE: 'secret', BOOKMARK: 'on', WEBHOOK_CONCURRENCY: 'none' });
const token = deployed({
  GOOGLE: 'token',
  DIALOGFLOW_ACCOUNT: 'service-1@gcp-sa-dialogflow.iam.gserviceaccount.com',
});

type Properties = Readonly<Record<string, unknown>>;

const properties = ({ Resources }: typeof plain, name: string): Properties => {
  const resource = Resources[name];
  if (!resource) throw new Error(`there is no ${name}`);
  return resource.Properties;
};

const variables = (from: typeof plain, name: string): Properties =>
  (properties(from, name).Environment as { Variables: Properties }).Variables;

/** Every statement that allows something, wherever it stands. */
function allowed(value: unknown): Properties[] {
  if (typeof value !== 'object' || value === null) return [];
  const here = 'Effect' in value && value.Effect === 'Allow' ? [value as Properties] : [];
  return [...here, ...Object.values(value).flatMap(allowed)];
}

describe('the functions', () => {
  test('run on the newest Node, on Arm, for less time than Dialogflow waits', () => {
    for (const [name, called] of [
      ['Alexa', 'voice-guide-dev'],
      ['Webhook', 'voice-guide-dev-webhook'],
    ] as const)
      expect(properties(plain, name)).toMatchObject({
        FunctionName: called,
        Runtime: 'nodejs24.x',
        Architectures: ['arm64'],
        Handler: 'dist/handler.handler',
        MemorySize: 512,
        Timeout: 5,
      });
    expect(properties(full, 'Alexa')).toMatchObject({ FunctionName: 'voice-guide-live' });
  });

  test('are made of one ZIP, and say which release they are', () => {
    for (const name of ['Alexa', 'Webhook', 'Probe'])
      expect(properties(plain, name)).toMatchObject({
        Code: { S3Bucket: 'bucket', S3Key: `${RELEASE}.zip` },
        Description: `release ${RELEASE}: commit a-commit, edition an-edition`,
      });
    for (const name of ['Alexa', 'Webhook']) {
      expect(variables(plain, name)).toMatchObject({
        STAGE: 'dev',
        COMMIT: 'a-commit',
      });
      expect(properties(plain, name).Tags).toEqual([
        { Key: 'commit', Value: 'a-commit' },
        { Key: 'edition', Value: 'an-edition' },
      ]);
    }
  });

  test('a flood over HTTP cannot take the turns of Alexa', () => {
    expect(properties(plain, 'Webhook')).toMatchObject({ ReservedConcurrentExecutions: '10' });
    expect(properties(full, 'Webhook')).not.toHaveProperty('ReservedConcurrentExecutions');
    const [integration] = ofType(plain, 'AWS::ApiGatewayV2::Integration');
    expect(integration?.IntegrationUri).toEqual({ Ref: 'WebhookLive' });
  });

  test('keep their log for a month, also where the stack is deleted', () => {
    expect(plain.Resources.Log).toMatchObject({
      DeletionPolicy: 'RetainExceptOnCreate',
      Properties: { RetentionInDays: 30 },
    });
  });
});

describe('who may call', () => {
  test('Alexa, on behalf of our skill alone, and the release that is live alone', () => {
    expect(properties(plain, 'AlexaMayCall')).toMatchObject({
      FunctionName: { Ref: 'AlexaLive' },
      Principal: 'alexa-appkit.amazon.com',
      EventSourceToken: variables(plain, 'Alexa').ALEXA_SKILL_ID,
    });
    expect(properties(plain, 'WebhookMayBeCalled')).toMatchObject({ FunctionName: { Ref: 'WebhookLive' } });
    expect(ofType(plain, 'AWS::Lambda::Permission')).toHaveLength(3);
  });

  test('over HTTP, whoever knows the path, and not fast', () => {
    const routes = ofType(plain, 'AWS::ApiGatewayV2::Route').map(({ RouteKey }) => RouteKey);
    const path = '/0123456789abcdef';
    expect(routes.sort()).toEqual(['GET /health', `POST ${path}/google`, `POST ${path}/google/cx`]);
    expect(variables(plain, 'Webhook').WEBHOOK_PATH).toBe(path);
    const stage = properties(plain, 'HttpStage');
    expect(stage).toMatchObject({
      DefaultRouteSettings: { ThrottlingRateLimit: 20, ThrottlingBurstLimit: 40 },
      RouteSettings: { 'GET /health': { ThrottlingRateLimit: 1, ThrottlingBurstLimit: 5 } },
    });
    // No callers' addresses are kept.
    expect(stage).not.toHaveProperty('AccessLogSettings');
  });

  test('nobody, unless it is said how Dialogflow shows who it is', () => {
    expect(variables(plain, 'Webhook')).toMatchObject({
      DIALOGFLOW_AUDIENCE: '',
      DIALOGFLOW_ACCOUNT: '',
      DIALOGFLOW_SECRET: '',
    });
  });

  test('with tokens the audience is the address of the webhook, unless another is set', () => {
    expect(variables(token, 'Webhook').DIALOGFLOW_AUDIENCE).toBe(
      ['google', 'google/cx'].map((end) => `\${HttpApi.ApiEndpoint}/0123456789abcdef/${end}`).join(),
    );
    const given = { GOOGLE: 'token', DIALOGFLOW_AUDIENCE: 'https://guide.example.org/google' };
    expect(variables(deployed(given), 'Webhook').DIALOGFLOW_AUDIENCE).toBe(given.DIALOGFLOW_AUDIENCE);
  });

  test('each function has the settings of its own callers only', () => {
    expect(Object.keys(variables(full, 'Alexa')).join()).not.toMatch(/DIALOGFLOW|WEBHOOK/);
    expect(Object.keys(variables(full, 'Webhook')).join()).not.toMatch(/ALEXA|BOOKMARK/);
  });
});

describe('what may be done', () => {
  test('nothing is allowed to everybody, and nothing on everything', () => {
    for (const from of [plain, full, token]) {
      const statements = allowed(from.Resources);
      expect(statements.length).toBeGreaterThan(1);
      for (const { Action, Resource, Principal } of statements) {
        expect(JSON.stringify({ Action, Principal })).not.toContain('*');
        // The versions of one function.
        expect(JSON.stringify(Resource ?? '').replaceAll(/\$\{(Alexa|Webhook)\.Arn\}:\*/g, '')).not.toContain(
          '*',
        );
      }
    }
  });

  test('write the log, and, with the bookmark on, two things with one table: Alexa alone', () => {
    const actions = (from: typeof plain, name: string) =>
      allowed(from.Resources[name]).flatMap(({ Action }) => Action);
    const log = ['sts:AssumeRole', 'logs:CreateLogStream', 'logs:PutLogEvents'];
    for (const name of ['AlexaRole', 'WebhookRole']) expect(actions(full, name)).toEqual(log);
    expect(properties(full, 'BookmarkPolicy').Roles).toEqual([{ Ref: 'AlexaRole' }]);
    expect(actions(full, 'BookmarkPolicy').map((action) => String(action).split(':')[1])).toEqual([
      ...['GetItem', 'UpdateItem'],
    ]);
  });
});

describe('the bookmark', () => {
  test('is off unless it is switched on: no table, no key', () => {
    expect(Object.keys(plain.Resources).filter((name) => name.startsWith('Bookmark'))).toEqual([]);
    expect(variables(plain, 'Alexa')).toMatchObject({ BOOKMARK_KEY: '', BOOKMARK_TABLE: '' });
    expect(variables(full, 'Alexa')).toMatchObject({ BOOKMARK_TABLE: { Ref: 'BookmarkTable' } });
  });

  test('is encrypted, forgotten by itself, and in no other copy', () => {
    expect(properties(full, 'BookmarkTable')).toMatchObject({
      BillingMode: 'PAY_PER_REQUEST',
      SSESpecification: { SSEEnabled: true },
      TimeToLiveSpecification: { AttributeName: 'expires', Enabled: true },
      PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: false },
    });
  });
});

test('no secret is in the template: AWS makes them up, and the template says where they are', () => {
  for (const { GenerateSecretString } of ofType(full, 'AWS::SecretsManager::Secret'))
    expect(GenerateSecretString).toMatchObject({ PasswordLength: 64 });
  const secret = `{{resolve:secretsmanager:\${DialogflowSecret}:SecretString:::}}`;
  expect(variables(full, 'Webhook').DIALOGFLOW_SECRET).toBe(secret);
  expect(variables(full, 'Probe').DIALOGFLOW_SECRET).toBe(secret);
  expect(variables(full, 'Alexa').BOOKMARK_KEY).toBe(
    `{{resolve:secretsmanager:\${BookmarkKey}:SecretString:::}}`,
  );
});

test('a new version of a secret is a change of the template, or CloudFormation would not look', () => {
  const next = deployed({ GOOGLE: 'secret' }, { DialogflowSecretVersion: 'version-2' });
  expect(variables(next, 'Webhook').DIALOGFLOW_SECRET).toMatch(/:SecretString:::version-2}}$/);
});

describe('a release', () => {
  test('is a version of its own of both functions, kept to go back to unless it failed', () => {
    for (const name of ['Alexa', 'Webhook'])
      expect(plain.Resources[`${name}Version${RELEASE}`]).toMatchObject({
        Type: 'AWS::Lambda::Version',
        DeletionPolicy: 'RetainExceptOnCreate',
        Properties: {
          FunctionName: { Ref: name },
          Description: expect.stringContaining(`release ${RELEASE}: `),
        },
      });
  });

  test('is probed, then takes over little by little, and goes back where an alarm rings', () => {
    for (const name of ['Alexa', 'Webhook']) {
      expect(plain.Resources[`${name}Live`]).toMatchObject({
        UpdatePolicy: {
          CodeDeployLambdaAliasUpdate: {
            ApplicationName: { Ref: 'Releases' },
            DeploymentGroupName: { Ref: `${name}Releases` },
            BeforeAllowTrafficHook: { Ref: 'Probe' },
          },
        },
        Properties: {
          Name: 'live',
          FunctionVersion: { 'Fn::GetAtt': [`${name}Version${RELEASE}`, 'Version'] },
        },
      });
      const { AlarmConfiguration, AutoRollbackConfiguration } = properties(plain, `${name}Releases`);
      const { Alarms } = AlarmConfiguration as { Alarms: { Name: { Ref: string } }[] };
      expect(Alarms.length).toBeGreaterThan(2);
      for (const { Name } of Alarms) expect(plain.Resources[Name.Ref]?.Type).toBe('AWS::CloudWatch::Alarm');
      expect(AutoRollbackConfiguration).toMatchObject({
        Enabled: true,
        Events: expect.arrayContaining(['DEPLOYMENT_FAILURE', 'DEPLOYMENT_STOP_ON_ALARM']),
      });
    }
  });

  test('takes over at once where that is asked for', () => {
    const { AlexaLive, WebhookLive } = deployed({}, { Canary: 'off' }).Resources;
    for (const alias of [AlexaLive, WebhookLive]) expect(alias).not.toHaveProperty('UpdatePolicy');
  });
});

describe('the watch', () => {
  const alarms = ofType(full, 'AWS::CloudWatch::Alarm');

  test('there is an alarm for each thing that somebody should know, and all tell somebody', () => {
    expect(alarms.map(({ AlarmName }) => AlarmName).sort()).toEqual(
      [
        ...['alexa-errors', 'alexa-slow', 'alexa-throttled', 'api-4xx', 'api-5xx', 'emergencies', 'failures'],
        ...[
          'heartbeat',
          'helpline',
          'no-turns',
          'not-understood',
          'refused',
          'refused-callers',
          'slow-turns',
        ],
        ...['webhook-errors', 'webhook-slow', 'webhook-throttled'],
      ].map((name) => `voice-guide-live-${name}`),
    );
    for (const alarm of alarms) {
      expect(alarm.AlarmActions).toEqual([{ Ref: 'Alarms' }]);
      expect(String(alarm.AlarmDescription).length).toBeLessThan(1024);
    }
    expect(ofType(plain, 'AWS::SNS::Subscription')).toMatchObject([{ Endpoint: 'someone@example.org' }]);
  });

  test('silence is an alarm where there must be something: turns within a day, and the probe', () => {
    const breaching = alarms.filter(({ TreatMissingData }) => TreatMissingData === 'breaching');
    expect(breaching.map(({ MetricName }) => MetricName).sort()).toEqual(['Heartbeat', 'Turns']);
    // Where nobody is meant to be, nobody is missed.
    expect(Object.keys(plain.Resources)).not.toEqual(
      expect.arrayContaining(['NoTurnsAlarm', 'HeartbeatAlarm']),
    );
    expect(properties(plain, 'ProbeSchedule').State).toBe('DISABLED');
    expect(properties(full, 'ProbeSchedule').State).toBe('ENABLED');
  });

  test('it watches metrics that are written, by the stage that they are written for', () => {
    const ours = [
      ...JSON.stringify(alarms).matchAll(
        /"Namespace":"([^"]+)","MetricName":"([^"]+)","Dimensions":(\[.*?\])/g,
      ),
    ].filter(([, namespace]) => namespace === NAMESPACE);
    expect(ours.length).toBeGreaterThanOrEqual(12);
    for (const [, , name, dimensions] of ours) {
      expect(Object.keys(UNITS)).toContain(name);
      expect(JSON.parse(dimensions ?? '')).toContainEqual({ Name: 'stage', Value: 'live' });
    }
  });

  test('the dashboard is JSON, and shows every metric that there is', () => {
    const [{ DashboardBody } = {}] = ofType(template(), 'AWS::CloudWatch::Dashboard');
    const body = (DashboardBody as { 'Fn::Sub': string })['Fn::Sub'];
    const { widgets } = JSON.parse(body) as { widgets: { x: number; width: number }[] };
    for (const { x, width } of widgets) expect(x + width).toBeLessThanOrEqual(24);
    for (const name of Object.keys(UNITS)) expect(body).toMatch(new RegExp(`\\b${name}\\b`));
    // What is counted from the log is what listeners did.
    expect(body.match(/ispresent\((passage|move)\) and not ispresent\(probe\)/g)).toHaveLength(2);
  });

  test('what it costs is watched too', () => {
    expect(ofType(deployed({ BUDGET_DOLLARS: '40' }), 'AWS::Budgets::Budget')).toMatchObject([
      { Budget: { BudgetLimit: { Amount: '40', Unit: 'USD' }, TimeUnit: 'MONTHLY' } },
    ]);
  });
});

test('what is needed by those who set up the platforms is put out', () => {
  expect(Object.keys(plain.Outputs)).toEqual([
    'AlexaEndpoint',
    'GoogleWebhook',
    'Health',
    'AlarmTopic',
    'Release',
  ]);
});
