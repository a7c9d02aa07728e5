import { append, type Styled, slice, textOfStyled } from './styled';

/**
 * Cuts a text into its sentences, without the spaces between them. The rules are our own because those of
 * `Intl.Segmenter` change with the version of ICU, and the edition of a page must not.
 */
export function sentencesOf(text: string): string[] {
  return sentenceRanges(text).map(({ from, to }) => text.slice(from, to));
}

/**
 * As `sentencesOf`, for a text with style. A sentence that was typed without a full stop gets one.
 * @param end what a sentence may also end with: in prose, the colon that leads into a list
 */
export function styledSentences(text: Styled, end = ''): Styled[] {
  const ended = new RegExp(`[.?!${end}]["')\\]]*$`, 'u');
  return sentenceRanges(textOfStyled(text)).map(({ from, to }) => {
    const sentence = slice(text, from, to);
    const words = textOfStyled(sentence);
    if (ended.test(words)) return sentence;
    return append(slice(sentence, 0, words.replace(/[\s,;:]+$/u, '').length), '.');
  });
}

/** Where each sentence begins and ends. */
export function sentenceRanges(text: string): { from: number; to: number }[] {
  const ranges: { from: number; to: number }[] = [];
  let from = 0;
  for (const match of text.matchAll(END)) {
    const [marks, space] = [match[1] ?? '', match[2] ?? ''];
    const end = match.index + marks.length;
    if (!endsHere(text.slice(from, match.index), marks, text.slice(end + space.length))) continue;
    ranges.push({ from, to: end });
    from = end + space.length;
  }
  if (text.slice(from).trim() !== '') ranges.push({ from, to: text.trimEnd().length });
  return ranges;
}

/** A full stop, question or exclamation mark, the quotation marks and brackets that close after it, and a space. */
const END = /([.?!]+["')\]]*)(\s+)/gu;

/** How a sentence begins: a capital, a digit, a gap of a phrase, an opening mark, or a word such as "mRNA". */
const START = /^["'([]?(?:[\p{Lu}\p{N}{]|\p{Ll}{1,2}\p{Lu})/u;

/** The full stop after these does not end a sentence. */
const ABBREVIATION = /(?:^|[\s("'])(?:e\.g|i\.e|cf|vs|approx|Dr|Mr|Mrs|Ms|Prof|St)$/u;
const NUMBERED = /(?:^|\s)(?:No|Nos|[Ff]ig|[Vv]ol|pp?)$/u;

/** An initial of a name: at the beginning, or after another initial, a title, or a word that often comes before names. */
const INITIAL = /(?:^|(?:^|\s)(?:\p{Lu}|Dr|Mr|Mrs|Ms|Prof|[Bb]y|from|with)\.?\s)\p{Lu}$/u;

function endsHere(before: string, marks: string, after: string): boolean {
  if (!START.test(after)) return false;
  if (!marks.startsWith('.')) return true;
  if (ABBREVIATION.test(before) || INITIAL.test(before)) return false;
  return !(NUMBERED.test(before) && /^\d/u.test(after));
}
