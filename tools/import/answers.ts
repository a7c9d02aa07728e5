import { ANSWERS, type Answer, type PassageId } from '../../lambda/page/page';
import { plainText } from '../../lambda/page/words';
import { type Styled, textOfStyled, unstyled } from '../content/styled';
import { countWords } from '../content/word-count';
import { lineOf, sentencesIn } from './blocks';
import type { Facts } from './front-matter';
import type { Outline } from './outline';
import type { Passage } from './passages';
import type { Context } from './project';

/** The passages of an imported page, and which of them answer a move of the guide. */
export type Answers = ReturnType<typeof answersFor>;

/** The most words of an answer: it is read from end to end wherever the listener is. The design allows 90 in a turn. */
const LONGEST_ANSWER = 90;

/**
 * Which passage answers which move of the guide: by its id, or because it gives the number or the dates. A number that no
 * passage can answer with is given by a passage of its own: the sentence of the page that has it, or the line of a footer.
 */
export function answersFor(
  passages: readonly Passage[],
  { out }: Outline,
  { helpline, whatsapp }: Pick<Facts, 'helpline' | 'whatsapp'>,
  { project: { compiled, utterances } }: Context,
) {
  const passageFor = compiled.head.facts.answers;
  const all = [...passages];
  const moves: [Answer, PassageId][] = [];
  // What answers a move is asked for by the move alone, so a passage that is asked for by itself cannot, nor a long one.
  const able = passages.filter(({ id, texts }) => {
    const isAsked = !Object.values(passageFor).includes(id) && (utterances.passages[id]?.say.length ?? 0) > 0;
    return (
      !isAsked && texts.reduce((sum, { text }) => sum + countWords(textOfStyled(text)), 0) <= LONGEST_ANSWER
    );
  });
  for (const move of ANSWERS) {
    const id = passageFor[move];
    if (id === undefined) continue;
    // Someone who asks for a person to talk to is given the helpline, if the page has no more to say on that.
    const number = { whatsapp, helpline, support: helpline, about: undefined, fresh: undefined }[move];
    const gives = (text: Styled) =>
      number !== undefined && digits(textOfStyled(text)).includes(digits(number));
    let holder =
      all.find((passage) => passage.id === id) ??
      (move === 'fresh' ? passages.find(({ isOurs }) => isOurs) : undefined) ??
      able.find(({ texts }) => texts.some(({ text }) => gives(text)));
    if (holder === undefined && move !== 'support') {
      const sentences = all.flatMap(({ texts }) => texts.flatMap(({ text }) => sentencesIn(text)));
      const footers = out.map(({ line, text }) => unstyled(text, line));
      const text = [...sentences, ...footers].find(gives);
      const title = plainText(compiled.passages.find((passage) => passage.id === id)?.title ?? []);
      if (text) {
        const heading = unstyled(title, lineOf(text));
        holder = { id, heading, depth: 2, isOurs: true, texts: [{ kind: 'paragraph', text }] };
        all.push(holder);
      }
    }
    if (holder !== undefined) moves.push([move, holder.id]);
  }
  return { passages: all, moves };
}

const digits = (text: string): string => text.replace(/\D/gu, '');
