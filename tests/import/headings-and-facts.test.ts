import { join } from 'node:path';
import { END, read } from './html';
import { imported, pageOfFolder, smallWords, sourceWith, textOfFile } from './support';

describe('headings', () => {
  test('two that are called alike are heard together', async () => {
    const { body, review } = await read('<p>A virus.</p><h3>Note</h3><p>One.</p><h3>Note</h3><p>Two.</p>');
    expect(body).toBe('A virus.\n\n### Note {#note}\n\nOne.\n\nTwo.');
    expect(review).toContain(
      "a second heading 'Note': what stands under it is heard with the first, on line 2",
    );
  });

  test('one that leads into a list is said before it, and has a name inside a sentence', async () => {
    const { body, page } = await read('<p>A virus.</p><h3>See a GP if</h3><ul><li>it lasts</li></ul>');
    expect(body).toContain('### See a GP if {#see-a-gp-if}\n\nSee a GP if:\n\n- it lasts');
    expect(page).toContain('see-a-gp-if: when to see a GP');
  });

  test.each([
    ['When should I see a doctor?', 'when you should see a doctor'],
    ['Why does it happen?', 'why it happens'],
    ['How do you catch it?', 'how you catch it'],
    ['Can it be cured?', 'whether it can be cured'],
    ['Should I rest?', 'whether you should rest'],
    ['Summary', 'the summary'],
  ])('"%s" is "%s" inside a sentence', async (heading, topic) => {
    expect((await read(`<p>A virus.</p><h3>${heading}</h3><p>Yes.</p>`)).page).toContain(`: ${topic}\n`);
  });

  test('the name of the site is none, though it is marked as one', async () => {
    const html = `<header><h1><a href="/">Sneeze Trust</a></h1></header><h1>Colds</h1><h2>Causes</h2><p>A virus.</p>${END}`;
    const folder = await imported(sourceWith(html, 'page.html'), '--content', smallWords());
    expect(pageOfFolder(folder)).toMatch(/^# Colds\n\n## Causes/u);
    expect(textOfFile(join(folder, 'REVIEW.md'))).toContain('the name of the site: "Sneeze Trust"');
  });

  test('a question is asked for as people say it as well', async () => {
    const html = `<main><h1>Colds</h1><h2>When should I see a doctor?</h2><p>If it lasts.</p>${END}</main>`;
    const folder = await imported(sourceWith(html, 'page.html'), '--content', smallWords());
    const said = textOfFile(join(folder, 'training/utterances.yml'));
    expect(said).toMatch(
      /- when should i see a doctor\n +- when should i see my doctor\n +- when should i see the doctor\n/u,
    );
  });

  test('a bold line that may be one is named to an editor', async () => {
    expect((await read('<p>A virus.</p>\n<p><strong>Who gets it</strong></p><p>You.</p>')).review).toContain(
      'line 3 of the source: a bold line by itself: should it be a heading?',
    );
  });

  test('a title above the main part is read with what stands beside it', async () => {
    const html = `<header><a href="/">Sneeze Trust</a></header><div class="hero"><p>Illnesses</p><h1>Colds</h1><p>They pass.</p></div><main><h2>Causes</h2><p>A virus.</p>${END}</main>`;
    const folder = await imported(sourceWith(html, 'page.html'), '--content', smallWords());
    expect(pageOfFolder(folder)).toMatch(/^# Colds\n\n## Colds \{#colds\}\n\nThey pass\.\n\n## Causes/u);
    expect(textOfFile(join(folder, 'REVIEW.md'))).toContain('it stands over the title: "Illnesses"');
  });
});

describe('the publisher', () => {
  const publisher = async (head: string, text = '') =>
    /^publisher: (.*)$/mu.exec((await read(`<p>A virus.</p>${text}`, head)).page)?.[1];
  const json = (value: unknown) => `<script type="application/ld+json">${JSON.stringify(value)}</script>`;

  test.each([
    ['og:site_name', '<meta property="og:site_name" content="Sneeze Trust">'],
    ['Dublin Core', '<meta name="DC.publisher" content="Sneeze Trust">'],
    [
      'JSON-LD',
      json({ '@type': 'MedicalWebPage', publisher: { '@type': 'Organization', name: 'Sneeze Trust' } }),
    ],
    [
      'JSON-LD by its id',
      json({ '@graph': [{ publisher: { '@id': '#us' } }, { '@id': '#us', name: 'Sneeze Trust' }] }),
    ],
    ['JSON-LD of the site', json([{ '@type': ['NGO'], name: 'Sneeze Trust' }])],
    ['the title of the file', '<title>Colds | Illnesses | Sneeze Trust</title>'],
    [
      'JSON-LD before the rest',
      `${json({ publisher: 'Sneeze Trust' })}<meta property="og:site_name" content="sneeze.example">`,
    ],
    [
      'what is no JSON is passed over',
      '<script type="application/ld+json">{oh</script><meta name="publisher" content="Sneeze Trust">',
    ],
  ])('%s', async (_, head) => {
    expect(await publisher(head)).toBe('Sneeze Trust');
  });

  test('as microdata', async () => {
    expect(
      await publisher(
        '',
        '<div itemprop="publisher" itemscope><span itemprop="name">Sneeze Trust</span></div>',
      ),
    ).toBe('Sneeze Trust');
  });

  test('is never who owns the text', async () => {
    const footer =
      '<p>© 2025 Web Agency. Registered charity 1234567.</p><p>Copyright Other Agency, registered charity 1234568.</p>';
    expect(await publisher('', footer)).toBe('The Sneeze Trust');
    expect(await publisher('', '<p>Sneeze Trust. Registered charity 1234567.</p>')).toBe('Sneeze Trust');
  });
});

describe('dates', () => {
  const dates = async (html: string) => {
    const page = `<main><h1>Colds</h1><h2>Causes</h2><p>A virus.</p><p>Call our helpline on 01632 960 001.</p>${html}</main>`;
    const folder = await imported(sourceWith(page, 'page.html'), '--content', smallWords());
    return textOfFile(join(folder, 'content/page.md'));
  };

  test.each([
    [
      'in boxes of their own',
      '<div><div>Date reviewed</div><div>5 March 2025</div></div><div><div>Next review</div><div>5 March 2028</div></div>',
    ],
    [
      'in the footer of the article',
      '<footer><p>Last reviewed: 05 Mar 2025</p><p>Next review due: 05/03/2028</p></footer>',
    ],
    [
      'as terms',
      '<dl><dt>Last full review</dt><dd>5 March 2025</dd><dt>Due for review</dt><dd>5 March 2028</dd></dl>',
    ],
    ['in a sentence', '<p>This was last reviewed on 5 March 2025. We will revise it on 5 March 2028.</p>'],
  ])('%s', async (_, html) => {
    const page = await dates(html);
    expect(page).toMatch(/^reviewed: 2025-03-05$/mu);
    expect(page).toMatch(/^next-review: 2028-03-05$/mu);
    expect(page).toContain('{#review-dates}');
  });

  test('what follows them is said with them, and not under the heading before', async () => {
    const page = await dates(
      '<h2>Cure</h2><p>None.</p><p>Reviewed 5 March 2025</p><p>Next review 5 March 2028</p><p>Doctors check this.</p>',
    );
    expect(page).toMatch(/Cure \{#cure\}\n\nNone\.\n\n### Review dates[\s\S]*Doctors check this\.\n$/u);
  });
});
