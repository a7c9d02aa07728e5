import type { BeatView, TurnView } from '../wire';
import { el, unheard, unseen } from './dom';
import { deedName } from './names';

/** What can be done with a turn. */
export interface TurnActions {
  hear(turn: TurnView, button: HTMLButtonElement): void;
  explain(turn: TurnView): void;
  correct(turn: TurnView): void;
}

type Said = Extract<BeatView, { text: string }>;

/** One turn of the transcript: what was said, and what was heard with its pauses and its question. */
export function turnItem(
  turn: TurnView,
  title: string | undefined,
  channel: string,
  actions: TurnActions,
): HTMLLIElement {
  const { n, said, speech, open, why } = turn;
  const id = `turn-${n}`;
  const deed = deedName(said);
  const position = title === undefined ? undefined : `${title}, part ${turn.part} of ${turn.parts}`;
  const hear = el(
    'button',
    { type: 'button', class: 'plain hear' },
    unheard('▶'),
    ' Hear it',
    unseen(`: answer ${n + 1}`),
  );
  hear.addEventListener('click', () => actions.hear(turn, hear));
  const words =
    speech.beats.length === 0
      ? [el('p', { class: 'run silent' }, 'Nothing is heard.')]
      : runsOf(speech.beats);
  return el(
    'li',
    { class: 'turn', id, tabindex: -1 },
    el(
      'p',
      { class: deed ? 'said deed' : 'said' },
      el('span', { class: 'who' }, 'Listener'),
      ' ',
      el('span', { class: 'words' }, deed ?? said),
    ),
    el(
      'div',
      { class: 'heard' },
      el(
        'p',
        { class: 'who' },
        'Guide',
        position !== undefined && el('span', { class: 'position' }, position),
      ),
      el('div', { class: 'score' }, ...words),
      turn.troubles.length > 0 &&
        el('p', { class: 'trouble' }, `Behind the scenes: ${turn.troubles.join('; ')}`),
      el(
        'p',
        { class: 'facts' },
        el('span', {}, `${speech.seconds} seconds`),
        el('span', {}, channel),
        el('span', {}, open ? 'goes on listening' : 'session closed'),
        speech.rate !== 100 && el('span', {}, `at ${speech.rate} % of the usual rate`),
      ),
      el(
        'p',
        { class: 'acts' },
        speech.beats.length > 0 && hear,
        el(
          'button',
          { type: 'button', class: 'plain', onclick: () => actions.explain(turn) },
          'Why?',
          unseen(` Answer ${n + 1}`),
        ),
        why &&
          el(
            'button',
            { type: 'button', class: 'plain', onclick: () => actions.correct(turn) },
            'Should be…',
            unseen(` “${said}”`),
          ),
      ),
    ),
  );
}

/** What stands between two pauses, each with the pause before it in the margin, as in a score. */
function runsOf(beats: readonly BeatView[]): HTMLElement[] {
  const runs: { pause: number; said: Said[] }[] = [{ pause: 0, said: [] }];
  for (const beat of beats) {
    if ('pause' in beat) runs.push({ pause: beat.pause, said: [] });
    else runs.at(-1)?.said.push(beat);
  }
  return runs
    .filter(({ said }) => said.length > 0)
    .map(({ pause, said }) => {
      const question = said.some((one) => one.question);
      const item = said.some((one) => one.item);
      return el(
        'p',
        { class: `run${question ? ' question' : ''}${item ? ' item' : ''}` },
        el(
          'span',
          { class: 'margin' },
          pause > 0 && el('span', { class: 'pause' }, unseen('pause of '), `${pause / 1000} s`),
          question && el('span', { class: 'asks' }, 'asks'),
        ),
        el('span', { class: 'words' }, said.map(({ text }) => text).join(' ')),
      );
    });
}
