import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { unzipSync } from 'fflate';
import { idOf } from '../../../tools/models/dialogflow/agent';
import { AGENT_FOLDER, agentZip, dialogflowAgent } from '../../../tools/models/dialogflow/agent-files';
import { typedForm } from '../../../tools/models/spoken-form';
import { emptyFolder, folderWith } from '../../content/made-up';
import { ROOT, run, wordsOf } from '../support';

const { files } = dialogflowAgent(wordsOf());

test('the archive holds the agent at its root, as Dialogflow wants it', () => {
  const entries = unzipSync(agentZip(files));
  expect(Object.keys(entries)).toEqual([...Object.keys(entries)].sort());
  expect(
    new Map(
      Object.entries(entries).map(([path, data]) => [
        `${AGENT_FOLDER}/${path}`,
        Buffer.from(data).toString(),
      ]),
    ),
  ).toEqual(
    new Map(
      [...files].sort((a, b) => (a.path < b.path ? -1 : 1)).map(({ path, data }) => [path, String(data)]),
    ),
  );
});

test('the same agent makes the same archive, wherever and whenever', () => {
  const zip = Buffer.from(agentZip(files));
  const script = `
    const { zipSync } = require('fflate');
    process.stdout.write(Buffer.from(zipSync({ a: new Uint8Array([1]) }, { mtime: new Date(1980, 0, 1), level: 9 })).toString('hex'));`;
  const [east, west] = ['Pacific/Kiritimati', 'America/Los_Angeles'].map((TZ) =>
    String(execFileSync(process.execPath, ['-e', script], { cwd: ROOT, env: { ...process.env, TZ } })),
  );
  expect(east).toBe(west);
  expect(Buffer.from(agentZip([...files].reverse())).equals(zip)).toBe(true);
});

test('the archive is written beside what was asked for, and the address is the caller’s', async () => {
  const out = emptyFolder();
  const ran = await run(['--out', out, '--webhook', 'https://guide.example/google'], {
    CONTENT_DIR: folderWith({}),
  });
  expect(ran.code).toBe(0);
  expect(ran.out).toContain(`packed: ${join(out, 'dialogflow-agent.zip')}`);
  const entries = unzipSync(readFileSync(join(out, 'dialogflow-agent.zip')));
  const agent = JSON.parse(Buffer.from(entries['agent.json'] ?? []).toString());
  expect(agent.webhook.url).toBe('https://guide.example/google');
});

test.each([
  ['an address without a folder', ['--webhook', 'https://guide.example/google'], /--webhook needs --out/],
  ['an address that is not safe', ['--out', 'x', '--webhook', 'http://guide.example'], /begins with https/],
  ['an address that is none', ['--out', 'x', '--webhook', 'guide'], /begins with https/],
])('%s is refused', async (_what, args, message) => {
  expect(await run(args)).toMatchObject({ code: 2, err: expect.stringMatching(message) });
});

test('ids are made of names', () => {
  expect(idOf('intent next')).toBe(idOf('intent next'));
  expect(idOf('intent next')).not.toBe(idOf('intent yes'));
  expect(idOf('')).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-5[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
});

test.each([
  ['what is a. n. k. l.', 'what is ankl'],
  ['a p. e. t. scan', 'a pet scan'],
  ["a. n. k. l.'s causes", "ankl's causes"],
  ['an x. ray', 'an x ray'],
  ["what's next", "what's next"],
])('%s is typed %s', (utterance, text) => {
  expect(typedForm(utterance)).toBe(text);
});
