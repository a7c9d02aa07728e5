/**
 * Runs in a fresh process: loads a handler, has it answer one event, and says how long that took. Called with the file
 * of the handler; the event, as JSON, and the result go through the environment and standard output. That is opened
 * before the clock starts, since Lambda has it open as well when it loads a handler.
 */
const { stdout } = process;
const began = performance.now();
const { handler } = require(process.argv[2] ?? '') as { handler: (event: unknown) => Promise<unknown> };

async function run(): Promise<void> {
  const answer = await handler(JSON.parse(process.env.EVENT ?? ''));
  const bytes = JSON.stringify(answer).length;
  const milliseconds = performance.now() - began;
  stdout.write(`${JSON.stringify({ milliseconds, rss: process.memoryUsage.rss(), bytes })}\n`);
}

void run();
