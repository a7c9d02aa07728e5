// Runs a packaged handler as Lambda does: one event at a time, in a process that lives on.
let handler;
const computing = () => {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
};
process.on('message', async ({ event }) => {
  const began = performance.now();
  try {
    handler ??= require(process.argv[2]).handler;
    const answer = await handler(event);
    process.send({ answer: answer ?? null, milliseconds: performance.now() - began, computing: computing() });
  } catch (error) {
    process.send({
      answer: null,
      thrown: String(error),
      milliseconds: performance.now() - began,
      computing: computing(),
    });
  }
});
