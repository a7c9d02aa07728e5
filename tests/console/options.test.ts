import start from '../../tools/console/command';
import { runCommand } from '../support/command';

test.each([
  [['--port', 'high']],
  [['--port', '70000']],
  [['--port=-1']],
  [['--tests', '']],
  [['--lan']],
  [['elsewhere']],
])('%j is refused with how it is used, and nothing is started', async (args) => {
  const { code, out, err } = await runCommand(start, args);
  expect({ code, out }).toEqual({ code: 2, out: '' });
  expect(err).toContain('usage: npm start');
});
