import { createGoogleChannel, type GoogleChannel } from '../channels/dialogflow/channel';
import type { ChannelOptions } from '../channels/turn';
import type { Page } from '../page/page';
import { openUnderstanding, type Understanding } from '../understanding/open';
import { type Access, createAuthoriser } from './auth';
import type { TokenWorld } from './google-token';
import { readJson, text } from './request';
import { createRouter, health, type RequestHandler, type Route } from './router';

/** What the webhooks of Dialogflow need, beside the channel's own options. */
export interface GoogleRouterOptions extends ChannelOptions, Partial<Pick<TokenWorld, 'fetch' | 'now'>> {
  readonly page: Page;
  /** One, or the folder that its model lies in. Without one, no words are understood that no intent fits. */
  readonly understanding?: Understanding | string | undefined;
  readonly access: Access;
}

/** The paths of Dialogflow's two products, and health. The channel is made for the first caller who is let in. */
export function googleRouter({
  page,
  understanding,
  access,
  fetch = globalThis.fetch,
  now = Date.now,
  ...options
}: GoogleRouterOptions): RequestHandler {
  let made: GoogleChannel | undefined;
  const channel = (): GoogleChannel => {
    made ??= createGoogleChannel(
      page,
      typeof understanding === 'string' ? openUnderstanding(understanding) : understanding,
      options,
    );
    return made;
  };
  const authorise = createAuthoriser(access, { fetch, now, report: options.report });
  const route = (path: string, product: 'es' | 'cx'): Route => ({
    method: 'POST',
    path,
    authorise,
    async handle(request) {
      const body = readJson(request);
      const answer = await channel()[product](body, request.headers);
      return text(answer.status, 'application/json', answer.json);
    },
  });
  return createRouter([route('/google', 'es'), route('/google/cx', 'cx'), health()], options.report);
}
