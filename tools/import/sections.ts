import { UserError } from '../command';
import { append, type Styled, textOfStyled } from '../content/styled';
import { lineOf, listOf, type Note, type Out, out, type TextBlock } from './blocks';
import { pageWords } from './page-words';

/** A heading of the page with its text, and the sections under it. */
export interface Section {
  readonly heading: Styled;
  /** From 1 to 6, where the source marks the heading as one. */
  readonly depth?: number | undefined;
  /** The heading is ours: the page gives the lines, and none over them. */
  readonly isOurs?: boolean;
  readonly texts: TextBlock[];
  readonly children: Section[];
}

interface Report {
  readonly file: string;
  /** What is left out; added to. */
  readonly leftOut: Out[];
  /** Added to. */
  readonly notes: Note[];
}

/**
 * Sections with something to hear in each. A heading with nothing of its own under it, and a text that ends with a colon,
 * lead into the headings under them. Without those a heading is left out, or, if it is not marked as one, was none. What
 * stands under two headings that are called alike is heard under the first.
 * @throws UserError for the same section twice
 */
export function fillSections(sections: readonly Section[], report: Report): Section[] {
  const { file, leftOut, notes } = report;
  const all: Section[] = [];
  for (const section of sections) {
    const { heading, texts, depth } = section;
    const [text, line] = [textOfStyled(heading), lineOf(heading)];
    const note = (message: string) => notes.push({ line, message });
    const children = fillSections(section.children, report);
    if (pageWords().leading.test(text) && texts[0]?.kind === 'item') {
      const lead = text.endsWith(':') ? heading : append(heading, ':');
      texts.unshift({ kind: 'paragraph', text: lead });
      note('a heading that leads into a list: it is heard before the list as well');
    }
    const twin = all.find((other) => textOfStyled(other.heading).toLowerCase() === text.toLowerCase());
    if (twin && wordsIn(twin) === wordsIn(section)) {
      // Nobody who asks for one of them can tell it from the other.
      throw new UserError(
        `${file}:${line}: the heading '${text}' stands on line ${lineOf(twin.heading)} too; if the page was pasted twice, delete one, and else tell the two apart`,
      );
    }
    const previous = all.at(-1);
    if (children.length > 0 && (texts.length === 0 || isLead(texts.at(-1))))
      addHeadings(section, children, notes);
    if (twin) {
      twin.texts.push(...texts);
      twin.children.push(...children);
      leftOut.push(out(line, text, 'a heading that the page has already'));
      note(
        `a second heading '${text}': what stands under it is heard with the first, on line ${lineOf(twin.heading)}`,
      );
    } else if (texts.length > 0) all.push({ ...section, children });
    else if (depth === undefined && previous) {
      (previous.children.at(-1) ?? previous).texts.push({ kind: 'paragraph', text: heading });
      note('a short line with nothing under it was taken for text, not for a heading');
    } else {
      leftOut.push(out(line, text, 'a heading with nothing under it'));
      note(`a heading with nothing under it was left out: ${text}`);
    }
  }
  return all;
}

const wordsIn = ({ texts }: Section): string => texts.map(({ text }) => textOfStyled(text)).join(' ');

/** Whether a text leads into what comes after it. */
export const isLead = (block: TextBlock | undefined): boolean =>
  block?.kind === 'paragraph' && textOfStyled(block.text).endsWith(':');

/** Has a section say the headings under it. */
export function addHeadings({ heading, texts }: Section, children: readonly Section[], notes: Note[]): void {
  const last = texts.at(-1);
  const message = last
    ? 'it leads into the headings under it, which were made a list after it'
    : 'a heading without text of its own: it says the headings under it';
  notes.push({ line: lineOf(last?.text ?? heading), message });
  texts.push(...listOf(children.map((child) => child.heading)));
}
