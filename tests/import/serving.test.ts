import { join } from 'node:path';
import { END, EXPORT, HTML, imported, room, run, smallWords, sourceWith, textOfFile } from './support';

/** A file of the folder that a page was imported to. */
const fileOf = (folder: string, name: string): string => textOfFile(join(folder, name));

/** What stands under a passage in `utterances.yml`, with its comments. */
const under = (folder: string, id: string): string =>
  new RegExp(`^  ${id}:\\n((?:    .*\\n)*)`, 'mu').exec(fileOf(folder, 'training/utterances.yml'))?.[1] ?? '';

describe('the page of the project itself, served with the words of the project', () => {
  const folder = imported(EXPORT);
  const page = fileOf(folder, 'content/page.md');

  test('front matter is filled from what the page says', () => {
    expect(page).toMatch(
      /^title: Aggressive NK cell leukaemia \(ANKL\)\nname: leukaemia care guide\nsubject: ANKL\npublisher: Leukaemia Care\n/mu,
    );
    expect(page).toMatch(
      /^wording: original\nreviewed: 2025-08-31\nupdated: 2026-01\nnext-review: 2028-08-31\nhelpline: 08088 010 444\nwhatsapp: 07500 068 065\nstart: summary$/mu,
    );
    expect(page).toContain(
      '  helpline: support\n  whatsapp: support\n  support: support\n  about: about-information\n  fresh: review-date',
    );
    expect(page).toContain('topics:\n  what-is-ankl: what ANKL is\n  diagnosis: how ANKL is diagnosed');
  });

  test('what the page says under another heading is asked for there', () => {
    expect(under(folder, 'causes')).toContain('catch');
    expect(fileOf(folder, 'training/utterances.yml')).not.toMatch(/^ {2}infectious:/mu);
  });

  test('a heading that is new to the project is a name, marked as a draft', () => {
    expect(under(folder, 'other-tests')).toMatch(/# DRAFT: [^\n]*\n {6}- other tests you might have\n/u);
  });

  test('phrases and pronunciation are those of the project', () => {
    for (const name of ['content/phrases.yml', 'content/pronunciation.yml'])
      expect(fileOf(folder, name)).toBe(textOfFile(join(__dirname, '..', '..', name)));
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
});

test('a page that was reviewed keeps its ids, though headings and sentences changed', () => {
  const reviewed = textOfFile(EXPORT)
    .replace('Outcomes of ANKL', 'What may happen')
    .replace('Symptoms of ANKL', 'How ANKL shows itself')
    .replace('- Fever', '- A high temperature')
    .replace('Treatment as part of a clinical trial', 'Trials');
  const page = fileOf(imported(sourceWith(reviewed, 'ankl-page.txt')), 'content/page.md');
  expect(page).toContain('## What may happen {#outcomes}');
  expect(page).toContain('## How ANKL shows itself {#symptoms}');
  expect(page).toContain('### Trials {#clinical-trial}');
});

describe('drafts', () => {
  const draftFor = (heading: string, id: string): string => {
    const text = `Colds\n\nCauses\n\nA virus.\n\n${heading}\n\nSome text.\n${END}`;
    return under(imported(sourceWith(text), '--words', smallWords()), id);
  };

  test.each([
    [
      'Living with a cold',
      'living-with-a-cold',
      ['- living with a cold', '- tell me about living with a cold'],
    ],
    ['Who gets colds?', 'who-gets-colds', ['- who gets colds']],
    ['What is a cold?', 'what-is-a-cold', ['- what a cold is', '- what is a cold']],
    ['More about heart tests (ECG)', 'more-about-heart-tests-ecg', ['- heart tests', '- e. c. g.']],
    ['COVID-19 & you', 'covid-you', ['- covid']],
    ['Stage 3', 'stage', ['- stage three']],
    ['Ménière’s disease', 'menieres-disease', ["- ménière's disease"]],
  ])('for "%s"', (heading, id, expected) => {
    const draft = draftFor(heading, id);
    expect(draft).toContain('# DRAFT');
    for (const line of expected) expect(draft).toContain(line);
  });
});

test("a page about something else takes no words of the project's subject with it", () => {
  const folder = imported(HTML);
  expect(fileOf(folder, 'content/page.md')).not.toContain('lead.outcomes');
  expect(fileOf(folder, 'training/utterances.yml')).not.toMatch(/want: (?:blood-tests|outcomes|infectious)/u);
  expect(fileOf(folder, 'training/utterances.yml')).toContain('want: emergency');
});

test('a phrase that is said before a passage which is not there is left out', () => {
  const folder = imported(EXPORT, '--words', smallWords());
  expect(fileOf(folder, 'content/phrases.yml')).not.toContain('lead.outlook');
});

test('the report, line by line', () => {
  const { out } = run(EXPORT, '--out', join(room(), 'page'));
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
  expect(out).toMatch(/^21 passages; \d+ lines kept, 31 left out$/mu);
});

test('a heading whose words mean something else already is asked for in other words', () => {
  const folder = imported(sourceWith(`Colds\n\nCauses\n\nA virus.\n\nHelp\n\nSome text.\n${END}`));
  expect(fileOf(folder, 'training/utterances.yml')).toContain('- the passage called help');
});

test('a passage that answers several moves may be called what one of them is', () => {
  const text = textOfFile(EXPORT).replace('Need support?', 'The helpline');
  const page = fileOf(imported(sourceWith(text, 'ankl-page.txt')), 'content/page.md');
  expect(page).toContain('## The helpline {#helpline}');
});

describe('a number that no passage can answer with', () => {
  const served = (text: string): string => fileOf(imported(sourceWith(text)), 'content/page.md');
  const dates = 'Page last reviewed: 3 March 2025\n\nNext review due: 3 March 2028\n';

  test('is answered with the sentence of the page that gives it', () => {
    const page = served(
      `Colds\n\nCauses\n\nA virus.\n\nTreatment\n\nRest. If it lasts, call our helpline on 01632 960 001. Drink.\n\n${dates}`,
    );
    expect(page).toContain('  helpline: helpline\n');
    expect(page).toMatch(/\{#helpline\}\n\nIf it lasts, call our helpline on 01632 960 001\.\n/u);
  });

  test('or with the line of a footer', () => {
    const footer = '\nhttps://x.org/\n\nHelpline: [01632 960 001](tel:1)\n';
    const page = served(`Colds\n\nCauses\n\nA virus.\n${footer}\nTreatment\n\nRest.\n\n${dates}${footer}`);
    expect(page).toMatch(/\{#helpline\}\n\nHelpline: 01632 960 001\n/u);
  });
});
