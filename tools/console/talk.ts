import type { Place } from '../../lambda/guide/place';
import { SURFACES, type SurfaceName } from '../surfaces/open';
import type { Surface } from '../surfaces/surface';
import { Conversation } from '../talk/conversation';
import type { Ready } from './desk';
import type { Recorded } from './turn-view';

/**
 * A conversation on the page. It can go over to another channel, or to newer words, in the middle: the place is carried
 * along as a platform would bring it back.
 */
export class Talk {
  readonly turns: Recorded[] = [];
  #conversation: Conversation | undefined;
  #channel: SurfaceName | undefined;
  #ready: Ready | undefined;
  #troubles: string[] = [];
  #last: Promise<unknown> = Promise.resolve();

  /** @param start the place that a lost conversation is taken up from */
  constructor(readonly start?: Place) {}

  /** One turn after the other, however fast they come. */
  say(said: string, channel: SurfaceName, ready: Ready): Promise<Recorded> {
    const turn = this.#last.then(() => this.#say(said, channel, ready));
    this.#last = turn.catch(() => {});
    return turn;
  }

  async #say(said: string, channel: SurfaceName, ready: Ready): Promise<Recorded> {
    const conversation = this.#on(channel, ready);
    const before = conversation.place;
    this.#troubles = [];
    const turn = await conversation.say(said);
    const recorded: Recorded = {
      n: this.turns.length,
      channel,
      turn,
      before: turn.exchange.turn?.before ?? before,
      page: ready.page,
      troubles: this.#troubles,
    };
    this.turns.push(recorded);
    return recorded;
  }

  #on(channel: SurfaceName, ready: Ready): Conversation {
    if (!this.#conversation) {
      this.#conversation = new Conversation(
        this.#surface(channel, ready, this.start),
        ready.understanding,
        this.start,
      );
    } else if (channel !== this.#channel || ready.page !== this.#ready?.page) {
      const place = this.#conversation.place ?? undefined;
      this.#conversation.moveTo(this.#surface(channel, ready, place), ready.understanding);
    }
    this.#channel = channel;
    this.#ready = ready;
    return this.#conversation;
  }

  #surface(channel: SurfaceName, { page, understanding }: Ready, place: Place | undefined): Surface {
    const report = (what: string, error?: unknown): void => {
      this.#troubles.push(error === undefined ? what : `${what}: ${String(error)}`);
    };
    return SURFACES[channel]({ page, understanding, report, ...(place !== undefined && { place }) });
  }
}

/** How many conversations are kept: more pages than anyone has open, and few enough to forget nobody soon. */
const MOST_TALKS = 40;

/** The conversations of all pages that are open. The one that was silent for longest is forgotten first. */
export class Talks {
  readonly #talks = new Map<string, Talk>();

  begin(start?: Place): string {
    const id = crypto.randomUUID();
    this.#talks.set(id, new Talk(start));
    const [oldest] = this.#talks.keys();
    if (this.#talks.size > MOST_TALKS && oldest !== undefined) this.#talks.delete(oldest);
    return id;
  }

  find(id: string): Talk | undefined {
    const talk = this.#talks.get(id);
    if (!talk) return undefined;
    this.#talks.delete(id);
    this.#talks.set(id, talk);
    return talk;
  }
}
