import { chipsOf } from '../../lambda/guide/chips';
import { reply } from '../../lambda/guide/guide';
import { type Move, nameOfMove, type PlainMove } from '../../lambda/guide/moves';
import { type Place, readPlace, startPlace } from '../../lambda/guide/place';
import type { Reply } from '../../lambda/guide/reply';
import { pageOf } from '../../lambda/page/open';
import { render } from '../../lambda/speech/render';
import { toSsml } from '../../lambda/speech/ssml';
import { toText } from '../../lambda/speech/text';
import { stepsOf } from '../../tools/checks/walk/steps';
import { compiled } from '../support/words';

const { compiled: bees } = compiled('tests/fixtures/bees/content');
const page = pageOf(bees);

/** Before the page's next review, and after it. */
const [IN_TIME, OVERDUE] = ['2026-11-22', '2030-05-02'];

/** A reply as text: the speech, the reprompt, the chips, and the new place. */
function textOf(answer: Reply): string {
  const { speech, reprompt } = render(answer, page);
  const { edition: _, lastSaid: __, misses: ___, ...place } = answer.place;
  const chips = chipsOf(answer, page).map((chip) => ('phrase' in chip ? chip.phrase : chip.passage));
  return [
    toSsml(speech),
    reprompt ? `reprompt: ${toText(reprompt)}` : 'closes',
    ...(chips.length > 0 ? [`chips: ${chips.join(', ')}`] : []),
    ...(answer.reads
      ? [`reads: ${answer.reads.passage}, ${answer.reads.part} of ${answer.reads.parts}`]
      : []),
    `place: ${JSON.stringify(place)}`,
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

/** How conversations may have begun: with nothing, with one move, or with many. */
const startsOf = (): readonly Start[] => [
  { name: '(the beginning)', place: startPlace(page) },
  after(say('launch')),
  after(say('menu')),
  after(say('help')),
  after(say('helpline')),
  after(say('slower')),
  after(say('not-understood')),
  after(read('first-steps')),
  after(read('who-we-are')),
  after(read('things-to-buy')),
  after(read('things-to-buy'), say('next')),
  after(read('things-to-buy'), say('helpline')),
  after(read('things-to-buy'), read('stings')),
  after(read('things-to-buy'), say('no')),
  after(say('slower'), say('slower'), read('things-to-buy'), say('next')),
  after(say('menu'), say('yes')),
  after(say('menu'), say('slower')),
  after(say('menu'), say('help')),
  after(say('help'), say('slower'), say('slower'), say('slower')),
  after(say('help'), say('faster')),
  after(say('slower'), say('help'), say('faster')),
  after({ kind: 'choose', between: ['stings', 'old-hives'] }),
  after({ kind: 'choose', between: ['stings', 'old-hives'] }, say('yes')),
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

/** The replies to every step after every start. One that comes again is given by the conversation that had it first. */
function repliesFrom(from: readonly Start[], today: string): string {
  const first = new Map<string, string>();
  const steps = stepsOf(bees, page, today, 'alike');
  return from
    .flatMap(({ name, place }) =>
      steps.map((step) => {
        const [conversation, text] = [`${name} > ${step.name}`, textOf(step.take(place))];
        const known = first.get(text);
        if (known !== undefined) return `${conversation} = ${known}`;
        first.set(text, conversation);
        return `${conversation}\n${text}\n`;
      }),
    )
    .join('\n');
}

/**
 * The rules of the walk say that a reply is right; this says that it has not changed. After an intended change,
 * `npm test -- -u tests/guide/replies` writes the snapshot again: read its diff.
 */
test('the replies about a small page are what they were', () => {
  expect(repliesFrom(startsOf(), IN_TIME)).toMatchSnapshot();
});

test('and so they are where the page is overdue for review', () => {
  const starts = startsOf();
  expect(repliesFrom([...starts.slice(0, 2), ...starts.slice(-2)], OVERDUE)).toMatchSnapshot();
});
