import { SURFACES, type SurfaceName } from '../../tools/surfaces';
import type { Surface } from '../../tools/surfaces/surface';
import type { Story } from './story';
import { page, understanding } from './words';

/** The day of a story that names none: before the next review, whenever the tests are run. */
const SOME_DAY = '2026-11-22';

/** Every channel, with a surface that begins as a story begins. */
export const CHANNELS: readonly (readonly [SurfaceName, (story: Story) => Surface])[] = (
  Object.keys(SURFACES) as SurfaceName[]
).map((name) => [
  name,
  ({ place, today }) =>
    SURFACES[name]({
      page: page(),
      understanding: understanding(),
      today: () => today ?? SOME_DAY,
      report: fail,
      ...(place !== undefined && { place }),
    }),
]);

/** In a story nothing may go wrong behind the scenes either. */
function fail(what: string, error?: unknown): void {
  throw new Error(what, { cause: error });
}
