import type { BeatView, TurnView } from '../turn-view';
import { forEars, forEyes, type Html, html } from './dom';
import { wordlessName } from './staff-names';

/** One turn of the transcript: the utterance, and the answer with its pauses and what can be done with it. */
export function turnItem(turn: TurnView, title: string | undefined, channel: string): Html {
  const { n, said, speech, open, why, part, parts, troubles } = turn;
  const wordless = wordlessName(said);
  const isSilent = speech.beats.length === 0;
  const position =
    title !== undefined && html`<span class="position">${title}, part ${part} of ${parts}</span>`;
  const hearIt = html`${forEyes('▶')} Hear it${forEars(`: answer ${n + 1}`)}`;
  const shouldBe = html`Should be…${forEars(` “${said}”`)}`;
  return html`
    <li class="turn" id="turn-${n}" tabindex="-1">
      <p class="utterance ${wordless && 'wordless'}">
        <span class="who">Listener</span> <span class="words">${wordless ?? said}</span>
      </p>
      <div class="answer">
        <p class="who">Guide${position}</p>
        <div class="score">
          ${isSilent ? html`<p class="run silent">Nothing is heard.</p>` : runsOf(speech.beats)}
        </div>
        ${troubles.length > 0 && html`<p class="trouble">Behind the scenes: ${troubles.join('; ')}</p>`}
        <p class="facts">
          <span>${speech.seconds} seconds</span>
          <span>${channel}</span>
          <span>${open ? 'goes on listening' : 'session closed'}</span>
          ${speech.rate !== 100 && html`<span>at ${speech.rate} % of the usual rate</span>`}
        </p>
        <p class="acts">
          ${!isSilent && html`<button type="button" class="plain hear" data-hear="${n}">${hearIt}</button>`}
          <button type="button" class="plain" data-explain="${n}">Why?${forEars(` Answer ${n + 1}`)}</button>
          ${why && html`<button type="button" class="plain" data-correct="${n}">${shouldBe}</button>`}
        </p>
      </div>
    </li>`;
}

type SentenceView = Extract<BeatView, { text: string }>;

/** The sentences between two pauses, each run with the pause before it in the margin, as in a score. */
function runsOf(beats: readonly BeatView[]): Html[] {
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
      return html`
        <p class="run ${isQuestion && 'question'} ${isItem && 'item'}">
          <span class="margin">
            ${pause > 0 && html`<span class="pause">${forEars('pause of ')}${pause / 1000} s</span>`}
            ${isQuestion && html`<span class="asks">asks</span>`}
          </span>
          <span class="words">${sentences.map(({ text }) => text).join(' ')}</span>
        </p>`;
    });
}
