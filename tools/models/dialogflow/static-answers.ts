import type { PhraseKey } from '../../../lambda/guide/phrases';
import type { Page, Span } from '../../../lambda/page/page';
import { writtenRun } from '../../../lambda/page/words';
import { renderPhrase } from '../../../lambda/speech/render';
import { phoneIn } from '../../spoken';

/**
 * What Dialogflow says by itself for an intent when the webhook fails or is too slow: that the guide cannot answer, and
 * the number of people who can. Where more is at stake than an answer, it says what the guide itself would have said,
 * which needs nothing that is out of reach. An emergency is sent to 999 and nowhere else.
 */
const ANSWERS: Readonly<Record<string, readonly PhraseKey[]>> = {
  emergency: ['emergency.first'],
  'self-harm': ['self-harm.first'],
  fever: ['fever.first'],
  distress: ['upset.distress'],
  'bad-news': ['upset.bad-news'],
  death: ['upset.death'],
  stop: ['goodbye', 'card.helpline'],
};
const UNAVAILABLE: readonly PhraseKey[] = ['unavailable'];

/** The static answer of an intent. It is the same text for eye and ear, so digits stand singly: "0 8 0 8 8, 0 1 0". */
export function staticAnswer(page: Page, intent: string): string {
  const keys = Object.hasOwn(ANSWERS, intent) ? ANSWERS[intent] : undefined;
  return (keys ?? UNAVAILABLE).map((key) => phraseText(page, key)).join(' ');
}

const phraseText = (page: Page, key: PhraseKey): string =>
  renderPhrase(page, key)
    .beats.flatMap((beat) => ('pause' in beat ? [] : [beat.say.map(forEyeAndEar).join('').trim()]))
    .join(' ');

/** Characters of a number that is known as it is written: 999, or that of the Samaritans. */
const SHORT = 7;

/** A span that reads well and is said rightly: a voice would take "08088" for a number of thousands. */
function forEyeAndEar(span: Span): string {
  const phone = phoneIn(span);
  if (phone === undefined || phone.number.length <= SHORT) return writtenRun(span);
  const groups = phone.number.split(' ').map((group) => [...group].join(' '));
  return groups.join(', ') + phone.after;
}
