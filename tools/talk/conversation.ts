import type { Move } from '../../lambda/guide/move';
import type { Place } from '../../lambda/guide/place';
import { secondsOf } from '../../lambda/speech/seconds';
import type { Speech } from '../../lambda/speech/speech';
import { toText } from '../../lambda/speech/text';
import type { Understanding } from '../../lambda/understanding/open';
import type { Understood } from '../../lambda/understanding/understand';
import { askedFor } from '../surfaces/asked';
import type { Exchange, Surface } from '../surfaces/surface';

/** What was heard in one turn, and all that staff or a script may want to know of it. */
export interface Heard {
  readonly said: string;
  readonly intent: string | null;
  readonly move: Move['kind'];
  /** The number of the item that was asked for. */
  readonly item: number | 'last' | null;
  readonly passage: string | null;
  readonly part: number | null;
  readonly parts: number | null;
  readonly text: string;
  readonly ssml: string;
  readonly reprompt: string | null;
  /** Whether the session goes on listening. */
  readonly open: boolean;
  readonly place: Place | null;
  /** About how long it takes to hear. */
  readonly seconds: number;
}

/** One turn with what lies behind it. */
export interface Turn {
  readonly heard: Heard;
  readonly speech: Speech;
  readonly exchange: Exchange;
  readonly understood?: Understood;
}

/** Lines that are not said but done. */
export const DONE = ['/launch', '/silence', '/end', '/new'] as const;

const NOTHING: Speech = { beats: [], rate: 100 };

/**
 * A conversation with the guide on one surface: a line in, what is heard out. What is said after a session has closed
 * opens another, as "Alexa, ask ..." does.
 */
export class Conversation {
  #place: Place | null = null;
  #reprompt: Speech = NOTHING;

  constructor(
    private readonly surface: Surface,
    private readonly understanding: Understanding,
  ) {}

  async say(line: string): Promise<Turn> {
    const said = line.trim();
    switch (said) {
      case '/launch':
        return this.#turn(said, await this.surface.launch());
      case '/silence':
        return this.#turn(said, await this.surface.silence());
      case '/end':
      case '/new':
        return this.#turn(said, await this.surface.end());
      default: {
        const { topic, other } = (this.surface.open && this.#place?.asked) || {};
        const offered = [topic, other].filter((id) => id !== undefined);
        const understood = this.understanding(said, { offered });
        const asked = askedFor(understood.move);
        return { ...this.#turn(said, await this.surface.send(asked)), understood };
      }
    }
  }

  #turn(said: string, exchange: Exchange): Turn {
    const { turn, open, ssml } = exchange;
    const speech = turn?.rendered.speech ?? (exchange.open ? this.#reprompt : NOTHING);
    if (turn) {
      this.#place = turn.reply.place;
      this.#reprompt = turn.rendered.reprompt ?? NOTHING;
    }
    const move = turn?.move;
    const reads = turn?.reply.reads;
    const heard: Heard = {
      said,
      intent: exchange.asked?.intent ?? null,
      move: move?.kind ?? exchange.move,
      item: move?.kind === 'item' ? move.item : null,
      passage: reads?.passage ?? null,
      part: reads?.part ?? null,
      parts: reads?.parts ?? null,
      text: toText(speech),
      ssml,
      reprompt: open ? toText(this.#reprompt) : null,
      open,
      place: this.#place,
      seconds: secondsOf(speech),
    };
    if (!open) this.#place = null;
    return { heard, speech, exchange };
  }
}
