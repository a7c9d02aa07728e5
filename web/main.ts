import { App } from './app';
import type { Guide } from './guide';
import type { Store } from './settings';

/** Put here by the build (`tools/web/build.ts`). */
declare const GUIDE: string;

/** The part of Trusted Types that is used; TypeScript's DOM library does not have it yet. */
interface TrustedTypes {
  createPolicy(
    name: string,
    rules: { createScriptURL(address: string): string },
  ): { createScriptURL(address: string): string };
}

/** The one address of a script that the page may hand to the browser. */
const WORKER = 'service-worker.js';

function workerAddress(): string {
  const { trustedTypes } = window as { readonly trustedTypes?: TrustedTypes };
  const policy = trustedTypes?.createPolicy('worker', { createScriptURL: () => WORKER });
  return policy ? policy.createScriptURL(WORKER) : WORKER;
}

/** Undefined in a browser that stores nothing for this page. */
function storeOfBrowser(): Store | undefined {
  try {
    return window.localStorage;
  } catch {
    return undefined;
  }
}

/** Lets the browser do something else in between: a press on a slow telephone, for instance. */
const nextTask = (): Promise<void> => new Promise((resolve) => setTimeout(resolve));

async function start(): Promise<void> {
  await nextTask();
  // A browser reads JSON several times as fast as code.
  const guide = JSON.parse(GUIDE) as Guide;
  await nextTask();
  const app = new App(guide, storeOfBrowser());
  await nextTask();
  app.open();
  if (!('serviceWorker' in navigator)) return;
  const { serviceWorker } = navigator;
  serviceWorker.addEventListener('controllerchange', () => app.storeForOffline(), { once: true });
  await serviceWorker.register(workerAddress()).catch((error: unknown) => {
    // Not over plain HTTP, nor in every private window. The page works without it.
    console.info('no offline copy', error);
  });
}

void start();
