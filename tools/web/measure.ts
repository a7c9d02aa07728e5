import { spawn } from 'node:child_process';
import { once } from 'node:events';
import type { Server } from 'node:http';
import { createAdaptorServer } from '@hono/node-server';
import { Hono } from 'hono';
import { UserError } from '../command';
import { ADDRESS, listen } from '../console/listen';
import type { WebFiles } from './build';
import { serveWeb } from './serve';

/** Not installed: npx fetches it when it is asked for. Later versions need a newer Node than ours. */
const LIGHTHOUSE = 'lighthouse@12.8.2';

const CATEGORIES = ['performance', 'accessibility', 'best-practices'] as const;

/** The times of a load that are printed, by Lighthouse's names for them. */
const TIMES = {
  'first-contentful-paint': 'ms to the first paint',
  'largest-contentful-paint': 'ms to the largest paint',
  interactive: 'ms until it is interactive',
  'total-blocking-time': 'ms in which nothing can be pressed',
} as const;

/** How often each page is judged. Of one judgement nothing can be told: its times depend on what else the machine does. */
const RUNS = 5;

/** What is compared against: the same times show what of them is the machine's. */
const EMPTY_PAGE =
  '<!doctype html><html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width"><link rel="icon" href="data:,"><title>Empty</title><p>Nothing.</p></html>';

/** What Lighthouse prints as JSON, as far as it is read here. */
interface Report {
  readonly categories: Readonly<Record<string, { readonly score: number | null }>>;
  readonly audits: Readonly<Record<string, { readonly numericValue?: number }>>;
}

/**
 * Has Lighthouse judge the page on its profile of a phone, with a slow processor and a slow network, in turn with an empty
 * page.
 * @returns for each a column: the least, the median and the most of its scores and times
 * @throws UserError where it cannot: it needs a Chrome
 */
export async function measured(files: WebFiles): Promise<string> {
  const empty = new Hono().get('/', (c) => c.html(EMPTY_PAGE));
  const pages = [serveWeb(async () => files), empty].map((app) => ({ app, reports: [] as Report[] }));
  for (let run = 0; run < RUNS; run += 1)
    for (const { app, reports } of pages) reports.push(await judged(app));
  const row = (what: string, of: (report: Report) => number): string =>
    `${pages.map(({ reports }) => spread(reports.map(of)).padStart(20)).join('')}  ${what}\n`;
  return [
    `${['the page', 'an empty page'].map((name) => name.padStart(20)).join('')}  of ${RUNS}: least, median, most\n`,
    ...CATEGORIES.map((name) => row(name, ({ categories }) => 100 * (categories[name]?.score ?? 0))),
    ...Object.entries(TIMES).map(([name, what]) =>
      row(what, ({ audits }) => audits[name]?.numericValue ?? 0),
    ),
    row(
      'shift of the layout, in thousandths',
      ({ audits }) => 1000 * (audits['cumulative-layout-shift']?.numericValue ?? 0),
    ),
  ].join('');
}

function spread(values: readonly number[]): string {
  const sorted = values.map(Math.round).sort((one, other) => one - other);
  return [0, Math.floor(sorted.length / 2), sorted.length - 1].map((at) => sorted[at]).join(' ');
}

async function judged({ fetch }: Hono): Promise<Report> {
  const server = createAdaptorServer({ fetch }) as Server;
  const port = await listen(server, 0);
  try {
    return await lighthouse(`http://${ADDRESS}:${port}/`);
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
