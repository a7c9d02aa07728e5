import type { Part, Passage, Phrase } from '../../lambda/page/page';
import { plainText, sentencesOf } from '../../lambda/page/words';
import { linesIn, type Section, type TypedItem } from './markdown';
import { pageTalkIn } from './page-talk';
import type { Problems, Severity, Where } from './problems';
import { type Styled, textOfStyled } from './styled';
import { LIMITS } from './turn-limits';
import { counted, countWords, wordsOf } from './word-count';

export interface EarOptions {
  readonly problems: Problems;
  /** An error in words written for the ear; a warning where the wording is kept to the letter. */
  readonly severity: Severity;
  /** The telephone numbers of the front matter; undefined where it could not be read. */
  readonly phones?: readonly string[];
}

/** How a sentence begins whose subject stands in the one before. A part later, nobody remembers what it was. */
const PRONOUN =
  /^(?:(?:And|But|Or|So|Then|Also|Usually|Normally|Sometimes),? )?(it|its|they|their|this|that|these|those|such|others|he|she)\b/iu;

const FOLLOWED = 'is the most that can be followed by ear';

/** Checks what can be followed by someone who hears it once and cannot look back. */
export class Ear {
  readonly #problems: Problems;
  readonly #severity: Severity;
  readonly #phones: readonly string[] | undefined;

  constructor({ problems, severity, phones }: EarOptions) {
    this.#problems = problems;
    this.#severity = severity;
    this.#phones = phones;
  }

  /** A passage as it was typed. In one of citations, the items of a list are titles of papers and may be long. */
  section({ title, where, blocks }: Section, isCitations: boolean): void {
    this.#heading(title, where);
    if (blocks.length === 0) {
      const remedy = 'write at least one sentence under it';
      this.#problems.error(where, `nothing is said under '${textOfStyled(title)}'`, remedy);
    }
    for (const [index, { kind, line, items }] of blocks.entries()) {
      const { file } = where;
      if (kind === 'prose') {
        for (const sentence of items.flatMap(({ sentences }) => sentences)) this.#sentence(sentence, file);
        continue;
      }
      const before = blocks[index - 1];
      const leadIn = before?.kind === 'prose' ? before.items.at(-1)?.sentences[0] : undefined;
      this.#leadIn(leadIn, { file, line });
      for (const item of items) this.#item(item, file, isCitations);
    }
  }

  /** A passage as it was cut. */
  parts(passage: Passage, section: Section): void {
    const lines = linesIn(section);
    const whereOf = ({ start }: Part): Where => ({
      file: section.where.file,
      line: lines[start] ?? section.where.line,
    });
    for (const part of passage.cuts.full) {
      const words = sentencesOf(passage, part).reduce((sum, sentence) => sum + wordsOf(sentence), 0);
      if (words <= LIMITS.part) continue;
      const message = `a part of ${counted(words, 'word')}`;
      this.#report(whereOf(part), message, `${LIMITS.part} ${FOLLOWED}; cut it in two`);
    }
    const later = Object.values(passage.cuts).flatMap((parts) => parts.slice(1));
    for (const part of new Map(later.map((one) => [one.start, one])).values()) {
      const [piece] = part.pieces;
      const [, pronoun] = (piece && 'say' in piece && PRONOUN.exec(plainText(piece.say))) || [];
      if (pronoun === undefined) continue;
      const message = `a part begins with '${pronoun}', for something in the part before`;
      this.#report(whereOf(part), message, 'name the thing, or end a paragraph elsewhere');
    }
  }

  /** A phrase of the guide's own. */
  phrase(key: string, phrase: Phrase, where: Where): void {
    for (const sentence of phrase) {
      this.#isTooLong(where, 'a sentence', wordsOf(sentence), ` in '${key}'`);
      const text = sentence
        .map((run) => (typeof run === 'object' && 'slot' in run ? 'x' : plainText([run])))
        .join('');
      this.#text(text, where);
    }
  }

  #heading(title: Styled, where: Where): void {
    const text = textOfStyled(title);
    if (/[.?!:;,]$/u.test(text)) {
      this.#report(
        where,
        `a heading that ends with '${text.at(-1)}'`,
        'end it without: it is said inside a sentence',
      );
    }
    const words = countWords(text);
    if (words > LIMITS.heading) {
      const remedy = `${LIMITS.heading} fit into a question such as 'Shall I carry on with ...?'`;
      this.#report(where, `a heading of ${counted(words, 'word')}`, remedy);
    }
    this.#text(text, where);
  }

  #sentence(sentence: Styled, file: string, isCitation = false): void {
    const where = { file, line: sentence[0]?.line ?? 0 };
    const text = textOfStyled(sentence);
    if (!isCitation) this.#isTooLong(where, 'a sentence', countWords(text));
    this.#text(text, where);
  }

  #isTooLong(where: Where, what: string, words: number, inside = ''): boolean {
    const isTooLong = words > LIMITS.sentence;
    const message = `${what} of ${counted(words, 'word')}${inside}`;
    if (isTooLong) this.#report(where, message, `${LIMITS.sentence} ${FOLLOWED}`);
    return isTooLong;
  }

  #leadIn(before: Styled | undefined, where: Where): void {
    if (before === undefined) {
      this.#report(where, 'a list without a sentence that leads into it', 'say before it what the items are');
    } else if (!/[.:]["')\]]*$/u.test(textOfStyled(before))) {
      this.#report(where, 'the sentence before the list does not lead into it', "end it with ':' or '.'");
    }
  }

  #item({ sentences, line }: TypedItem, file: string, isCitation: boolean): void {
    const where = { file, line };
    if (sentences.length > LIMITS.itemSentences && !isCitation) {
      const remedy = `${LIMITS.itemSentences} are the most: the item, and what explains it`;
      this.#report(where, `a list item of ${sentences.length} sentences`, remedy);
    }
    const only = sentences.length === 1 ? textOfStyled(sentences[0] ?? []) : '';
    if (!isCitation && this.#isTooLong(where, 'a list item', countWords(only))) this.#text(only, where);
    else for (const sentence of sentences) this.#sentence(sentence, file, isCitation);
  }

  #text(text: string, where: Where): void {
    for (const { message, remedy } of pageTalkIn(text)) this.#report(where, message, remedy);
    for (const [phone] of text.matchAll(PHONE)) this.#phone(phone, where);
  }

  /** A number that is not the charity's own may be a slip of one digit, which nobody would ever hear. */
  #phone(phone: string, where: Where): void {
    if (this.#phones === undefined || this.#phones.includes(phone)) return;
    const same = this.#phones.find((known) => digitsOf(known) === digitsOf(phone));
    this.#report(
      where,
      `the telephone number ${phone} is not in the front matter`,
      same === undefined ? 'correct it there or here' : `write it in the same groups, ${same}`,
    );
  }

  #report(where: Where, message: string, remedy: string): void {
    this.#problems.add(this.#severity, where, message, remedy);
  }
}

/** What looks like a telephone number, also where it is not in the groups that the guide can say. */
const PHONE =
  /(?<![\p{L}\p{N}.,])(?:\+?(?=(?:\d ?){9})\d+(?: \d+)*|(?:\+|0)(?=(?:\d[ .()-]{0,2}){9})\d[\d .()-]*\d)(?![\p{L}\p{N}])/gu;

const digitsOf = (phone: string): string => phone.replace(/\D/gu, '');
