import type { Element, ElementContent, Nodes, Text } from 'hast';
import { countWords } from '../content/word-count';
import { type Note, type Out, out } from './blocks';
import { classWords, elementOf, first, linesIn, wordsOf } from './hast';
import { listAsRead } from './lists';
import {
  FOOTNOTE,
  isBox,
  isInText,
  isToggle,
  type LeftOut,
  openedBy,
  reasonToLeaveOut,
  tabLabels,
} from './markup';
import { pageWords } from './page-words';
import { Scopes } from './scopes';
import { tableAsRead } from './tables';

/** Elements that Markdown has no use for, as those that hold the same words there. */
const PLAIN = new Map([
  ...['button', 'code', 'kbd', 'samp', 'tt', 'var'].map((tag) => [tag, 'span'] as const),
  ['pre', 'p'],
]);

/** The most words of a line that is taken for a title by its class alone. */
const LONGEST_TITLE = 14;

/** Leaves in the tree of a page what becomes Markdown, in a form that it becomes Markdown from. */
export class Reader {
  private readonly scopes = new Scopes();
  private readonly ancestors: Element[] = [];
  private readonly labels: ReadonlyMap<string, Element>;
  /** What an expander opens, and hides at first. */
  private readonly opened = new Set<Element>();
  /** A heading has no others within it. */
  private isInHeading = false;
  /** The heading that was read last. */
  private heading = '';

  /** @param leftOut is added to @param notes is added to */
  constructor(
    private readonly main: Element,
    private readonly leftOut: Out[],
    private readonly notes: Note[],
  ) {
    this.labels = tabLabels(main);
  }

  read(): Element {
    return { ...this.main, children: this.childrenOf(this.main) };
  }

  private childrenOf(parent: Element): ElementContent[] {
    this.ancestors.push(parent);
    const children: ElementContent[] = [];
    let isCut = false;
    for (const [index, child] of parent.children.entries()) {
      if (child.type === 'comment') continue;
      const reason = child.type === 'element' ? this.reasonFor(child, parent, index) : undefined;
      if (reason === undefined) {
        // No space is left before a full stop by what stood between.
        if (isCut && child.type === 'text' && /^[.,;:!?]/u.test(child.value)) trimEnd(children);
        children.push(...(child.type === 'text' ? this.readText(child) : this.readElement(child)));
      } else {
        this.leftOut.push(...linesIn(child, reason.why, reason));
        const isFirst =
          parent.tagName === 'p' && parent.children.slice(0, index).every((one) => wordsOf(one) === '');
        if (reason === FOOTNOTE && isFirst) this.noteFootnote(child);
      }
      isCut = reason !== undefined;
    }
    this.ancestors.pop();
    return children;
  }

  private reasonFor(node: Element, parent: Element, index: number): LeftOut | undefined {
    if (!this.isInHeading && isExpander(node, parent)) return undefined;
    const before = parent.children.slice(0, index);
    // What is shut is hidden as well.
    const isShut = this.opened.has(node) || node.properties.role === 'tabpanel';
    const { ariaHidden, ...properties } = node.properties;
    return reasonToLeaveOut(isShut ? { ...node, properties } : node, {
      before,
      parent,
      main: this.main,
      heading: this.heading,
    });
  }

  private noteFootnote({ position }: Nodes): void {
    const message =
      'a footnote is heard where it stands, and not where its mark does: move it, or leave it out';
    this.notes.push({ line: position?.start.line ?? 0, message });
  }

  private readText(node: Text): ElementContent[] {
    const { position } = node;
    // Space before a text gets lost, and with it its line ends.
    const line = (position?.start.line ?? 0) + (/^\s*/u.exec(node.value)?.[0].split('\n').length ?? 1) - 1;
    const leave = (pattern: RegExp, text: string, why: string) =>
      text.replace(new RegExp(pattern, 'giu'), (words) => {
        this.leftOut.push(out(line, words.trim(), why));
        return '';
      });
    const isLink = this.ancestors.some(({ tagName }) => tagName === 'a');
    const marked = isLink
      ? leave(pageWords()['link-remarks'], node.value, 'a remark about a link')
      : node.value;
    const value = leave(pageWords()['footnote-in-text'], marked, 'the mark of a footnote');
    const ended = value.trim() === '' ? [] : this.scopes.endedBefore(node);
    const moved = position && { ...position, start: { ...position.start, line } };
    return [...ended, { ...node, value, ...(moved && { position: moved }) }];
  }

