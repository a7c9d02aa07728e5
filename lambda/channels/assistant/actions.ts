import {
  BasicCard,
  SimpleResponse,
  Suggestions,
} from 'actions-on-google/dist/service/actionssdk/conversation';
import { type DialogflowConversation, dialogflow } from 'actions-on-google/dist/service/dialogflow';
import { json, RequestRefused, readJson } from '../../http/request';
import type { RequestHandler } from '../../http/router';
import type { Page } from '../../page/page';
import { toSsml } from '../../speech/ssml';
import { toText } from '../../speech/text';
import { type ChannelOptions, type TurnTaken, takeTurn } from '../channel';
import { NAMES } from '../dialogflow/intents';
import { askedIn, type EsRequest, PLACE, readEsRequest } from '../dialogflow/request';
import { PLACE_LIFESPAN, SCREEN } from '../dialogflow/response-limits';
import { screenOf } from '../screen';

/** The webhook that an Assistant agent calls. The library writes the response, and reads nothing. */
export const webhook =
  (options: ChannelOptions): RequestHandler =>
  async (http) => {
    const request = readEsRequest(readJson(http));
    if (!request) throw new RequestRefused({ status: 400, reason: 'not-a-dialogflow-es-request' });
    const { intent, parameters, words, place } = request;
    const turn = await takeTurn('assistant', askedIn(intent, parameters, words, place), NAMES, options);
    // One app a request, since its only handler says what this turn came to. Made to be a Lambda handler itself, it
    // would want a callback, which newer runtimes refuse.
    const app = dialogflow();
    app.fallback((conversation) => write(conversation, turn, options.page));
    const { status, body } = await app.handler(bodyForLibrary(request), {});
    return json(status, body);
  };

/**
 * Writes a turn as one simple response with text beside the speech: with two, or without text, the library shows
 * testers' warnings and tags to patients.
 */
function write(conversation: DialogflowConversation<unknown, unknown>, turn: TurnTaken, page: Page): void {
  const { reply, rendered } = turn;
  const { bubbles, card, chips } = screenOf(turn, page, SCREEN);
  const [text = '', ...more] = bubbles;
  const response = new SimpleResponse({ speech: toSsml(rendered.speech), text });
  if (!rendered.reprompt) {
    conversation.contexts.delete(PLACE);
    conversation.close(response);
    return;
  }
  conversation.contexts.set(PLACE, PLACE_LIFESPAN, { [PLACE]: reply.place as object });
  conversation.noInputs = [
    new SimpleResponse({ speech: toSsml(rendered.reprompt), text: toText(rendered.reprompt) }),
  ];
  conversation.ask(response);
  const lines = [...more, ...(card ? [card.text] : [])];
  if (lines.length > 0) {
    conversation.ask(new BasicCard({ title: card?.title ?? '', text: lines.join('  \n') }));
  }
  conversation.ask(new Suggestions([...chips]));
}

/**
 * The request as the library is given it, written anew: it throws on much that is harmless - a missing payload, a
 * context without parameters, an intent named `constructor` - and takes a hint to speak V1 from anyone who sends it.
 */
const bodyForLibrary = ({ session, words }: EsRequest) => ({
  responseId: '',
  session,
  queryResult: {
    queryText: words,
    intent: { displayName: '' },
    parameters: {},
    outputContexts: [],
  },
  originalDetectIntentRequest: { source: 'google', payload: {} },
});
