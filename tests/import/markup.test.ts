import { join } from 'node:path';
import { imported, pageOfFolder, smallWords, sourceWith, textOfFile } from './support';

const END =
  '<h2>Need help?</h2><p>Call our helpline on 01632 960 001.</p><p>Page last reviewed: 3 March 2025</p><p>Next review due: 3 March 2028</p>';

/** What is made of a page with this under its first heading. */
async function read(text: string, head = '') {
  const html = `<!doctype html><head>${head}</head><main><h1>Colds</h1><h2>Causes</h2>\n${text}\n${END}</main>`;
  const folder = await imported(sourceWith(html, 'page.html'), '--content', smallWords());
  const whole = pageOfFolder(folder);
  const body = whole
    .slice(whole.indexOf('{#causes}') + '{#causes}'.length, whole.indexOf('## Need help?'))
    .trim();
  return {
    body,
    whole,
    page: textOfFile(join(folder, 'content/page.md')),
    review: textOfFile(join(folder, 'REVIEW.md')),
  };
}

const cells = (row: readonly string[], tag: string) =>
  `<tr>${row.map((cell) => `<${tag}>${cell}</${tag}>`).join('')}</tr>`;
const head = (...row: readonly string[]) => cells(row, 'th');
const row = (...all: readonly string[]) => cells(all, 'td');

describe('a table', () => {
  test.each([
    [
      'a cell over two rows is said with both',
      `<table>${head('Who', 'How often', 'What')}<tr><td rowspan="2">A nurse</td><td>weekly</td><td>looks</td></tr>${row('monthly', 'weighs')}</table>`,
      '- Who: A nurse; How often: weekly; What: looks\n- Who: A nurse; How often: monthly; What: weighs',
    ],
    [
      'a cell over two columns is said once, with both names',
      `<table>${head('Who', 'Day', 'Night')}<tr><td>You</td><td colspan="2">one tablet</td></tr></table>`,
      '- Who: You; Day, Night: one tablet',
    ],
    [
      'two rows of heads are one',
      `<table><tr><th rowspan="2">Who</th><th colspan="2">Dose</th></tr>${head('Day', 'Night')}${row('You', '1', '2')}</table>`,
      '- Who: You; Dose, Day: 1; Dose, Night: 2',
    ],
    [
      'a row of bold words is its head',
      `<table>${row('<b>Who</b>', '<p><strong>Dose</strong></p>')}${row('You', '1')}</table>`,
      '- Who: You; Dose: 1',
    ],
    [
      'a row across it parts it',
      `<table>${head('Who', 'Dose')}${row('You', '1')}<tr><td colspan="2">At night</td></tr>${row('You', '2')}</table>`,
      '- Who: You; Dose: 1\n\nAt night\n\n- Who: You; Dose: 2',
    ],
    [
      'heads at the side alone are terms',
      '<table><tr><th>Rest</th><td>A lot.</td></tr><tr><th>Tea</th><td>Hot.</td></tr></table>',
      '- Rest: A lot.\n- Tea: Hot.',
    ],
    [
      'a list in a cell stays in it',
      `<table>${head('Who', 'What')}${row('You', '<ul><li>rest</li><li>drink</li></ul>')}</table>`,
      '- Who: You; What: rest, drink',
    ],
    [
      'one that lays out the page is its cells, and what comes after it belongs to the heading before',
      '<table><tr><td><h3>Rest</h3><p>A lot.</p></td><td><h3>Tea</h3><p>Hot.</p></td></tr></table><p>Ask us.</p>',
      'Ask us.\n\n### Rest {#rest}\n\nA lot.\n\n### Tea {#tea}\n\nHot.',
    ],
    [
      'one that says that it lays out the page',
      `<table role="presentation">${row('One.', 'Two.')}${row('Three.', 'Four.')}</table>`,
      'One.\n\nTwo.\n\nThree.\n\nFour.',
    ],
  ])('%s', async (_, html, expected) => {
    expect((await read(html)).body).toBe(expected);
  });
});

