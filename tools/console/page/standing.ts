import { byId, el } from './dom';

/** What has to be known before the next thing is said. */
export interface Standing {
  readonly connected: boolean;
  readonly learning: boolean;
  readonly sound: boolean;
  /** Whether an answer is waited for. */
  readonly busy: boolean;
  /** What was done last; empty for nothing. */
  readonly note: string;
}

/** Says it beside where one speaks, since what stands at the top of the page may be out of sight. */
export function showStanding(standing: Standing): void {
  const words = wordsOf(standing);
  const place = byId('standing');
  place.replaceChildren(...words);
  place.hidden = words.length === 0;
}

function wordsOf({ connected, learning, sound, busy, note }: Standing): (Node | string)[] {
  if (!connected) return ['The console does not answer. This page goes on trying.'];
  if (learning && busy) return ['Learning the new words first; then it answers…'];
  if (learning) return ['Learning what people say from the new words…'];
  if (note !== '') return [note];
  return sound ? [] : ['The words do not compile. ', el('a', { href: '#notices' }, 'See why')];
}
