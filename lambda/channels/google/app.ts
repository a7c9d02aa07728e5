import {
  BasicCard,
  SimpleResponse,
  Suggestions,
} from 'actions-on-google/dist/service/actionssdk/conversation';
import { type DialogflowConversation, dialogflow } from 'actions-on-google/dist/service/dialogflow';
import { readPlace } from '../../guide/place';
import type { Page } from '../../page/page';
import type { Speech } from '../../speech/speech';
import { toSsml } from '../../speech/ssml';
import { toText } from '../../speech/text';
import type { ChannelOptions, TurnTaken } from '../turn';
import { PLACE_LIFESPAN } from './limits';
import { PLACE } from './place';
import { known } from './request';
import { type Screen, screenOf } from './screen';
import type { Taking } from './taking';

type Conversation = DialogflowConversation<unknown, unknown>;

/** A turn as the app took it, and what is seen of it. */
export interface Answered {
  readonly turn: TurnTaken;
  readonly screen: Screen;
}

/**
 * The guide as an app of actions-on-google. It is called with `app.handler`, never used as a handler itself: it knows a
 * Lambda by callbacks, and the newest runtimes have none.
 * @param answered is told what was answered to each body, for the fields that the library does not write
 */
export function createApp(
  page: Page,
  { take, excuse }: Taking,
  report: ChannelOptions['report'],
  answered: (body: object, answer: Answered) => void,
) {
  const app = dialogflow();
  const placeOf = (conv: Conversation) => readPlace(conv.contexts.get(PLACE)?.parameters[PLACE], page);
  const respond = (conv: Conversation, turn: TurnTaken) => {
    const screen = screenOf(turn, page);
    write(conv, turn, screen);
    answered(conv.body, { turn, screen });
  };

  // Every intent comes here: what it means is read from its name, so that a page's passages need no list of them.
  app.fallback((conv) => {
    const asked = { name: conv.intent, parameters: known(conv.parameters), words: conv.query };
    respond(conv, take(asked, placeOf(conv)));
  });
  app.catch((conv, error) => {
    report('a turn failed', error);
    respond(conv, excuse(placeOf(conv)));
  });
  return app;
}

/**
 * Writes a turn as one simple response with text beside the speech - with two, or without text, the library shows
 * testers' warnings and tags to patients - and the place to its context, in every turn, or its time runs out.
 */
function write(conv: Conversation, { reply, rendered }: TurnTaken, screen: Screen): void {
  const [first = '', ...more] = screen.bubbles;
  const response = simple(rendered.speech, first);
  if (!rendered.reprompt) {
    conv.contexts.delete(PLACE);
    conv.close(response);
    return;
  }
  conv.contexts.set(PLACE, PLACE_LIFESPAN, { [PLACE]: reply.place as object });
  conv.noInputs = [simple(rendered.reprompt, toText(rendered.reprompt))];
  conv.ask(response);
  const lines = [...more, ...(screen.card ? [screen.card.text] : [])];
  if (lines.length > 0) {
    conv.ask(new BasicCard({ title: screen.card?.title ?? '', text: lines.join('  \n') }));
  }
  conv.ask(new Suggestions([...screen.chips]));
}

const simple = (speech: Speech, text: string) => new SimpleResponse({ speech: toSsml(speech), text });
