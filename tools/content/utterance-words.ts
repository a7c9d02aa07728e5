import type { Problems, Where } from './problems';
import { TemplateError } from './templates';

/** Runs what may throw a `TemplateError`, and reports it with the template that it is about. */
export function attemptTemplate<T>(
  text: string,
  where: Where,
  problems: Problems,
  run: () => T,
): T | undefined {
  try {
    return run();
  } catch (error) {
    if (!(error instanceof TemplateError)) throw error;
    const shortened = text.length > 60 ? `${text.slice(0, 57)}...` : text;
    problems.error(where, `"${shortened}": ${error.message}`, error.remedy);
    return undefined;
  }
}

/**
 * The words that Alexa takes in a sample: letters, apostrophes and hyphens within them, and full stops after the single
 * letters of an initialism (`a. n. k. l.`). Numbers are written as words.
 */
export function wordProblem(utterance: string): TemplateError | undefined {
  if (utterance === '')
    return new TemplateError('all of it can be left out', 'put some of it outside the [ ]');
  if (GOOD.test(utterance)) return undefined;
  for (const word of utterance.split(' ')) {
    if (GOOD.test(word)) continue;
    if (/\p{Lu}/u.test(word))
      return new TemplateError(`capital letters in '${word}'`, 'write it in small letters');
    if (/\d/u.test(word)) return new TemplateError(`a digit in '${word}'`, 'write the number in words');
    const [mark] = /[^\p{L}'.-]/u.exec(word) ?? [];
    if (mark !== undefined) return new TemplateError(`'${mark}' in '${word}'`, 'delete it: it is not said');
    if (word.includes('.')) {
      return new TemplateError(
        `a full stop in '${word}'`,
        "it stands only after single letters, as in 'a. n. k. l.'",
      );
    }
    return new TemplateError(`'${word}' is no word`, 'apostrophes and hyphens stand only between letters');
  }
  return undefined;
}

const WORD = "(?:\\p{Ll}+(?:['-]\\p{Ll}+)*'?|\\p{Ll}\\.(?:'s)?)";
const GOOD = new RegExp(`^${WORD}(?: ${WORD})*$`, 'u');
