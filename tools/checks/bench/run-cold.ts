/**
 * Runs in a fresh process: loads a handler, has it answer one event, and prints how long that took, how much of it the
 * process computed, and the memory then held. Called with the handler's file and a file with the event. Standard output is opened before the clock starts,
 * since Lambda has it open as well.
 */
import { readFileSync } from 'node:fs';

const [, , file = '', event = ''] = process.argv;
const { stdout } = process;
const text = readFileSync(event, 'utf8');
const before = process.cpuUsage();
const began = performance.now();
const { handler } = require(file) as { handler: (event: unknown) => Promise<unknown> };

void handler(JSON.parse(text)).then((answer) => {
  JSON.stringify(answer);
  const milliseconds = performance.now() - began;
  const { user, system } = process.cpuUsage(before);
  const computing = (user + system) / 1000;
  stdout.write(`\n${JSON.stringify({ milliseconds, computing, bytes: process.memoryUsage.rss() })}`);
});
