import type { BeatView, TurnView } from '../turn-view';
import { el, forEars, forEyes } from './dom';
import { wordlessName } from './staff-names';

export interface TurnActions {
  hear(turn: TurnView, button: HTMLButtonElement): void;
  explain(turn: TurnView): void;
  correct(turn: TurnView): void;
}

/** One turn of the transcript: the utterance, and the answer with its pauses and its question. */
export function turnItem(
  turn: TurnView,
  title: string | undefined,
  channel: string,
  actions: TurnActions,
): HTMLLIElement {
  const { n, said, speech, open, why } = turn;
  const wordless = wordlessName(said);
  const hear: HTMLButtonElement = el(
    'button.plain.hear',
    { type: 'button', onclick: () => actions.hear(turn, hear) },
    forEyes('▶'),
    ' Hear it',
    forEars(`: answer ${n + 1}`),
  );
  const action = (text: string, what: string, onclick: () => void) =>
    el('button.plain', { type: 'button', onclick }, text, forEars(what));
  const position = title !== undefined && `${title}, part ${turn.part} of ${turn.parts}`;
  const isSilent = speech.beats.length === 0;
  return el(
    'li.turn',
    { id: `turn-${n}`, tabindex: -1 },
    el(
      wordless ? 'p.utterance.wordless' : 'p.utterance',
      el('span.who', 'Listener'),
      ' ',
      el('span.words', wordless ?? said),
    ),
    el(
      'div.answer',
      el('p.who', 'Guide', position && el('span.position', position)),
      el('div.score', ...(isSilent ? [el('p.run.silent', 'Nothing is heard.')] : runsOf(speech.beats))),
      turn.troubles.length > 0 && el('p.trouble', `Behind the scenes: ${turn.troubles.join('; ')}`),
      el(
        'p.facts',
        el('span', `${speech.seconds} seconds`),
        el('span', channel),
        el('span', open ? 'goes on listening' : 'session closed'),
        speech.rate !== 100 && el('span', `at ${speech.rate} % of the usual rate`),
      ),
      el(
        'p.acts',
        !isSilent && hear,
        action('Why?', ` Answer ${n + 1}`, () => actions.explain(turn)),
        why && action('Should be…', ` “${said}”`, () => actions.correct(turn)),
      ),
    ),
  );
}

type SentenceView = Extract<BeatView, { text: string }>;

/** The sentences between two pauses, each run with the pause before it in the margin, as in a score. */
function runsOf(beats: readonly BeatView[]): HTMLElement[] {
  const runs: { pause: number; sentences: SentenceView[] }[] = [{ pause: 0, sentences: [] }];
  for (const beat of beats) {
    if ('pause' in beat) runs.push({ pause: beat.pause, sentences: [] });
    else runs.at(-1)?.sentences.push(beat);
  }
  return runs
    .filter(({ sentences }) => sentences.length > 0)
    .map(({ pause, sentences }) => {
      const isQuestion = sentences.some(({ question }) => question);
      const isItem = sentences.some(({ item }) => item);
      return el(
        `p.run${isQuestion ? '.question' : ''}${isItem ? '.item' : ''}`,
        el(
          'span.margin',
          pause > 0 && el('span.pause', forEars('pause of '), `${pause / 1000} s`),
          isQuestion && el('span.asks', 'asks'),
        ),
        el('span.words', sentences.map(({ text }) => text).join(' ')),
      );
    });
}
