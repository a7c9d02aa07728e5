import { RequestRefused, readJson } from '../../http/request';
import type { RequestHandler } from '../../http/router';
import { type ChannelOptions, PROBE, type TurnTaken, takeTurn } from '../channel';
import { NAMES, WARM_UP } from './intents';
import { messagesOf, respond } from './messages';
import { askedIn, type EsRequest, PLACE, readEsRequest } from './request';
import { PLACE_LIFESPAN } from './response-limits';
import { surfaceOf } from './surface';

/** The webhook of Dialogflow ES. */
export const es =
  (options: ChannelOptions): RequestHandler =>
  async (http) => {
    const request = readEsRequest(readJson(http));
    if (!request) throw new RequestRefused({ status: 400, reason: 'not-a-dialogflow-es-request' });
    if (request.words === WARM_UP) return respond({});
    const { intent, parameters, words, place } = request;
    const isProbe = request.session.endsWith(`/${PROBE}`);
    const asked = { ...askedIn(intent, parameters, words, place), isProbe };
    const turn = await takeTurn('dialogflow', asked, NAMES, options);
    return respond({
      ...messagesOf(surfaceOf(request, http.headers), turn, options.page),
      outputContexts: [contextOf(request, turn)],
    });
  };

/** The context that brings the place back with the next request; gone at once where the session closes. */
const contextOf = ({ session }: Pick<EsRequest, 'session'>, { reply }: TurnTaken) => ({
  name: `${session}/contexts/${PLACE}`,
  ...(reply.asks
    ? { lifespanCount: PLACE_LIFESPAN, parameters: { [PLACE]: reply.place } }
    : { lifespanCount: 0, parameters: {} }),
});
