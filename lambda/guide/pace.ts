import type { Cut } from '../page/page';

/**
 * How fast the guide goes. `slower` makes the pauses longer and the parts shorter; `slowest` also speaks at 90 % of the
 * usual rate. Pauses come first because they help at any age, while slow speech alone is harder to follow (CONTRIBUTING,
 * "Numbers to design to").
 */
export const PACES = ['normal', 'slower', 'slowest'] as const;
export type Pace = (typeof PACES)[number];

/** How finely passages are cut at a pace. */
export const cutFor = (pace: Pace): Cut => (pace === 'normal' ? 'full' : 'short');
