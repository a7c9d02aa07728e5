import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { chipsOf } from '../../lambda/guide/chips';
import { reply } from '../../lambda/guide/guide';
import { type Move, nameOfMove, type PlainMove } from '../../lambda/guide/move';
import { type Place, readPlace, startPlace } from '../../lambda/guide/place';
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

/** Before the page's next review, and after it. */
const [IN_TIME, OVERDUE] = ['2026-11-22', '2030-05-02'];

/** A reply as it is heard, as it is asked again, what is offered to be tapped, and where the listener is then. */
function told(answer: Reply): string {
  const { speech, reprompt } = render(answer, page);
  const { edition: _, heard: __, misses: ___, ...place } = answer.place;
  const chips = chipsOf(answer, page).map((chip) => ('phrase' in chip ? chip.phrase : chip.passage));
  return [
    toSsml(speech),
    reprompt ? `again: ${toText(reprompt)}` : 'closes',
    ...(chips.length > 0 ? [`chips: ${chips.join(', ')}`] : []),
    ...(answer.reads
      ? [`reads: ${answer.reads.passage}, ${answer.reads.part} of ${answer.reads.parts}`]
      : []),
    `at: ${JSON.stringify(place)}`,
  ].join('\n');
}

interface Start {
  readonly name: string;
  readonly place: Place;
}

/** Where a listener is after some moves. */
function after(...moves: readonly Move[]): Start {
  const place = moves.reduce((at, move) => reply(move, at, page, IN_TIME).place, startPlace(page));
  return { name: ['(the beginning)', ...moves.map(nameOfMove)].join(' > '), place };
}

const read = (passage: string): Move => ({ kind: 'read', passage });
const say = (kind: PlainMove): Move => ({ kind });

const beginning: Start = { name: '(the beginning)', place: startPlace(page) };

/** Where much has happened already. */
const amidst: readonly Start[] = [
  after(read('things-to-buy'), say('next')),
  after(read('things-to-buy'), say('helpline')),
  after(read('things-to-buy'), read('stings')),
  after(say('slower'), say('slower'), read('things-to-buy'), say('next')),
  after(say('menu'), say('yes')),
  after(say('menu'), say('slower')),
  after(say('menu'), say('help')),
  after(say('help'), say('slower'), say('slower'), say('slower')),
  after(say('help'), say('faster')),
  after(say('slower'), say('help'), say('faster')),
  after(read('who-we-are')),
  after({ kind: 'choose', between: ['stings', 'old-hives'] }),
  {
    name: '(back another day, in things-to-buy)',
    place: readPlace(
      {
        edition: page.edition,
        introduced: true,
        back: { passage: 'things-to-buy', part: 2 },
        asked: { id: 'left-off', topic: 'things-to-buy' },
      },
      page,
    ),
  },
  {
    name: '(another edition, in stings)',
    place: readPlace({ edition: 'another', introduced: true, at: { passage: 'stings', part: 1 } }, page),
  },
];

/** Every reply that differs, with the shortest conversation that leads to it: told as a breach of a rule would be. */
function heardFrom(starts: readonly Start[], turns: number, today: string): string[] {
  const steps = stepsOf(bees, page, today, 'alike');
  const { breaches } = walk(starts, steps, ({ reply: answer }) => [told(answer)], 'alike', turns);
  return breaches.map(({ conversation, wrong }) => `${conversation.join(' > ')}\n${wrong}\n`);
}

/** All that is heard in the first turns about a small page, word for word. */
const HEARD = resolve('tests', 'guide', 'bees.heard.txt');

/**
 * Rules say that a reply is right; this says that it is as it was, word for word. Where a change was meant, delete the file
 * and run the test: it is written again, and the difference is there to be read.
 */
test('what is heard in the first turns is what was heard before', () => {
  const heard = [
    ...heardFrom([beginning], 2, IN_TIME),
    ...heardFrom(amidst, 1, IN_TIME),
    '(the page is overdue for review)\n',
    ...heardFrom([beginning, ...amidst.slice(-2)], 1, OVERDUE),
  ].join('\n');
  if (!existsSync(HEARD)) writeFileSync(HEARD, heard);
  expect(heard).toBe(readFileSync(HEARD, 'utf8'));
});
