import { contextOf } from '../../lambda/channels/intents';
import type { Place } from '../../lambda/guide/place';
import type { Speech } from '../../lambda/speech/speech';
import { toText } from '../../lambda/speech/text';
import type { Understanding } from '../../lambda/understanding/open';
import type { Understood } from '../../lambda/understanding/understand';
import { secondsOf } from '../spoken';
import type { Exchange, Surface } from '../surfaces/surface';

/** What a script may want to know of one turn: a line of `npm run talk -- --json`, so its names stay as they are. */
export type TurnReport = ReturnType<typeof reportOf>;

export interface ConversationTurn {
  readonly report: TurnReport;
  readonly speech: Speech;
  readonly exchange: Exchange;
  readonly understood?: Understood;
}

/** The number of the beat that the closing question begins with; past the last one where nothing is asked. */
export function questionOf({ report, speech: { beats } }: ConversationTurn): number {
  if (!report.open || report.move === 'silence') return beats.length;
  return beats.map((beat) => 'pause' in beat).lastIndexOf(true) + 1;
}

/** What a listener does without words, as lines of a conversation: opens the guide, is silent, leaves, begins anew. */
export const WORDLESS = ['/launch', '/silence', '/end', '/new'] as const;

const NOTHING: Speech = { beats: [], rate: 100 };

/**
 * A conversation with the guide on one surface: a line in, a turn out. An utterance after a session has closed opens
 * another, as "Alexa, ask ..." does.
 */
export class Conversation {
  readonly #surface: Surface;
  readonly #understanding: Understanding;
  #place: Place | null;
  #reprompt: Speech = NOTHING;

  /** @param place where the surface begins, if not at the start: the first utterance is understood from there */
  constructor(surface: Surface, understanding: Understanding, place?: Place) {
    this.#surface = surface;
    this.#understanding = understanding;
    this.#place = place ?? null;
  }

  /** Where the listener is; null where no session is open. */
  get place(): Place | null {
    return this.#place;
  }

  async say(line: string): Promise<ConversationTurn> {
    const said = line.trim();
    switch (said) {
      case '/launch':
        return this.#turn(said, await this.#surface.launch());
      case '/silence':
        return this.#turn(said, await this.#surface.silence());
      case '/end':
      case '/new':
        return this.#turn(said, await this.#surface.end());
      default: {
        const { situation: _, ...context } = this.#surface.open && this.#place ? contextOf(this.#place) : {};
        const understood = this.#understanding(said, context);
        const exchange = await this.#surface.send({ move: understood.move, words: said });
        return { ...this.#turn(said, exchange), understood };
      }
    }
  }

  #turn(said: string, exchange: Exchange): ConversationTurn {
    const { turn, open, ssml } = exchange;
    // Without a turn, what is heard is the reprompt that a device plays by itself.
    const speech = turn?.rendered.speech ?? (ssml === '' ? NOTHING : this.#reprompt);
    if (turn) {
      this.#place = turn.reply.place;
      this.#reprompt = turn.rendered.reprompt ?? NOTHING;
    }
    const report = reportOf(said, exchange, speech, this.#reprompt, this.#place);
    if (!open) this.#place = null;
    return { report, speech, exchange };
  }
}

function reportOf(said: string, exchange: Exchange, speech: Speech, reprompt: Speech, place: Place | null) {
  const { turn, sent, open, ssml } = exchange;
  const { move } = turn ?? {};
  const { passage = null, part = null, parts = null } = turn?.reply.reads ?? {};
  return {
    said,
    intent: sent?.intent ?? null,
    move: move?.kind ?? exchange.move,
    /** The number of the item that was asked for. */
    item: move?.kind === 'item' ? move.item : null,
    ...{ passage, part, parts },
    text: toText(speech),
    ssml,
    reprompt: open ? toText(reprompt) : null,
    /** Whether the session goes on listening. */
    open,
    place,
    /** About how long it takes to hear. */
    seconds: secondsOf(speech),
  };
}
