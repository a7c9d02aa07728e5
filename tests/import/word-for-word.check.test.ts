import { join } from 'node:path';
import type { Page } from '../../lambda/page/page';
import { plainText, sentencesOf } from '../../lambda/page/words';
import { compile } from '../../tools/content/compile';
import { Echo } from '../../tools/surfaces/echo';
import { Conversation, type TurnReport } from '../../tools/talk/conversation';
import { refusedBySchema } from '../support/ssml';
import { page, understanding } from '../support/words';
import { describeWithExport, EXPORT, imported, textOfFile } from './support';

/** The sections of the export, and the passages that they must be. */
const SECTIONS: readonly (readonly [heading: string, id: string])[] = [
  ['Summary', 'summary'],
  ['What is ANKL?', 'what-is-ankl'],
  ['Who gets ANKL?', 'who-gets-it'],
  ['What causes ANKL?', 'causes'],
  ['More about the link between Epstein Barr virus and ANKL', 'ebv-link'],
  ['Symptoms of ANKL', 'symptoms'],
  ['How is ANKL diagnosed?', 'diagnosis'],
  ['Blood tests', 'blood-tests'],
  ['Bone marrow tests', 'bone-marrow-tests'],
  ['Lab tests', 'lab-tests'],
  ['Other tests you might have', 'other-tests'],
  ['How is ANKL treated?', 'treatment'],
  ['Chemotherapy', 'chemotherapy'],
  ['Treatment as part of a clinical trial', 'clinical-trial'],
  ['A stem cell transplant', 'stem-cell-transplant'],
  ['Supportive treatment', 'supportive-treatment'],
  ['Outcomes of ANKL', 'outcomes'],
  ['Sources we used to develop this information', 'sources'],
  ['Need support?', 'support'],
  ['Help us improve our information', ''],
  ['About our information', 'about-information'],
];

