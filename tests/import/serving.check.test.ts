import { join } from 'node:path';
import {
  describeWithExport,
  END,
  EXPORT,
  emptyFolder,
  HTML,
  imported,
  importedOnce,
  run,
  smallWords,
  sourceWith,
  TEXT,
  textOfFile,
} from './support';

/** A file of the folder that a page was imported to. */
const fileOf = (folder: string, name: string): string => textOfFile(join(folder, name));

/** What stands under a passage in `utterances.yml`, with its comments. */
function under(folder: string, id: string): string {
  const [, passages = ''] = fileOf(folder, 'training/utterances.yml').split(/^passages:$/mu);
  return new RegExp(`^  ${id}:\\n((?:    .*\\n)*)`, 'mu').exec(passages)?.[1] ?? '';
}

describeWithExport('the page of the project itself', () => {
  let folder: string;
  beforeAll(async () => {
    folder = await importedOnce(EXPORT);
  });

  test('front matter is filled from what the page says', () => {
    const page = fileOf(folder, 'content/page.md');
    expect(page).toMatch(
      /^title: Aggressive NK cell leukaemia \(ANKL\)\nname: leukaemia care guide\nsubject: ANKL\npublisher: Leukaemia Care\n/mu,
    );
    expect(page).toMatch(
      /^wording: original\nreviewed: 2025-08-31\nupdated: 2026-01\nnext-review: 2028-08-31\nhelpline: 08088 010 444\nwhatsapp: 07500 068 065\nstart: summary$/mu,
    );
    expect(page).toContain(
      '  helpline: support\n  whatsapp: support\n  support: support\n  about: about-information\n  fresh: review-date',
    );
    expect(page).toContain('topics:\n  summary: the summary\n  what-is-ankl: what ANKL is\n');
    expect(page).toContain('  diagnosis: how ANKL is diagnosed\n');
  });

  test('phrases and pronunciation are those of the project', () => {
    for (const name of ['content/phrases.yml', 'content/pronunciation.yml'])
      expect(fileOf(folder, name)).toBe(textOfFile(join(__dirname, '..', '..', name)));
  });

  test('what people say that names no passage is that of the project, its subject too', () => {
    const [before, passages] = fileOf(folder, 'training/utterances.yml').split(/^passages:$/mu);
    const own = textOfFile(join(__dirname, '..', '..', 'training', 'utterances.yml')).split(/^passages:$/mu);
    expect(before).toContain('a. n. k. l.');
    // Lines are laid out anew; none is lost.
    const lines = (text = '') => text.split('\n').filter((line) => /^ {4}- /.test(line));
    expect(lines(before)).toHaveLength(lines(own[0]).length);
    expect(passages).not.toContain('unusual');
    expect(fileOf(folder, 'training/examples/emergency.txt').split('\n').length).toBeGreaterThan(1000);
  });

  test('what an editor must look at, with the lines of both files', () => {
    const review = fileOf(folder, 'REVIEW.md');
    expect(review).toMatch(/- \[ \] page\.md:\d+, line 21 of the source: a bracket, '\('/u);
    expect(review).toMatch(
      /- \[ \] page\.md:\d+, line 109 of the source: a sentence of 24 words; 20 is the most/u,
    );
    expect(review).toContain(
      "line 130 of the source: what the footer of a page had cut was joined: 'L-asparaginase'",
    );
    expect(review).toContain('line 207 of the source: a section that asks for opinions on the page');
    expect(review).toContain("'welcome.first' says that the words are adapted");
    expect(review).not.toContain('Back to top');
  });

  test('after a review it keeps its ids, though headings and sentences changed', async () => {
    const reviewed = textOfFile(EXPORT)
      .replace('Outcomes of ANKL', 'What may happen')
      .replace('Symptoms of ANKL', 'How ANKL shows itself')
      .replace('- Fever', '- A high temperature')
      .replace('Treatment as part of a clinical trial', 'Trials');
    const page = fileOf(await imported(sourceWith(reviewed, 'ankl-page.txt')), 'content/page.md');
    expect(page).toContain('## What may happen {#outcomes}');
    expect(page).toContain('## How ANKL shows itself {#symptoms}');
    expect(page).toContain('### Trials {#clinical-trial}');
  });

  test('the report, line by line', async () => {
    const { out } = await run(EXPORT, '--out', join(emptyFolder(), 'page'));
    expect(out).toMatch(/^ {2}3 {2}kept in title +Aggressive NK cell leukaemia \(ANKL\)$/mu);
    expect(out).toMatch(/^ 51 {2}kept in symptoms +Fever$/mu);
    expect(out).toMatch(/^ 53 {2}left out: an address of the page +https:\/\/lcdemo/mu);
    expect(out).toMatch(
      /^ 55 {2}left out: the charity's numbers in the footer of a page +Leukaemia Care Registered/mu,
    );
    expect(out).toMatch(/^ 57 {2}left out: the helpline in the footer of a page +Helpline: 08088 010 444$/mu);
    expect(out).toMatch(/^122 {2}kept in chemotherapy [\s\S]*^130 {2}kept in chemotherapy +asparaginase\./mu);
    expect(out).toMatch(
      /^215 {2}left out: it only leads to another page +Find out more about our information\.$/mu,
    );
    expect(out).toMatch(/^21 passages; 96 lines kept, 31 left out$/mu);
  });
});

