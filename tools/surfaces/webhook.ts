import type { App } from '../../lambda/app';
import type { TurnTaken } from '../../lambda/channels/channel';
import { SECRET_HEADER } from '../../lambda/http/auth';
import type { HttpResponse } from '../../lambda/http/request';
import { DESK_SETTINGS, deskApp } from './desk-app';
import { gatewayEvent } from './gateway';
import type { SurfaceOptions } from './surface';

const SECRET = DESK_SETTINGS.DIALOGFLOW_SECRET;

/** One request over HTTP as it was answered. */
export interface Posted<Body> {
  readonly body: Body;
  readonly turn?: TurnTaken;
}

/** The app that ships, called as API Gateway calls it. */
export class Webhook {
  readonly #app: App;
  #turn: TurnTaken | undefined;

  constructor({ place: _, ...options }: SurfaceOptions) {
    const observe = (turn: TurnTaken) => {
      this.#turn = turn;
    };
    this.#app = deskApp({ ...options, access: { secrets: [SECRET] }, observe });
  }

  /** @throws Error where the answer is a refusal: on a desk that is a mistake of ours */
  async post<Body>(
    path: string,
    body: object,
    headers: Readonly<Record<string, string>> = {},
  ): Promise<Posted<Body>> {
    this.#turn = undefined;
    const response = (await this.#app(
      gatewayEvent({
        method: 'POST',
        path,
        headers: {
          'content-type': 'application/json; charset=utf-8',
          'user-agent': 'Google-Dialogflow',
          [SECRET_HEADER]: SECRET,
          ...headers,
        },
        body: JSON.stringify(body),
      }),
    )) as HttpResponse;
    if (response.statusCode !== 200)
      throw new Error(`the webhook answered ${response.statusCode}: ${response.body}`);
    const turn = this.#turn as TurnTaken | undefined;
    return { body: JSON.parse(response.body) as Body, ...(turn && { turn }) };
  }
}
