import type { Authorise } from '../../http/router';
import type { ChannelOptions, HttpChannel } from '../channel';
import { cx } from './cx';
import { es } from './es';

export interface WebhookOptions extends ChannelOptions {
  /** Who may call. */
  readonly authorise: Authorise;
}

/** The webhooks of both products that Google calls Dialogflow. */
export const dialogflow = ({ authorise, ...options }: WebhookOptions): HttpChannel => ({
  routes: [
    { method: 'POST', path: '/google', authorise, handle: es(options) },
    { method: 'POST', path: '/google/cx', authorise, handle: cx(options) },
  ],
});
