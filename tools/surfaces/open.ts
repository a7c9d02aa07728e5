import { Cx } from './cx';
import { Dialogflow } from './dialogflow';
import { Echo } from './echo';
import { ASSISTANT, GATEWAY, MESSENGER, PARTNER } from './lines';
import type { Surface, SurfaceOptions } from './surface';

/** Every surface that the guide can be met on, by the name that `--channel` has for it. */
export const SURFACES = {
  alexa: (options) => new Echo(options),
  assistant: (options) => new Dialogflow(options, ASSISTANT),
  phone: (options) => new Dialogflow(options, PARTNER),
  gateway: (options) => new Dialogflow(options, GATEWAY),
  messenger: (options) => new Dialogflow(options, MESSENGER),
  cx: (options) => new Cx(options),
} as const satisfies Readonly<Record<string, (options: SurfaceOptions) => Surface>>;

export type SurfaceName = keyof typeof SURFACES;

export const isSurfaceName = (name: string): name is SurfaceName => Object.hasOwn(SURFACES, name);
