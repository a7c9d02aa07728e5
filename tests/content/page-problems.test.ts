import { PAGE, pageWithOutlook, problemsWith, replaced } from './made-up';

test('there is nothing wrong with the made-up words', () => {
  expect(problemsWith({})).toEqual([]);
});

const words = (count: number): string => Array.from({ length: count }, () => 'word').join(' ');

describe('what cannot be heard is named with its line and what to do', () => {
  test.each<[string, string, string[]]>([
    [
      'a long sentence, on the line it begins',
      `Short.\n${words(12)}\n${words(13)}.`,
      ['page.md:27: a sentence of 26 words; 20 is the most that can be followed by ear'],
    ],
    [
      'a long sentence after another paragraph',
      `Short.\n\nWord ${words(20)}.`,
      ['page.md:29: a sentence of 21 words; 20 is the most that can be followed by ear'],
    ],
    ['a sentence as long as may be', `${words(20)}.`, []],
    [
      'a long list item',
      `These are:\n\n- Short\n- ${words(34)}`,
      ['page.md:30: a list item of 34 words; 20 is the most that can be followed by ear'],
    ],
    [
      'a long sentence in a list item of two',
      `These are:\n\n- Short. Word ${words(20)}`,
      ['page.md:29: a sentence of 21 words; 20 is the most that can be followed by ear'],
    ],
    [
      'a list item of three sentences',
      'These are:\n\n- One. Two. Three',
      ['page.md:29: a list item of 3 sentences; 2 are the most: the item, and what explains it'],
    ],
    [
      'a list without a lead-in',
      '- One\n- Two',
      ['page.md:27: a list without a sentence that leads into it; say before it what the items are'],
    ],
    [
      'a second list right after a first',
      'These are:\n\n- One\n\n* Two',
      ['page.md:31: a list without a sentence that leads into it; say before it what the items are'],
    ],
    [
      'a question before a list',
      'What are they?\n\n- One',
      ["page.md:29: the sentence before the list does not lead into it; end it with ':' or '.'"],
    ],
    [
      'brackets',
      'Sneezing (or worse) comes.',
      ["page.md:27: a bracket, '(', that nobody can hear; say it in commas, or in a sentence of its own"],
    ],
    [
      'an address',
      'Look at www.example.org/hay for more.',
      ["page.md:27: an address, 'www.example.org/hay', that nobody can follow by ear; say what it leads to"],
    ],
    [
      'an address without www',
      'Write to help@example.org or visit example.co.uk today.',
      [
        "page.md:27: an address, 'example.co.uk', that nobody can follow by ear; say what it leads to",
        "page.md:27: an address, 'help@example.org', that nobody can follow by ear; say what it leads to",
      ],
    ],
    [
      'clicking',
      'Click here to hear more.',
      ["page.md:27: 'Click': there is nothing here to touch; say what can be asked for instead"],
    ],
    [
      'a place on the page',
      'For its signs see below. They are in the list above.',
      [
        "page.md:27: 'list above': nothing is above or below in speech; name what is meant",
        "page.md:27: 'see below': nothing is above or below in speech; name what is meant",
      ],
    ],
    ['above and below where they are no places on a page', 'It is above normal, or below ten.', []],
    [
      'stars that mark nothing',
      'It is * not serious.',
      [
        "page.md:27: a '*' that marks no emphasis; write *word* or **word**, without spaces inside, or delete it",
      ],
    ],
    [
      'a mark',
      'Pollen | dust is everywhere.',
      ["page.md:27: a '|', which nobody can hear; say it in words, or delete it"],
    ],
    [
      'a telephone number that is not the charity’s',
      'Call 01632 960 002.',
      ['page.md:27: the telephone number 01632 960 002 is not in the front matter; correct it there or here'],
    ],
    [
      'a telephone number in other groups',
      'Call 01632 960001 or 01632-960-001.',
      [
        'page.md:27: the telephone number 01632 960001 is not in the front matter; write it in the same groups, 01632 960 001',
        'page.md:27: the telephone number 01632-960-001 is not in the front matter; write it in the same groups, 01632 960 001',
      ],
    ],
  ])('%s', (_, text, expected) => {
    expect(problemsWith({ 'page.md': pageWithOutlook(text) })).toEqual(expected);
    const warnings = expected.map((problem) => problem.replace(/^([^ ]+) /, '$1 warning: '));
    expect(problemsWith({ 'page.md': pageWithOutlook(text) }, 'warning')).toEqual(warnings);
  });

  test('a part that is too long, where the wording is kept to the letter', () => {
    expect(problemsWith({ 'page.md': pageWithOutlook(`Short.\n${words(91)}.`) }, 'warning')).toEqual([
      'page.md:27: warning: a part of 92 words; 90 is the most that can be followed by ear; cut it in two',
      'page.md:27: warning: a sentence of 92 words; 20 is the most that can be followed by ear',
    ]);
  });

  test('titles of papers may be long, but not too long for one part', () => {
    const cited = (count: number): string =>
      replaced(
        replaced(PAGE, 'start: symptoms', 'start: symptoms\ncitations: [outlook]'),
        'It is **not** serious. Most people get\nbetter with age.',
        `These are:\n\n- Hay F. On ${words(count)}. In Hay. Vol. 3`,
      );
    expect(problemsWith({ 'page.md': cited(40) })).toEqual([]);
    expect(problemsWith({ 'page.md': cited(90) })).toEqual([
      'page.md:28: a part of 99 words; 90 is the most that can be followed by ear; cut it in two',
    ]);
  });
});

