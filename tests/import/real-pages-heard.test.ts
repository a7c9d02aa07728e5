import { join } from 'node:path';
import { Echo } from '../../tools/surfaces/echo';
import { Conversation, type TurnReport } from '../../tools/talk/conversation';
import { refusedBySchema } from '../support/ssml';
import { page, understanding } from '../support/words';
import { plain, sentencesOfPage } from './page-text';
import { furnitureOf, REAL_PAGES } from './real-pages';
import { imported, smallWords, textOfFile } from './support';

/** What is asked of each page, the passage that answers, and some of its words. */
const QUESTIONS: Readonly<
  Record<string, readonly (readonly [asked: string, passage: string, words: string])[]>
> = {
  chilblains: [
    ['check if it is chilblains', 'check-if-it-is-chilblains', 'toes and heels'],
    ['what are the causes', 'causes-of-chilblains', 'Cold makes the small blood vessels'],
    ['tell me about treatment from a g. p.', 'treatment-from-a-gp', 'nifedipine'],
    ['what we will ask you', 'what-we-will-ask-you', 'how old you are'],
    ['tell me about review dates', 'review-dates', '4 November 2024'],
    ['helpline', 'urgent-advice-ask-for-an-appointment-today-if', '01632 960 011'],
  ],
  'travel-sickness': [
    ['what is travel sickness', 'what-is-travel-sickness', 'tell the brain how you are moving'],
    ['where to sit', 'where-to-sit', 'over the wing'],
    ['tell me about ginger', 'ginger', 'ginger biscuits'],
    ['tell me about patches', 'patches', 'behind the ear'],
    ['helpline', 'talk-to-a-traveller', '01632 960 022'],
  ],
  sleepwalking: [
    ['why does it happen', 'why-does-it-happen', 'Too little sleep'],
    ['should i wake a sleepwalker', 'should-i-wake-a-sleepwalker', 'It does no harm'],
    ['tell me about making a home safe', 'making-a-home-safe', 'a dull one'],
    ['helpline', 'when-to-get-help', '01632 960 033'],
  ],
  nosebleeds: [
    ['how to stop one', 'how-to-stop-one', 'lean forward'],
    ['how long to hold and what then', 'how-long-to-hold-and-what-then', 'A child'],
    ['tell me about nosebleeds in pregnancy', 'nosebleeds-in-pregnancy', 'harmless to the baby'],
    ['helpline', 'talk-to-a-nurse', '01632 960 044'],
  ],
  hiccups: [
    ['how long is too long', 'how-long-is-too-long', '48 hours'],
    ['why they start', 'why-they-start', 'diaphragm'],
    ['tell me about a scan of the chest', 'a-scan-of-the-chest', '10 minutes'],
    ['helpline', 'were-a-call-away', '01632 960 055'],
  ],
  'tennis-elbow': [
    ['what it feels like', 'what-it-feels-like', 'begins slowly'],
    ['tell me about the towel twist', 'towel-twist', 'Wring it one way'],
    ['tell me about drugs', 'drugs', 'Gels'],
    ['review dates', 'review-dates', '20/05/2025'],
  ],
};

describe.each(REAL_PAGES)('$name, listened to from its beginning to its end', (real) => {
  let content: string;
  let turns: TurnReport[];

  function conversation(): Conversation {
    const report = (what: string, error?: unknown) => {
      throw new Error(what, { cause: error });
    };
    return new Conversation(
      new Echo({ page: page(content), today: () => '2026-11-22', report }),
      understanding(content),
    );
  }

  beforeAll(async () => {
    content = join(await imported(real.file, ...real.options, '--content', smallWords()), 'content');
    const talk = conversation();
    await talk.say('/launch');
    turns = [(await talk.say('yes')).report];
    while (turns.length < 200) {
      const { report } = await talk.say('next');
      if (report.passage === null) break;
      turns.push(report);
    }
  });

  test('all that is not furniture, and not put before an editor, is heard', () => {
    const heard = plain(turns.map(({ text }) => text).join(' '));
    const review = plain(
      textOfFile(join(content, '..', 'REVIEW.md')).replace(/^## Hard to follow[\s\S]*/mu, ''),
    );
    const furniture = furnitureOf(real);
    const lost = sentencesOfPage(textOfFile(real.file)).filter(
      (sentence) =>
        !heard.includes(plain(sentence)) &&
        !review.includes(plain(sentence)) &&
        !furniture.includes(sentence),
    );
    expect(lost).toEqual([]);
  });

  test('no furniture of more than a few words is heard, nor what a script holds', () => {
    const heard = plain(turns.map(({ text }) => text).join(' '));
    const long = furnitureOf(real).filter((text) => plain(text).split(' ').length > 5);
    expect(long.filter((text) => heard.includes(plain(text)))).toEqual([]);
    expect(heard).not.toMatch(/not to be heard|cookie|copyright|registered charity|undefined/);
  });

  test('all of it is speech that the platforms take', () => {
    expect(refusedBySchema(turns.map(({ ssml }) => ssml))).toEqual([]);
  });

  test('questions are answered from the passage that they ask for', async () => {
    const answers = [];
    for (const [asked] of QUESTIONS[real.name] ?? []) {
      const { report } = await conversation().say(asked);
      answers.push([asked, report.passage, report.text]);
    }
    expect(answers).toEqual(
      QUESTIONS[real.name]?.map(([asked, passage, words]) => [
        asked,
        passage,
        expect.stringContaining(words),
      ]),
    );
  });
});
