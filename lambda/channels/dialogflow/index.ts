import { json } from '../../http/request';
import { type Authorise, lazy } from '../../http/router';
import type { ChannelOptions, HttpChannel } from '../channel';
import { cxLastResort, esLastResort } from './last-resort';

export interface WebhookOptions extends ChannelOptions {
  /** Who may call. */
  readonly authorise: Authorise;
}

/** The webhooks of both products that Google calls Dialogflow. */
export const dialogflow = ({ authorise, ...options }: WebhookOptions): HttpChannel => ({
  routes: [
    {
      method: 'POST',
      path: '/google',
      authorise,
      handle: lazy(async () => (await import('./webhooks')).es(options)),
      onError: () => json(200, esLastResort(options.lastResort)),
    },
    {
      method: 'POST',
      path: '/google/cx',
      authorise,
      handle: lazy(async () => (await import('./webhooks')).cx(options)),
      onError: () => json(200, cxLastResort(options.lastResort)),
    },
  ],
});
