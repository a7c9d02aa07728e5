import { type HttpAnswer, json, refusal, written } from './answer';
import { readBody } from './body';
import type { HttpEvent } from './event';
import type { Gate } from './gate';

/** What answers the body of a request that was let in. */
export type Room = (
  body: unknown,
  headers: HttpEvent['headers'],
) => Promise<{ status: number; json: string }>;

/** What is behind each path. A room is opened when the first request for it has been let in. */
export type Rooms = Readonly<Record<string, () => Promise<Room>>>;

export type Door = (request: HttpEvent) => Promise<HttpAnswer>;

/** The path that says whether the function answers at all. It needs no leave, and tells nothing else. */
const HEALTH = '/health';

/**
 * The way in over HTTP: where to, by which method, whether the caller may, what it brings, in that order; and nothing of
 * a body is looked at before the caller is known. Never an exception.
 */
export function createDoor(rooms: Rooms, gate: Gate, report: (what: string, error?: unknown) => void): Door {
  return async (request) => {
    try {
      const path = request.path.replace(/\/$/, '');
      const open = Object.hasOwn(rooms, path) ? rooms[path] : undefined;
      const method = path === HEALTH ? 'GET' : open ? 'POST' : undefined;
      if (method === undefined) return refusal(404, 'not found');
      if (request.method !== method) return refusal(405, `${method} only`, { allow: method });
      if (!open) return json(200, { ok: true });
      const refused = await gate(request);
      if (refused) return refused;
      const read = readBody(request);
      if ('refused' in read) return read.refused;
      const room = await open();
      const answer = await room(read.body, request.headers);
      return written(answer.status, answer.json);
    } catch (error) {
      report('a request failed', error);
      return refusal(500, 'failed');
    }
  };
}