describe('only headings, paragraphs, flat lists and emphasis are let in', () => {
  test.each<[string, string, string[]]>([
    [
      'a link',
      'See [our page](https://example.org) today.',
      ['page.md:27: a link, which nobody can follow by ear; keep its words and leave its address out'],
    ],
    [
      'a picture',
      '![hay](hay.png)',
      ['page.md:27: a picture, which nobody can hear; say what it shows, or delete it'],
    ],
    [
      'code',
      'Text.\n\n    indented',
      ['page.md:29: a block of code; begin the line at the margin: four spaces or a tab make code of it'],
    ],
    [
      'code by a tab',
      'Text.\n\n\tindented',
      ['page.md:29: a block of code; begin the line at the margin: four spaces or a tab make code of it'],
    ],
    ['backquotes', 'It is `code` here.', ['page.md:27: text in backquotes; delete the backquotes']],
    ['HTML', 'Text.\n\n<div>hay</div>', ['page.md:29: HTML, which nobody can hear; delete it']],
    [
      'a quotation',
      'Text.\n\n> hay',
      ["page.md:29: a quotation that begins with '>'; write it as a paragraph"],
    ],
    [
      'a line',
      'Text.\n\n***\n\nMore.',
      ['page.md:29: a line across the page, which nobody can hear; delete it'],
    ],
    [
      'a table',
      'Text.\n\n| Sign | When |\n| --- | --- |\n| Sneezing | May |',
      ['page.md:29: a table, which no ear can follow; say each row of it in a sentence'],
    ],
    [
      'a list within a list',
      'These are:\n\n- One\n  - Two\n- Three',
      ['page.md:30: a list within a list, which no ear can follow; make it a list of its own'],
    ],
    [
      'a second paragraph in an item',
      'These are:\n\n- One\n\n  Two\n- Three',
      ['page.md:31: a second paragraph in a list item; move it up into the item, or after the list'],
    ],
    [
      'an empty item',
      'These are:\n\n- One\n-\n- Two',
      ['page.md:30: an empty list item; give it words or delete it'],
    ],
    [
      'a heading made by a line of dashes',
      'Text.\n---\nMore.',
      [
        "page.md:27: a line of dashes makes a heading of this text; delete it, or begin the heading with '##'",
        "page.md:27: a heading that ends with '.'; end it without: it is said inside a sentence",
      ],
    ],
  ])('%s', (_, text, expected) => {
    const problems = problemsWith({ 'page.md': pageWithOutlook(text) });
    expect(problems.filter((problem) => !problem.includes('nothing '))).toEqual(expected);
  });
});

describe('how a part begins', () => {
  const sentence = (words: number): string => `Hay fever${' goes on'.repeat(words / 2 - 1)}.`;
  /** A passage that is cut in two, its second part beginning in these words. */
  const cutBefore = (words: string): string[] =>
    problemsWith({
      'page.md': pageWithOutlook(`${sentence(20)} ${sentence(20)}\n\n${words} ${sentence(20)}`),
    });

  test.each(['Pollen is to blame.', 'You can wait.', 'But most people get better.'])(
    'fit for a listener who has heard a question in between: %s',
    (words) => {
      expect(cutBefore(words)).toEqual([]);
    },
  );

  test.each([
    ['It passes.', 'It'],
    ['But they pass.', 'they'],
    ['This helps.', 'This'],
    ['Sometimes, it itches.', 'it'],
  ])('with a word for something in the part before: %s', (words, pronoun) => {
    expect(cutBefore(words)).toEqual([
      `page.md:29: a part begins with '${pronoun}', for something in the part before; name the thing, or end a paragraph elsewhere`,
    ]);
  });
});

