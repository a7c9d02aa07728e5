import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** A prepared answer of the floor: an envelope of Alexa, or an answer over HTTP with its body yet to be written. */
export type Prepared = Readonly<Record<string, { readonly body?: object }>>;

interface Event {
  readonly request?: { readonly requestId: string };
  readonly body?: string;
}

let prepared: Prepared | undefined;

/**
 * The least that can be done: the answers of a conversation are prepared in a file beside this one, and an event is
 * answered with the one that belongs to it. Nothing that reads a request and writes a response can be quicker. Over HTTP
 * the request is in the body, and the response has to be written into one.
 */
export async function handler(event: Event): Promise<unknown> {
  prepared ??= JSON.parse(readFileSync(join(__dirname, 'answers.json'), 'utf8')) as Prepared;
  if (event.body === undefined) return prepared[event.request?.requestId ?? ''];
  const { responseId } = JSON.parse(event.body) as { responseId: string };
  const answer = prepared[responseId];
  return { ...answer, body: JSON.stringify(answer?.body) };
}
