import { join } from 'node:path';
import { NAMES as ALEXA } from '../../lambda/channels/alexa/intents';
import { NAMES as DIALOGFLOW, WORDS } from '../../lambda/channels/dialogflow/intents';
import { notServed, readReleased } from '../../tools/models/released';
import { page } from '../support/words';
import { ROOT } from './support';

const released = readReleased(join(ROOT, 'interaction-models'));

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