describe('headings', () => {
  test.each<[string, string, string, string[]]>([
    [
      'one that ends with a mark',
      '### Outlook',
      '### Outlook? {#outlook}',
      ["page.md:25: a heading that ends with '?'; end it without: it is said inside a sentence"],
    ],
    [
      'a long one',
      '### Outlook',
      '### One two three four five six seven eight {#outlook}',
      ["page.md:25: a heading of 8 words; 7 fit into a question such as 'Shall I carry on with ...?'"],
    ],
    [
      'an id taken by another',
      '### Outlook',
      '### Outlook {#symptoms}',
      ["page.md:25: the id 'symptoms' is taken by line 18; write another after the heading, '{#...}'"],
    ],
    [
      'an id that is none',
      '### Outlook',
      '### Outlook ahead {#Outlook_1}',
      [
        "page.md:25: 'Outlook_1' is no id: an id is lower-case words joined by hyphens; write it as '{#outlook-ahead}'",
      ],
    ],
    [
      'an id with a meaning of its own',
      '### Outlook',
      '### Outlook {#constructor}',
      ["page.md:25: 'constructor' has a meaning of its own in JavaScript; write it as '{#outlook}'"],
    ],
    [
      'a heading that no id can be made of',
      '### Outlook',
      '### 2026',
      ["page.md:25: no id can be made of this heading; write one after it, such as '{#an-id}'"],
    ],
    [
      'one without words',
      '### Outlook',
      '### {#outlook}',
      ['page.md:25: a heading without words; name what the passage is about'],
    ],
    [
      'one too deep',
      '### Outlook',
      '#### Outlook',
      ["page.md:25: a heading of #### with none of ### above it; begin it with '### '"],
    ],
    [
      'a second one for the page',
      '### Outlook',
      '# Outlook\n\n### Outlook',
      [
        "page.md:25: a second heading that begins with '# '; the page has one on line 16; begin a passage with '## '",
      ],
    ],
    [
      'none for the page',
      '# Hay fever\n',
      '',
      ["page.md: the page has no heading; give it one that begins with '# '"],
    ],
    [
      'text under the heading of the page',
      '# Hay fever\n',
      '# Hay fever\n\nText.',
      ["page.md:18: text that belongs to no passage; put it under a heading that begins with '## '"],
    ],
    [
      'the heading of the page late',
      '## Getting help',
      '# Late\n\n## Getting help',
      [
        "page.md:30: a second heading that begins with '# '; the page has one on line 16; begin a passage with '## '",
      ],
    ],
    [
      'a heading with nothing under it',
      'Call 01632 960 001.',
      '',
      ["page.md:30: nothing is said under 'Getting help'; write at least one sentence under it"],
    ],
  ])('%s', (_, from, to, expected) => {
    const problems = problemsWith({ 'page.md': replaced(PAGE, from, to) });
    // Other files name the passage that is lost with its heading.
    expect(
      problems.filter((problem) => !/there is no passage|unknown passage|leads to/.test(problem)),
    ).toEqual(expected);
  });
});

