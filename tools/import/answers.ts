import type { Answer, PassageId } from '../../lambda/page/page';
import { plainText } from '../../lambda/page/words';
import { sentenceRanges } from '../content/sentences';
import { countWords } from '../content/words';
import { type Inline, lineOf, part, textOf } from './blocks';
import type { Facts } from './found';
import type { Outline, Text } from './outline';
import type { Passage } from './page-file';
import type { Project } from './project';

/** The passages of an imported page, and which of them answer a move of the guide. */
export interface Answers {
  readonly passages: readonly Passage[];
  readonly moves: readonly (readonly [Answer, PassageId])[];
}

/**
 * Which passage answers which move of the guide: by its id, or because it gives the number. The lines that give the
 * dates become a passage of their own, after the one that they stand under.
 */
export function answersFor(
  passages: readonly Passage[],
  outline: Outline,
  found: Facts,
  project: Project,
  within: ReadonlyMap<PassageId, PassageId>,
): Answers {
  const known = project.compiled.head.facts.answers;
  const all = [...passages];
  const moves: [Answer, PassageId][] = [];
  placeDates(all, outline.dates, project);
  for (const move of ['helpline', 'whatsapp', 'support', 'about', 'fresh'] as const) {
    const id = known[move];
    if (id === undefined) continue;
    // Somebody who asks for someone to talk to is given the number, where the page has no more to say on that.
    const number =
      move === 'whatsapp'
        ? found.whatsapp
        : ['helpline', 'support'].includes(move)
          ? found.helpline
          : undefined;
    const able = all.filter((passage) => canAnswer(passage, project));
    const holder =
      all.find((passage) => passage.id === id) ??
      able.find((passage) => passage.id === within.get(id)) ??
      holderOf(able, number) ??
      (move === 'support' ? undefined : lineWith(number, id, all, { outline, project }));
    if (holder !== undefined && !all.includes(holder)) all.push(holder);
    if (holder !== undefined) moves.push([move, holder.id]);
  }
  return { passages: all, moves };
}

/**
 * The lines that give the dates are a passage of their own, where the project has one for them: it answers how up to
 * date the page is. Else they stay where they stand.
 */
function placeDates(all: Passage[], dates: readonly Text[], { compiled }: Project): void {
  const [first] = dates;
  if (first === undefined) return;
  const { fresh } = compiled.head.facts.answers;
  const known = compiled.passages.find(({ id }) => id === fresh);
  const line = lineOf(first.text);
  const at = Math.max(
    all.findLastIndex(({ heading }) => lineOf(heading) <= line),
    0,
  );
  const before = all[at];
  if (before === undefined) return;
  if (known === undefined || all.some(({ id }) => id === fresh)) {
    const texts = [...before.texts, ...dates].sort((a, b) => lineOf(a.text) - lineOf(b.text));
    all[at] = { ...before, texts };
    return;
  }
  const isChild = before.id === known.parent;
  all.splice(at + 1, 0, {
    id: known.id,
    heading: [{ text: plainText(known.title), stress: false, link: false, line }],
    depth: isChild ? before.depth + 1 : before.depth,
    texts: dates,
    derived: true,
  });
}

/** The most words of an answer: it is read from end to end wherever the listener is. The design allows 90 in a turn. */
const LONGEST_ANSWER = 90;

/** What answers a move is asked for by the move alone, so a passage that is asked for by itself cannot, nor a long one. */
function canAnswer({ id, texts }: Passage, { compiled, utterances }: Project): boolean {
  const words = texts.reduce((sum, { text }) => sum + countWords(textOf(text)), 0);
  const answers = Object.values(compiled.head.facts.answers).includes(id);
  const isAsked = !answers && (utterances.passages[id]?.say.length ?? 0) > 0;
  return !isAsked && words <= LONGEST_ANSWER;
}

/** Where no passage can answer with a number, the sentence of the page that gives it does, or the line of a footer. */
function lineWith(
  number: string | undefined,
  id: PassageId,
  passages: readonly Passage[],
  { outline, project }: { readonly outline: Outline; readonly project: Project },
): Passage | undefined {
  if (number === undefined) return undefined;
  const holds = (text: string) => digits(text).includes(digits(number));
  const sentences = passages.flatMap(({ texts }) =>
    texts.flatMap(({ text }) => sentenceRanges(textOf(text)).map(({ from, to }) => part(text, from, to))),
  );
  const footers = outline.out.map(({ line, text }): Inline => [{ text, line, stress: false, link: false }]);
  const text = [...sentences, ...footers].find((one) => holds(textOf(one)));
  const title = project.compiled.passages.find((passage) => passage.id === id)?.title;
  if (text === undefined || title === undefined) return undefined;
  const heading: Inline = [{ text: plainText(title), stress: false, link: false, line: lineOf(text) }];
  return { id, heading, depth: 2, texts: [{ kind: 'paragraph', text }], derived: true };
}

/** The passage that gives a number. */
const holderOf = (passages: readonly Passage[], number: string | undefined): Passage | undefined =>
  number === undefined
    ? undefined
    : passages.find(({ texts }) => texts.some(({ text }) => digits(textOf(text)).includes(digits(number))));

const digits = (text: string): string => text.replace(/\D/gu, '');
