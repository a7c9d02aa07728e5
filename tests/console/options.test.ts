import { consoleOptions, OptionError } from '../../tools/console/options';
import { runConsole } from '../../tools/console/run';

test('what is not given has a value', () => {
  expect(consoleOptions([])).toEqual({ port: 4180, tests: 'tests', quick: false, help: false });
  expect(consoleOptions(['--port', '0', '--tests', 'elsewhere', '--quick'])).toEqual({
    port: 0,
    tests: 'elsewhere',
    quick: true,
    help: false,
  });
});

test.each([
  [['--port', 'high']],
  [['--port', '70000']],
  [['--port=-1']],
  [['--tests', '']],
  [['--lan']],
  [['elsewhere']],
])('%j is refused', (args) => {
  expect(() => consoleOptions(args)).toThrow(OptionError);
});

test('a wrong option ends with 2 and says how it goes, help with 0', async () => {
  let [out, err] = ['', ''];
  const world = {
    env: {},
    out: (text: string) => {
      out += text;
    },
    err: (text: string) => {
      err += text;
    },
  };
  expect(await runConsole(['--lan'], world)).toBe(2);
  expect(err).toContain('usage: npm start');
  expect(await runConsole(['--help'], world)).toBe(0);
  expect(out).toContain('--port N');
});