  private readElement(node: Element): ElementContent[] {
    const { tagName, properties } = node;
    const line = node.position?.start.line ?? 0;
    const note = (message: string) => this.notes.push({ line, message });
    const ended = this.scopes.endedBefore(node);
    const isTitle = isHeading(node) || isExpander(node, this.ancestors.at(-1));
    if (isTitle && !this.isInHeading) return [...ended, ...this.readHeading(node)];
    if (tagName === 'table') return [...ended, ...this.readTable(node, note)];
    // A picture without words is there for its looks.
    if (tagName === 'img' && properties.alt === '') return ended;
    const label = properties.role === 'tabpanel' ? this.labels.get(String(properties.id ?? '')) : undefined;
    const begun = tagName === 'details' || label || isBox(node) ? [this.scopes.begin(node)] : [];
    if (tagName === 'blockquote') note('the words of somebody: does a listener hear whose they are?');
    if (properties.hidden !== undefined && !label && !this.opened.has(node) && wordsOf(node) !== '')
      note('text that the page hides at first was kept');
    if (/^su[bp]$/u.test(tagName) && /\d/u.test(wordsOf(node)))
      note(`a raised or lowered '${wordsOf(node)}' is heard like the rest`);
    const titled = label ? this.labelOf(label, node) : [];
    const count = this.leftOut.length;
    const children = [...titled, ...this.childrenOf(node)];
    if (tagName === 'a' && this.leftOut.length > count) trimEnd(children);
    if (tagName === 'dt') children.push({ type: 'text', value: ':' });
    if (/^(?:[uo]l|menu|dl)$/u.test(tagName)) return [...ended, ...begun, listAsRead({ ...node, children })];
    return [...ended, ...begun, { ...node, tagName: PLAIN.get(tagName) ?? tagName, children }];
  }

  private readTable(table: Element, note: (message: string) => void): ElementContent[] {
    return tableAsRead(table, note).flatMap((part) => {
      if (part.type !== 'element') return part;
      if (part.tagName === 'table') return { ...part, children: this.childrenOf(part) };
      const ended = this.scopes.endedBefore(part);
      const begun = part.tagName === 'div' ? [this.scopes.begin(part)] : [];
      return [...ended, ...begun, ...this.readElement(part)];
    });
  }

  /** A heading, or the line of an expander, which is one. What is empty is none. */
  private readHeading(node: Element): ElementContent[] {
    const expander = node.tagName === 'summary' ? undefined : first(node, (one) => isExpander(one));
    const opened = expander && openedBy(node, this.ancestors, this.main);
    if (opened) this.opened.add(opened);
    const begun = opened ? [this.scopes.begin(opened)] : [];
    this.isInHeading = true;
    const children = this.childrenOf(inOneLine(node));
    this.isInHeading = false;
    const words = wordsOf({ ...node, children });
    if (words === '') return begun;
    this.heading = words;
    const isOwn = opened !== undefined || node.tagName === 'summary';
    return [...begun, { ...node, tagName: `h${this.scopes.heading(levelOf(node), isOwn)}`, children }];
  }

  /** The label of a tab, as the heading of its panel, if that has not the same. */
  private labelOf(label: Element, panel: Element): Element[] {
    const own = first(panel, isHeading);
    if (own && wordsOf(own) === wordsOf(label)) return [];
    return [elementOf(`h${this.scopes.heading(undefined, true)}`, inOneLine(label).children, label)];
  }
}

const isHeading = ({ tagName, properties }: Element): boolean =>
  /^h[1-6]$/u.test(tagName) || properties.role === 'heading';

const levelOf = ({ tagName, properties }: Element): number | undefined =>
  Number(/^h([1-6])$/u.exec(tagName)?.[1] ?? (properties.role === 'heading' && properties.ariaLevel)) ||
  undefined;

/** Whether nothing but its class says that an element is the title of an expander. */
const isTitled = (node: Element): boolean =>
  /^(?:div|p|a|button|span)$/u.test(node.tagName) &&
  classWords(node).split(' ').length > 1 &&
  pageWords().titles.test(classWords(node).trim()) &&
  first(node, isHeading) === undefined &&
  countWords(wordsOf(node)) <= LONGEST_TITLE;

/** Whether an element opens what follows it, and its words say what that is. */
function isExpander(node: Element, parent?: Element): boolean {
  const { tagName, properties } = node;
  if (tagName === 'summary') return true;
  if (isTitled(node)) return true;
  const isButton = properties.role === 'button' || /^(?:a|button|span|h[1-6])$/u.test(tagName);
  return (
    properties.ariaExpanded !== undefined && isButton && !(parent && isInText(parent)) && !isToggle(node)
  );
}

/** Headings may hold buttons, headings and paragraphs. They are one line of text. */
function inOneLine(node: Element): Element {
  const children = node.children.map((child) => {
    if (child.type !== 'element') return child;
    const isBlock = /^(?:h[1-6]|button|p|div|summary)$/u.test(child.tagName);
    const { ariaExpanded, role, ...properties } = child.properties;
    return inOneLine({ ...child, tagName: isBlock ? 'span' : child.tagName, properties });
  });
  return { ...node, children };
}

/** Drops the space at the end of what something was taken out of. */
function trimEnd(nodes: ElementContent[]): void {
  while (nodes.length > 0 && wordsOf(nodes.at(-1) as ElementContent) === '') nodes.pop();
  const last = nodes.at(-1);
  if (last?.type === 'text') nodes[nodes.length - 1] = { ...last, value: last.value.trimEnd() };
}
