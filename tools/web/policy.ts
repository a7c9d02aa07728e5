/** What a browser is told that the page may do: nothing but load its own files. */
const DIRECTIVES = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self'",
  'media-src blob:',
  "connect-src 'self'",
  "manifest-src 'self'",
  "worker-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "require-trusted-types-for 'script'",
  'trusted-types worker',
];

/** The policy in the page itself, for hosts that cannot be told to send headers. */
export const META_POLICY = DIRECTIVES.join('; ');

/**
 * What a host should send with every file of the page.
 * @param framedBy the sites that may show the page inside theirs
 */
export const headersFor = (framedBy: readonly string[]): Readonly<Record<string, string>> => ({
  'content-security-policy': `${META_POLICY}; frame-ancestors ${framedBy.length === 0 ? "'self'" : framedBy.join(' ')}`,
  'permissions-policy': 'microphone=(self), camera=(), geolocation=(), payment=(), usb=()',
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
  'cross-origin-opener-policy': 'same-origin',
});

/** How long a file may be kept: for a year where its name changes with what is in it, and else asked for anew. */
export const cacheControlFor = (name: string): string =>
  /-[\w-]{10}\.\w+$/.test(name) ? 'public, max-age=31536000, immutable' : 'no-cache';
