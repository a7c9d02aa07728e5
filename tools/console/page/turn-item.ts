import type { ProblemView } from '../state-view';
import type { TurnView } from '../turn-view';
import { forEars, forEyes, type Html, html } from './dom';
import { problemList } from './notices';
import { speechScore } from './speech-score';
import { wordlessName } from './staff-names';

export interface TurnItemOptions {
  /** The title of the passage that was read. */
  readonly title: string | undefined;
  readonly channel: string;
  /** What the ledger does not agree with in what is heard. */
  readonly notes: readonly ProblemView[];
}

/** One turn of the transcript: the utterance, and the answer with its pauses and what can be done with it. */
export function turnItem(turn: TurnView, { title, channel, notes }: TurnItemOptions): Html {
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
        ${isSilent ? html`<p class="run silent">Nothing is heard.</p>` : speechScore(speech.beats)}
        ${troubles.length > 0 && html`<p class="trouble">Behind the scenes: ${troubles.join('; ')}</p>`}
        ${
          notes.length > 0 &&
          html`
          <details class="note">
            <summary>The ledger does not agree with these words yet</summary>
            <p>They are heard here, and a build refuses them until it does.</p>
            ${problemList(notes)}
          </details>`
        }
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
