import type { Server } from 'node:http';

/** How many ports are tried after one that is taken. */
const TRIES = 50;

/** The only address that is listened on: nobody on the network is to reach a server that writes files. */
export const ADDRESS = '127.0.0.1';

/**
 * Listens on a port of this machine, or on the next one that is free.
 * @returns the port
 */
export async function listen(server: Server, port: number): Promise<number> {
  for (let next = port; ; next += 1) {
    try {
      return await listenOn(server, next);
    } catch (error) {
      if (!isTaken(error) || next >= Math.min(port + TRIES, 65_535)) throw error;
    }
  }
}

const isTaken = (error: unknown): boolean =>
  typeof error === 'object' && error !== null && 'code' in error && error.code === 'EADDRINUSE';

function listenOn(server: Server, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    const failed = (error: Error): void => {
      server.off('listening', listening);
      reject(error);
    };
    const listening = (): void => {
      server.off('error', failed);
      const address = server.address();
      resolve(typeof address === 'object' && address ? address.port : port);
    };
    server.once('error', failed);
    server.once('listening', listening);
    server.listen(port, ADDRESS);
  });
}
