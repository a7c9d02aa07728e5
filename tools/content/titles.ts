import type { Sentence } from '../../lambda/page/page';
import type { Lexer } from './lexer';
import { type Styled, slice, textOfStyled } from './styled';

/**
 * A heading as it begins a sentence, and as it stands inside one.
 *
 * "Stings" becomes "stings" inside a sentence: "You asked about stings". A heading keeps its capital where it begins with
 * a term of the pronunciation list, a proper name, or a word with other capitals ("DNA").
 * @param closings the punctuation that may follow a title where it fills a gap
 */
export function titleOf(
  heading: Styled,
  lexer: Lexer,
  properNames: readonly string[],
  closings: readonly string[],
): { title: Sentence; topic: Sentence } {
  const text = textOfStyled(heading).replace(/[\s.?!:;,]+$/u, '');
  const styled = slice(heading, 0, text.length);
  const title = lexer.sentence(styled, closings);
  const [first = ''] = text.split(/\s/u);
  const [firstTerm] = lexer.terms(styled);
  const keepsCapital =
    !/^(?:A|\p{Lu}\p{Ll}+(?:['-]\p{Ll}+)*)$/u.test(first) ||
    (firstTerm !== undefined && text.startsWith(firstTerm)) ||
    properNames.some((name) => text === name || text.startsWith(`${name} `) || text.startsWith(`${name}'`));
  return { title, topic: keepsCapital ? title : lexer.sentence(lowered(styled), closings) };
}

function lowered(styled: Styled): Styled {
  const [first, ...rest] = styled;
  if (first === undefined) return styled;
  return [{ ...first, text: first.text.charAt(0).toLowerCase() + first.text.slice(1) }, ...rest];
}
