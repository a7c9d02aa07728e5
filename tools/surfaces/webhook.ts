import type { TurnTaken } from '../../lambda/channels/turn';
import { createHandler, type HandlerOptions } from '../../lambda/handler';
import { SECRET_HEADER } from '../../lambda/http/auth';
import type { HttpResponse } from '../../lambda/http/request';

/** A secret for requests that never leave this machine. */
const SECRET = 'for-the-desk-only';

/** What a surface of Google's is made with. */
export interface WebhookOptions extends Omit<HandlerOptions, 'skillId' | 'observe' | 'access'> {
  /** A place to begin from, as it would come back in a session that is open. */
  readonly place?: unknown;
}

/** One request over HTTP as it was answered. */
export interface Posted<Body> {
  readonly body: Body;
  readonly turn?: TurnTaken;
}

/** The handler that ships, called as API Gateway calls it: JSON over HTTP, bodies in base64 as some of its stages send them. */
export class Webhook {
  readonly #post: (event: unknown) => Promise<unknown>;
  #turn: TurnTaken | undefined;

  constructor({ place: _, ...options }: WebhookOptions) {
    this.#post = createHandler({
      ...options,
      skillId: undefined,
      access: { secrets: [SECRET] },
      observe: (turn) => {
        this.#turn = turn;
      },
    });
  }

  /** @throws Error where the answer is a refusal: on a desk that is a mistake of ours */
  async post<Body>(
    path: string,
    body: object,
    headers: Readonly<Record<string, string>> = {},
  ): Promise<Posted<Body>> {
    this.#turn = undefined;
    const answer = (await this.#post({
      version: '2.0',
      routeKey: `POST ${path}`,
      rawPath: path,
      rawQueryString: '',
      headers: {
        'content-type': 'application/json; charset=utf-8',
        'user-agent': 'Google-Dialogflow',
        [SECRET_HEADER]: SECRET,
        ...headers,
      },
      requestContext: { stage: '$default', http: { method: 'POST', path, protocol: 'HTTP/1.1' } },
      body: Buffer.from(JSON.stringify(body)).toString('base64'),
      isBase64Encoded: true,
    })) as HttpResponse;
    if (answer.statusCode !== 200)
      throw new Error(`the webhook answered ${answer.statusCode}: ${answer.body}`);
    const turn = this.#turn as TurnTaken | undefined;
    return { body: JSON.parse(answer.body) as Body, ...(turn && { turn }) };
  }
}
