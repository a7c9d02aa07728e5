import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parameterOf, SETTINGS, settingsText, wrongWith } from '../../tools/package/settings';
import { ROOT, template } from '../support/template';

const enough = {
  ALEXA_SKILL_ID: 'amzn1.ask.skill.00000000-0000-4000-8000-000000000000',
  ALARM_EMAIL: 'someone@example.org',
};

test('two settings are enough', () => {
  expect(wrongWith(enough)).toEqual([]);
});

test('each that is missing is named, with where it is found', () => {
  expect(wrongWith({})).toEqual([
    expect.stringMatching(/^ALEXA_SKILL_ID is not set: .*developer console/),
    expect.stringMatching(/^ALARM_EMAIL is not set: /),
  ]);
  expect(wrongWith({ ...enough, GOOGLE: 'token' })).toEqual([
    expect.stringMatching(/^DIALOGFLOW_ACCOUNT is not set: /),
  ]);
  expect(wrongWith({}, { complete: false })).toEqual([]);
});

const WRONG = [
  ['ALEXA_SKILL_ID', 'leukaemia care guide'],
  ['ALEXA_SKILL_ID', 'amzn1.ask.skill.*'],
  ['ALARM_EMAIL', 'someone'],
  ['STAGE', 'Live!'],
  ['GOOGLE', 'yes'],
  ['DIALOGFLOW_AUDIENCE', 'http://example.org'],
  ['DIALOGFLOW_ACCOUNT', 'me@example.org'],
  [
    'DIALOGFLOW_ACCOUNT',
    'service-1@gcp-sa-dialogflow.iam.gserviceaccount.com,service-2@gcp-sa-dialogflow.example.org',
  ],
  ['DIALOGFLOW_ACCOUNT', 'service-1@gcp-sa-dialogflow.iam.gserviceaccount.com,'],
  ['WEBHOOK_PATH', '/google'],
  ['WEBHOOK_PATH', 'no-slash-at-its-beginning'],
  ['WEBHOOK_CONCURRENCY', '0'],
  ['BOOKMARK', 'true'],
  ['ALARM_HELPLINE_AN_HOUR', 'many'],
  ['BUDGET_DOLLARS', '$25'],
] as const;

const RIGHT = [
  ['STAGE', 'live'],
  ['GOOGLE', 'secret'],
  ['DIALOGFLOW_ACCOUNT', ''],
  ['DIALOGFLOW_ACCOUNT', 'service-1@gcp-sa-dialogflow.iam.gserviceaccount.com'],
  ['DIALOGFLOW_ACCOUNT', [1, 2].map((n) => `service-${n}@gcp-sa-dialogflow.iam.gserviceaccount.com`).join()],
  ['DIALOGFLOW_AUDIENCE', 'https://guide.example.org/google'],
  ['WEBHOOK_PATH', '/0123456789abcdef0123456789abcdef'],
  ['WEBHOOK_CONCURRENCY', 'none'],
  ['BUDGET_DOLLARS', '25'],
] as const;

test.each(WRONG)('%s cannot be %j', (name, value) => {
  expect(wrongWith({ ...enough, [name]: value })).toEqual([
    expect.stringMatching(`^${name} is not what it must be: `),
  ]);
});

test.each(RIGHT)('%s can be %j', (name, value) => {
  expect(wrongWith({ ...enough, [name]: value })).toEqual([]);
});

test.each([...WRONG.map((row) => [...row, false] as const), ...RIGHT.map((row) => [...row, true] as const)])(
  'CloudFormation sees %s = %j as we do',
  (name, value, right) => {
    const pattern = template().Parameters[parameterOf(name)]?.AllowedPattern;
    // CloudFormation wants the whole value to match.
    expect(new RegExp(`^(?:${pattern})$`).test(value)).toBe(right);
  },
);

test('the help names all of them, and so does the guide to deploying', () => {
  const guide = readFileSync(join(ROOT, 'docs', 'deploy.md'), 'utf8');
  for (const { name } of SETTINGS) {
    expect(settingsText()).toContain(name);
    expect(guide.includes(`\`${name}\``) || name).toBe(true);
  }
});
