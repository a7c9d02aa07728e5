import { CX } from './dialogflow-cx';
import { ASSISTANT, GATEWAY, MESSENGER, PARTNER } from './dialogflow-es';
import { Echo } from './echo';
import type { Surface, SurfaceOptions } from './surface';
import { WebPage } from './web';
import { WebhookSurface } from './webhook-surface';

/** Every surface that the guide can be met on, by the name that `--channel` has for it. */
export const SURFACES = {
  alexa: (options) => new Echo(options),
  assistant: (options) => new WebhookSurface(options, ASSISTANT),
  phone: (options) => new WebhookSurface(options, PARTNER),
  gateway: (options) => new WebhookSurface(options, GATEWAY),
  messenger: (options) => new WebhookSurface(options, MESSENGER),
  cx: (options) => new WebhookSurface(options, CX),
  web: (options) => new WebPage(options),
} as const satisfies Readonly<Record<string, (options: SurfaceOptions) => Surface>>;

export type SurfaceName = keyof typeof SURFACES;

export const isSurfaceName = (name: string): name is SurfaceName => Object.hasOwn(SURFACES, name);
