import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';

/** How many ports are tried after one that is in use. */
const TRIES = 50;

/** The only address that is listened on: a server that writes files must not be reached from the network. */
export const ADDRESS = '127.0.0.1';

/**
 * Listens on a port of this machine, or on the next one that is free.
 * @returns the port
 */
export function listen(server: Server, port: number, tries = TRIES): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      if (error.code !== 'EADDRINUSE' || tries === 0 || port >= 65_535) reject(error);
      else resolve(listen(server, port + 1, tries - 1));
    });
    server.listen(port, ADDRESS, () => resolve((server.address() as AddressInfo).port));
  });
}
