import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { SETTINGS, settingsText, wrongWith } from '../../tools/package/settings';

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
    expect.stringMatching(/^DIALOGFLOW_AUDIENCE is not set: /),
    expect.stringMatching(/^DIALOGFLOW_ACCOUNT is not set: /),
  ]);
});

test.each([
  ['ALEXA_SKILL_ID', 'leukaemia care guide'],
  ['ALEXA_SKILL_ID', 'amzn1.ask.skill.*'],
  ['ALARM_EMAIL', 'someone'],
  ['STAGE', 'Live!'],
  ['GOOGLE', 'yes'],
  ['DIALOGFLOW_AUDIENCE', 'http://example.org'],
  ['DIALOGFLOW_ACCOUNT', 'me@example.org'],
  ['BOOKMARK', 'true'],
  ['RESERVED_CONCURRENCY', '0'],
  ['ALARM_HELPLINE_AN_HOUR', 'many'],
])('%s cannot be %j', (name, value) => {
  const google = name.startsWith('DIALOGFLOW') ? { GOOGLE: 'token' } : {};
  const wrong = wrongWith({ ...enough, ...google, [name]: value }).filter((line) => line.startsWith(name));
  expect(wrong).toEqual([expect.stringMatching(`^${name} is not what it must be: `)]);
});

test('the help names all of them, and so does the guide to deploying', () => {
  const guide = readFileSync(join(__dirname, '..', '..', 'docs', 'deploy.md'), 'utf8');
  for (const { name } of SETTINGS) {
    expect(settingsText()).toContain(name);
    expect(guide).toContain(`\`${name}\``);
  }
});
