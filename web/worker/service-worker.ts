/**
 * Makes the page work offline. What belongs to this build is stored when the page is first opened; the understanding, which
 * is large, once it was fetched. Nothing else is ever answered, stored or sent.
 */

declare const self: ServiceWorkerGlobalScope;

/**
 * Put here by the build (`tools/web/build.ts`): what the names of its caches begin with, the name for this build, the files to
 * store, and those to store once they were fetched.
 */
declare const PREFIX: string;
declare const BUILD: string;
declare const FILES: readonly string[];
declare const LATER: readonly string[];

self.addEventListener('install', (event) => {
  event.waitUntil(
    caches
      .open(BUILD)
      .then((cache) => cache.addAll(FILES.map((file) => new Request(file, { cache: 'reload' }))))
      .then(() => self.skipWaiting()),
  );
});

self.addEventListener('activate', (event) => {
  event.waitUntil(forgetOlder().then(() => self.clients.claim()));
});

self.addEventListener('fetch', (event) => {
  const { request } = event;
  if (request.method !== 'GET' || !request.url.startsWith(self.registration.scope)) return;
  event.respondWith(request.mode === 'navigate' ? newest(request) : stored(request));
});

/** The page itself: as it is now, and where the network cannot say, as it was. */
async function newest(request: Request): Promise<Response> {
  try {
    return await fetch(request);
  } catch (error) {
    const response = await caches.match(self.registration.scope);
    if (response) return response;
    throw error;
  }
}

/** Any other file: their names change with what is in them, so what is stored is right. */
async function stored(request: Request): Promise<Response> {
  const known = await caches.match(request);
  if (known) return known;
  const response = await fetch(request);
  const isKept = LATER.some((file) => new URL(file, self.registration.scope).href === request.url);
  if (isKept && response.ok) {
    const cache = await caches.open(BUILD);
    await cache.put(request, response.clone());
  }
  return response;
}

/** Of older builds only the understanding is worth something still, where it is the same. */
async function forgetOlder(): Promise<void> {
  const cache = await caches.open(BUILD);
  for (const file of LATER) {
    const known = await caches.match(file);
    if (known) await cache.put(file, known);
  }
  // The site that the page is part of may have caches of its own.
  const older = (await caches.keys()).filter((name) => name.startsWith(PREFIX) && name !== BUILD);
  for (const name of older) await caches.delete(name);
}

export {};
