import { toSsml } from '../../lambda/speech/ssml';
import { toText } from '../../lambda/speech/text';
import { intentOf, type WebAsked, WebConversation, type WebOptions } from '../../web/channel';
import type { Exchange, Surface, SurfaceOptions, Utterance } from './surface';

/** The web page, without a browser: the guide is asked as the page asks it. It waits as long as it is open. */
export class WebPage implements Surface {
  readonly #options: WebOptions;
  #conversation: WebConversation;
  #open: boolean;

  constructor({ page, understanding, today = someDay, report = () => {}, place }: SurfaceOptions) {
    if (!understanding) throw new Error('a web page brings words');
    this.#options = { page, understanding, today, report };
    this.#conversation = new WebConversation({ ...this.#options, place });
    this.#open = place !== undefined;
  }

  get open(): boolean {
    return this.#open;
  }

  launch(): Promise<Exchange> {
    return this.#exchange({ event: 'launch' });
  }

  send({ move, words }: Utterance): Promise<Exchange> {
    return this.#exchange(words === '' ? intentOf(move.kind) : { words });
  }

  async silence(): Promise<Exchange> {
    return { move: 'silence', ssml: '', reprompt: null, open: this.#open };
  }

  async end(): Promise<Exchange> {
    this.#open = false;
    this.#conversation = new WebConversation(this.#options);
    return { move: 'end', ssml: '', reprompt: null, open: false };
  }

  async #exchange(asked: WebAsked): Promise<Exchange> {
    const answer = await this.#conversation.say(asked);
    const { turn, choices } = answer;
    const { speech } = turn.rendered;
    this.#open = turn.reply.asks !== undefined;
    return {
      move: turn.move.kind,
      request: asked,
      response: answer,
      turn,
      ssml: toSsml(speech),
      shown: [toText(speech, true)],
      ...(this.#open && { chips: choices.map(({ label }) => label) }),
      reprompt: null,
      open: this.#open,
    };
  }
}

const someDay = (): string => new Date().toISOString().slice(0, 10);
