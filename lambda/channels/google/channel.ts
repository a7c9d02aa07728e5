import type { Page } from '../../page/page';
import type { Understanding } from '../../understanding/open';
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

/** One of Dialogflow's products: the body of a request in, an answer out, never an exception. */
export type Webhook = (body: unknown, headers: Headers) => Promise<Answer>;

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
      return understanding?.(words, context) ?? NOTHING_UNDERSTOOD;
    } catch (error) {
      options.report('the understanding failed', error);
      return NOTHING_UNDERSTOOD;
    }
  };
  return {
    es: guarded(createEs(page, careful, options), options),
    cx: guarded(createCx(page, careful, options), options),
  };
}

const NOTHING_UNDERSTOOD: ReturnType<Understanding> = {
  move: { kind: 'unheard' },
  label: 'unheard',
  score: 0,
  runnersUp: [],
  why: { by: 'nothing', words: [] },
};

/** On an answer that fails, Dialogflow itself says the sentence that each intent of the agent holds for that. */
const FAILED: Answer = { status: 500, body: { error: 'failed' } };

function guarded(webhook: Webhook, { report }: ChannelOptions): Webhook {
  return async (body, headers) => {
    try {
      const answer = await webhook(body, headers);
      const bytes = Buffer.byteLength(JSON.stringify(answer.body));
      if (bytes > RESPONSE_BYTES)
        throw new RangeError(`a response of ${bytes} bytes: Dialogflow takes ${RESPONSE_BYTES}`);
      return answer;
    } catch (error) {
      report('a webhook failed', error);
      return FAILED;
    }
  };
}
