import type { Passage } from '../../lambda/page/page';
import {
  compileWith,
  PAGE,
  PHRASES_FILE,
  PRONUNCIATION,
  pageWithOutlook,
  replaced,
  UTTERANCES,
} from './made-up';

const passagesWith = (page: string): readonly Passage[] => {
  const { compiled, problems } = compileWith({ 'page.md': page });
  expect(problems).toEqual([]);
  return compiled?.passages ?? [];
};

describe('the made-up page, compiled', () => {
  const { compiled, problems } = compileWith();

  test('has nothing wrong with it', () => {
    expect(problems).toEqual([]);
  });

  test('its passages, in order, with what is before, after and above', () => {
    expect(compiled?.passages.map(({ id, previous, next, parent }) => [id, previous, next, parent])).toEqual([
      ['symptoms', undefined, 'outlook', undefined],
      ['outlook', 'symptoms', 'helpline', 'symptoms'],
      ['helpline', 'outlook', undefined, undefined],
    ]);
  });

  test('a list with its lead-in, an item of two sentences, full stops where they were left out', () => {
    const parts = [
      {
        start: 0,
        pieces: [
          { say: [{ text: 'Hay', ssml: "<sub alias='hey'>Hay</sub>" }, ' fever can cause these:'] },
          { list: 0, from: 0, to: 2 },
        ],
      },
    ];
    expect(compiled?.passages[0]).toMatchObject({
      title: ['Symptoms'],
      topic: ['symptoms'],
      lists: [[[['Sneezing.']], [['Itchy eyes.'], ['Rubbing them makes it worse.']]]],
      cuts: { full: parts },
      hardWords: [],
    });
  });

  test('the slower cut: two items a part, one where it counts double, and what went before is counted', () => {
    expect(compiled?.passages[0]?.cuts.short.map(({ start, pieces }) => [start, pieces.length])).toEqual([
      [0, 2],
      [2, 1],
    ]);
  });

  test('emphasis, a telephone number, a sentence over two lines', () => {
    const pieces = compiled?.passages.flatMap(({ cuts }) => cuts.full.flatMap((part) => part.pieces));
    expect(pieces).toContainEqual({
      say: ['It is ', { text: 'not', ssml: "<prosody volume='loud'>not</prosody>" }, ' serious.'],
    });
    expect(pieces).toContainEqual({ say: ['Most people get better with age.'] });
    expect(pieces).toContainEqual({
      say: [
        'Call ',
        { text: '01632 960 001.', ssml: expect.stringContaining('nine six nought'), paced: true },
      ],
    });
  });

  test('the head: what the page says of itself, phrases, numbers, what is said before a passage', () => {
    expect(compiled?.head).toMatchObject({
      facts: {
        name: 'hay fever guide',
        subject: ['hay fever'],
        publisher: 'The Sneeze Trust',
        reviewed: '2025-08-31',
        updated: '2026-01',
        nextReview: '2028-08-31',
        helpline: '01632 960 001',
        start: 'symptoms',
        answers: { helpline: 'helpline' },
      },
      numbers: ['nought', 'one', 'two', 'three'],
      ordinals: ['nothing', 'first', 'second', 'third'],
      spellable: {
        pollen: {
          word: { text: 'pollen', ssml: "<sub alias='pollun'>pollen</sub>" },
          letters: { text: 'P, O, L, L, E, N.', paced: true },
        },
      },
      leads: { outlook: 'lead.outlook' },
    });
    expect(compiled?.head.digits[9]).toBe('nine');
    expect(compiled?.head.phrases['question.choose.ask']).toEqual([
      ['Said ', { slot: 'topic' }, ' and ', { slot: 'other' }, '.'],
    ]);
    expect(compiled?.head.phrases['introduction-stale']).toEqual([
      [
        'Said hay fever and The Sneeze Trust and 31 August 2028 and ',
        { text: '111.', ssml: "<prosody rate='80%'>one one one.</prosody>", paced: true },
      ],
    ]);
    expect(compiled?.head.telephones).toMatchObject({
      samaritans: { text: '116 123', last: { text: '123.' } },
    });
    expect(compiled?.head.phrases['lead.outlook']).toEqual([['Said before the outlook.']]);
    expect(compiled?.head.facts).not.toHaveProperty('whatsapp');
  });

  test('the contents are the passages at the top of the page, as one list', () => {
    expect(compiled?.contents).toEqual({
      passages: ['symptoms', 'helpline'],
      cuts: {
        full: [{ start: 0, pieces: [{ list: 0, from: 0, to: 2 }] }],
        short: [{ start: 0, pieces: [{ list: 0, from: 0, to: 2 }] }],
      },
    });
  });

  test('it is plain data that survives JSON', () => {
    expect(JSON.parse(JSON.stringify(compiled))).toEqual(compiled);
  });
});