describe('a page of the same shape about something else', () => {
  let folder: string;
  let page: string;
  beforeAll(async () => {
    folder = await importedOnce(TEXT);
    page = fileOf(folder, 'content/page.md');
  });

  test('what footers had cut is whole, and no footer is left', () => {
    expect(page).toContain('- Sneezing\n- A blocked or runny nose\n- Itchy');
    expect(page).toContain('One is called cetiri-zine. Your pharmacist');
    expect(page).not.toMatch(/https?:|Registered Charity|Back to top|leaflet|survey|→/u);
  });

  test('a heading that leads into those under it says them', () => {
    expect(page).toContain(
      'This might include:\n\n- Antihistamines\n- A steroid nasal spray\n\n### Antihistamines',
    );
  });

  test('what stands before the first heading begins the passage that the guide starts with', () => {
    expect(page).toContain('start: summary\n');
    expect(page).toContain('## Summary {#summary}\n\nHay fever is an allergy to pollen. Find out');
  });

  test('papers are a list, and their titles are not said louder', () => {
    expect(page).toContain('- Roe R. Pollen and people. Annals of Sneezing. 2023;7:8.\n');
  });

  test('bold words stay bold', () => {
    expect(page).toContain('do **not** get it');
    expect(page).toContain('**never** get asthma');
  });
});

describe('drafts', () => {
  const draftFor = async (heading: string, id: string): Promise<string> => {
    const text = `Colds\n\nCauses\n\nA virus.\n\n${heading}\n\nSome text.\n${END}`;
    return under(await imported(sourceWith(text), '--content', smallWords()), id);
  };

  test.each([
    [
      'Living with a cold',
      'living-with-a-cold',
      ['- living with a cold', '- tell me about living with a cold'],
    ],
    ['Who gets colds?', 'who-gets-colds', ['- who gets colds']],
    ['What is a cold?', 'what-is-a-cold', ['- what a cold is', '- what is a cold']],
    ['Dangers of colds', 'dangers-of-colds', ['- dangers of colds', '- dangers', '- tell me about dangers']],
    ['More about heart tests (ECG)', 'more-about-heart-tests-ecg', ['- heart tests', '- e. c. g.']],
    ['COVID-19 & you', 'covid-you', ['- c. o. v. i. d. one nine and you']],
    ['Stage 3', 'stage', ['- stage three']],
    ['Ménière’s disease', 'menieres-disease', ["- ménière's disease"]],
  ])('for "%s"', async (heading, id, expected) => {
    const draft = await draftFor(heading, id);
    expect(draft).toContain('# DRAFT');
    for (const line of expected) expect(draft.split('\n').map((one) => one.trim())).toContain(line);
  });

  test('a heading whose words mean something else already is asked for in other words', async () => {
    const folder = await imported(sourceWith(`Colds\n\nCauses\n\nA virus.\n\nHelp\n\nSome text.\n${END}`));
    expect(under(folder, 'help')).toContain('- the passage called help');
  });

  test('a passage that answers a move may be called what the move is, and needs no questions', async () => {
    const text = textOfFile(TEXT).replace('Need support?', 'The helpline');
    const folder = await imported(sourceWith(text), '--content', smallWords());
    expect(fileOf(folder, 'content/page.md')).toContain('## The helpline {#helpline}');
    expect(under(folder, 'helpline')).not.toContain('say:');
  });
});

describe('what people say on any page', () => {
  const words = (name: string, file: string) => fileOf(name, file).replace(/^\s*#.*$/gmu, '');

  test("nothing with the project's subject or a hard word of its page, where this page has not got the word", async () => {
    const folder = await importedOnce(HTML);
    const all = words(folder, 'training/utterances.yml') + words(folder, 'training/examples/off-page.txt');
    expect(all).not.toMatch(/a\. n\. k\. l\.|leukaemia|platelets/u);
    expect(all).not.toMatch(/want: (?:blood-tests|outcomes|infectious)/u);
    expect(all).toContain('want: emergency');
    expect(fileOf(folder, 'content/page.md')).not.toContain('lead.outcomes');
  });

  test('nothing that this page has is said to be off the page', async () => {
    const asks = (folder: string) =>
      words(folder, 'training/utterances.yml').match(/<about> \(immunotherapy\|[^"]*/gu)?.length ?? 0;
    expect(asks(await importedOnce(HTML))).toBe(0);
    expect(asks(await importedOnce(TEXT))).toBe(1);
  });
});

test('a phrase that is said before a passage which is not there is left out', async () => {
  const folder = await imported(TEXT, '--content', smallWords());
  expect(fileOf(folder, 'content/phrases.yml')).not.toContain('lead.outlook');
});

describe('a number that no passage can answer with', () => {
  const pageOf = async (text: string): Promise<string> =>
    fileOf(await imported(sourceWith(text)), 'content/page.md');
  const dates = 'Page last reviewed: 3 March 2025\n\nNext review due: 3 March 2028\n';

  test('is answered with the sentence of the page that gives it', async () => {
    const page = await pageOf(
      `Colds\n\nCauses\n\nA virus.\n\nTreatment\n\nRest. If it lasts, call our helpline on 01632 960 001. Drink.\n\n${dates}`,
    );
    expect(page).toContain('  helpline: helpline\n');
    expect(page).toMatch(/\{#helpline\}\n\nIf it lasts, call our helpline on 01632 960 001\.\n/u);
  });

  test('or with the line of a footer', async () => {
    const footer = '\nhttps://x.org/\n\nHelpline: [01632 960 001](tel:1)\n';
    const page = await pageOf(
      `Colds\n\nCauses\n\nA virus.\n${footer}\nTreatment\n\nRest.\n\n${dates}${footer}`,
    );
    expect(page).toMatch(/\{#helpline\}\n\nHelpline: 01632 960 001\n/u);
  });
});
