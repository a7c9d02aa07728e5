import type { App } from '../../lambda/app';
import type { TurnTaken } from '../../lambda/channels/channel';
import { SECRET_HEADER } from '../../lambda/http/auth';
import type { HttpResponse } from '../../lambda/http/request';
import { DESK_SETTINGS, deskApp } from './desk-app';
import { gatewayEvent } from './gateway';
import { dialogflowIntent } from './sent-intents';
import type { Exchange, SentIntent, Surface, SurfaceOptions, Utterance } from './surface';

/** What reaches the platform of a listener: the words that were recognised, or an event. */
export type Input = { readonly words: string } | { readonly event: string };

/** What a listener perceives of a response. */
export interface Perceived {
  readonly ssml: string;
  /** What is seen, bubble by bubble. */
  readonly shown?: readonly string[];
  readonly chips?: readonly string[];
  readonly reprompt?: string;
  readonly open: boolean;
}

/** A platform that calls a webhook: what it sends, and what it makes of the response. It keeps nothing itself. */
export interface Platform<State, Response> {
  readonly path: string;
  readonly headers?: Readonly<Record<string, string>>;
  /** The events for an opening by the guide's name, and for a silence; none where it does not wait for an utterance. */
  readonly events: { readonly launch: string; readonly silence?: string };
  /** What the platform remembers when a session begins. @param place where the guide is to be met, if not at the start */
  begin(session: number, place: unknown): State;
  request(state: State, sent: SentIntent, input: Input): object;
  remember(state: State, response: Response): State;
  perceive(response: Response, state: State): Perceived;
}

/** A surface before a webhook: keeps the session as its platform does, and calls the app as API Gateway would. */
export class WebhookSurface<State, Response> implements Surface {
  readonly #platform: Platform<State, Response>;
  readonly #app: App;
  #turn: TurnTaken | undefined;
  #session = 0;
  #state: State;
  #open: boolean;

  constructor({ place, ...options }: SurfaceOptions, platform: Platform<State, Response>) {
    this.#platform = platform;
    this.#app = deskApp({
      ...options,
      access: { secrets: [DESK_SETTINGS.DIALOGFLOW_SECRET] },
      observe: (turn) => {
        this.#turn = turn;
      },
    });
    this.#state = platform.begin(this.#session, place);
    this.#open = place !== undefined;
  }

  get open(): boolean {
    return this.#open;
  }

  launch(): Promise<Exchange> {
    return this.#exchange({ intent: 'launch', slots: {} }, { event: this.#platform.events.launch });
  }

  send({ move, words }: Utterance): Promise<Exchange> {
    return this.#exchange(dialogflowIntent(move), { words });
  }

  async silence(): Promise<Exchange> {
    const event = this.#platform.events.silence;
    if (this.#open && event !== undefined) return this.#exchange({ intent: 'silence', slots: {} }, { event });
    return { move: 'silence', ssml: '', reprompt: null, open: this.#open };
  }

  async end(): Promise<Exchange> {
    this.#open = false;
    return { move: 'end', ssml: '', reprompt: null, open: false };
  }

  async #exchange(sent: SentIntent, input: Input): Promise<Exchange> {
    if (!this.#open) {
      this.#session += 1;
      this.#state = this.#platform.begin(this.#session, undefined);
    }
    const request = this.#platform.request(this.#state, sent, input);
    this.#turn = undefined;
    const response = await this.#post(request);
    const turn = this.#turn as TurnTaken | undefined;
    this.#state = this.#platform.remember(this.#state, response);
    const { reprompt = null, ...perceived } = this.#platform.perceive(response, this.#state);
    this.#open = perceived.open;
    return {
      move: turn?.move.kind ?? 'end',
      sent,
      request,
      response,
      ...(turn && { turn }),
      ...perceived,
      reprompt,
    };
  }

  /** @throws Error where the webhook refuses: on a desk that is a mistake of ours */
  async #post(request: object): Promise<Response> {
    const { path, headers } = this.#platform;
    const { statusCode, body } = (await this.#app(
      gatewayEvent({
        method: 'POST',
        path,
        headers: {
          'content-type': 'application/json; charset=utf-8',
          'user-agent': 'Google-Dialogflow',
          [SECRET_HEADER]: DESK_SETTINGS.DIALOGFLOW_SECRET,
          ...headers,
        },
        body: JSON.stringify(request),
      }),
    )) as HttpResponse;
    if (statusCode !== 200) throw new Error(`the webhook answered ${statusCode}: ${body}`);
    return JSON.parse(body) as Response;
  }
}
