import { expect } from 'expect';

/**
 * As much of Jest as the checks need: Jest itself takes ten times as long to begin as they take to run, and it would begin
 * two thousand times. `expect` is Jest's own.
 */
type Test = readonly [name: string, run: () => unknown];
type Row = readonly unknown[];

const collected: Test[] = [];
const names: string[] = [];

const describe = (name: string, body: () => void): void => {
  names.push(name);
  body();
  names.pop();
};

const test = (name: string, run: () => unknown): void => {
  collected.push([[...names, name].join(': '), run]);
};

const each =
  <Body extends (...row: Row) => unknown>(add: (name: string, run: () => unknown) => void) =>
  (table: readonly unknown[]) =>
  (name: string, body: Body): void => {
    for (const row of table) {
      const values = Array.isArray(row) ? row : [row];
      add(`${name} ${String(values[0])}`, () => body(...values));
    }
  };

Object.assign(globalThis, {
  expect,
  describe: Object.assign(describe, { each: each(describe) }),
  test: Object.assign(test, { each: each(test) }),
});

/**
 * Collects the tests of a file and runs them, one after the other.
 * @throws what the first one throws that does not pass, with its name
 */
export async function run(collect: () => unknown): Promise<number> {
  collect();
  const tests = collected.splice(0);
  if (tests.length === 0) throw new Error('a file without a test');
  for (const [name, body] of tests) {
    try {
      await body();
    } catch (error) {
      throw new Error(`does not pass: ${name}`, { cause: error });
    }
  }
  return tests.length;
}
