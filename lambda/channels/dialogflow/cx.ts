import * as v from 'valibot';
import { RequestRefused, readJson } from '../../http/request';
import type { RequestHandler } from '../../http/router';
import type { Page } from '../../page/page';
import { toSsml } from '../../speech/ssml';
import { type ChannelOptions, type TurnTaken, takeTurn } from '../channel';
import { screenOf } from '../screen';
import { NAMES } from './intents';
import { respond, richContent, textMessage } from './messages';
import { askedIn, known, PLACE } from './request';
import { SCREEN } from './response-limits';

/** The session parameter that says whether the guide goes on listening, for the routes of a flow to go by. */
export const LISTENING = 'guide-listening';

const text = v.fallback(v.string(), '');
const record = v.fallback(v.record(v.string(), v.unknown()), {});
const resolved = v.fallback(v.object({ resolvedValue: v.unknown() }), { resolvedValue: undefined });
const cxRequest = v.object({
  fulfillmentInfo: v.object({ tag: text }),
  text,
  transcript: text,
  intentInfo: v.fallback(v.object({ parameters: v.fallback(v.record(v.string(), resolved), {}) }), {
    parameters: {},
  }),
  pageInfo: v.fallback(v.object({ currentPage: text }), { currentPage: '' }),
  sessionInfo: v.fallback(v.object({ parameters: record }), { parameters: {} }),
});

/** The webhook of Dialogflow CX (Conversational Agents): the tag of a fulfilment names what is wanted. */
export const cx =
  (options: ChannelOptions): RequestHandler =>
  async (http) => {
    const parsed = v.safeParse(cxRequest, readJson(http));
    if (!parsed.success) throw new RequestRefused({ status: 400, reason: 'not-a-dialogflow-cx-request' });
    const { fulfillmentInfo, intentInfo, pageInfo, sessionInfo, text, transcript } = parsed.output;
    const parameters = Object.fromEntries(
      Object.entries(intentInfo.parameters).map(([name, { resolvedValue }]) => [name, resolvedValue]),
    );
    const place = sessionInfo.parameters[PLACE];
    const asked = askedIn(fulfillmentInfo.tag, known(parameters), text || transcript, place);
    const turn = await takeTurn('cx', asked, NAMES, options);
    return respond(responseTo(turn, options.page, pageInfo.currentPage));
  };

/**
 * A turn as CX takes it. `outputAudioText` is spoken; the texts beside it are only shown. It replaces what the flow was
 * about to say, or both would be spoken.
 */
function responseTo(turn: TurnTaken, page: Page, currentPage: string) {
  const { reply, rendered } = turn;
  const screen = screenOf(turn, page, SCREEN);
  const payload = richContent(screen);
  const listening = reply.asks !== undefined;
  const end = listening ? undefined : endOfSession(currentPage);
  return {
    fulfillmentResponse: {
      messages: [
        { outputAudioText: { ssml: toSsml(rendered.speech) } },
        ...screen.bubbles.map(textMessage),
        ...(payload ? [{ payload }] : []),
      ],
      mergeBehavior: 'REPLACE',
    },
    sessionInfo: { parameters: { [PLACE]: listening ? reply.place : null, [LISTENING]: listening } },
    ...(end && { targetPage: end }),
  };
}

/** The page of the same flow on which a session ends; undefined where the request did not say which flow it is in. */
function endOfSession(currentPage: string): string | undefined {
  const flow = /^(projects\/[^/]+\/locations\/[^/]+\/agents\/[^/]+\/flows\/[^/]+)\/pages\/[^/]+$/.exec(
    currentPage,
  )?.[1];
  return flow === undefined ? undefined : `${flow}/pages/END_SESSION`;
}