const FURNITURE =
  /^<https:|Registered Charity|^Helpline:|^\[(?:Back to top|Download|Helpline and|Complete our)/;

let folder: string;
let ours: Page;
const echo = () => new Echo({ page: ours, today: () => '2026-11-22', report: fail });

function fail(what: string, error?: unknown): void {
  throw new Error(what, { cause: error });
}

/** The sentences of each section, read off the export by rules of this test's own. */
function sectionsOfExport(): Map<string, string[]> {
  const text = textOfFile(EXPORT)
    .split('\n')
    .filter((line) => !FURNITURE.test(line))
    .join('\n')
    .replace(/\[L-\]\(#\)\s+\[asparaginase\]\(#\)/, 'L-asparaginase')
    .replace(/ Find out more \[about our information\]\(#\)\./, '')
    .replace(/\[([^\]]*)\]\([^)]*\)/g, '$1')
    .replace(/\*+/g, '');
  const sections = new Map<string, string[]>();
  let id: string | undefined;
  for (const line of text.split('\n').map((one) => one.trim())) {
    const section = SECTIONS.find(([heading]) => heading === line);
    if (section) id = section[1];
    else if (/^(?:Page last reviewed|Updated|Next review)/.test(line)) id = 'review-date';
    if (section || line === '' || !id) continue;
    const words = line.replace(/^- /, '');
    const sentences = id === 'sources' ? [words] : words.split(/(?<=[.?!:])\s+(?=[A-Z])/);
    sections.set(id, [...(sections.get(id) ?? []), ...(id === 'review-date' ? [words] : sentences)]);
  }
  return sections;
}

/** The whole page as it is heard from its beginning to its end, turn by turn. */
async function walk(): Promise<TurnReport[]> {
  const conversation = new Conversation(echo(), understanding(folder));
  await conversation.say('/launch');
  const heard = [(await conversation.say('yes')).report];
  for (let turns = 0; turns < 200; turns += 1) {
    const { report: next } = await conversation.say('next');
    if (next.passage === null) return heard;
    heard.push(next);
  }
  throw new Error('the page has no end');
}

describeWithExport('the page in the words of the charity', () => {
  let expected: Map<string, string[]>;
  let turns: TurnReport[];
  let heard: Map<string, string>;

  beforeAll(async () => {
    folder = join(await imported(EXPORT), 'content');
    ours = page(folder);
    expected = sectionsOfExport();
    turns = await walk();
    heard = new Map();
    for (const { passage, text } of turns)
      heard.set(passage ?? '', `${heard.get(passage ?? '') ?? ''} ${text}`);
  });

  test('every section of the export is a passage, in its order', () => {
    expect([...heard.keys()]).toEqual([...expected.keys()]);
    expect(expected.size).toBe(21);
  });

  test('every sentence of every section is heard word for word in its passage, in order, exactly once', () => {
    for (const [id, sentences] of expected) {
      const text = heard.get(id) ?? '';
      let from = 0;
      for (const sentence of sentences) {
        expect(`${id}: ${sentence} ${text.split(sentence).length - 1}`).toBe(`${id}: ${sentence} 1`);
        expect(text.indexOf(sentence)).toBeGreaterThanOrEqual(from);
        from = text.indexOf(sentence) + sentence.length;
      }
    }
  });

  test('what stands before the first heading is heard first of all', () => {
    expect(turns[0]?.text).toContain(
      'Summary. Aggressive natural killer cell leukaemia (ANKL) is a rare, fast',
    );
    expect(turns[1]?.text).toMatch(
      /^Find out what it is, signs and symptoms it can cause, how it's diagnosed and/,
    );
  });

  test('no footer, no address, no link is ever heard', () => {
    const all = [...heard.values()].join(' ');
    expect(all).not.toMatch(
      /https?:|aldryn|Registered Charity|1183890|SC049802|Back to top|Download|survey|→/,
    );
    expect(all).not.toMatch(/\]\(|\*\*|\\/);
  });

  test('the ten symptoms are one list, and L-asparaginase is one word', () => {
    expect(ours.passage('symptoms')?.lists.map((items) => items.length)).toEqual([10]);
    const sentence = ours.passage('chemotherapy')?.cuts.full.flatMap(({ pieces }) => pieces)[1];
    expect(JSON.stringify(sentence)).toContain('>L-asparaginase.</sub>');
  });

  test('the bold words carry their stress, and titles of journals none', () => {
    const stressed = (id: string) =>
      JSON.stringify(ours.passage(id)).match(/(?<=<prosody volume='loud'>)\w+/g) ?? [];
    expect(stressed('ebv-link')).toContain('never');
    expect(stressed('causes')).toEqual(expect.arrayContaining(['not']));
    expect(stressed('sources')).toEqual([]);
  });

  test('every part of it is speech that both platforms take', () => {
    expect(refusedBySchema(turns.map(({ ssml }) => ssml))).toEqual([]);
  });

  test('parts are cut at the ends of sentences, as near to the limits as the wording allows', () => {
    const { compiled } = compile(folder, { today: '2026-11-22' });
    const long = (compiled?.passages ?? []).flatMap((passage) =>
      passage.cuts.full
        .map((part) => sentencesOf(passage, part))
        .filter((sentences) => sentences.map(plainText).join(' ').split(' ').length > 60)
        .map((sentences) => [passage.id, sentences.length]),
    );
    // One item of a list is as small as a part can be.
    expect(long.every(([id]) => id === 'sources')).toBe(true);
  });

  test('the list of symptoms, an item, a side question, and back', async () => {
    const conversation = new Conversation(echo(), understanding(folder));
    const heard: TurnReport[] = [];
    for (const line of [
      '/launch',
      'what are the symptoms',
      'yes',
      'what was number three',
      'how many are there',
    ])
      heard.push((await conversation.say(line)).report);
    expect(heard[1]).toMatchObject({ passage: 'symptoms', part: 1, parts: 4 });
    expect(heard[3]?.text).toContain('Number three: Losing weight without trying to.');
    expect(heard[4]?.text).toContain('has ten in it');
    const helpline = (await conversation.say('helpline')).report;
    expect(helpline).toMatchObject({ move: 'helpline', passage: 'support' });
    expect(helpline.text).toContain('call our freephone helpline on 08088 010 444');
    expect((await conversation.say('carry on')).report).toMatchObject({ passage: 'symptoms', part: 2 });
    expect((await conversation.say('send a whatsapp message')).report.text).toContain('07500 068 065');
    expect((await conversation.say('stop')).report.open).toBe(false);
  });

  test.each([
    ['how is a. n. k. l. diagnosed', 'diagnosis', "You'll have blood tests and sometimes bone marrow tests"],
    ['how is it treated', 'treatment', 'Because it is so rare'],
    ['outcomes', 'outcomes', 'ANKL is an aggressive type of cancer'],
    ['how up to date is this', 'review-date', 'Page last reviewed: 31 August 2025. Updated January 2026.'],
    ['who wrote this', 'about-information', 'This information is aimed at people in the UK.'],
    [
      'tell me about the treatment as part of a clinical trial',
      'clinical-trial',
      'A clinical trial could let you',
    ],
  ])('"%s"', async (said, passage, words) => {
    const conversation = new Conversation(echo(), understanding(folder));
    let { report } = await conversation.say(said);
    expect(report.passage).toBe(passage);
    let text = report.text;
    while (report.part !== null && report.parts !== null && report.part < report.parts) {
      ({ report } = await conversation.say('yes'));
      text += report.text;
    }
    expect(text).toContain(words);
  });
});
