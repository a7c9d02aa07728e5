import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { packageInto } from '../../build/package';
import { command, wholeNumber } from '../../command';
import { DESK_SETTINGS } from '../../surfaces/desk-app';
import { wordsIn } from '../../words';
import { realEvents, type Stormed, storm } from './storm';

const USAGE = `usage: npm run storm [-- --cases N] [-- --seed N]

Throws random and hostile events at the packaged handler, on every surface: real requests with changes anywhere, HTTP of
any kind, anything at all. Each must get a refusal or a valid response, soon, with nothing of what came in. The first that
does not is made as small as it can be and printed; exit code 1.

  --cases N        how many (a million)
  --seed N         the same number throws the same events again (another each time)
`;

/** `npm run storm`. */
export default command({
  usage: USAGE,
  options: { cases: { type: 'string', default: '1000000' }, seed: { type: 'string' } },
  async run({ options, content }, world) {
    const cases = wholeNumber('--cases', options.cases);
    const seed = options.seed === undefined ? Date.now() % 2 ** 31 : wholeNumber('--seed', options.seed);
    const words = wordsIn(content, world);
    const folder = mkdtempSync(join(tmpdir(), 'storm-'));
    try {
      const { file } = await packageInto(folder, words);
      Object.assign(process.env, DESK_SETTINGS);
      const { handler } = require(file) as { handler: (event: unknown) => Promise<unknown> };
      const began = Date.now();
      const stormed = await storm({
        handler,
        real: await realEvents(words, world.today),
        page: words.page,
        cases,
        seed,
        watch: (done) => {
          if (done % 10_000 === 0) world.err(`${figure(done)} cases\n`);
        },
      });
      world.out(reportOf(stormed, seed, (Date.now() - began) / 1000));
      return stormed.failure ? 1 : 0;
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  },
});

const reportOf = ({ cases, counts, slowest, failure }: Stormed, seed: number, seconds: number): string =>
  `${[
    `cases     ${figure(cases)} (seed ${seed})`,
    `seconds   ${Math.round(seconds)}`,
    `slowest   ${slowest.milliseconds.toFixed(1)} ms of computing (${slowest.kind})`,
    ...[...counts].sort(([a], [b]) => (a < b ? -1 : 1)).map(([what, times]) => `  ${what} ${figure(times)}`),
    `wrong     ${failure ? `${failure.rule}? ${failure.wrong}` : 'none'}`,
    ...(failure ? [failure.event] : []),
  ].join('\n')}\n`;

const figure = (value: number): string => value.toLocaleString('en-GB');
