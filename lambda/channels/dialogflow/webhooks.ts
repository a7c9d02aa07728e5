// Both webhooks are one file of the bundle, which an Echo never waits for.
export { cx } from './cx';
export { es } from './es';
