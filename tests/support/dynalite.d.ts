/** DynamoDB's API in memory, as far as it is used: the package has no types. */
declare module 'dynalite' {
  import type { Server } from 'node:http';

  const dynalite: (options: { createTableMs?: number }) => Server;
  export = dynalite;
}
