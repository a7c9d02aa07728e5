import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import {
  END,
  EXPORT,
  emptyFolder,
  HTML,
  imported,
  pageFrom,
  run,
  smallWords,
  sourceWith,
  TEXT,
  textOfFile,
} from './support';

/** A page of text with this between its title and its end. */
const withText = (text: string): Promise<string> => pageFrom(`Colds\n\nWhat a cold is\n\n${text}\n${END}`);

/** The same, with what comes before and after taken away. */
async function body(text: string): Promise<string> {
  const page = await withText(text);
  return page.slice(
    page.indexOf('\n\n', page.indexOf('{#what-a-cold-is}')) + 2,
    page.indexOf('\n\n## Need help?'),
  );
}

describe('text', () => {
  test.each([
    [
      'a word that a footer cut',
      'Take para-\n\nhttps://x.org/colds/\n\ncetamol now.',
      'Take para-cetamol now.',
    ],
    [
      'a sentence that a footer cut',
      'It is caused by\n\nSneeze Trust Registered Charity Number 1234567\n\na virus.',
      'It is caused by a virus.',
    ],
    [
      'a list that a footer cut, and an item of it',
      'It can cause:\n\n- Sneezing\n\nhttps://x.org/\n\nHelpline: [01632 960 001](tel:1)\n\n- Coughing at\n\nhttps://x.org/\n\nnight\n- Fever',
      'It can cause:\n\n- Sneezing\n- Coughing at night\n- Fever',
    ],
    [
      'paragraphs that a footer parts',
      'It is a virus.\n\nhttps://x.org/\n\nIt is common.',
      'It is a virus.\n\nIt is common.',
    ],
    ['links to their words', 'See [your GP](http://x) or [a nurse](#a).', 'See your GP or a nurse.'],
    ['bold and italic words', 'It is **not** flu, *mostly*.', 'It is **not** flu, **mostly**.'],
    ['lines that are wrapped', 'It is a virus\nthat you\n  can catch.', 'It is a virus that you can catch.'],
    ['other bullets', 'It is:\n\n• One\n● Two\n* Three\n– Four', 'It is:\n\n- One\n- Two\n- Three\n- Four'],
    ['numbered items', 'Do this:\n\n1. Rest\n2) Drink', 'Do this:\n\n- Rest\n- Drink'],
    ['a short list in a list', 'It is:\n\n- One:\n  - A\n  - B\n- Two', 'It is:\n\n- One: A; B\n- Two'],
    ['an item of two paragraphs', 'It is:\n\n- One\n\n  and more\n- Two', 'It is:\n\n- One. and more\n- Two'],
    ['an item over two lines', 'It is:\n\n- One and\n  more\n- Two', 'It is:\n\n- One and more\n- Two'],
    ['a year that begins a line', 'It was in\n2020. That is late.', 'It was in 2020. That is late.'],
    [
      'signs that mean something elsewhere',
      'A_b, 2 * 3 < 7, [x], `y` & z; #1 is &amp;.',
      'A_b, 2 \\* 3 < 7, \\[x], \\`y\\` & z; #1 is &.',
    ],
    ['what begins like a list or heading', '2020\\. was a year. +1 too.', '2020\\. was a year. +1 too.'],
    [
      'a table',
      '| Count | Who |\n| --- | --- |\n| Low | few |\n| High | many |',
      '- Count: Low; Who: few\n- Count: High; Who: many',
    ],
    [
      'sentences of a cell',
      '| A | B |\n| --- | --- |\n| Low | Stay in. Rest. |\n| | Call. |',
      '- A: Low. B: Stay in. Rest.\n- B: Call.',
    ],
    [
      'a sentence that only leads away',
      'It is a virus. Find out more [about colds](#). It is common.',
      'It is a virus. It is common.',
    ],
    ['the same sentence without a link stays', 'Find out more from your GP.', 'Find out more from your GP.'],
    ['a line across the page', 'One.\n\n***\n\nTwo.', 'One.\n\nTwo.'],
    ['a helpline that is no footer', 'Helpline: 01632 960 009', 'Helpline: 01632 960 009'],
    [
      'a charity in a sentence',
      'We are a registered charity that helps.',
      'We are a registered charity that helps.',
    ],
  ])('%s', async (_, text, expected) => {
    expect(await body(text)).toBe(expected);
  });

  test('headings that are marked', async () => {
    const page = await pageFrom(
      `# Colds\n\n## What it is\n\nA virus.\n\n#### Kinds ####\n\nMany.\n\nTreatment\n---------\nRest.\n${END.replace('Need', '## Need')}`,
      'page.md',
    );
    expect(page).toMatch(/^## What it is \{#what-it-is\}\n\nA virus\.\n\n### Kinds \{#kinds\}\n\nMany\.$/mu);
  });

  test('headings that are not: where a section ends with a link, those after its first stand under it', async () => {
    const page = await pageFrom(
      `Colds\n\nTests\n\nSome.\n\nSwabs\n\nOne.\n\n[Back to top](#)\n\nCauses\n\nA virus.\n${END}`,
    );
    expect(page.match(/^#+ .*/gmu)?.slice(1, 4)).toEqual([
      '## Tests {#tests}',
      '### Swabs {#swabs}',
      '## Causes {#causes}',
    ]);
  });

  test('a lead-in with nothing after it but headings is heard with them', async () => {
    const page = await pageFrom(
      `# Colds\n\n## Treatment\n\nYou might have:\n\n### Rest\n\nA lot.\n\n### Tea\n\nHot.\n${END.replace('Need', '## Need')}`,
    );
    expect(page).toContain('You might have:\n\n- Rest\n- Tea\n\n### Rest');
  });
});

describe('the same page, however it was saved', () => {
  const original = textOfFile(TEXT);
  const small = ['--content', smallWords()];
  const pageOf = async (file: string) => textOfFile(join(await imported(file, ...small), 'content/page.md'));
  const fancy = original
    .replace(/'/gu, '\u2019')
    .replace(/fever is/gu, 'fever\u00a0is')
    .replace('- Sneezing', '-\tSneezing')
    .replace('uncontrollably', 'un\u00adcontrol\u200blably');

  test.each<[string, string | Uint8Array]>([
    ['Windows line ends', original.replaceAll('\n', '\r\n')],
    ['old Macintosh line ends', original.replaceAll('\n', '\r')],
    ['a byte-order mark', `\ufeff${original}`],
    ['odd quotation marks, spaces, a tab, and letters that nobody sees', fancy],
    ['all of that at once', `\ufeff${fancy.replaceAll('\n', '\r\n')}`],
    ['UTF-16', Buffer.from(`\ufeff${fancy}`, 'utf16le')],
    [
      'spaces at the ends of lines, and many empty ones',
      original.replaceAll('\n', '  \n').replaceAll('\n  \n', '\n\n\n\n'),
    ],
  ])('%s', async (_, text) => {
    expect(await pageOf(sourceWith(text, 'hay-fever.txt'))).toBe(await pageOf(TEXT));
  });

  test('Windows-1252, with a word of warning', async () => {
    const text = Buffer.from(original.replaceAll('→', '>').replace("haven't", 'haven\u0092t'), 'latin1');
    const folder = await imported(sourceWith(text, 'hay-fever.txt'), ...small);
    expect(textOfFile(join(folder, 'content/page.md'))).toBe(await pageOf(TEXT));
    expect(textOfFile(join(folder, 'REVIEW.md'))).toContain('was read as Windows-1252');
  });
});

describe('importing again', () => {
  test('makes no difference, to any file', async () => {
    const small = ['--content', smallWords()];
    const [one, other] = [await imported(TEXT, ...small), await imported(TEXT, ...small)];
    const files = readdirSync(one, { recursive: true, encoding: 'utf8' }).filter((name) =>
      /\.\w+$/.test(name),
    );
    expect(files).toEqual(
      expect.arrayContaining(['REVIEW.md', 'content/page.md', 'training/utterances.yml']),
    );
    for (const name of files)
      expect([name, textOfFile(join(one, name)) === textOfFile(join(other, name))]).toEqual([name, true]);
    expect((await run(TEXT, '--out', one, ...small)).out).toContain(`${one} is as it was`);
  });

  test('every line of the source is accounted for', async () => {
    for (const source of [TEXT, ...(existsSync(EXPORT) ? [EXPORT] : [])]) {
      const { out } = await run(source, '--out', join(emptyFolder(), 'page'), '--content', smallWords());
      const reported = new Set(out.match(/^ *\d+(?= {2}(?:kept|left))/gmu)?.map(Number));
      const lines = textOfFile(source).split('\n');
      const lost = lines.flatMap((line, index) =>
        line.trim() !== '' && !reported.has(index + 1) ? [index + 1] : [],
      );
      expect(lost).toEqual([]);
    }
  });

  test('so is every line of a saved page that has words on it', async () => {
    const { out } = await run(HTML, '--out', join(emptyFolder(), 'page'), '--content', smallWords());
    const reported = new Set(out.match(/^ *\d+(?= {2}(?:kept|left))/gmu)?.map(Number));
    const html = textOfFile(HTML).replace(/<(style|script|title)[\s\S]*?<\/\1>/gu, (part) =>
      part.replace(/[^\n]/gu, ''),
    );
    const lost = html
      .split('\n')
      .flatMap((line, index) =>
        /\p{L}/u.test(line.replace(/<[^>]*>/gu, '')) && !reported.has(index + 1) ? [line] : [],
      );
    expect(lost).toEqual([]);
  });

  test('what an element holds that Markdown has no use for is heard, or said to be left out', async () => {
    const elements = [
      ...[
        'menu><li>',
        'dialog',
        'blockquote',
        'pre',
        'aside',
        'address',
        'figure><figcaption>',
        'fieldset><legend>',
      ],
      ...['math', 'ruby', 'label', 'center', 'code', 'kbd', 'mark', 'q', 'del', 'ins', 'small', 'form'],
    ];
    const page = elements.map(
      (element) => `<${element.replace(/>$/u, '')}>Words of ${element.replace(/\W+\w*\W*$/u, '')}.`,
    );
    const source = `<main><h1>Colds</h1><h2>Causes</h2><p>A virus.</p>\n${page.map((one) => `<div>${one}</div>`).join('\n')}\n${END.replace('Need help?', '<h2>Need help?</h2>')}</main>`;
    const { out, err } = await run(
      sourceWith(source, 'a.html'),
      '--out',
      join(emptyFolder(), 'page'),
      '--content',
      smallWords(),
    );
    expect(err).toBe('');
    expect(page.filter((one) => !out.includes(/Words of \w+/u.exec(one)?.[0] ?? '?'))).toEqual([]);
  });
});

describe('HTML', () => {
  const html = (text: string): Promise<string> =>
    pageFrom(
      `<!doctype html><title>Colds</title><main><h1>Colds</h1><h2>What a cold is</h2>${text}<h2>Need help?</h2><p>Call our helpline on 01632 960 001.</p><p>Page last reviewed: 3 March 2025</p><p>Next review due: 3 March 2028</p></main>`,
      'page.html',
    );

  test.each([
    ['character references', '<p>5&nbsp;&lt;&nbsp;6 &amp; caf&eacute;</p>', '5 < 6 & café'],
    ['text between blocks', 'Loose text<p>A paragraph.</p>more', 'Loose text\n\nA paragraph.\n\nmore'],
    ['line breaks', '<p>One<br>line.<br><br>Another.</p>', 'One line.\n\nAnother.'],
    ['divs for paragraphs', '<div><div>One.</div><div>Two.</div></div>', 'One.\n\nTwo.'],
    [
      'a list of terms',
      '<dl><dt>Cold</dt><dd>A virus.</dd><dt>Flu</dt><dd>Another.</dd></dl>',
      '- Cold: A virus.\n- Flu: Another.',
    ],
    [
      'links, bold and italic',
      '<p>See <a href="#"><b>your</b> GP</a> <i>now</i>.</p>',
      'See **your** GP **now**.',
    ],
    ['a link by itself', '<p>One.</p><p><a href="/x">Find a centre</a></p>', 'One.'],
    ['what is hidden at first', '<div hidden><p>One.</p></div>', 'One.'],
    ['two lists in a row', '<ul><li>One</li></ul><ul><li>Two</li></ul>', '- One\n\n* Two'],
    ['an unclosed list', '<p>It is:<ul><li>One<li>Two</ul>', 'It is:\n\n- One\n- Two'],
    ['a power', '<p>10<sup>9</sup> cells</p>', '109 cells'],
  ])('%s', async (_, text, expected) => {
    expect(await html(text)).toContain(`{#what-a-cold-is}\n\n${expected}\n\n## Need help?`);
  });

  test('expanders of either kind are passages, and what follows them belongs to the heading before', async () => {
    const page = await html(
      '<p>A virus.</p><h3>Kinds</h3><p>Many.</p><details><summary>Rhinoviruses</summary><p>These.</p></details><button aria-expanded="false">Others</button><div><p>Those.</p></div>',
    );
    expect(page.match(/^#+ .*/gmu)?.slice(1, 5)).toEqual([
      '## What a cold is {#what-a-cold-is}',
      '### Kinds {#kinds}',
      '#### Rhinoviruses {#rhinoviruses}',
      '#### Others {#others}',
    ]);
  });

  test('a page without a heading above all others takes the title of the file', async () => {
    const page = await pageFrom(
      `<title>Colds | The Trust</title><h2>Causes</h2><p>A virus.</p><h2>Help</h2><p>Helpline: call 01632 960 001. Page last reviewed: 3 March 2025. Next review due: 3 March 2028.</p>`,
      'page.html',
    );
    expect(page).toMatch(/^# Colds\n\n## Causes/u);
  });
});
