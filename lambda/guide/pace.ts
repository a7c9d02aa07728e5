import type { Cut } from '../page/page';

/**
 * How fast the guide goes. `slower` makes longer pauses and shorter parts; `slowest` also speaks at 90 % of the usual
 * rate. In that order, because speech that is merely slow is harder to understand at any age, and pauses are not
 * (sources: the design's numbers).
 */
export const PACES = ['normal', 'slower', 'slowest'] as const;
export type Pace = (typeof PACES)[number];

/** How finely passages are cut at a pace. */
export const cutFor = (pace: Pace): Cut => (pace === 'normal' ? 'full' : 'short');