describe('a list in a list', () => {
  test.each([
    [
      'what leads into it is said with each',
      '<ul><li>skin that<ul><li>is hot</li><li>looks red</li></ul></li><li>pain</li></ul>',
      '- skin that is hot\n- skin that looks red\n- pain',
    ],
    [
      'a short one stays in its item',
      '<ul><li>a cough<ul><li>dry</li><li>at night</li></ul></li></ul>',
      '- a cough: dry; at night',
    ],
    [
      'sentences stay sentences',
      '<ul><li>Drink a lot.<ul><li>Water is best.</li><li>Tea will do.</li></ul></li></ul>',
      '- Drink a lot. Water is best. Tea will do.',
    ],
    [
      'one in one in one',
      '<ul><li>pain that<ol><li>spreads<ul><li>up</li><li>down</li></ul></li><li>burns</li></ol></li></ul>',
      '- pain that spreads: up; down\n- pain that burns',
    ],
    ['one without a text over it', '<ul><li><ul><li>dry</li><li>hot</li></ul></li></ul>', '- dry\n- hot'],
  ])('%s', async (_, html, expected) => {
    expect((await read(html)).body).toBe(expected);
  });
});

describe('what comes after', () => {
  test.each([
    ['details', '<details><summary>More</summary><p>Inside.</p></details>', '### More {#more}'],
    ['a box', '<div class="c-callout"><h4>More</h4><p>Inside.</p></div>', '### More {#more}'],
    [
      'a box beside the text',
      '<aside class="info-box"><h3>More</h3><p>Inside.</p></aside>',
      '### More {#more}',
    ],
    [
      'a panel that a button names',
      '<h3><button aria-expanded="false" aria-controls="p">More</button></h3><div id="p" hidden><p>Inside.</p></div>',
      '### More {#more}',
    ],
    [
      'a panel that follows a button, however it is made',
      '<div class="item"><div role="button" aria-expanded="false">More</div></div><div><p>Inside.</p></div>',
      '### More {#more}',
    ],
    [
      'a panel of tabs',
      '<div role="tablist"><a role="tab" href="#p">More</a></div><div role="tabpanel" id="p"><p>Inside.</p></div>',
      '### More {#more}',
    ],
  ])('%s belongs to the heading before, and an editor is told', async (_, html, heading) => {
    const { body, review } = await read(`<p>A virus.</p>${html}<p>After.</p>`);
    expect(body).toBe(`A virus.\n\nAfter.\n\n${heading}\n\nInside.`);
    expect(review).toMatch(/line 2 of the source: it comes after an expander or a box/u);
  });

  test('headings in an expander stand under its own, of whatever kind they are', async () => {
    const { body } = await read(
      '<p>A virus.</p><details><summary>Kinds</summary><h2>Flu</h2><p>Worse.</p></details>',
    );
    expect(body).toContain('### Kinds {#kinds}\n\n- Flu\n\n#### Flu {#flu}\n\nWorse.');
  });

  test('a button that only says "show more" is no heading', async () => {
    const { body } = await read(
      '<p>A virus.</p><button aria-expanded="false">Read more</button><div hidden><p>Inside.</p></div>',
    );
    expect(body).toBe('A virus.\n\nInside.');
  });

  test('a word that a button explains stays in its sentence, and what it means is for an editor', async () => {
    const { body, review } = await read(
      '<p>It is a <button class="glossary" aria-expanded="false">virus</button><span role="tooltip">a very small thing</span> from others.</p>',
    );
    expect(body).toBe('It is a virus from others.');
    expect(review).toContain('what a word means: "a very small thing"');
  });
});

