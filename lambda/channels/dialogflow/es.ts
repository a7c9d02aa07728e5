import type { Page } from '../../page/page';
import type { Understanding } from '../../understanding/open';
import type { ChannelOptions, TurnTaken } from '../turn';
import { createTurns, type Here } from '../turns';
import { createApp, type Written, writtenOf } from './app';
import type { Answer, Headers } from './channel';
import { WARM_UP } from './intents';
import { messagesOf } from './messages';
import { bodyForLibrary, readRequest } from './request';
import { type Surface, surfaceOf } from './surface';

/** A request on its way through the library: where its listener is, and the turn once it is taken. */
interface Underway {
  readonly here: Here;
  turn?: TurnTaken;
}

/** What is written of a turn, kept as long as the turn is remembered. */
interface Kept extends Written {
  readonly messages: Map<Surface, object>;
}

/** Dialogflow ES: through actions-on-google, with the fields added that the library does not write. */
export function createEs(page: Page, understanding: Understanding, options: ChannelOptions) {
  const { report } = options;
  const turns = createTurns('google', page, options);
  const underway = new WeakMap<object, Underway>();
  const kept = new WeakMap<TurnTaken, Kept>();
  const keptOf = (turn: TurnTaken): Kept => {
    const before = kept.get(turn);
    if (before) return before;
    const made: Kept = { ...writtenOf(turn, page), messages: new Map() };
    kept.set(turn, made);
    return made;
  };
  const app = createApp(page, {
    turns,
    understanding,
    report,
    hereOf: (body) => underway.get(body)?.here ?? turns.at(undefined),
    taken(body, turn) {
      const request = underway.get(body);
      if (request) request.turn = turn;
      return keptOf(turn);
    },
  });

  return async (body: unknown, headers: Headers): Promise<Answer> => {
    const request = readRequest(body);
    if (!request) {
      report('refused: not a request of Dialogflow ES');
      return { status: 400, body: { error: 'not a Dialogflow ES request' } };
    }
    if (request.words === WARM_UP) return { status: 200, body: {} };
    const clean = bodyForLibrary(request);
    const asked: Underway = { here: turns.at(request.place) };
    underway.set(clean, asked);
    const answer = await app.handler(clean, headers);
    const { turn } = asked;
    if (!turn) throw new Error('the library took no turn');
    const { screen, messages } = keptOf(turn);
    const surface = surfaceOf(request, headers);
    const ours = messages.get(surface) ?? messagesOf(surface, turn, screen);
    messages.set(surface, ours);
    options.observe(turn);
    return { status: answer.status, body: { ...answer.body, ...ours } };
  };
}
