import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { COMMANDS } from '../tools/run';
import { runCommand } from './support/command';

const { scripts } = JSON.parse(readFileSync(join(__dirname, '..', 'package.json'), 'utf8')) as {
  scripts: Record<string, string>;
};

test('every script that runs a tool runs a row of the table, by the same name', () => {
  const tools = Object.entries(scripts).filter(([, script]) => /\b(tsx|node)\b/.test(script));
  expect(Object.fromEntries(tools)).toEqual(
    Object.fromEntries(Object.keys(COMMANDS).map((name) => [name, `tsx tools/run.ts ${name}`])),
  );
});

const usageOf = (name: string) => new RegExp(`^usage: npm (?:run (?:-s )?)?${name}\\b`, 'm');

describe.each(Object.entries(COMMANDS))('npm run %s', (name, load) => {
  test('prints how it is used with --help, and does nothing', async () => {
    const { default: command } = await load();
    const { code, out, err } = await runCommand(command, ['--help']);
    expect({ code, err }).toEqual({ code: 0, err: '' });
    expect(out).toMatch(usageOf(name));
    expect(out).toContain('--content DIR');
  });

  test('refuses an option that it does not know, with exit code 2', async () => {
    const { default: command } = await load();
    const { code, out, err } = await runCommand(command, ['--no-such-option']);
    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(err).toContain('--no-such-option');
    expect(err).toMatch(usageOf(name));
  });
});
