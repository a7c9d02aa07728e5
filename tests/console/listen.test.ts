import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { listen } from '../../tools/console/listen';

const servers: Server[] = [];
const server = (): Server => {
  const made = createServer();
  servers.push(made);
  return made;
};

afterEach(() => {
  for (const one of servers.splice(0)) one.close();
});

test('a port that is taken: the next free one', async () => {
  const first = server();
  const port = await listen(first, 0);
  const second = await listen(server(), port);
  expect(second).toBeGreaterThan(port);
});

test('nobody but this machine is listened to', async () => {
  const one = server();
  await listen(one, 0);
  expect((one.address() as AddressInfo).address).toBe('127.0.0.1');
});

test('a port that is not allowed is an error, not another port', async () => {
  await expect(listen(server(), 65_536)).rejects.toThrow();
});
