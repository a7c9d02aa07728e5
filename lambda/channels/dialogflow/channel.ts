import type { Page } from '../../page/page';
import type { Understanding } from '../../understanding/open';
import { NOTHING } from '../../understanding/understand';
import type { ChannelOptions } from '../turn';
import { createCx } from './cx';
import { createEs } from './es';
import { RESPONSE_BYTES } from './limits';

/** The headers of a request, their names in small letters. */
export type Headers = Readonly<Record<string, string | undefined>>;

/** A status of HTTP and a body for JSON. */
export interface Answer {
  readonly status: number;
  readonly body: object;
}

/** The same, its body written in JSON. */
export interface WrittenAnswer {
  readonly status: number;
  readonly json: string;
}

/** One of Dialogflow's products: the body of a request in, an answer out, never an exception. */
export type Webhook = (body: unknown, headers: Headers) => Promise<WrittenAnswer>;

/** The webhooks of both products. They decide nothing but what a request asks and how a reply is written. */
export interface GoogleChannel {
  readonly es: Webhook;
  readonly cx: Webhook;
}

/**
 * The Google channel.
 * @param understanding makes a move of the words that no intent fits; without one, or where it fails, nothing is understood
 */
export function createGoogleChannel(
  page: Page,
  understanding: Understanding | undefined,
  options: ChannelOptions,
): GoogleChannel {
  const careful: Understanding = (words, context) => {
    try {
      return understanding?.(words, context) ?? NOTHING;
    } catch (error) {
      options.report('the understanding failed', error);
      return NOTHING;
    }
  };
  // Each is made with its first request: no agent is of both products.
  let es: ReturnType<typeof createEs> | undefined;
  let cx: ReturnType<typeof createCx> | undefined;
  return {
    es: guarded((body, headers) => {
      es ??= createEs(page, careful, options);
      return es(body, headers);
    }, options),
    cx: guarded((body) => {
      cx ??= createCx(page, careful, options);
      return cx(body);
    }, options),
  };
}

/** On an answer that fails, Dialogflow itself says the sentence that each intent of the agent holds for that. */
const FAILED: WrittenAnswer = { status: 500, json: JSON.stringify({ error: 'failed' }) };

function guarded(
  webhook: (body: unknown, headers: Headers) => Promise<Answer>,
  { report }: ChannelOptions,
): Webhook {
  return async (asked, headers) => {
    try {
      const { status, body } = await webhook(asked, headers);
      const json = JSON.stringify(body);
      const bytes = Buffer.byteLength(json);
      if (bytes > RESPONSE_BYTES)
        throw new RangeError(`a response of ${bytes} bytes: Dialogflow takes ${RESPONSE_BYTES}`);
      return { status, json };
    } catch (error) {
      report('a webhook failed', error);
      return FAILED;
    }
  };
}
