import { createGoogleChannel, type GoogleChannel } from '../channels/dialogflow/channel';
import type { ChannelOptions } from '../channels/turn';
import type { Page } from '../page/page';
import { openUnderstanding, type Understanding } from '../understanding/open';
import type { Access } from './access';
import { createDoor, type Door } from './door';
import { createGate, type GateWorld } from './gate';

/** What the way in for Google needs, beside the channel's own options. */
export interface GoogleDoorOptions extends ChannelOptions, Partial<Pick<GateWorld, 'fetch' | 'now'>> {
  readonly page: Page;
  /** One, or the folder that its model lies in. Without one, no words are understood that no intent fits. */
  readonly understanding?: Understanding | string | undefined;
  readonly access: Access;
}

/** The paths of Dialogflow's two products, and who may call them. The channel is made for the first who may. */
export function googleDoor({
  page,
  understanding,
  access,
  fetch = globalThis.fetch,
  now = Date.now,
  ...options
}: GoogleDoorOptions): Door {
  let channel: GoogleChannel | undefined;
  const room = (product: 'es' | 'cx') => async () => {
    const ours = typeof understanding === 'string' ? openUnderstanding(understanding) : understanding;
    channel ??= createGoogleChannel(page, ours, options);
    return channel[product];
  };
  return createDoor(
    { '/google': room('es'), '/google/cx': room('cx') },
    createGate(access, { fetch, now, report: options.report }),
    options.report,
  );
}
