import { join } from 'node:path';
import type { Place } from '../../lambda/guide/place';
import { isStale } from '../../lambda/guide/turn';
import type { Page } from '../../lambda/page/page';
import { toText } from '../../lambda/speech/text';
import { isoDay } from '../content/dates';
import { SURFACES, type SurfaceName } from '../surfaces';
import { Conversation, questionOf } from '../talk/conversation';
import { NotSaved, type StoryTurn, type Strictness, saveStory } from './save-tests';
import type { TalkTurn } from './turn-view';
import type { Ready } from './workspace';

/**
 * A conversation on the page. It can go over to another channel, or to newer words, in the middle: the place is carried
 * along as a platform would bring it back.
 */
export class Talk {
  readonly turns: TalkTurn[] = [];
  #conversation: Conversation | undefined;
  #channel: SurfaceName | undefined;
  #page: Page | undefined;
  #troubles: string[] = [];
  #last: Promise<unknown> = Promise.resolve();

  /** @param start the place that a lost conversation is taken up from */
  constructor(readonly start?: Place) {}

  /** Takes one turn after the other, however fast they come. */
  say(line: string, channel: SurfaceName, ready: Ready): Promise<TalkTurn> {
    const turn = this.#last.then(() => this.#say(line, channel, ready));
    this.#last = turn.catch(() => {});
    return turn;
  }

  async #say(line: string, channel: SurfaceName, ready: Ready): Promise<TalkTurn> {
    const conversation = this.#on(channel, ready);
    const before = conversation.place;
    this.#troubles = [];
    const turn = await conversation.say(line);
    const talkTurn: TalkTurn = {
      n: this.turns.length,
      channel,
      turn,
      before: turn.exchange.turn?.before ?? before,
      page: ready.page,
      troubles: this.#troubles,
    };
    this.turns.push(talkTurn);
    return talkTurn;
  }

  /** Takes back the last turn: the next is taken from where the listener was before it. */
  undo(): void {
    this.turns.pop();
    this.#conversation = undefined;
  }

  /** Where the listener is; undefined where no session is open. */
  #place(): Place | undefined {
    const last = this.turns.at(-1)?.turn.report;
    return last ? (last.open ? (last.place ?? undefined) : undefined) : this.start;
  }

  #on(channel: SurfaceName, ready: Ready): Conversation {
    if (this.#conversation && channel === this.#channel && ready.page === this.#page)
      return this.#conversation;
    const place = this.#place();
    const { page, understanding } = ready;
    const report = (what: string, error?: unknown): void => {
      this.#troubles.push(error === undefined ? what : `${what}: ${String(error)}`);
    };
    const surface = SURFACES[channel]({ page, understanding, report, ...(place !== undefined && { place }) });
    this.#channel = channel;
    this.#page = page;
    this.#conversation = new Conversation(surface, understanding, place);
    return this.#conversation;
  }
}

/**
 * Saves a conversation as a story.
 * @param tests the folder of the tests
 * @returns the file
 * @throws NotSaved with the reason
 */
export function saveTalk(tests: string, talk: Talk, title: string, strictness: Strictness): string {
  const [first] = talk.turns;
  if (!first) throw new NotSaved('Nothing has been said yet.');
  if (talk.turns.some(({ page }) => page.edition !== first.page.edition))
    throw new NotSaved(
      'The words were changed in the middle of this conversation, so no test could play it again. Begin a new one.',
    );
  const channels = [...new Set(talk.turns.map(({ channel }) => channel))];
  const isSilent = talk.turns.some(({ turn }) => turn.report.said === '/silence');
  if (isSilent && channels.length > 1)
    throw new NotSaved(
      'A silence is another thing on each channel, and this conversation was on more than one.',
    );
  const today = isoDay(new Date());
  return saveStory(join(tests, 'conversations'), {
    title,
    strictness,
    // Answers depend on the day only once a review is overdue.
    ...(isStale(first.page.facts.nextReview, today) && { today }),
    ...(isSilent && { only: { on: channels, because: 'a silence is another thing on each channel' } }),
    ...(talk.start !== undefined && { place: talk.start }),
    turns: talk.turns.map(storyTurn),
  });
}

function storyTurn({ turn }: TalkTurn): StoryTurn {
  const { beats, rate } = turn.speech;
  return { ...turn.report, question: toText({ beats: beats.slice(questionOf(turn)), rate }) };
}

/** How many conversations are remembered: more than anyone has open at once. */
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
