import { surfaceFor } from '../../tools/stories/play';
import type { Story } from '../../tools/stories/story';
import { SURFACES, type SurfaceName } from '../../tools/surfaces';
import type { Surface } from '../../tools/surfaces/surface';
import { page, understanding } from './words';

/** Every channel, with a surface that begins as a story begins. */
export const CHANNELS: readonly (readonly [SurfaceName, (story: Story) => Surface])[] = (
  Object.keys(SURFACES) as SurfaceName[]
).map((name) => [name, (story) => surfaceFor(name, story, { page: page(), understanding: understanding() })]);
