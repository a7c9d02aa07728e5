import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { wrongWith } from '../../tools/checks/storm/judge';
import { page } from '../support/words';

const ROOT = join(__dirname, '..', '..');

test('10,000 random and hostile events get a refusal or a valid response, and soon', () => {
  const told = execFileSync(
    process.execPath,
    ['--import', 'tsx', 'tools/checks/storm/main.ts', '--cases', '10000', '--seed', '20261122'],
    { cwd: ROOT, encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] },
  );
  expect(told).toContain('cases     10,000');
  expect(told).toContain('wrong     none');
}, 180_000);

describe('the judge of the storm finds', () => {
  const said = (ssml: string, more: object = {}) => ({
    version: '1.0',
    response: {
      outputSpeech: { type: 'SSML', ssml },
      reprompt: { outputSpeech: { type: 'SSML', ssml: '<speak><s>Well?</s></speak>' } },
      shouldEndSession: false,
      ...more,
    },
  });

  test.each([
    ['no answer', undefined, 'no answer'],
    [
      'markup that was not ours',
      said("<speak><audio src='x'/></speak>"),
      "speech: a tag that is not allowed: <audio src='x'/>",
    ],
    [
      'an attribute that is not closed',
      said("<speak><s><sub alias='a'b'>c</sub></s></speak>"),
      "speech: attributes that are not allowed: <sub alias='a'b'>",
    ],
    ['a bare ampersand', said('<speak><s>A & B</s></speak>'), 'speech: not an entity of XML: &'],
    [
      'words outside of a sentence',
      said('<speak>Hello</speak>'),
      'speech: words outside of a sentence: Hello',
    ],
    [
      'a missing reprompt',
      said('<speak><s>Well?</s></speak>', { reprompt: undefined }),
      'open without a reprompt, or the reverse',
    ],
    [
      'a session that is neither open nor closed',
      said('<speak><s>Well?</s></speak>', { shouldEndSession: undefined, reprompt: undefined }),
      'says nothing about the session',
    ],
    ['what came in', said('<speak><s>zqxj</s></speak>'), 'what came in comes out, in ssml'],
    ['a failure over HTTP', { statusCode: 500, headers: {}, body: '{}' }, 'status 500'],
    [
      'a place that makes no sense',
      { ...said('<speak><s>Well?</s></speak>'), sessionAttributes: { place: { edition: 'x' } } },
      'a place that does not come back as it is',
    ],
  ])('%s', (_what, answer, wrong) => {
    expect(wrongWith(answer, page())).toContain(wrong);
  });

  test('nothing wrong with a good answer', () => {
    expect(wrongWith(said("<speak><s>Shall I go on?</s><break time='400ms'/></speak>"), page())).toEqual([]);
  });
});