describe('the front matter', () => {
  test.each<[string, string, string, string[]]>([
    [
      'a key that is not known',
      'subject: hay fever',
      'subject: hay fever\nsubjet: hay',
      ["page.md:5: unknown key 'subjet'; did you mean 'subject'?"],
    ],
    [
      'a key that is missing',
      'publisher: The Sneeze Trust\n',
      '',
      ["page.md:2: the key 'publisher' is missing; add a line 'publisher: ...'"],
    ],
    [
      'a key given twice',
      'start: symptoms',
      'start: symptoms\nstart: outlook',
      ["page.md:11: the key 'start' is given twice; keep one of the two"],
    ],
    [
      'an empty text',
      'name: hay fever guide',
      'name:',
      ["page.md:3: 'name' is empty; give it a text, or leave the key out"],
    ],
    [
      'a list for a text',
      'subject: hay fever',
      'subject: [hay]',
      ["page.md:4: 'subject' must be a text; put it in double quotes"],
    ],
    [
      'a date that is none',
      'reviewed: 2025-08-31',
      'reviewed: 31 August 2025',
      ["page.md:6: 'reviewed' is no date; write it as 2025-08-31, or 2025-08 for a month"],
    ],
    [
      'a telephone number that is none',
      'helpline: 01632 960 001',
      'helpline: 01632-960-001',
      [
        "page.md:9: 'helpline' is no telephone number; write its digits in groups as printed, such as 0123 456 789",
      ],
    ],
    [
      'a start that is not there',
      'start: symptoms',
      'start: symptom',
      ["page.md:10: there is no passage 'symptom'; did you mean 'symptoms'?"],
    ],
    [
      'an answer to no move',
      '  helpline: helpline',
      '  helpline: helpline\n  whatsap: helpline',
      ["page.md:13: unknown key 'whatsap'; did you mean 'whatsapp'?"],
    ],
    [
      'a lead before no passage, and without a phrase',
      '  outlook: lead.outlook',
      '  outlok: lead.outlooks',
      [
        "phrases.yml:PHRASE: unknown phrase 'lead.outlook'; did you mean 'lead.outlooks'?",
        "page.md:14: there is no passage 'outlok'; did you mean 'outlook'?",
        "page.md:14: there is no phrase 'lead.outlooks'; add it to phrases.yml",
      ],
    ],
    [
      'citations of no passage',
      'start: symptoms',
      'start: symptoms\ncitations: [sources]',
      ["page.md:11: there is no passage 'sources'; name a passage of the page"],
    ],
    [
      'other passages that are not there',
      'start: symptoms',
      'start: symptoms\nskippable: [outlok]\non-request: [helpline, sources]\nat-end: source',
      [
        "page.md:11: there is no passage 'outlok'; did you mean 'outlook'?",
        "page.md:12: there is no passage 'sources'; name a passage of the page",
        "page.md:13: there is no passage 'source'; name a passage of the page",
      ],
    ],
    [
      'a page that starts with what is read on request only',
      'start: symptoms',
      'start: symptoms\non-request: [symptoms]',
      [
        "page.md:10: 'symptoms' is read on request only, and the page starts with it; name another, or take it out of 'on-request'",
      ],
    ],
    [
      'a next review that is past',
      'next-review: 2028-08-31',
      'next-review: 2026-02',
      [
        'page.md:8: warning: the next review was due on 2026-02; ask for the reviewed page; until then the guide says that this one is out of date',
      ],
    ],
    [
      'a next review before the last',
      'next-review: 2028-08-31',
      'next-review: 2024-08-31',
      ['page.md:8: the next review, 2024-08-31, is before the last one, 2025-08-31; correct the dates'],
    ],
    [
      'a review still to come',
      'reviewed: 2025-08-31',
      'reviewed: 2026-03-02',
      ["page.md:6: warning: 'reviewed' is 2026-03-02, which is still to come; correct the date"],
    ],
    [
      'no front matter',
      '---\ntitle',
      'title',
      ["page.md:1: there is no front matter; begin with a line '---', 'key: value' lines, and '---' again"],
    ],
    [
      'a front matter without an end',
      '---\n# Hay fever',
      '# Hay fever',
      ["page.md:1: the front matter has no end; close it with a second line '---'"],
    ],
    [
      'YAML that is none',
      'subject: hay fever',
      'subject: hay: fever',
      ["page.md:4: a second ':' on the line; put the text in double quotes"],
    ],
    [
      'a tab',
      '  helpline: helpline',
      '\thelpline: helpline',
      ['page.md:12: a tab at the start of the line; indent with spaces'],
    ],
  ])('%s', (_, from, to, expected) => {
    const problems = problemsWith({ 'page.md': replaced(PAGE, from, to) }).map((problem) =>
      problem.replace(/^(phrases\.yml):\d+/, '$1:PHRASE'),
    );
    const first = expected[0]?.split(':', 1)[0] ?? '';
    const ofFile = problems.filter((problem) => expected.length > 1 || problem.startsWith(first));
    expect(ofFile.slice(0, expected.length)).toEqual(expected);
  });

  test('an answer is one part', () => {
    const long = `Word ${words(19)}. Word ${words(19)}. Word ${words(19)}. Word ${words(19)}.`;
    expect(problemsWith({ 'page.md': replaced(PAGE, 'Call 01632 960 001.', long) })).toEqual([
      "page.md:12: 'helpline' is cut into 2 parts; an answer is one: shorten it",
    ]);
  });
});
