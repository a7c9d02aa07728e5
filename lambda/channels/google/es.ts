import { readPlace } from '../../guide/place';
import type { Page } from '../../page/page';
import type { Understanding } from '../../understanding/open';
import type { ChannelOptions } from '../turn';
import { type Answered, createApp } from './app';
import type { Answer, Headers } from './channel';
import { WARM_UP } from './intents';
import { messagesOf } from './messages';
import { bodyForLibrary, readRequest } from './request';
import { surfaceOf } from './surface';
import { takingOf } from './taking';

/** Dialogflow ES: through actions-on-google, with the fields added that the library does not write. */
export function createEs(page: Page, understanding: Understanding, options: ChannelOptions) {
  const turns = new WeakMap<object, Answered>();
  const taking = takingOf('google', page, understanding, options);
  const app = createApp(page, taking, options.report, (body, answer) => turns.set(body, answer));

  return async (body: unknown, headers: Headers): Promise<Answer> => {
    const request = readRequest(body);
    if (!request) {
      options.report('refused: not a request of Dialogflow ES');
      return { status: 400, body: { error: 'not a Dialogflow ES request' } };
    }
    if (request.words === WARM_UP) return { status: 200, body: {} };
    const clean = bodyForLibrary(request, readPlace(request.place, page));
    const written = await app.handler(clean, headers);
    const answered = turns.get(clean);
    if (!answered) throw new Error('the library took no turn');
    const { turn, screen } = answered;
    options.observe(turn);
    return {
      status: written.status,
      body: { ...written.body, ...messagesOf(surfaceOf(request, headers), turn, screen) },
    };
  };
}
