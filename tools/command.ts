/**
 * Runs a command of a tool. Its result becomes the exit code: 0, 1 where something is wrong, 2 with options that there
 * are not. An error that the command did not expect is printed with where it arose, and is 1 as well.
 */
export function runCommand(command: (args: readonly string[]) => number | Promise<number>): void {
  Promise.resolve()
    .then(() => command(process.argv.slice(2)))
    .then((code) => {
      process.exitCode = code;
    })
    .catch((error: unknown) => {
      console.error(error);
      process.exitCode = 1;
    });
}