describe('what is left out, and may be wanted, is in REVIEW with its line', () => {
  test.each([
    [
      'a box beside the text',
      '<aside><h3>Mo says</h3><p>It passes.</p></aside>',
      'it stands beside the page: "Mo says It passes."',
    ],
    [
      'the words under a picture',
      '<figure><img alt="A nose"><figcaption>Mo.</figcaption></figure>',
      'the words under a picture or a film: "Mo."',
    ],
    ['a picture', '<p><img alt="A red nose"></p>', 'a picture: "A red nose"'],
    [
      'a transcript',
      '<div class="video-transcript"><p>I am Mo.</p></div>',
      'what is said in a film or a recording: "I am Mo."',
    ],
    [
      'a film by its length',
      '<p>Watch: Mo at home (4:05)</p>',
      'a link to a film or a recording: "Watch: Mo at home (4:05)"',
    ],
    [
      'a list of links',
      '<ul><li><a href="/a">Flu</a></li><li><a href="/b">Fever</a></li></ul>',
      'a list of links to other pages: "Flu Fever"',
    ],
    [
      'a footnote',
      '<ol><li>Mo, 2020. <a href="#r">↩</a></li></ol>',
      'a footnote: put it where its mark stands, if it should be heard: "Mo, 2020. ↩"',
    ],
    [
      'a promotion',
      '<div class="donate-promo"><p>Give.</p></div>',
      'something that asks for money or an address: "Give."',
    ],
    [
      'much to read in what its class calls furniture',
      '<div class="social"><p>People who live with others get more colds than people who live alone do.</p></div>',
      'links to share the page: "People who live with others',
    ],
  ])('%s', async (_, html, words) => {
    const { body, review } = await read(`<p>A virus.</p>\n${html}`);
    expect(body).toBe('A virus.');
    expect(review).toContain(`line 3 of the source: ${words}`);
  });
});

describe('furniture', () => {
  test.each([
    [
      'links to share the page, by where they lead',
      '<p>Share: <a href="https://www.facebook.com/sharer/sharer.php?u=x">Facebook</a></p>',
    ],
    [
      'links to share the page, by their class',
      '<ul class="m-share__list"><li><a href="/x">Post</a></li></ul>',
    ],
    ['what a reader of the screen never hears', '<span aria-hidden="true">+</span>'],
    ['links to the parts of the page', '<ul><li><a href="#a">A</a></li><li><a href="#b">B</a></li></ul>'],
    ['a form', '<form><label>Your name <input></label></form>'],
    ['a picture that is there for its looks', '<p><img alt="" src="line.gif"></p>'],
  ])('%s', async (_, html) => {
    expect((await read(`<p>A virus.</p>${html}`)).body).toBe('A virus.');
  });

  test.each([
    [
      'a list of links that a sentence leads into',
      '<p>It may be:</p><ul><li><a href="/a">flu</a></li><li><a href="/b">fever</a></li></ul>',
      'It may be:\n\n- flu\n- fever',
    ],
    [
      'a class that holds the whole page',
      `<div class="with-share">${'<p>A virus that comes back each winter.</p>'.repeat(9)}</div>`,
      Array(9).fill('A virus that comes back each winter.').join('\n\n'),
    ],
    [
      'a link that looks like a button',
      '<p>Call <a class="btn" href="tel:1">the nurse</a> first.</p>',
      'Call the nurse first.',
    ],
    [
      'the words of a link, without remarks on it',
      '<p>See <a href="/x">our page <span>(opens in a new tab)</span></a>.</p>',
      'See our page.',
    ],
    ['words, without pictures among them', '<p>ℹ️ A virus 🦠 it is.</p>', 'A virus it is.'],
    [
      'whose words they are',
      '<blockquote><p>It passes.</p><footer>Mo, 40</footer></blockquote>',
      'It passes.\n\nMo, 40',
    ],
  ])('but not %s', async (_, html, expected) => {
    expect((await read(html)).body).toBe(expected);
  });
});

describe('the mark of a footnote', () => {
  test.each([
    ['a number after a word', 'Wash properly<sup>1</sup>.', 'Wash properly.'],
    ['a link', 'Wash well<a href="#n"><sup>a</sup></a>.', 'Wash well.'],
    ['numbers in brackets', 'Wash well <sup>[<a href="#n">1</a>, <a href="#m">2</a>]</sup>.', 'Wash well.'],
    ['a sign in the text', 'Wash well†.', 'Wash well.'],
    ['no power', 'It is 5 cm<sup>2</sup>, or 10<sup>3</sup>.', 'It is 5 cm2, or 103.'],
  ])('%s', async (_, html, expected) => {
    expect((await read(`<p>${html}</p>`)).body).toBe(expected);
  });
});

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
  ])('"%s" is "%s" inside a sentence', async (heading, topic) => {
    expect((await read(`<p>A virus.</p><h3>${heading}</h3><p>Yes.</p>`)).page).toContain(`: ${topic}\n`);
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
