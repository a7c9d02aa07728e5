import { join } from 'node:path';
import type { Page } from '../../lambda/page/page';
import { plainText } from '../../lambda/page/words';
import { Echo } from '../../tools/surfaces/echo';
import { Conversation, type TurnReport } from '../../tools/talk/conversation';
import { refusedBySchema } from '../support/ssml';
import { page, understanding } from '../support/words';
import { HTML, imported, run, textOfFile } from './support';

/** A page of another shape, in HTML: a list of forty, three levels of headings, a table, an expander, no list in one. */
let folder: string;
let content: string;
let ours: Page;

beforeAll(async () => {
  folder = await imported(HTML);
  content = join(folder, 'content');
  ours = page(content);
});

function conversation(): Conversation {
  const report = (what: string, error?: unknown) => {
    throw new Error(what, { cause: error });
  };
  return new Conversation(
    new Echo({ page: ours, today: () => '2026-11-22', report }),
    understanding(content),
  );
}

test('it becomes the page that was written beside it by hand', () => {
  const expected = textOfFile(join(__dirname, '..', 'fixtures', 'import', 'hay-fever-page.md'));
  expect(textOfFile(join(folder, 'content/page.md'))).toBe(expected);
});

test('three levels of headings, and the two that are called alike, are told apart', () => {
  const tree = [
    'treatment',
    'antihistamines',
    'side-effects',
    'steroid-nasal-sprays',
    'side-effects-steroid-nasal-sprays',
  ];
  expect(tree.map((id) => ours.passage(id)?.parent)).toEqual([
    undefined,
    'treatment',
    'antihistamines',
    'treatment',
    'steroid-nasal-sprays',
  ]);
});

test('forty items are one list, cut in threes and then twos', () => {
  const passage = ours.passage('plants-that-can-cause-it');
  expect(passage?.lists.map((items) => items.length)).toEqual([40]);
  expect(passage?.cuts.full).toHaveLength(14);
});

test('a row of a table is an item that says what each of its cells is', () => {
  const [rows = []] = ours.passage('the-pollen-count')?.lists ?? [];
  expect(rows.map((row) => row.map(plainText).join(' '))).toEqual([
    'Count: Low; Grains of pollen: fewer than 30; Who notices: hardly anyone.',
    'Count: Moderate; Grains of pollen: 30 to 49; Who notices: some people.',
    'Count: High; Grains of pollen: 50 to 149; Who notices: most people who have hay fever.',
    'Count: Very high; Grains of pollen: 150 or more; Who notices: almost everyone who has hay fever.',
  ]);
});

test('every part of it can be heard by going on, and is valid speech', async () => {
  const talk = conversation();
  await talk.say('/launch');
  const turns: TurnReport[] = [(await talk.say('yes')).report];
  for (;;) {
    const { report } = await talk.say('next');
    if (report.passage === null) break;
    turns.push(report);
  }
  const parts = [...new Set(turns.map(({ passage }) => passage ?? ''))].map(
    (id) => ours.passage(id)?.cuts.full.length ?? 0,
  );
  expect(turns).toHaveLength(parts.reduce((sum, count) => sum + count, 0));
  expect(new Set(turns.map(({ passage }) => passage)).size).toBe(15);
  expect(refusedBySchema(turns.map(({ ssml }) => ssml))).toEqual([]);
  const all = turns.map(({ text }) => text).join(' ');
  expect(all).not.toMatch(/cookies|Accept|not to be heard|Back to top|survey|Registered|&amp;|\\/);
  expect(all).toContain("It is not an infection, so you can't catch it.");
  expect(all).toContain('Pollen & people: 5 * 3 trials [in press].');
});

test.each([
  ['what are the symptoms', 'symptoms', 'Sneezing.'],
  ['what is hay fever', 'what-is-hay-fever', 'histamine'],
  ['plants that can cause it', 'plants-that-can-cause-it', 'Alder.'],
  ['the pollen count', 'the-pollen-count', 'Low'],
  ['side effects of steroid nasal sprays', 'side-effects-steroid-nasal-sprays', 'irritate your throat'],
  ['tell me about immunotherapy', 'more-about-desensitisation-immunotherapy', 'under your tongue'],
  ['helpline', 'need-to-talk', '01632 960 001'],
  ['is there someone i can talk to', 'need-to-talk', '01632 960 001'],
  ['when was this updated', 'review-date', 'Updated 1 April 2025.'],
])('"%s" is answered from %s', async (said, passage, words) => {
  const { report } = await conversation().say(said);
  expect([report.passage, report.text]).toEqual([passage, expect.stringContaining(words)]);
});

test('an item of the long list by its number', async () => {
  const talk = conversation();
  await talk.say('plants that can cause it');
  expect((await talk.say('number forty')).report.text).toContain('Number 40: Ragweed.');
  expect((await talk.say('how many are there')).report.text).toContain('has 40 in it');
});

test("nothing of the project's own page is heard, and an emergency is one on any page", async () => {
  const talk = conversation();
  expect((await talk.say('/launch')).report.text).toContain('about hay fever');
  for (const line of [
    'what is a. n. k. l.',
    'what is leukaemia',
    'how is chemotherapy given',
    'what about blood tests',
  ]) {
    const { report } = await talk.say(line);
    expect([line, report.passage]).toEqual([line, null]);
  }
  expect((await talk.say('he has passed out')).report.text).toContain('999');
});

describe('what it says that it did', () => {
  let out: string;
  beforeAll(async () => {
    ({ out } = await run(HTML, '--out', folder));
  });

  test.each([
    [/^ 10 {2}left out: it stands outside the main part of the page +We use cookies\. Accept all$/m],
    [/^ 16 {2}left out: a picture +Someone sneezing in a meadow$/m],
    [/^ 18 {2}left out: a list of links to the sections of the page +Symptoms Plants$/m],
    [/^ 23 {2}left out: the mark of a footnote +1$/m],
    [/^108 {2}left out: it only leads to another page +Find out more about sprays\.$/m],
    [/^108 {2}kept in side-effects-steroid-nasal-sprays +A spray can irritate your throat\.$/m],
    [/^15 passages; 87 lines kept, 13 left out$/m],
    [/ is as it was$/m],
  ])('%s', (line) => {
    expect(out).toMatch(line);
  });

  test('and what an editor must look at', () => {
    const review = textOfFile(join(folder, 'REVIEW.md'));
    for (const words of [
      'a list within a list was read as 1 item',
      'a table of 4 rows was made a list',
      "a raised or lowered '-5' is heard like the rest",
      'a heading without text of its own: it says the headings under it',
      'a sentence of 48 words; 20 is the most that can be followed by ear',
      'NHS',
      "'Plants that can cause it' (plants-that-can-cause-it)",
      "this page is about hay fever, the project's about ANKL",
    ])
      expect(review).toContain(words);
  });
});
