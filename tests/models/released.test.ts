import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { NAMES as ALEXA } from '../../lambda/channels/alexa/intents';
import { NAMES as DIALOGFLOW, WORDS } from '../../lambda/channels/dialogflow/intents';
import type { IntentNames } from '../../lambda/channels/intents';
import type { Page } from '../../lambda/page/page';
import type { Released } from '../../tools/models/released';
import { page } from '../support/words';
import { ROOT } from './support';

const file = join(ROOT, 'interaction-models', 'released.json');
const released = JSON.parse(readFileSync(file, 'utf8')) as Released;

/** The intents of a model that this code would not understand any more. */
const notServed = (intents: readonly string[], names: IntentNames, on: Page): string[] =>
  intents.filter((name) => {
    const passage = names.passageOf(name);
    return names.kindOf(name) === undefined && (passage === undefined || on.passage(passage) === undefined);
  });

// Where one of these fails: keep serving the intent until a model without it is what listeners meet, then
// `npm run models -- --released`.
test('every intent of the Alexa model that was released last is served', () => {
  expect(released.alexa.length).toBeGreaterThan(20);
  expect(notServed(released.alexa, ALEXA, page())).toEqual([]);
});

test('every intent of the Dialogflow agent that was released last is served', () => {
  expect(released.dialogflow.length).toBeGreaterThan(20);
  expect(
    notServed(
      released.dialogflow.filter((name) => name !== WORDS),
      DIALOGFLOW,
      page(),
    ),
  ).toEqual([]);
});

test('an intent that is gone is named', () => {
  expect(notServed(['AMAZON.YesIntent', 'ReadHoneyIntent', 'HumIntent'], ALEXA, page())).toEqual([
    'ReadHoneyIntent',
    'HumIntent',
  ]);
  expect(notServed(['yes', 'read.honey'], DIALOGFLOW, page())).toEqual(['read.honey']);
});
