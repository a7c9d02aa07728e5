import { join } from 'node:path';
import { Echo } from '../tools/surfaces/echo';
import { Conversation } from '../tools/talk/conversation';
import { page, understanding } from './support/words';

const BEES = join(__dirname, 'fixtures', 'bees', 'content');
const conversation = (): Conversation =>
  new Conversation(
    new Echo({ page: page(BEES), understanding: understanding(BEES), today: () => '2026-11-22' }),
    understanding(BEES),
  );

describe('the same code reads another page', () => {
  const heard: string[] = [];

  test.each([
    ['(a question straight away)', 'what do i need', /You asked about things to buy\..*There are seven\./],
    ['(the next part)', 'yes', /^The next two\. A smoker\. It calms the bees\. A hive tool\./],
    ['(an item)', 'number four', /^Number four: A smoker\./],
    ['(how many)', 'how many are there', /^There are seven/],
    ['(its own helpline)', 'helpline', /01632 960 123\. .*Once more, the helpline: 01632 960 123\./],
    ['(back to the list)', 'carry on', /^Back to things to buy, part 2 of 3\./],
    [
      '(an answer)',
      'what calms the bees',
      /^On things to buy: .*Number four of seven: A smoker\. It calms the bees\./,
    ],
    ['(another)', 'can an old hive carry disease', /^On second-hand hives: An old hive can carry disease\./],
    ['(something it has not got)', 'can i send a message', /^I am sorry, the page has nothing on that\./],
    ['(what is not on this page)', 'what is the weather', /^I am sorry, I cannot find that on the page\./],
    ['(its own list of contents)', 'what can i hear', /keeping bees\. There are five\./],
    ['(a passage by number)', 'number three', /^Stings\. Most keepers are stung at least once a year\./],
    ['(its own hard word)', 'spell veil', /^This is how to spell veil: V, E, I, L\./],
    ['(an emergency)', 'he has passed out', /^Please call 999 now\./],
    ['(goodbye)', 'stop', /^All right\. If someone is in danger, please call 999 now\./],
  ])('%s %s', async (_what, said, expected) => {
    shared ??= conversation();
    const turn = await shared.say(said);
    heard.push(turn.report.text);
    expect(turn.report.text).toMatch(expected);
  });

  let shared: Conversation | undefined;

  test('nothing of the other page is heard', () => {
    expect(heard).toHaveLength(15);
    expect(heard.join(' ')).not.toMatch(/ANKL|leukaemia|symptom|08088|medical|treatment/i);
  });
});

test('a place of the other page is not trusted', async () => {
  const at = { passage: 'symptoms', part: 2 };
  const place = {
    edition: page().edition,
    pace: 'normal',
    introduced: true,
    at,
    lastSaid: [],
    misses: 0,
    offered: false,
  };
  const surface = new Echo({ page: page(BEES), today: () => '2026-11-22', place });
  const { report } = await new Conversation(surface, understanding(BEES)).say('carry on');
  expect(report.text).toMatch(/^We have not started reading yet\./);
});
