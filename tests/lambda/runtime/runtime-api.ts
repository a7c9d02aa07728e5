import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** How an event ended. */
export type Outcome =
  | { readonly answered: unknown }
  /** The handler failed, or the function did not even start. */
  | { readonly failed: { readonly errorType: string; readonly errorMessage: string } }
  /** It was stopped after so many milliseconds. */
  | { readonly stopped: number };

/**
 * The Runtime API of Lambda on loopback, for one instance of a function: the runtime client asks it for the next event,
 * and posts how that ended. (Source: AWS's reference of the Runtime API, version 2018-06-01.)
 */
export class RuntimeApi {
  readonly #server = createServer((request, response) => {
    const path = (request.url ?? '').replace('/2018-06-01/runtime/', '');
    if (path === 'invocation/next') {
      this.#client = response;
      this.#sendEvent();
      return;
    }
    const body: Buffer[] = [];
    request.on('data', (chunk: Buffer) => body.push(chunk));
    request.on('end', () => {
      response.writeHead(202, { 'content-type': 'application/json' }).end('{"status":"OK"}');
      const result: unknown = JSON.parse(Buffer.concat(body).toString('utf8') || 'null');
      this.#resolve?.(path.endsWith('/error') ? ({ failed: result } as Outcome) : { answered: result });
    });
  });
  /** The client's request for an event, while it is open. */
  #client: ServerResponse | undefined;
  #event: { readonly json: string; readonly deadline: number } | undefined;
  #resolve: ((outcome: Outcome) => void) | undefined;
  #requests = 0;

  /** @returns the address, as the client is given it */
  listen(): Promise<string> {
    return new Promise((resolve) => {
      this.#server.listen(0, '127.0.0.1', () =>
        resolve(`127.0.0.1:${(this.#server.address() as AddressInfo).port}`),
      );
    });
  }

  /** Gives the function an event, and waits for how it ends. @param deadline milliseconds since 1970 */
  event(event: unknown, deadline: number): Promise<Outcome> {
    this.#event = { json: JSON.stringify(event), deadline };
    return new Promise((resolve) => {
      this.#resolve = resolve;
      this.#sendEvent();
    });
  }

  close(): void {
    this.#server.closeAllConnections();
    this.#server.close();
  }

  /** Sends the event, once there is one and the client has asked for it. */
  #sendEvent(): void {
    if (!this.#client || !this.#event) return;
    this.#requests += 1;
    this.#client
      .writeHead(200, {
        'content-type': 'application/json',
        'lambda-runtime-aws-request-id': `00000000-0000-4000-8000-${String(this.#requests).padStart(12, '0')}`,
        'lambda-runtime-deadline-ms': String(this.#event.deadline),
        'lambda-runtime-invoked-function-arn': 'arn:aws:lambda:eu-west-1:000000000000:function:guide',
      })
      .end(this.#event.json);
    this.#client = undefined;
    this.#event = undefined;
  }
}
