import {
  BasicCard,
  SimpleResponse,
  Suggestions,
} from 'actions-on-google/dist/service/actionssdk/conversation';
import { type DialogflowConversation, dialogflow } from 'actions-on-google/dist/service/dialogflow';
import type { Place } from '../../guide/place';
import type { Page } from '../../page/page';
import { toSsml } from '../../speech/ssml';
import { toText } from '../../speech/text';
import type { Understanding } from '../../understanding/open';
import type { ChannelOptions, TurnTaken } from '../turn';
import type { Here, Turns } from '../turns';
import { PLACE_LIFESPAN } from './limits';
import { moveOf } from './move';
import { PLACE } from './place';
import { known } from './request';
import { type Screen, screenOf } from './screen';

type Conversation = DialogflowConversation<unknown, unknown>;

/** What the app works with, beside the library. */
export interface AppOptions {
  readonly turns: Turns;
  readonly understanding: Understanding;
  readonly report: ChannelOptions['report'];
  /** Where the listener is whose request this is the body of. */
  readonly hereOf: (body: object) => Here;
  /** Told of the turn that was taken on a body; gives what is written of it. */
  readonly taken: (body: object, turn: TurnTaken) => Written;
}

/** A turn in the words of this channel: what is seen of it, and what is heard, as SSML and as text. */
export interface Written {
  readonly screen: Screen;
  readonly said: Heard;
  /** If the listener is silent; absent where the session closes. */
  readonly again?: Heard;
}

interface Heard {
  readonly speech: string;
  readonly text: string;
}

/** Writes a turn for the library, and for whoever else needs the same words. */
export function writtenOf(turn: TurnTaken, page: Page): Written {
  const { speech, reprompt } = turn.rendered;
  const screen = screenOf(turn, page);
  return {
    screen,
    said: { speech: toSsml(speech), text: screen.bubbles[0] ?? '' },
    ...(reprompt && { again: { speech: toSsml(reprompt), text: toText(reprompt) } }),
  };
}

/**
 * The guide as an app of actions-on-google. It is called with `app.handler`, never used as a handler itself: it knows a
 * Lambda by callbacks, and the newest runtimes have none.
 */
export function createApp(page: Page, { turns, understanding, report, hereOf, taken }: AppOptions) {
  const app = dialogflow();
  const respond = (conv: Conversation, turn: TurnTaken) =>
    write(conv, turn.reply.place, taken(conv.body, turn));

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
function write(conv: Conversation, place: Place, { screen, said, again }: Written): void {
  if (!again) {
    conv.contexts.delete(PLACE);
    conv.close(new SimpleResponse(said));
    return;
  }
  conv.contexts.set(PLACE, PLACE_LIFESPAN, { [PLACE]: place as object });
  conv.noInputs = [new SimpleResponse(again)];
  conv.ask(new SimpleResponse(said));
  const [, ...more] = screen.bubbles;
  const lines = [...more, ...(screen.card ? [screen.card.text] : [])];
  if (lines.length > 0) {
    conv.ask(new BasicCard({ title: screen.card?.title ?? '', text: lines.join('  \n') }));
  }
  conv.ask(new Suggestions([...screen.chips]));
}
