import { type DefaultTreeAdapterTypes, parse, html as spec } from 'parse5';
import { fold } from '../content/styled';
import {
  type Block,
  type Inline,
  isEnded,
  lineOf,
  type Note,
  out,
  type Read,
  type Span,
  textOf,
} from './blocks';
import { furnitureParagraph } from './furniture';
import { rowsAsItems } from './tables';

type Node = DefaultTreeAdapterTypes.ChildNode;
type Element = DefaultTreeAdapterTypes.Element;
type Parent = DefaultTreeAdapterTypes.ParentNode;

/**
 * Reads a page that was saved as HTML: the main part of it, with its headings, paragraphs, lists, bold words, tables and
 * expanders (`details`, or a button that opens what follows it).
 */
export function readHtml(html: string): Read {
  const document = parse(html, { sourceCodeLocationInfo: true });
  const reader = new Reader();
  const body = find(document, (element) => element.tagName === 'body') ?? document;
  const main = find(body, isMain) ?? find(body, (element) => element.tagName === 'article') ?? body;
  reader.read(body, main);
  const title = find(document, (element) => element.tagName === 'title');
  const words = title && title.namespaceURI === spec.NS.HTML ? textOf(fold(rawSpans(title))) : '';
  return { blocks: reader.blocks, notes: reader.notes, ...(words !== '' && { title: words }) };
}

const isMain = (element: Element): boolean =>
  element.tagName === 'main' || attribute(element, 'role') === 'main';

/** What is left out whole, and why. */
const OUT: Readonly<Record<string, string>> = {
  nav: 'links to other pages',
  footer: 'the footer of the page',
  form: 'a form',
  button: 'a button',
  select: 'a form',
  input: 'a form',
  textarea: 'a form',
  iframe: 'something shown from elsewhere',
  video: 'a film',
  audio: 'a recording',
  object: 'something shown from elsewhere',
  canvas: 'a picture',
  svg: 'a picture',
};

/** What holds no words. */
const SILENT = new Set(['script', 'style', 'noscript', 'template', 'head', 'link', 'meta', 'title', 'base']);

const HEADINGS = /^h([1-6])$/u;
const INLINE = new Set(
  'a abbr acronym b bdi bdo big cite code data del dfn em font i ins kbd label mark q s samp small span strike strong sub sup time tt u var wbr'.split(
    ' ',
  ),
);
const BOLD = new Set(['b', 'strong', 'em', 'i', 'mark']);

class Reader {
  readonly blocks: Block[] = [];
  readonly notes: Note[] = [];
  /** The text of a block that is being read. */
  #spans: Span[] = [];
  #depth = 1;
  /** Set while the next text is the first of an item. */
  #item: { begins: boolean; taken: boolean } | undefined;
  #main: Parent | undefined;
  #inMain = false;

  read(body: Parent, main: Parent): void {
    this.#main = main;
    this.#inMain = body === main;
    this.#children(body, PLAIN);
    this.#flush();
  }

