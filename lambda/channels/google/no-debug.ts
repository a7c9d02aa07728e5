/**
 * Stands in for the package debug in the bundle. With it, a setting of the environment would make actions-on-google
 * print whole requests, with what people asked and the secret in them. Nothing that could do that is shipped.
 */
const silent = (_name: string) => (): void => {};

export = silent;
