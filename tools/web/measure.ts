import { spawn } from 'node:child_process';
import { once } from 'node:events';
import type { Server } from 'node:http';
import { createAdaptorServer } from '@hono/node-server';
import { UserError } from '../command';
import { ADDRESS, listen } from '../console/listen';
import type { WebFiles } from './build';
import { serveWeb } from './serve';

/** Not installed: npx fetches it when it is asked for. Later versions need a newer Node than ours. */
const LIGHTHOUSE = 'lighthouse@12.8.2';

const CATEGORIES = ['performance', 'accessibility', 'best-practices'] as const;

/** The times of a load that are printed, by Lighthouse's names for them. */
const TIMES = [
  'first-contentful-paint',
  'largest-contentful-paint',
  'interactive',
  'total-blocking-time',
  'cumulative-layout-shift',
];

/** What Lighthouse prints as JSON, as far as it is read here. */
interface Report {
  readonly categories: Readonly<Record<string, { readonly score: number | null }>>;
  readonly audits: Readonly<Record<string, { readonly title: string; readonly displayValue?: string }>>;
}

/**
 * Has Lighthouse judge the page on its profile of a phone, with a slow processor and a slow network.
 * @returns its scores and times, a line each
 * @throws UserError where it cannot: it needs a Chrome
 */
export async function measured(files: WebFiles): Promise<string> {
  const server = createAdaptorServer({ fetch: serveWeb(async () => files).fetch }) as Server;
  const port = await listen(server, 0);
  try {
    const { categories, audits } = await lighthouse(`http://${ADDRESS}:${port}/`);
    const scores = CATEGORIES.map(
      (name) => `${String(Math.round(100 * (categories[name]?.score ?? 0))).padStart(9)}  ${name}\n`,
    );
    const times = TIMES.map(
      (name) =>
        `${(audits[name]?.displayValue ?? '').replace(/\s/gu, ' ').padStart(9)}  ${audits[name]?.title ?? name}\n`,
    );
    return [...scores, ...times].join('');
  } finally {
    server.closeAllConnections();
    server.close();
  }
}

async function lighthouse(address: string): Promise<Report> {
  // Chrome's own sandbox refuses to run for root, as whom containers run what is in them.
  const flags = [
    '--headless=new',
    '--disable-dev-shm-usage',
    ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
  ];
  const child = spawn(
    'npx',
    [
      '--yes',
      '--package',
      LIGHTHOUSE,
      '--',
      'lighthouse',
      address,
      '--quiet',
      '--output=json',
      `--only-categories=${CATEGORIES.join(',')}`,
      `--chrome-flags=${flags.join(' ')}`,
    ],
    { stdio: ['ignore', 'pipe', 'inherit'] },
  );
  let printed = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    printed += text;
  });
  const [code] = (await once(child, 'close')) as [number | null];
  if (code !== 0)
    throw new UserError(`${LIGHTHOUSE} could not judge the page: name a Chrome by the variable CHROME_PATH`);
  return JSON.parse(printed) as Report;
}
