import { read } from './html';

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
      'a panel that is hidden from all while it is shut',
      '<h3><button aria-expanded="false" aria-controls="p">More</button></h3><div id="p" aria-hidden="true"><p>Inside.</p></div>',
      '### More {#more}',
    ],
    [
      'a panel whose title nothing but its class marks',
      '<div class="c-accordion__title">More</div><div class="c-accordion__body"><p>Inside.</p></div>',
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
      'who put the page up',
      '<div class="entry-meta">By Mo on 3 May 2024</div>',
      'who put the page up, and when: "By Mo on 3 May 2024"',
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
    [
      'a form around the whole page',
      `<form>${'<p>A virus that comes back each winter.</p>'.repeat(9)}</form>`,
      Array(9).fill('A virus that comes back each winter.').join('\n\n'),
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

  test('a note that stands in the text is named to an editor', async () => {
    const { body, review } = await read('<p>Wash well†.</p>\n<p><sup>†</sup> With soap.</p>');
    expect(body).toBe('Wash well.\n\nWith soap.');
    expect(review).toContain(
      'line 3 of the source: a footnote is heard where it stands, and not where its mark does',
    );
  });
});