describe('words that can be spelled', () => {
  test('are those of the passage, in order, each once', () => {
    const pronunciation = replaced(PRONUNCIATION, 'say: hey', 'say: hey\n    spell: true');
    const page = pageWithOutlook('**Hay** and *pollen*. Then pollen and Hay.');
    const { compiled } = compileWith({ 'page.md': page, 'pronunciation.yml': pronunciation });
    expect(compiled?.passages.map(({ hardWords }) => hardWords)).toEqual([['Hay'], ['Hay', 'pollen'], []]);
  });
});

test('a title that ends in a term can be an item of the list of contents, whatever the phrases have after a gap', () => {
  const { compiled, problems } = compileWith({
    'page.md': replaced(PAGE, '## Symptoms', '## Symptoms of pollen {#symptoms}'),
    'phrases.yml': PHRASES_FILE.replaceAll('}."', '}!"'),
  });
  expect(problems).toEqual([]);
  const [, pollen] = compiled?.passages[0]?.title ?? [];
  expect(pollen).toMatchObject({
    text: 'pollen',
    closed: {
      '!': { text: 'pollen!' },
      '.': { text: 'pollen.', ssml: "<sub alias='pollun.'>pollen.</sub>" },
    },
  });
});

describe('ids', () => {
  test('are made of the heading where none is given', () => {
    const page = replaced(PAGE, '### Outlook', "### Théo's 2nd outlook — long-term").replace(
      'outlook: lead',
      'symptoms: lead',
    );
    const utterances = replaced(UTTERANCES, '  outlook:', '  theos-nd-outlook-long-term:');
    const { compiled, problems } = compileWith({ 'page.md': page, 'utterances.yml': utterances });
    expect(problems).toEqual([]);
    expect(compiled?.passages[1]?.id).toBe('theos-nd-outlook-long-term');
  });
});

describe('ten items, as an Echo reads them', () => {
  test('3, 3, 2, 2 with prose before and after', () => {
    const items = Array.from({ length: 10 }, (_, index) => `- Sign ${'abcdefghij'[index]}`).join('\n');
    const [, outlook] = passagesWith(
      pageWithOutlook(`It varies. These are the signs:\n\n${items}\n\nThat is all.`),
    );
    expect(outlook?.cuts.full.map(({ start, pieces }) => [start, ...pieces])).toEqual([
      [0, { say: ['It varies.'] }, { say: ['These are the signs:'] }, { list: 0, from: 0, to: 3 }],
      [5, { list: 0, from: 3, to: 6 }],
      [8, { list: 0, from: 6, to: 8 }],
      [10, { list: 0, from: 8, to: 10 }, { say: ['That is all.'] }],
    ]);
  });

  test('two lists of one passage are two lists', () => {
    const [, outlook] = passagesWith(pageWithOutlook('One:\n\n- A b\n\nTwo:\n\n1. C d\n2. E f'));
    expect(outlook?.lists).toEqual([[[['A b.']]], [[['C d.']], [['E f.']]]]);
    expect(outlook?.cuts.full.map(({ pieces }) => pieces)).toEqual([
      [{ say: ['One:'] }, { list: 0, from: 0, to: 1 }],
      [{ say: ['Two:'] }, { list: 1, from: 0, to: 2 }],
    ]);
  });
});

describe('the edition', () => {
  const editionWith = (changes = {}): string | undefined => compileWith(changes).compiled?.head.edition;
  const edition = editionWith();

  test('is twelve digits, and the same in another folder and with its keys in another order', () => {
    expect(edition).toMatch(/^[0-9a-f]{12}$/);
    const lines = PHRASES_FILE.trimEnd().split('\n');
    expect(editionWith({ 'phrases.yml': lines.reverse().join('\n') })).toBe(edition);
  });

  test('is another for a changed word, phrase or pronunciation', () => {
    const others = [
      editionWith({ 'page.md': replaced(PAGE, 'Sneezing', 'Sneezing a lot') }),
      editionWith({ 'page.md': replaced(PAGE, '**not**', 'not') }),
      editionWith({ 'phrases.yml': replaced(PHRASES_FILE, 'goodbye: "Said ."', 'goodbye: "Said so."') }),
      editionWith({ 'pronunciation.yml': replaced(PRONUNCIATION, 'hey', 'hay') }),
    ];
    expect(others).not.toContain(undefined);
    expect(new Set([edition, ...others]).size).toBe(others.length + 1);
  });

  test('is the same for other utterances: a place made with other words alone is not trusted', () => {
    expect(editionWith({ 'utterances.yml': replaced(UTTERANCES, '"stop"', '"stop", "enough"') })).toBe(
      edition,
    );
  });
});
