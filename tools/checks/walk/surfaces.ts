import { SCREEN } from '../../../lambda/channels/dialogflow/response-limits';
import type { Reply } from '../../../lambda/guide/reply';
import type { IsoDate, Page } from '../../../lambda/page/page';
import { render } from '../../../lambda/speech/render';
import { toSsml } from '../../../lambda/speech/ssml';
import { toText } from '../../../lambda/speech/text';
import type { Understanding } from '../../../lambda/understanding/open';
import { SURFACES, type SurfaceName } from '../../surfaces';
import type { Exchange } from '../../surfaces/surface';
import type { Breach } from './walk';

/**
 * Has replies said on a surface, through the handler that ships: the place goes in as the platform sends it, the move is
 * "repeat", and the same words must come out. So every reply is written once for every surface. Replies that close the
 * session are left out, since nothing can be repeated after them.
 */
export async function repeatedOn(
  name: SurfaceName,
  replies: readonly Reply[],
  { page, today, understanding }: { page: Page; today: IsoDate; understanding: Understanding },
): Promise<Breach[]> {
  const breaches = new Map<string, Breach>();
  const note = (wrong: string, reply: Reply): void => {
    const { times = 0, conversation = [JSON.stringify(reply.place), 'repeat'] } = breaches.get(wrong) ?? {};
    breaches.set(wrong, { wrong: `${name}: ${wrong}`, times: times + 1, conversation });
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

/** Surfaces that are sent a reprompt. The others ask again by themselves, or wait. */
const REPROMPTING: ReadonlySet<SurfaceName> = new Set(['alexa', 'assistant']);

/** A web page shows whatever there is. */
const NO_LIMITS = {
  bubble: Number.POSITIVE_INFINITY,
  chips: Number.POSITIVE_INFINITY,
  chip: Number.POSITIVE_INFINITY,
};

function wrongWith(
  name: SurfaceName,
  { ssml, shown, chips, open, reprompt }: Exchange,
  reply: Reply,
  page: Page,
): string[] {
  const rendered = render(reply, page);
  const text = lettersOf(toText(rendered.speech));
  const expected = rendered.reprompt && REPROMPTING.has(name) ? toSsml(rendered.reprompt) : null;
  const limits = name === 'web' ? NO_LIMITS : SCREEN;
  const wrong: string[] = [];
  const must = (holds: boolean, what: string): void => {
    if (!holds) wrong.push(what);
  };
  must(open, 'the session closes');
  must(ssml === '' || ssml === toSsml(rendered.speech), 'other words are said');
  must(ssml !== '' || shown !== undefined, 'nothing is said and nothing is shown');
  must(reprompt === expected, 'another reprompt, or none');
  if (shown) {
    // A screen may show more below the words: the card with the helpline.
    must(lettersOf(shown.join(' ')).startsWith(text), 'other words are shown');
    must(
      shown.every((bubble) => bubble.length <= limits.bubble),
      'a bubble that would be cut',
    );
  }
  if (chips) {
    must(chips.length > 0 && chips.length <= limits.chips, 'no chips, or too many');
    must(
      chips.every((chip) => chip !== '' && chip.length <= limits.chip),
      'a chip that would be cut',
    );
    must(new Set(chips).size === chips.length, 'a chip twice');
  }
  return wrong;
}

/** The letters and digits of a text. Of SSML only what is written counts, not how it is to be said. */
const lettersOf = (text: string): string => text.replace(/<[^>]*>|[^\p{L}\p{N}]+/gu, '');
