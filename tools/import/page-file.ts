import { stringify } from 'yaml';
import type { PassageId } from '../../lambda/page/page';
import { fold } from '../content/styled';
import { type Inline, lineOf, textOf } from './blocks';
import { readInline } from './inline';
import type { Text } from './outline';

/** A passage as it is written to `page.md`. */
export interface Passage {
  readonly id: PassageId;
  readonly heading: Inline;
  readonly depth: number;
  readonly texts: readonly Text[];
  /** Whether the heading is ours: the page gives the lines, and none over them. */
  readonly derived?: true;
}

/** `page.md`, and where each of its lines comes from: the line of the source by the line of the file, from 1. */
export interface PageFile {
  readonly text: string;
  readonly origins: ReadonlyMap<number, number>;
}

/** What the front matter says, in its order; what is undefined is left out. */
export type Front = Readonly<Record<string, unknown>>;

/** Writes a page in the words of its source. */
export function writePageFile(front: Front, title: Inline, passages: readonly Passage[]): PageFile {
  const file = new Writer();
  const said = Object.fromEntries(Object.entries(front).filter(([, value]) => value !== undefined));
  file.add(`---\n${stringify(said, { lineWidth: 0 })}---`);
  file.blank();
  file.add(`# ${markdown(title, false)}`, lineOf(title));
  for (const { id, heading, depth, texts } of passages) {
    file.blank();
    file.add(`${'#'.repeat(depth)} ${markdown(heading, false)} {#${id}}`, lineOf(heading));
    let before: Text | undefined;
    for (const text of texts) {
      const follows = before?.kind === 'item' && text.kind === 'item' && !text.begins;
      if (!follows) file.blank();
      // Two lists in a row are told apart by their bullets.
      if (text.kind === 'item')
        file.add(`${file.bullet(before, text)} ${markdown(text.text, true)}`, lineOf(text.text));
      else file.add(markdown(text.text, true), lineOf(text.text));
      before = text;
    }
  }
  return { text: `${file.lines.join('\n')}\n`, origins: file.origins };
}

class Writer {
  readonly lines: string[] = [];
  readonly origins = new Map<number, number>();
  #bullet = '-';

  add(text: string, origin?: number): void {
    for (const line of text.split('\n')) {
      this.lines.push(line);
      if (origin !== undefined && origin > 0) this.origins.set(this.lines.length, origin);
    }
  }

  blank(): void {
    this.lines.push('');
  }

  bullet(before: Text | undefined, item: Extract<Text, { kind: 'item' }>): string {
    if (before?.kind !== 'item') this.#bullet = '-';
    else if (item.begins) this.#bullet = this.#bullet === '-' ? '*' : '-';
    return this.#bullet;
  }
}

/** A text as Markdown that reads back as the same words; without its emphasis where Markdown cannot write that. */
function markdown(inline: Inline, emphasised: boolean): string {
  const text = textOf(inline);
  const plain = escaped(text);
  if (!emphasised || !inline.some(({ stress }) => stress)) return plain;
  const written = emphasisedText(inline);
  return isSame(readInline([written], 1, []), inline) ? written : plain;
}

function emphasisedText(inline: Inline): string {
  const runs: { text: string; stress: boolean }[] = [];
  for (const { text, stress } of inline) {
    const last = runs.at(-1);
    if (last?.stress === stress) last.text += text;
    else runs.push({ text, stress });
  }
  return runs
    .map(({ text, stress }, index) => {
      const [, before = '', words = '', after = ''] = /^(\s*)(.*?)(\s*)$/su.exec(text) ?? [];
      const safe = index === 0 ? escaped(words) : escapedInside(words);
      return stress && words !== '' ? `${before}**${safe}**${after}` : `${before}${safe}${after}`;
    })
    .join('');
}

const isSame = (read: Inline, wanted: Inline): boolean =>
  JSON.stringify(styles(read)) === JSON.stringify(styles(wanted));

/** Letter by letter, which are emphasised: spaces do not count. */
const styles = (inline: Inline): [string, boolean][] =>
  fold(inline).flatMap(({ text, stress }) =>
    [...text].filter((letter) => letter !== ' ').map((letter): [string, boolean] => [letter, stress]),
  );

/** What has a meaning in Markdown, wherever it stands. */
const escapedInside = (text: string): string =>
  text.replace(/[\\*_[\]<`]/gu, '\\$&').replace(/&(?=#?\w+;)/gu, '\\&');

/** The same for the beginning of a paragraph, where more has one. */
const escaped = (text: string): string =>
  escapedInside(text)
    .replace(/^([#>+=~|-])/u, '\\$1')
    .replace(/^(\d{1,9})([.)])(?=\s|$)/u, '$1\\$2');
