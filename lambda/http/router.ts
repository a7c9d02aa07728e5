import { once } from '../once';
import { type HttpRequest, type HttpResponse, json, type Refusal, RequestRefused, refuse } from './request';

/**
 * Lets a request pass (undefined), or says why not. It is asked before the handler sees the request. Most look at headers
 * alone; one that checks a signature over the body may read that with `readBytes` or `readForm`.
 */
export type Authorise = (request: HttpRequest) => Promise<Refusal | undefined>;

/** Answers a request whose caller was let in. */
export type RequestHandler = (request: HttpRequest) => Promise<HttpResponse>;

/** One method at one path. */
export interface Route {
  readonly method: string;
  /** Without a slash at its end; a request may have one. */
  readonly path: string;
  readonly authorise: Authorise;
  readonly handle: RequestHandler;
  /**
   * The response where `handle` throws anything but a {@link RequestRefused}; the error has been reported by then. Without
   * it the response is a bare 500. A route that a listener waits behind answers with a sentence of help instead.
   */
  readonly onError?: (error: unknown, request: HttpRequest) => HttpResponse | Promise<HttpResponse>;
}

/** Told of whatever failed, with the error, and of every refusal as `refused: REASON`. */
export type Report = (what: string, error?: unknown) => void;

/** Authorises everybody. */
export const anyone: Authorise = async () => undefined;

/** A handler that is made for the first request that is let in. Where making it fails, the next request tries again. */
export function lazy(make: () => Promise<RequestHandler>): RequestHandler {
  const handler = once(make);
  return async (request) => (await handler())(request);
}

/**
 * `GET /health`, open to anyone: whether all is well.
 * @param check makes the JSON of the response; where its `ok` is false the status is 503
 */
export const health = (
  check: () => { readonly ok: boolean } | Promise<{ readonly ok: boolean }> = () => ({ ok: true }),
): Route => ({
  method: 'GET',
  path: '/health',
  authorise: anyone,
  async handle() {
    const state = await check();
    return json(state.ok ? 200 : 503, state);
  },
});

/**
 * Takes each request to the route of its path and method, once that has let the caller in.
 * @returns a handler that never throws: 404 and 405 where no route fits, the refusal of a route, the response of its
 * handler, 500 where something failed. Every refusal and every failure is reported
 * @throws Error where two routes have the same method and path
 */
export function createRouter(routes: readonly Route[], report: Report): RequestHandler {
  const paths = new Map<string, Map<string, Route>>();
  for (const route of routes) {
    const methods = paths.get(route.path) ?? new Map<string, Route>();
    if (methods.has(route.method)) throw new Error(`two routes for ${route.method} ${route.path}`);
    paths.set(route.path, methods.set(route.method, route));
  }

  const refused = (refusal: Refusal): HttpResponse => {
    report(`refused: ${refusal.reason}`);
    return refuse(refusal);
  };

  const answer = async (request: HttpRequest): Promise<HttpResponse> => {
    const methods = paths.get(request.path.replace(/\/$/, ''));
    if (!methods) return refused({ status: 404, reason: 'no-such-path' });
    const route = methods.get(request.method);
    if (!route) {
      const allow = [...methods.keys()].join(', ');
      return refused({ status: 405, reason: 'wrong-method', headers: { allow } });
    }
    const refusal = await route.authorise(request);
    if (refusal) return refused(refusal);
    try {
      return await route.handle(request);
    } catch (error) {
      if (error instanceof RequestRefused || !route.onError) throw error;
      report(FAILED, error);
      return route.onError(error, request);
    }
  };

  return async (request) => {
    try {
      return await answer(request);
    } catch (error) {
      if (error instanceof RequestRefused) return refused(error.refusal);
      report(FAILED, error);
      return json(500, { error: 'failed' });
    }
  };
}

const FAILED = 'a request failed';
