import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { startPlace } from '../../lambda/guide/place';
import type { Reply } from '../../lambda/guide/reply';
import { pageOf } from '../../lambda/page/open';
import { render } from '../../lambda/speech/render';
import { toSsml } from '../../lambda/speech/ssml';
import { toText } from '../../lambda/speech/text';
import { stepsOf } from '../../tools/proof/walk/steps';
import { walk } from '../../tools/proof/walk/walk';
import { compiled } from '../support/words';

const { compiled: bees } = compiled('tests/fixtures/bees');
const page = pageOf(bees);

/** A reply as it is heard, as it is asked again, and where the listener is then. */
function told(reply: Reply): string {
  const { speech, reprompt } = render(reply, page);
  const { edition: _, heard: __, misses: ___, ...place } = reply.place;
  return [
    toSsml(speech),
    reprompt ? `again: ${toText(reprompt)}` : 'closes',
    `at: ${JSON.stringify(place)}`,
  ].join('\n');
}

/** All that is heard in the first turns, each reply with the shortest conversation that leads to it. */
const HEARD = resolve('tests', 'guide', 'bees.heard.txt');

/**
 * Rules say that a reply is right; this says that it is as it was, word for word. Where a change was meant, delete the file
 * and run the test: it is written again, and the difference is there to be read.
 */
test('what is heard in the first two turns is what was heard before', () => {
  const begin = [{ name: '(the beginning)', place: startPlace(page) }];
  // Each reply is told as a breach of a rule would be.
  const steps = stepsOf(bees, page, '2026-11-22', 'alike');
  const { breaches } = walk(begin, steps, ({ reply }) => [told(reply)], 'alike', 2);
  const heard = breaches.map(({ conversation, wrong }) => `${conversation.join(' > ')}\n${wrong}\n`);
  if (!existsSync(HEARD)) writeFileSync(HEARD, heard.join('\n'));
  expect(heard.join('\n')).toBe(readFileSync(HEARD, 'utf8'));
});