  #children(parent: Parent, style: Style): void {
    for (const node of parent.childNodes) this.#node(node, style);
  }

  #node(node: Node, style: Style): void {
    if (node.nodeName === '#text' && 'value' in node) {
      this.#spans.push(...spansOfText(node, style));
      return;
    }
    if (!('tagName' in node) || SILENT.has(node.tagName)) return;
    if (node === this.#main) {
      this.#flush();
      this.#inMain = true;
      this.#block(node, style);
      this.#flush();
      this.#inMain = false;
      return;
    }
    if (!this.#inMain && this.#main !== undefined && !contains(node, this.#main)) {
      this.#leaveOut(node, 'it stands outside the main part of the page');
      return;
    }
    this.#element(node, style);
  }

  #element(node: Element, style: Style): void {
    const { tagName } = node;
    const heading = HEADINGS.exec(tagName);
    if (heading) this.#heading(node, Number(heading[1]));
    else if (tagName === 'summary' || attribute(node, 'aria-expanded') !== undefined)
      this.#heading(node, Math.min(this.#depth + 1, 6));
    else if (tagName === 'details') this.#expander(node);
    else if (attribute(node, 'aria-hidden') === 'true')
      this.#leaveOut(node, 'it is hidden from people who listen');
    else if (Object.hasOwn(OUT, tagName)) this.#leaveOut(node, OUT[tagName] ?? '');
    else if (tagName === 'img') this.#picture(node);
    else if (tagName === 'br') this.#break(node);
    else if (tagName === 'ul' || tagName === 'ol') this.#list(node, 'li');
    else if (tagName === 'dl') this.#definitions(node);
    else if (tagName === 'table') this.#table(node);
    else if (tagName === 'sup' && isFootnoteMark(node)) this.#leaveOut(node, 'the mark of a footnote');
    else if (tagName === 'sup' || tagName === 'sub') this.#shifted(node, style);
    else if (INLINE.has(tagName)) this.#children(node, styleIn(node, style));
    else this.#block(node, style);
  }

  #block(node: Element, style: Style): void {
    this.#flush();
    if (attribute(node, 'hidden') !== undefined && wordsIn(node) !== '')
      this.notes.push({ line: startOf(node), message: 'text that the page hides at first was kept' });
    this.#children(node, style);
    this.#flush();
  }

  #heading(node: Element, depth: number): void {
    this.#flush();
    const text = fold(rawSpans(node)).map((span) => ({ ...span, stress: false, link: false }));
    this.#depth = depth;
    if (text.length > 0) this.blocks.push({ kind: 'heading', text, depth });
  }

  /** What an expander holds belongs to its heading, and what comes after it to the heading before. */
  #expander(node: Element): void {
    this.#flush();
    const depth = this.#depth;
    this.#children(node, PLAIN);
    this.#flush();
    this.#depth = depth;
  }

  #list(node: Element, tag: string): void {
    const outer = this.#item;
    this.#flush();
    if (outer !== undefined)
      this.notes.push({ line: startOf(node), message: 'a list within a list was made one list' });
    let begins = outer === undefined;
    for (const child of node.childNodes) {
      if (!('tagName' in child) || SILENT.has(child.tagName)) continue;
      this.#item = { begins: child.tagName === tag && begins, taken: false };
      this.#children(child, PLAIN);
      this.#flush();
      begins &&= !this.#item.taken;
    }
    this.#item = outer;
  }

  /** A term and what it means are one item. */
  #definitions(node: Element): void {
    this.#flush();
    let begins = true;
    let term: Inline = [];
    const children = node.childNodes.flatMap((child) =>
      'tagName' in child && child.tagName === 'div' ? child.childNodes : [child],
    );
    for (const child of children) {
      if (!('tagName' in child)) continue;
      const text = fold(rawSpans(child));
      if (text.length === 0) continue;
      if (child.tagName === 'dt') {
        term = term.length === 0 ? text : [...term, plainSpan(', ', lineOf(text)), ...text];
      } else if (child.tagName === 'dd') {
        const words = term.length === 0 ? text : fold([...term, plainSpan(': ', lineOf(term)), ...text]);
        this.blocks.push({ kind: 'item', text: words, begins });
        begins = false;
        term = [];
      }
    }
  }

  #table(node: Element): void {
    this.#flush();
    const caption = find(node, (element) => element.tagName === 'caption');
    if (caption) {
      const text = fold(rawSpans(caption));
      if (text.length > 0) this.blocks.push({ kind: 'paragraph', text });
    }
    const rows = all(node, 'tr').map((row) =>
      row.childNodes.filter((cell): cell is Element => 'tagName' in cell && /^t[dh]$/u.test(cell.tagName)),
    );
    const [first = []] = rows;
    const headed = rows.length > 1 && first.every(({ tagName }) => tagName === 'th');
    const heads = headed ? first.map((cell) => fold(rawSpans(cell))) : [];
    const cells = (headed ? rows.slice(1) : rows).map((row) => row.map((cell) => fold(rawSpans(cell))));
    const line = startOf(node);
    if (headed)
      this.blocks.push(
        out(
          startOf(first[0] ?? node),
          heads.map(textOf).join(', '),
          'the head of a table: said with each row',
        ),
      );
    for (const [row, text] of rowsAsItems(heads, cells).entries())
      this.blocks.push({ kind: 'item', text, begins: row === 0 });
    const merged = rows.flat().some((cell) => attribute(cell, 'colspan') ?? attribute(cell, 'rowspan'));
    this.notes.push({
      line,
      message: `a table of ${cells.length} rows was made a list, a row an item: listen to it${merged ? '; cells of it go over several rows or columns' : ''}`,
    });
  }

  #picture(node: Element): void {
    const alt = attribute(node, 'alt')?.trim();
    this.blocks.push(out(startOf(node), alt || '(no words)', 'a picture'));
    if (alt) this.notes.push({ line: startOf(node), message: `a picture was left out: ${alt}` });
  }

  /** A figure that stands higher or lower is heard like the others. */
  #shifted(node: Element, style: Style): void {
    if (/\d/u.test(wordsIn(node)))
      this.notes.push({
        line: startOf(node),
        message: `a raised or lowered '${wordsIn(node)}' is heard like the rest`,
      });
    this.#children(node, style);
  }

  /** Two line breaks are the end of a paragraph. */
  #break(node: Element): void {
    const last = this.#spans.findLast(({ text }) => text.trim() !== '' || text === BREAK);
    if (last?.text === BREAK) this.#flush();
    else this.#spans.push(plainSpan(BREAK, startOf(node)));
  }

  #leaveOut(node: Element, why: string): void {
    const lines = new Map<number, string>();
    for (const { text, line } of fold(rawSpans(node))) lines.set(line, (lines.get(line) ?? '') + text);
    for (const [line, text] of lines) {
      if (text.trim() !== '') this.blocks.push(out(line, text.trim(), why));
    }
  }

  #flush(): void {
    const text = fold(this.#spans);
    this.#spans = [];
    if (text.length === 0) return;
    if (this.#item === undefined) {
      this.blocks.push(furnitureParagraph(text) ?? { kind: 'paragraph', text });
    } else if (!this.#item.taken) {
      this.blocks.push({ kind: 'item', text, begins: this.#item.begins });
      this.#item.taken = true;
    } else this.#more(text);
  }

  /** A further paragraph of an item goes on with it. */
  #more(text: Inline): void {
    const last = this.blocks.at(-1);
    if (last?.kind !== 'item') {
      this.blocks.push({ kind: 'item', text, begins: false });
      return;
    }
    this.notes.push({ line: lineOf(text), message: 'a further paragraph of a list item was joined to it' });
    const end = isEnded(textOf(last.text)) ? ' ' : '. ';
    this.blocks[this.blocks.length - 1] = {
      ...last,
      text: fold([...last.text, plainSpan(end, lineOf(text)), ...text]),
    };
  }
}

