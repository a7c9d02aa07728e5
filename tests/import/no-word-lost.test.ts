import fc from 'fast-check';
import { importPage } from '../../tools/import/import-page';
import { smallWords, sourceWith } from './support';

const TAGS = [
  ...[
    'div',
    'p',
    'section',
    'article',
    'aside',
    'header',
    'footer',
    'nav',
    'blockquote',
    'figure',
    'figcaption',
  ],
  ...[
    'ul',
    'ol',
    'li',
    'dl',
    'dt',
    'dd',
    'table',
    'tbody',
    'tr',
    'td',
    'th',
    'caption',
    'details',
    'summary',
  ],
  ...[
    'h2',
    'h3',
    'h4',
    'span',
    'a',
    'b',
    'em',
    'sup',
    'sub',
    'button',
    'label',
    'form',
    'mark',
    'address',
    'pre',
  ],
];

const ATTRIBUTES = [
  ...[
    '',
    '',
    '',
    'class="callout"',
    'class="m-share__list"',
    'class="accordion__panel"',
    'class="related"',
    'hidden',
  ],
  ...[
    'aria-hidden="true"',
    'aria-expanded="false"',
    'role="tabpanel" id="p"',
    'role="tab" aria-controls="p"',
  ],
  ...[
    'role="presentation"',
    'rowspan="2"',
    'colspan="2"',
    'href="#x"',
    'href="/x"',
    'role="note"',
    'role="button"',
  ],
];

type Piece = string | { readonly tag: string; readonly attribute: string; readonly pieces: readonly Piece[] };

const { piece } = fc.letrec<{ piece: Piece }>((tie) => ({
  piece: fc.oneof(
    { depthSize: 'small', maxDepth: 5 },
    fc.constant('word'),
    fc.record({
      tag: fc.constantFrom(...TAGS),
      attribute: fc.constantFrom(...ATTRIBUTES),
      pieces: fc.array(tie('piece'), { minLength: 1, maxLength: 4 }),
    }),
  ),
}));

/** Markup whose words are all different. @param words is added to */
function htmlOf(piece: Piece, words: string[]): string {
  if (typeof piece !== 'string') {
    const { tag, attribute, pieces } = piece;
    return `<${tag} ${attribute}>${pieces.map((one) => htmlOf(one, words)).join(' ')}</${tag}>`;
  }
  words.push(`W${words.length}x`);
  return `${words.at(-1)} is said.`;
}

test('whatever a page is built of, each of its words is kept or said to be left out', async () => {
  const content = smallWords();
  const set = { reviewed: '2025-03-03', 'next-review': '2028-03-03', helpline: '01632 960 001' };
  await fc.assert(
    fc.asyncProperty(fc.array(piece, { minLength: 1, maxLength: 6 }), async (pieces) => {
      const words: string[] = [];
      const body = pieces.map((one) => htmlOf(one, words)).join('\n');
      const html = `<main><h1>Colds</h1><h2>Causes</h2><p>A virus.</p>\n${body}</main>`;
      const { fates } = await importPage(sourceWith(html, 'page.html'), { content, set, cwd: '/' });
      const told = fates.map(({ text }) => text).join(' ');
      expect(words.filter((word) => !told.includes(word))).toEqual([]);
    }),
    { numRuns: 30, seed: 20261130 },
  );
});
