import type { Move } from '../../lambda/guide/moves';
import type { Place } from '../../lambda/guide/place';
import type { Speech } from '../../lambda/speech/speech';
import { toText } from '../../lambda/speech/text';
import type { Understanding } from '../../lambda/understanding/open';
import type { Understood } from '../../lambda/understanding/understand';
import { secondsOf } from '../speech/seconds';
import type { Exchange, Surface } from '../surfaces/surface';

/** What was heard in one turn, and all that staff or a script may want to know of it. */
export interface Heard {
  readonly said: string;
  readonly intent: string | null;
  readonly move: Move['kind'];
  /** The number of the item that was asked for. */
  readonly item: number | null;
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

/** The number of the beat that the closing question begins with; past the last one where nothing is asked. */
export function questionOf({ heard, speech: { beats } }: Turn): number {
  if (!heard.open || heard.move === 'silence') return beats.length;
  return beats.map((beat) => 'pause' in beat).lastIndexOf(true) + 1;
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

  /** @param place where the surface was told to begin, if it was: what is said first is understood from there */
  constructor(
    private surface: Surface,
    private understanding: Understanding,
    place?: Place,
  ) {
    this.#place = place ?? null;
  }

  /** Where the listener is; null where no session is open. */
  get place(): Place | null {
    return this.#place;
  }

  /** Goes on elsewhere: on another surface that was told to begin where this one was, or with newer words. */
  moveTo(surface: Surface, understanding: Understanding): void {
    this.surface = surface;
    this.understanding = understanding;
  }

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
        const exchange = await this.surface.send({ move: understood.move, words: said });
        return { ...this.#turn(said, exchange), understood };
      }
    }
  }

  #turn(said: string, exchange: Exchange): Turn {
    const { turn, open, ssml } = exchange;
    // Without a turn, what is heard is the reprompt that a device plays by itself.
    const speech = turn?.rendered.speech ?? (ssml === '' ? NOTHING : this.#reprompt);
    if (turn) {
      this.#place = turn.reply.place;
      this.#reprompt = turn.rendered.reprompt ?? NOTHING;
    }
    const move = turn?.move;
    const reads = turn?.reply.reads;
    const heard: Heard = {
      said,
      intent: exchange.sent?.intent ?? null,
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
