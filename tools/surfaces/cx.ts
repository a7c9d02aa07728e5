import { LISTENING } from '../../lambda/channels/dialogflow/cx';
import { PLACE } from '../../lambda/channels/dialogflow/request';
import { dialogflowIntent, parametersOf } from './intents';
import type { Exchange, SentIntent, Surface, SurfaceOptions, Utterance } from './surface';
import { Webhook } from './webhook';

const FLOW = 'projects/desk/locations/europe-west2/agents/desk/flows/00000000-0000-0000-0000-000000000000';

interface CxMessage {
  readonly outputAudioText?: { readonly ssml: string };
  readonly text?: { readonly text: readonly string[] };
}

interface CxResponse {
  readonly fulfillmentResponse: { readonly messages: readonly CxMessage[] };
  readonly sessionInfo: { readonly parameters: Readonly<Record<string, unknown>> };
  readonly targetPage?: string;
}

/**
 * Dialogflow CX on a telephone line: sends the tag of a fulfilment and the words to the handler that ships, and keeps
 * the parameters of the session. (Source: its v3 webhook protocol.)
 */
export class Cx implements Surface {
  readonly #webhook: Webhook;
  #session = 0;
  #parameters: Record<string, unknown> = {};
  #open = false;

  constructor(options: SurfaceOptions) {
    this.#webhook = new Webhook(options);
    if (options.place !== undefined) {
      this.#begin();
      this.#parameters = { [PLACE]: options.place };
    }
  }

  get open(): boolean {
    return this.#open;
  }

  launch(): Promise<Exchange> {
    if (!this.#open) this.#begin();
    return this.#exchange({ intent: 'launch', slots: {} }, { triggerEvent: 'sys.welcome' });
  }

  send({ move, words }: Utterance): Promise<Exchange> {
    if (!this.#open) this.#begin();
    return this.#exchange(dialogflowIntent(move), { transcript: words });
  }

  async silence(): Promise<Exchange> {
    return this.#open
      ? this.#exchange({ intent: 'silence', slots: {} }, { triggerEvent: 'sys.no-input-default' })
      : { move: 'silence', ssml: '', reprompt: null, open: false };
  }

  async end(): Promise<Exchange> {
    this.#open = false;
    return { move: 'end', ssml: '', reprompt: null, open: false };
  }

  #begin(): void {
    this.#session += 1;
    this.#parameters = {};
    this.#open = true;
  }

  async #exchange(sent: SentIntent, query: Readonly<Record<string, string>>): Promise<Exchange> {
    const request = this.#request(sent, query);
    const { body, turn } = await this.#webhook.post<CxResponse>('/google/cx', request);
    const { parameters } = body.sessionInfo;
    this.#parameters = Object.fromEntries(
      Object.entries({ ...this.#parameters, ...parameters }).filter(([, value]) => value !== null),
    );
    this.#open = parameters[LISTENING] === true && !body.targetPage?.endsWith('/END_SESSION');
    const { messages } = body.fulfillmentResponse;
    return {
      move: turn?.move.kind ?? 'end',
      sent,
      request,
      response: body,
      ...(turn && { turn }),
      ssml: messages.map(({ outputAudioText }) => outputAudioText?.ssml ?? '').join(''),
      shown: messages.flatMap(({ text }) => text?.text ?? []),
      reprompt: null,
      open: this.#open,
    };
  }

  #request(sent: SentIntent, query: Readonly<Record<string, string>>) {
    const parameters = Object.entries(parametersOf(sent)).map(([name, value]) => [
      name,
      { originalValue: String(value), resolvedValue: value },
    ]);
    return {
      detectIntentResponseId: '00000000-0000-4000-8000-000000000000',
      ...query,
      languageCode: 'en-gb',
      fulfillmentInfo: { tag: sent.intent },
      ...(parameters.length > 0 && {
        intentInfo: { displayName: sent.intent, parameters: Object.fromEntries(parameters), confidence: 1 },
      }),
      pageInfo: { currentPage: `${FLOW}/pages/START_PAGE`, displayName: 'Start Page' },
      sessionInfo: {
        session: `projects/desk/locations/europe-west2/agents/desk/sessions/${this.#session}:detectIntent`,
        parameters: this.#parameters,
      },
    };
  }
}
