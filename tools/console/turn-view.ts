import { SCREEN } from '../../lambda/channels/dialogflow/limits';
import { screenOf } from '../../lambda/channels/screen';
import type { Place } from '../../lambda/guide/place';
import type { Page } from '../../lambda/page/page';
import type { Exchange } from '../surfaces/surface';
import { questionOf, type Turn } from '../talk/conversation';
import { heardIn } from './coverage';
import { speechView } from './speech-view';
import type { ScreenView, TurnView } from './wire';

/** A turn and what is known of it besides. */
export interface Recorded {
  readonly n: number;
  readonly channel: string;
  readonly turn: Turn;
  readonly before: Place | null;
  readonly page: Page;
  readonly troubles: readonly string[];
}

/** A turn as the page shows it. */
export function turnView({ n, channel, turn, before, page, troubles }: Recorded): TurnView {
  const { heard, speech, exchange, understood } = turn;
  return {
    n,
    channel,
    said: heard.said,
    intent: heard.intent,
    slots: Object.fromEntries(
      Object.entries(exchange.sent?.slots ?? {}).map(([name, { value, id }]) => [name, id ?? value]),
    ),
    move: heard.move,
    passage: heard.passage,
    part: heard.part,
    parts: heard.parts,
    open: heard.open,
    speech: speechView(speech, questionOf(turn)),
    reprompt: heard.reprompt,
    why: understood
      ? {
          label: understood.label,
          score: understood.score,
          by: understood.by,
          ...understood.why(),
          ...(understood.between && { between: understood.between }),
        }
      : null,
    before,
    after: heard.open ? heard.place : null,
    request: exchange.request ?? null,
    response: exchange.response ?? null,
    screen: screenView(exchange),
    suggestions: exchange.turn ? screenOf(exchange.turn, page, SCREEN).chips : [],
    heard: exchange.turn ? heardIn(exchange.turn.reply, page) : [],
    troubles,
  };
}

/** What a screen shows: the card of an Echo, or the bubbles, card and chips of a web page. Null where nothing is shown. */
export function screenView({ response, shown, chips }: Exchange): ScreenView | null {
  const { card } = fields(fields(response).response);
  const { title, content } = fields(card);
  if (typeof content === 'string')
    return { kind: 'card', bubbles: [], card: { title: String(title ?? ''), text: content }, chips: [] };
  if (!shown || shown.length === 0) return null;
  const info = infoOf(response);
  return { kind: 'messenger', bubbles: shown, ...(info && { card: info }), chips: chips ?? [] };
}

/** The info card among the rich content of a Dialogflow response. */
function infoOf(response: unknown): { title: string; text: string } | undefined {
  const messages = list(
    fields(response).fulfillmentMessages ?? fields(fields(response).fulfillmentResponse).messages,
  );
  const contents = messages.flatMap((message) =>
    list(fields(fields(message).payload).richContent).flatMap(list),
  );
  const info = contents.map(fields).find(({ type }) => type === 'info');
  return info && { title: String(info.title ?? ''), text: String(info.subtitle ?? '') };
}

const list = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);

const fields = (value: unknown): Record<string, unknown> =>
  typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
