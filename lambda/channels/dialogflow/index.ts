import { json } from '../../http/request';
import type { Authorise } from '../../http/router';
import type { ChannelOptions, HttpChannel } from '../channel';
import { cx, cxLastResort } from './cx';
import { es, esLastResort } from './es';

export interface WebhookOptions extends ChannelOptions {
  /** Who may call. */
  readonly authorise: Authorise;
}

/** The webhooks of both products that Google calls Dialogflow. */
export const dialogflow = ({ authorise, ...options }: WebhookOptions): HttpChannel => {
  const { lastResort } = options.builtIn;
  return {
    routes: [
      {
        method: 'POST',
        path: '/google',
        authorise,
        handle: es(options),
        onError: () => json(200, esLastResort(lastResort)),
      },
      {
        method: 'POST',
        path: '/google/cx',
        authorise,
        handle: cx(options),
        onError: () => json(200, cxLastResort(lastResort)),
      },
    ],
  };
};
