import type { PhrasingContent } from 'mdast';
import { fromMarkdown } from 'mdast-util-from-markdown';
import { fold } from '../content/styled';
import type { Inline, Note, Span } from './blocks';

/** What makes blocks of lines is for `text.ts`; here everything is the text of one paragraph. */
const BLOCKS = [
  'headingAtx',
  'list',
  'codeIndented',
  'codeFenced',
  'codeText',
  'blockQuote',
  'thematicBreak',
  'setextUnderline',
  'htmlFlow',
  'htmlText',
  'definition',
];

/**
 * Reads the links and the emphasis of a paragraph of the export, whose lines begin at `line`. Links become their words.
 */
export function readInline(lines: readonly string[], line: number, notes: Note[]): Inline {
  const text = lines.map((one) => one.trim()).join('\n');
  const tree = fromMarkdown(text, { extensions: [{ disable: { null: BLOCKS } }] });
  const spans = tree.children.flatMap((block) =>
    block.type === 'paragraph'
      ? block.children.flatMap((node) => spansOf(node, { stress: false, link: false, from: line, notes }))
      : [],
  );
  return fold(spans);
}

interface Style {
  readonly stress: boolean;
  readonly link: boolean;
  /** The line of the source on which the paragraph begins. */
  readonly from: number;
  readonly notes: Note[];
}

function spansOf(node: PhrasingContent, style: Style): Span[] {
  const { stress, link, from, notes } = style;
  const line = from + (node.position?.start.line ?? 1) - 1;
  switch (node.type) {
    case 'text':
      return node.value.split('\n').map((text, index) => ({
        text: index === 0 ? text : ` ${text}`,
        stress,
        link,
        line: line + index,
      }));
    case 'emphasis':
    case 'strong':
      return node.children.flatMap((child) => spansOf(child, { ...style, stress: true }));
    case 'link':
    case 'linkReference':
      return node.children.flatMap((child) => spansOf(child, { ...style, link: true }));
    case 'break':
      return [{ text: ' ', stress, link, line }];
    case 'image':
    case 'imageReference':
      notes.push({ line, message: `a picture was left out: ${node.alt || 'it has no words'}` });
      return [];
    default:
      return 'value' in node && typeof node.value === 'string'
        ? [{ text: node.value, stress, link, line }]
        : [];
  }
}
