import type { ResponseEnvelope } from 'ask-sdk-model';
import type { App } from '../../lambda/app';
import type { TurnTaken } from '../../lambda/channels/channel';
import { DESK_SETTINGS, deskApp } from './desk-app';
import { alexaIntent } from './sent-intents';
import type { Exchange, SentIntent, SlotValue, Surface, SurfaceOptions, Utterance } from './surface';

const SKILL_ID = DESK_SETTINGS.ALEXA_SKILL_ID;

/**
 * An Echo, with a screen or without: sends Alexa's requests, carries the session attributes from turn to turn, plays the
 * reprompt once after a silence, and after the second ends the session. (Sources: Amazon's request and response
 * reference, and its design guide on how long a device listens.)
 */
export class Echo implements Surface {
  readonly #app: App;
  readonly #interfaces: Readonly<Record<string, unknown>>;
  #turn: TurnTaken | undefined;
  #attributes: Record<string, unknown> | undefined;
  #session = 0;
  #request = 0;
  #open = false;
  #new = true;
  #reprompt: string | null = null;
  #reprompted = false;

  /** @param place one to begin from, as it would come back in the attributes of a session that is open */
  constructor({ place, screen = false, ...options }: SurfaceOptions) {
    this.#interfaces = screen ? { 'Alexa.Presentation.APL': { runtime: { maxVersion: '2024.3' } } } : {};
    if (place !== undefined) {
      this.#begin();
      this.#attributes = { place };
      this.#new = false;
    }
    const observe = (turn: TurnTaken) => {
      this.#turn = turn;
    };
    this.#app = deskApp({ ...options, skillId: SKILL_ID, observe });
  }

  get open(): boolean {
    return this.#open;
  }

  launch(): Promise<Exchange> {
    if (!this.#open) this.#begin();
    return this.#exchange({ type: 'LaunchRequest', shouldLinkResultBeReturned: false });
  }

  send({ move, words }: Utterance): Promise<Exchange> {
    if (!this.#open) this.#begin();
    const sent = alexaIntent(move, words);
    const slots = Object.fromEntries(
      Object.entries(sent.slots).map(([name, value]) => [name, alexaSlot(name, value)]),
    );
    const intent = { name: sent.intent, confirmationStatus: 'NONE', slots };
    return this.#exchange({ type: 'IntentRequest', dialogState: 'STARTED', intent }, sent);
  }

  async silence(): Promise<Exchange> {
    if (!this.#open || this.#reprompted) return this.#ended('EXCEEDED_MAX_REPROMPTS', 'silence');
    this.#reprompted = true;
    return { move: 'silence', ssml: this.#reprompt ?? '', reprompt: this.#reprompt, open: true };
  }

  end(): Promise<Exchange> {
    return this.#ended('USER_INITIATED', 'end');
  }

  #begin(): void {
    this.#session += 1;
    this.#attributes = undefined;
    this.#open = true;
    this.#new = true;
  }

  async #ended(reason: string, move: 'end' | 'silence'): Promise<Exchange> {
    const nothing = { move, ssml: '', reprompt: null, open: false } as const;
    if (!this.#open) return nothing;
    const exchange = await this.#exchange({ type: 'SessionEndedRequest', reason });
    return { ...exchange, ...nothing };
  }

  async #exchange(fields: Record<string, unknown>, sent?: SentIntent): Promise<Exchange> {
    const request = this.#envelope(fields);
    this.#turn = undefined;
    const response = (await this.#app(structuredClone(request))) as ResponseEnvelope;
    const envelope = JSON.parse(JSON.stringify(response)) as ResponseEnvelope;
    const turn = this.#turn as TurnTaken | undefined;
    const { outputSpeech, reprompt, shouldEndSession } = envelope.response;
    this.#attributes = envelope.sessionAttributes;
    this.#open = shouldEndSession === false;
    this.#new = false;
    this.#reprompted = false;
    this.#reprompt = ssmlOf(reprompt?.outputSpeech);
    return {
      move: turn?.move.kind ?? 'end',
      ...(sent && { sent }),
      request,
      response: envelope,
      ...(turn && { turn }),
      ssml: ssmlOf(outputSpeech) ?? '',
      reprompt: this.#reprompt,
      open: this.#open,
    };
  }

  #envelope(request: Record<string, unknown>) {
    this.#request += 1;
    const application = { applicationId: SKILL_ID };
    const user = { userId: 'amzn1.ask.account.DESK' };
    return {
      version: '1.0',
      session: {
        new: this.#new,
        sessionId: `amzn1.echo-api.session.desk-${this.#session}`,
        application,
        ...(this.#attributes && { attributes: this.#attributes }),
        user,
      },
      context: {
        System: {
          application,
          user,
          device: { deviceId: 'amzn1.ask.device.DESK', supportedInterfaces: this.#interfaces },
          apiEndpoint: 'https://api.eu.amazonalexa.com',
          apiAccessToken: '',
        },
      },
      request: {
        requestId: `amzn1.echo-api.request.desk-${this.#request}`,
        locale: 'en-GB',
        timestamp: new Date().toISOString(),
        ...request,
      },
    };
  }
}

function alexaSlot(name: string, { value, id }: SlotValue) {
  return {
    name,
    value,
    confirmationStatus: 'NONE',
    source: 'USER',
    ...(id !== undefined && {
      resolutions: {
        resolutionsPerAuthority: [
          {
            authority: 'amzn1.er-authority.echo-sdk.desk',
            status: { code: 'ER_SUCCESS_MATCH' },
            values: [{ value: { name: value, id } }],
          },
        ],
      },
    }),
  };
}

const ssmlOf = (speech: { type: string; ssml?: string } | undefined): string | null => speech?.ssml ?? null;
