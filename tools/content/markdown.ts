import type { BlockContent, Heading, List, ListItem, Paragraph, PhrasingContent, RootContent } from 'mdast';
import { fromMarkdown } from 'mdast-util-from-markdown';
import type { PassageId } from '../../lambda/page/page';
import { idProblem, slugOf } from './ids';
import type { Problems, Where } from './problems';
import { styledSentences } from './sentences';
import type { Source } from './source';
import { fold, type Styled, slice, styledOf, textOfStyled } from './styled';

/** An item of a list, or a sentence of prose. */
export interface TypedItem {
  readonly line: number;
  /** In prose, one. */
  readonly sentences: readonly Styled[];
  /** Whether a part may well end here: at the end of a paragraph, and after an item of a list. */
  readonly breath: boolean;
}

/** Paragraphs in a row as a list of their sentences, or a list. */
export interface Block {
  readonly kind: 'prose' | 'list';
  readonly line: number;
  readonly items: readonly TypedItem[];
}

/** A heading of the page with its text, as it was typed: a passage before it is compiled. */
export interface Section {
  readonly id: PassageId;
  readonly title: Styled;
  readonly where: Where;
  /** How many `#` begin it. */
  readonly depth: number;
  readonly parent?: PassageId;
  readonly blocks: readonly Block[];
}

/** The line of each sentence and list item of a section, in the order in which parts count them. */
export const linesIn = ({ blocks }: Section): number[] =>
  blocks.flatMap(({ items }) => items.map(({ line }) => line));

/**
 * Reads the body of a page. Only headings, paragraphs, flat lists and emphasis can be heard; everything else is reported
 * with its line.
 */
export const parseMarkdown = (source: Source, problems: Problems): Section[] =>
  new Reader(source, problems).read();

interface OpenSection extends Section {
  readonly blocks: Block[];
}

type Node = RootContent | BlockContent | PhrasingContent;

/** What to say of kinds of nodes. */
type Refusals = Readonly<Partial<Record<Node['type'], readonly [message: string, remedy: string]>>>;

/** What cannot be heard, and what to write instead. */
const INAUDIBLE: Refusals = {
  link: ['a link, which nobody can follow by ear', 'keep its words and leave its address out'],
  linkReference: ['a link, which nobody can follow by ear', 'keep its words and leave its address out'],
  image: ['a picture, which nobody can hear', 'say what it shows, or delete it'],
  imageReference: ['a picture, which nobody can hear', 'say what it shows, or delete it'],
  definition: ['the address of a link, which nobody can follow by ear', 'delete it'],
  code: ['a block of code', 'begin the line at the margin: four spaces or a tab make code of it'],
  inlineCode: ['text in backquotes', 'delete the backquotes'],
  html: ['HTML, which nobody can hear', 'delete it'],
  blockquote: ["a quotation that begins with '>'", 'write it as a paragraph'],
  thematicBreak: ['a line across the page, which nobody can hear', 'delete it'],
};

/** The same of what stands in an item of a list, beside its first paragraph. */
const IN_ITEM: Refusals = {
  list: ['a list within a list, which no ear can follow', 'make it a list of its own'],
  paragraph: ['a second paragraph in a list item', 'move it up into the item, or after the list'],
  heading: ['a heading in a list item', 'write the item as a sentence'],
};

/** The line under the head of a table: `| --- | --- |`. */
const TABLE_RULE = /^\s*\|?\s*:?-+:?\s*\|[\s:|-]*$/u;

class Reader {
  readonly #source: Source;
  readonly #lines: readonly string[];
  readonly #problems: Problems;
  readonly #sections: OpenSection[] = [];
  readonly #ids = new Map<PassageId, number>();
  #pageHeading: number | undefined;

  constructor(source: Source, problems: Problems) {
    this.#source = source;
    this.#lines = source.text.split('\n');
    this.#problems = problems;
  }

