import {
  BasicCard,
  SimpleResponse,
  Suggestions,
} from 'actions-on-google/dist/service/actionssdk/conversation';
import { type DialogflowConversation, dialogflow } from 'actions-on-google/dist/service/dialogflow';
import type { Page } from '../../page/page';
import type { Speech } from '../../speech/speech';
import { toSsml } from '../../speech/ssml';
import { toText } from '../../speech/text';
import type { Understanding } from '../../understanding/open';
import type { ChannelOptions, TurnTaken } from '../turn';
import type { Here, Turns } from '../turns';
import { PLACE_LIFESPAN } from './limits';
import { moveOf } from './move';
import { PLACE } from './place';
import { known } from './request';
import type { Screen } from './screen';

type Conversation = DialogflowConversation<unknown, unknown>;

/** What the app works with, beside the library. */
export interface AppOptions {
  readonly turns: Turns;
  readonly understanding: Understanding;
  readonly report: ChannelOptions['report'];
  /** Where the listener is whose request this is the body of. */
  readonly hereOf: (body: object) => Here;
  /** Told of the turn that was taken on a body; gives what is seen of it. */
  readonly taken: (body: object, turn: TurnTaken) => Screen;
}

/**
 * The guide as an app of actions-on-google. It is called with `app.handler`, never used as a handler itself: it knows a
 * Lambda by callbacks, and the newest runtimes have none.
 */
export function createApp(page: Page, { turns, understanding, report, hereOf, taken }: AppOptions) {
  const app = dialogflow();
  const respond = (conv: Conversation, turn: TurnTaken) => write(conv, turn, taken(conv.body, turn));

  // Every intent comes here: what it means is read from its name, so that a page's passages need no list of them.
  app.fallback((conv) => {
    const asked = { name: conv.intent, parameters: known(conv.parameters), words: conv.query };
    const here = hereOf(conv.body);
    respond(conv, turns.take(moveOf(asked, here.place, page, understanding), here));
  });
  app.catch((conv, error) => {
    report('a turn failed', error);
    respond(conv, turns.excuse(hereOf(conv.body)));
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
