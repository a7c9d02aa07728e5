import type { BeatView } from '../turn-view';
import { forEars, type Html, html } from './dom';

type SentenceView = Extract<BeatView, { text: string }> & { readonly number: number };

/** Speech as a score: the sentences between two pauses, each run with the pause before it in the margin. */
export function speechScore(beats: readonly BeatView[]): Html {
  const runs: { pause: number; sentences: SentenceView[] }[] = [{ pause: 0, sentences: [] }];
  let number = 0;
  for (const beat of beats) {
    if ('pause' in beat) runs.push({ pause: beat.pause, sentences: [] });
    else runs.at(-1)?.sentences.push({ ...beat, number: number++ });
  }
  return html`<div class="score">${runs.filter(({ sentences }) => sentences.length > 0).map(runOf)}</div>`;
}

function runOf({ pause, sentences }: { pause: number; sentences: readonly SentenceView[] }): Html {
  const isQuestion = sentences.some(({ question }) => question);
  const isItem = sentences.some(({ item }) => item);
  const words = sentences.map(
    ({ text, number }, index) => html`${index > 0 && ' '}<span data-sentence="${number}">${text}</span>`,
  );
  return html`
    <p class="run ${isQuestion && 'question'} ${isItem && 'item'}">
      <span class="margin">
        ${pause > 0 && html`<span class="pause">${forEars('pause of ')}${pause / 1000} s</span>`}
        ${isQuestion && html`<span class="asks">question</span>`}
      </span>
      <span class="words">${words}</span>
    </p>`;
}
