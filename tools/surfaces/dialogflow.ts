import { EVENTS } from '../../lambda/channels/dialogflow/intents';
import { PLACE } from '../../lambda/channels/dialogflow/request';
import { dialogflowIntent, parametersOf } from './intents';
import type { Exchange, SentIntent, Surface, SurfaceOptions, Utterance } from './surface';
import { Webhook } from './webhook';

/** A context of Dialogflow, as it travels. */
interface Context {
  readonly name: string;
  readonly lifespanCount?: number;
  readonly parameters?: Readonly<Record<string, unknown>>;
}

interface Message {
  readonly text?: { readonly text: readonly string[] };
  readonly platform?: string;
  readonly telephonySynthesizeSpeech?: { readonly ssml: string };
  readonly payload?: { readonly richContent?: readonly (readonly RichContent[])[] };
}

interface RichContent {
  readonly type: string;
  readonly title?: string;
  readonly subtitle?: string;
  readonly options?: readonly { readonly text: string }[];
}

interface SimpleResponse {
  readonly textToSpeech?: string;
  readonly displayText?: string;
}

/** A response of the webhook, in the fields that some surface reads. */
export interface DialogflowResponse {
  readonly fulfillmentText?: string;
  readonly fulfillmentMessages?: readonly Message[];
  readonly outputContexts?: readonly Context[];
  readonly endInteraction?: boolean;
  readonly payload?: {
    readonly google?: {
      readonly expectUserResponse: boolean;
      readonly richResponse?: {
        readonly items: readonly {
          readonly simpleResponse?: SimpleResponse;
          readonly basicCard?: { readonly formattedText?: string };
        }[];
        readonly suggestions?: readonly { readonly title: string }[];
      };
      readonly noInputPrompts?: readonly SimpleResponse[];
    };
  };
}

/** What reaches a listener on one of Dialogflow's surfaces. */
export interface Perceived {
  readonly ssml: string;
  /** What is seen, bubble by bubble. */
  readonly shown?: readonly string[];
  readonly chips?: readonly string[];
  readonly reprompt?: string;
  /** Absent where the surface is told nothing of it: then it is open while there is a place. */
  readonly open?: boolean;
}

/** One of the surfaces of Dialogflow ES: how it introduces itself, and what it makes of a response. */
export interface Line {
  readonly source?: string;
  readonly payload: Readonly<Record<string, unknown>>;
  readonly headers?: Readonly<Record<string, string>>;
  /** Where its agent's webhook is, unless it is `/google`. */
  readonly path?: string;
  /** What its session ids begin with. */
  readonly session: string;
  /** The event that it sends after a silence; none where nobody is waited for. */
  readonly silence?: (typeof EVENTS.silence)[number];
  perceive(response: DialogflowResponse): Perceived;
}

/**
 * Dialogflow ES with one of its surfaces before it: sends its requests to the handler that ships, keeps the contexts
 * of the session from turn to turn, and counts down their lives. (Sources: its webhook reference; recorded requests.)
 */
export class Dialogflow implements Surface {
  readonly #line: Line;
  readonly #webhook: Webhook;
  #session = 0;
  #response = 0;
  #contexts: Context[] = [];
  #open = false;

  constructor(options: SurfaceOptions, line: Line) {
    this.#line = line;
    this.#webhook = new Webhook(options);
    if (options.place !== undefined) {
      this.#begin();
      this.#contexts = [this.#context(PLACE, 98, { [PLACE]: options.place })];
    }
  }

  get open(): boolean {
    return this.#open;
  }

  launch(): Promise<Exchange> {
    if (!this.#open) this.#begin();
    return this.#exchange({ intent: 'launch', slots: {} }, EVENTS.launch[0]);
  }

  send({ move, words }: Utterance): Promise<Exchange> {
    if (!this.#open) this.#begin();
    return this.#exchange(dialogflowIntent(move), words);
  }

  async silence(): Promise<Exchange> {
    const event = this.#line.silence;
    if (this.#open && event !== undefined) return this.#exchange({ intent: 'silence', slots: {} }, event);
    return { move: 'silence', ssml: '', reprompt: null, open: this.#open };
  }

  async end(): Promise<Exchange> {
    this.#open = false;
    return { move: 'end', ssml: '', reprompt: null, open: false };
  }

  #begin(): void {
    this.#session += 1;
    this.#contexts = [];
    this.#open = true;
  }

  async #exchange(sent: SentIntent, queryText: string): Promise<Exchange> {
    const request = this.#request(sent, queryText);
    const { body, turn } = await this.#webhook.post<DialogflowResponse>(
      this.#line.path ?? '/google',
      request,
      this.#line.headers,
    );
    this.#remember(body.outputContexts ?? []);
    const { ssml, shown, chips, reprompt, open } = this.#line.perceive(body);
    this.#open = open ?? this.#contexts.some(({ name }) => name.endsWith(`/${PLACE}`));
    return {
      move: turn?.move.kind ?? 'end',
      sent,
      request,
      response: body,
      ...(turn && { turn }),
      ssml,
      ...(shown && { shown }),
      ...(chips && { chips }),
      reprompt: reprompt ?? null,
      open: this.#open,
    };
  }

  #request(sent: SentIntent, queryText: string) {
    this.#response += 1;
    const parameters = parametersOf(sent);
    const { source, payload } = this.#line;
    return {
      responseId: `00000000-0000-4000-8000-${String(this.#response).padStart(12, '0')}`,
      session: this.#name(),
      queryResult: {
        queryText,
        action: sent.intent,
        parameters,
        allRequiredParamsPresent: true,
        intent: { name: 'projects/desk/agent/intents/0', displayName: sent.intent },
        intentDetectionConfidence: 1,
        languageCode: 'en-gb',
        outputContexts: [
          ...this.#contexts,
          this.#context('__system_counters__', 1, { 'no-input': 0, 'no-match': 0, ...twins(parameters) }),
        ],
      },
      originalDetectIntentRequest: { ...(source !== undefined && { source }), payload },
    };
  }

  /** A turn has passed; what the webhook has set begins anew, and what it has set to nothing is gone. */
  #remember(set: readonly Context[]): void {
    const names = new Set(set.map(({ name }) => name));
    const kept = this.#contexts
      .filter(({ name }) => !names.has(name))
      .map((context) => ({ ...context, lifespanCount: (context.lifespanCount ?? 0) - 1 }));
    this.#contexts = [...kept, ...set].filter(({ lifespanCount = 0 }) => lifespanCount > 0);
  }

  #name(): string {
    return `projects/desk/agent/sessions/${this.#line.session}${this.#session}`;
  }

  #context(name: string, lifespanCount: number, parameters: Readonly<Record<string, unknown>>): Context {
    return { name: `${this.#name()}/contexts/${name}`, lifespanCount, parameters };
  }
}

/** Dialogflow puts beside each parameter what was said for it. */
const twins = (parameters: Readonly<Record<string, string | number>>): Record<string, string | number> =>
  Object.fromEntries(
    Object.entries(parameters).flatMap(([name, value]) => [
      [name, value],
      [`${name}.original`, String(value)],
    ]),
  );
