import { BUBBLE_CHARACTERS, CHIP_CHARACTERS, CHIPS } from '../../../lambda/channels/dialogflow/limits';
import type { Reply } from '../../../lambda/guide/reply';
import type { IsoDate, Page } from '../../../lambda/page/page';
import { render } from '../../../lambda/speech/render';
import { toSsml } from '../../../lambda/speech/ssml';
import { toText } from '../../../lambda/speech/text';
import type { Understanding } from '../../../lambda/understanding/open';
import { SURFACES, type SurfaceName } from '../../surfaces/open';
import type { Exchange } from '../../surfaces/surface';
import type { Breach } from './walk';

/**
 * Has replies said again on a channel, through the handler that ships: the place goes in as the platform brings it, the
 * move is "repeat", and what comes back must be the very words. So every reply is written once for every channel.
 * Replies that close the session are left out: after them there is nobody to ask for a repeat.
 */
export async function againOn(
  name: SurfaceName,
  replies: readonly Reply[],
  { page, today, understanding }: { page: Page; today: IsoDate; understanding: Understanding },
): Promise<Breach[]> {
  const breaches = new Map<string, Breach>();
  const note = (wrong: string, reply: Reply): void => {
    const times = (breaches.get(wrong)?.times ?? 0) + 1;
    const conversation = breaches.get(wrong)?.conversation ?? [JSON.stringify(reply.place), 'repeat'];
    breaches.set(wrong, { wrong: `${name}: ${wrong}`, times, conversation });
  };
  for (const reply of replies) {
    if (!reply.asks || reply.says.length === 0) continue;
    const surface = SURFACES[name]({
      page,
      understanding,
      today: () => today,
      report: (what) => note(`reported: ${what}`, reply),
      place: reply.place,
    });
    const exchange = await surface.send({ move: { kind: 'repeat' }, words: '' });
    for (const wrong of wrongWith(name, exchange, reply, page)) note(wrong, reply);
  }
  return [...breaches.values()];
}

/** Surfaces that are told what to say after a silence. The others ask again by themselves, or wait. */
const REPROMPTING: ReadonlySet<SurfaceName> = new Set(['alexa', 'google']);

function wrongWith(
  name: SurfaceName,
  { ssml, shown, chips, open, reprompt }: Exchange,
  reply: Reply,
  page: Page,
): string[] {
  const { speech, reprompt: again } = render(reply, page);
  const wrong: string[] = [];
  const must = (holds: boolean, what: string): void => {
    if (!holds) wrong.push(what);
  };
  must(open, 'the session closes');
  must(ssml === '' || ssml === toSsml(speech), 'other words are said');
  must(ssml !== '' || shown !== undefined, 'nothing is said and nothing is shown');
  must(reprompt === (again && REPROMPTING.has(name) ? toSsml(again) : null), 'another reprompt, or none');
  if (shown) {
    must(
      sameWords(shown.join(' '), toText(speech)) || sameStart(shown.join(' '), toText(speech)),
      'other words are shown',
    );
    must(
      shown.every((bubble) => bubble.length <= BUBBLE_CHARACTERS),
      'a bubble that would be cut',
    );
  }
  if (chips) {
    must(chips.length > 0 && chips.length <= CHIPS, 'no chips, or too many');
    must(
      chips.every((chip) => chip !== '' && chip.length <= CHIP_CHARACTERS),
      'a chip that would be cut',
    );
    must(new Set(chips).size === chips.length, 'a chip twice');
  }
  return wrong;
}

/** Words as letters and digits: of SSML, what is written, not how it is said. */
const lettersOf = (text: string): string => text.replace(/<[^>]*>|[^\p{L}\p{N}]+/gu, '');
const sameWords = (one: string, other: string): boolean => lettersOf(one) === lettersOf(other);

/** A screen may show more after the words: the card with the number of the helpline. */
const sameStart = (shown: string, text: string): boolean => lettersOf(shown).startsWith(lettersOf(text));
