import { json } from '../../http/request';
import { lazy } from '../../http/router';
import type { HttpChannel } from '../channel';
import type { WebhookOptions } from '../dialogflow';
import { esLastResort } from '../dialogflow/last-resort';

/**
 * Google Assistant, by way of a Dialogflow ES agent. Google took no more voice actions from 13 June 2023 on, so this is
 * kept apart: a path and a file of its own, and nothing else depends on it or on actions-on-google.
 */
export const assistant = ({ authorise, ...options }: WebhookOptions): HttpChannel => ({
  routes: [
    {
      method: 'POST',
      path: '/google/assistant',
      authorise,
      handle: lazy(async () => (await import('./actions')).webhook(options)),
      onError: () => json(200, esLastResort(options.lastResort)),
    },
  ],
});
