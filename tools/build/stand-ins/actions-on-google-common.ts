/**
 * Stands in for a file of actions-on-google in the bundle, `dist/common.js`. That file writes every conversation out four
 * times a turn for a log, which a setting of the environment would print: with what people asked and the secret in it.
 * Here nothing is written, and nothing that could print it is shipped. That file also opens `https`, for a helper that
 * the guide never calls. What else the library takes from it is here.
 */

const silent = (): void => {};

export const debug = silent;
export const info = silent;
export const warn = silent;
export const error = silent;
export const deprecate = silent;

/** Nothing is written where nobody reads it. */
export const stringify = (): string => '';

export const toArray = <Value>(one: Value | Value[]): Value[] => (Array.isArray(one) ? one : [one]);

export const values = <Value>(of: Readonly<Record<string, Value>>): Value[] => Object.values(of);