interface Style {
  readonly stress: boolean;
  readonly link: boolean;
}

const PLAIN: Style = { stress: false, link: false };
const BREAK = '\n';

function styleIn({ tagName, attrs }: Element, style: Style): Style {
  if (BOLD.has(tagName)) return { ...style, stress: true };
  return tagName === 'a' && attrs.some(({ name }) => name === 'href') ? { ...style, link: true } : style;
}

/** The text of an element whatever is in it, with its emphasis. */
function rawSpans(node: Parent, style: Style = PLAIN): Span[] {
  return node.childNodes.flatMap((child): Span[] => {
    if (child.nodeName === '#text' && 'value' in child) return spansOfText(child, style);
    if (!('tagName' in child) || SILENT.has(child.tagName)) return [];
    if (child.tagName === 'br') return [plainSpan(' ', startOf(child))];
    if (child.tagName === 'svg' || attribute(child, 'aria-hidden') === 'true') return [];
    const inner = rawSpans(child, styleIn(child, style));
    return INLINE.has(child.tagName)
      ? inner
      : [plainSpan(' ', startOf(child)), ...inner, plainSpan(' ', startOf(child))];
  });
}

function spansOfText(node: DefaultTreeAdapterTypes.TextNode, style: Style): Span[] {
  const from = node.sourceCodeLocation?.startLine ?? 0;
  return node.value
    .split('\n')
    .map((text, index) => ({ text: index === 0 ? text : ` ${text}`, ...style, line: from + index }));
}

const plainSpan = (text: string, line: number): Span => ({ text, line, ...PLAIN });

const attribute = ({ attrs }: Element, wanted: string): string | undefined =>
  attrs.find(({ name }) => name === wanted)?.value;

const startOf = ({ sourceCodeLocation }: Element): number => sourceCodeLocation?.startLine ?? 0;

const wordsIn = (node: Element): string => textOf(fold(rawSpans(node)));

/** A number that leads to a note; a number without a link may be a power. */
const isFootnoteMark = (node: Element): boolean =>
  /^[\d[\](),*†‡\s]+$/u.test(wordsIn(node)) && find(node, ({ tagName }) => tagName === 'a') !== undefined;

function find(parent: Parent, wanted: (element: Element) => boolean): Element | undefined {
  for (const child of parent.childNodes) {
    if (!('tagName' in child)) continue;
    const found = wanted(child) ? child : find(child, wanted);
    if (found) return found;
  }
  return undefined;
}

function all(parent: Parent, tag: string): Element[] {
  return parent.childNodes.flatMap((child) =>
    'tagName' in child ? (child.tagName === tag ? [child] : all(child, tag)) : [],
  );
}

const contains = (node: Element, wanted: Parent): boolean =>
  node === wanted || node.childNodes.some((child) => 'tagName' in child && contains(child, wanted));
