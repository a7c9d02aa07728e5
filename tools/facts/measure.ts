import { moveOfWords } from '../../lambda/channels/intents';
import { reply } from '../../lambda/guide/guide';
import { type Move, nameOfMove } from '../../lambda/guide/moves';
import { type Place, startPlace } from '../../lambda/guide/place';
import { render } from '../../lambda/speech/render';
import { toText } from '../../lambda/speech/text';
import { stem, tokensOf } from '../../lambda/understanding/tokens';
import { escapePattern } from '../content/lexer';
import type { AskedAnswer } from '../content/utterances';
import { percent, type Share } from '../training/accuracy';
import type { Words } from '../words';
import { factsIn, KINDS, type Kind, type Question } from './questions';

/** What came of a question. */
export interface Outcome {
  readonly question: Question;
  readonly move: Move;
  /** What is heard in the first reply. */
  readonly text: string;
  /** The facts that the quotation has, and those of them that were heard. */
  readonly facts: readonly AskedAnswer[];
  readonly heard: readonly AskedAnswer[];
  readonly verdict: Verdict;
}

/**
 * - `right`: the fact was heard, or what the page does not say was refused;
 * - `wrong`: a sentence of the page was given as the answer, and it is not the one;
 * - `safe`: where it matters, the fact was not heard, but somebody was named who can help;
 * - `missed`: anything else: a passage was read in which the fact comes later, or nothing was understood.
 */
export type Verdict = 'right' | 'wrong' | 'safe' | 'missed';

/** Moves whose reply says who can help. */
const HELPING: ReadonlySet<Move['kind']> = new Set([
  'advice',
  'distress',
  'danger',
  'emergency',
  'self-harm',
  'fever',
  'bad-news',
  'support',
  'helpline',
]);

/** Moves that refuse what the page does not say. */
const REFUSING: ReadonlySet<Move['kind']> = new Set([
  'off-page',
  'unsaid',
  'unlisted',
  'advice',
  'hours',
  'not-understood',
]);

/** Puts questions to the guide, each in a conversation of its own. */
export function outcomesOf(questions: readonly Question[], words: Words, today: string): Outcome[] {
  const { page, utterances, understanding } = words;
  const hear = (say: string, place: Place) => {
    const move = moveOfWords(say, undefined, place, understanding);
    return { move, answer: reply(move, place, page, today) };
  };
  return questions.map((question) => {
    let place = startPlace(page);
    if (question.context !== '') place = hear(question.context, place).answer.place;
    const { move, answer } = hear(question.say, place);
    const text = toText(render(answer, page).speech);
    const facts = question.quote === '' ? [] : factsIn(question.quote, utterances.asked);
    const heard = facts.filter((fact) =>
      [fact, ...elsewhere(fact, utterances.asked)].some(({ words: said }) => isSaid(said, text)),
    );
    return { question, move, text, facts, heard, verdict: verdictOf(question, move, heard) };
  });
}

const isSaid = (pieces: readonly string[], text: string): boolean =>
  new RegExp(pieces.map(escapePattern).join('.*?'), 'iu').test(text);

/** The same fact in the passage that the ledger says it is asked for in: the one that has most of its words. */
function elsewhere({ fact, askedIn }: AskedAnswer, asked: readonly AskedAnswer[]): AskedAnswer[] {
  if (askedIn === undefined) return [];
  const wanted = contentOf(fact);
  const shared = asked
    .filter(({ passage }) => passage === askedIn)
    .map((answer) => ({
      answer,
      share: contentOf(answer.fact).filter((word) => wanted.includes(word)).length / wanted.length,
    }));
  const most = Math.max(...shared.map(({ share }) => share));
  return shared.filter(({ share }) => share === most && share >= SAME).map(({ answer }) => answer);
}

/** The share of the words of a fact that another must have to say the same. */
const SAME = 0.5;

const contentOf = (fact: string): string[] =>
  tokensOf(fact.replace(/\(.*?\)/gu, ''))
    .filter((word) => word.length > 3)
    .map(stem);

function verdictOf({ kind, quote }: Question, move: Move, heard: readonly AskedAnswer[]): Verdict {
  if (kind === 'unlisted')
    return move.kind === 'unlisted' ? 'right' : move.kind === 'ask' ? 'wrong' : 'missed';
  if (quote === '') return REFUSING.has(move.kind) ? 'right' : move.kind === 'ask' ? 'wrong' : 'missed';
  if (heard.length > 0) return 'right';
  if (move.kind === 'ask') return 'wrong';
  return kind === 'safety' && HELPING.has(move.kind) ? 'safe' : 'missed';
}

/** The figures, as lines of text. */
export function figures(outcomes: readonly Outcome[]): string {
  const share = (of: readonly Outcome[], is: (one: Outcome) => boolean): Share => ({
    right: of.filter(is).length,
    of: of.length,
  });
  const row = (name: string, of: readonly Outcome[], is: (one: Outcome) => boolean): string => {
    const figure = share(of, is);
    return `  ${name.padEnd(44)} ${percent(figure).toFixed(1).padStart(5)} %  ${figure.right} of ${figure.of}`;
  };
  const kind = (wanted: Kind): Outcome[] => outcomes.filter(({ question }) => question.kind === wanted);
  const right = ({ verdict }: Outcome): boolean => verdict === 'right';
  const onPage = outcomes.filter(({ question }) => question.quote !== '');
  return [
    row('direct: the fact in the first reply', kind('direct'), right),
    row(
      'direct: all of the quotation',
      kind('direct'),
      ({ facts, heard }) => facts.length > 0 && facts.length === heard.length,
    ),
    row('follow-ups', kind('followup'), right),
    row(
      '  of these, on the page',
      kind('followup').filter(({ question }) => question.quote !== ''),
      right,
    ),
    row(
      '  of these, not on the page',
      kind('followup').filter(({ question }) => question.quote === ''),
      right,
    ),
    row('safety: the fact', kind('safety'), right),
    row(
      'safety: the fact, or somebody who can help',
      kind('safety'),
      ({ verdict }) => verdict === 'right' || verdict === 'safe',
    ),
    row('not on the list: answered as that', kind('unlisted'), right),
    row('not on the page: refused', kind('off-page'), right),
    row('a wrong sentence given as the answer, of all', outcomes, ({ verdict }) => verdict === 'wrong'),
    row('a wrong sentence, where the page has the answer', onPage, ({ verdict }) => verdict === 'wrong'),
  ].join('\n');
}

/** What was not right, a line for each. */
export const misses = (outcomes: readonly Outcome[]): string =>
  outcomes
    .filter(({ verdict }) => verdict !== 'right')
    .sort((a, b) => KINDS.indexOf(a.question.kind) - KINDS.indexOf(b.question.kind))
    .map(({ question, move, verdict }) => {
      const before = question.context === '' ? '' : ` (after "${question.context}")`;
      const wanted = question.quote === '' ? '' : `, wanted "${question.quote}"`;
      return `${question.line}: ${question.kind}: ${verdict}: "${question.say}"${before} was ${nameOfMove(move)}${wanted}`;
    })
    .join('\n');