  read(): Section[] {
    for (const node of fromMarkdown(this.#source.text).children) this.#block(node);
    if (this.#pageHeading === undefined)
      this.#error(0, 'the page has no heading', "give it one that begins with '# '");
    if (this.#sections.length === 0)
      this.#error(0, 'the page has no passages', "begin each with a heading, '## ...'");
    return this.#sections;
  }

  #block(node: RootContent): void {
    const line = lineOf(node);
    const section = this.#sections.at(-1);
    if (node.type === 'heading') this.#heading(node);
    else if (section === undefined)
      this.#error(line, 'text that belongs to no passage', "put it under a heading that begins with '## '");
    else if (node.type === 'paragraph') this.#paragraph(node, section);
    else if (node.type === 'list') section.blocks.push({ kind: 'list', line, items: this.#items(node) });
    else this.#refuse(node);
  }

  /** Paragraphs in a row are one block. */
  #paragraph(node: Paragraph, { blocks }: OpenSection): void {
    const line = lineOf(node);
    if (this.#lines.slice(line - 1, node.position?.end.line).some((one) => TABLE_RULE.test(one))) {
      this.#error(line, 'a table, which no ear can follow', 'say each row of it in a sentence');
      return;
    }
    const items = styledSentences(this.#inline(node.children), ':').map(
      (sentence, index, all): TypedItem => ({
        line: sentence[0]?.line ?? 0,
        sentences: [sentence],
        breath: index === all.length - 1,
      }),
    );
    const last = blocks.at(-1);
    if (last?.kind === 'prose') blocks[blocks.length - 1] = { ...last, items: [...last.items, ...items] };
    else blocks.push({ kind: 'prose', line, items });
  }

  #heading({ depth, children, position }: Heading): void {
    const line = position?.start.line ?? 0;
    if (!/^\s*#/u.test(this.#lines[line - 1] ?? '')) {
      const remedy = "delete it, or begin the heading with '##'";
      this.#error(line, 'a line of dashes makes a heading of this text', remedy);
    }
    const { title, id } = splitId(this.#inline(children));
    if (depth === 1) this.#topHeading(line);
    else if (title.length === 0)
      this.#error(line, 'a heading without words', 'name what the passage is about');
    else {
      const parent = this.#parentFor(depth, line);
      this.#sections.push({
        id: this.#idFor(id, textOfStyled(title), line),
        title,
        where: this.#at(line),
        depth,
        ...(parent !== undefined && { parent }),
        blocks: [],
      });
    }
  }

  #topHeading(line: number): void {
    if (this.#pageHeading !== undefined) {
      const remedy = `the page has one on line ${this.#pageHeading}; begin a passage with '## '`;
      this.#error(line, "a second heading that begins with '# '", remedy);
    } else if (this.#sections.length > 0) {
      this.#error(line, "the heading of the page, '# ...', comes after passages", 'put it first');
    }
    this.#pageHeading ??= line;
  }

  #parentFor(depth: number, line: number): PassageId | undefined {
    const deepest = (this.#sections.at(-1)?.depth ?? 1) + 1;
    if (depth > deepest) {
      const [is, most] = ['#'.repeat(depth), '#'.repeat(deepest)];
      this.#error(line, `a heading of ${is} with none of ${most} above it`, `begin it with '${most} '`);
    }
    return this.#sections.findLast((section) => section.depth < depth)?.id;
  }

  #idFor(typed: string | undefined, title: string, line: number): PassageId {
    const id = typed ?? slugOf(title);
    const first = this.#ids.get(id);
    const wrong = idProblem(id);
    const slug = slugOf(title) || 'an-id';
    if (typed === undefined && wrong !== undefined)
      this.#error(line, 'no id can be made of this heading', `write one after it, such as '{#${slug}}'`);
    else if (wrong !== undefined) this.#error(line, wrong, `write it as '{#${slug}}'`);
    else if (first !== undefined) {
      const remedy = "write another after the heading, '{#...}'";
      this.#error(line, `the id '${id}' is taken by line ${first}`, remedy);
    } else this.#ids.set(id, line);
    return id;
  }

  #items(list: List): TypedItem[] {
    return list.children.flatMap((item) => {
      const text = this.#itemText(item);
      return text.length === 0
        ? []
        : [{ line: lineOf(item), sentences: styledSentences(text), breath: true }];
    });
  }

  #itemText(item: ListItem): Styled {
    const [first, ...rest] = item.children;
    if (first === undefined) this.#error(lineOf(item), 'an empty list item', 'give it words or delete it');
    const isText = first?.type === 'paragraph';
    for (const node of isText ? rest : item.children) this.#refuse(node, IN_ITEM);
    return isText ? this.#inline(first.children) : [];
  }

  #inline(nodes: readonly PhrasingContent[]): Styled {
    return fold(styledOf(nodes, (node) => this.#refuse(node)));
  }

  #refuse(node: Node, refusals: Refusals = {}): void {
    const unknown = [`a ${node.type}, which nobody can hear`, 'delete it'] as const;
    this.#error(lineOf(node), ...(refusals[node.type] ?? INAUDIBLE[node.type] ?? unknown));
  }

  #error(line: number, message: string, remedy: string): void {
    this.#problems.error(this.#at(line), message, remedy);
  }

  #at(line: number): Where {
    return { file: this.#source.file, line };
  }
}

/** Takes `{#an-id}` off the end of a heading. */
function splitId(heading: Styled): { title: Styled; id?: string } {
  const [whole, id] = /\s*\{#([^{}]*)\}$/u.exec(textOfStyled(heading)) ?? [];
  if (whole === undefined || id === undefined) return { title: heading };
  return { title: slice(heading, 0, textOfStyled(heading).length - whole.length), id: id.trim() };
}

const lineOf = (node: Node | ListItem): number => node.position?.start.line ?? 0;
