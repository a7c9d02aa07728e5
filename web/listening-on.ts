import { cutFor } from '../lambda/guide/pace';
import { readPlace } from '../lambda/guide/place';
import type { QuestionId } from '../lambda/guide/questions';
import { partWith } from '../lambda/guide/saying';
import type { Page, PassageId, Sentence } from '../lambda/page/page';
import { render } from '../lambda/speech/render';
import { intentOf, type WebConversation, type WebTurn } from './channel';
import type { Spoken } from './marks';
import type { ReadingAloud } from './reading-aloud';
import { type SpokenSentence, sentencesOf } from './speech/utterances';

/** Questions between two parts of one passage. Somebody who listens on through it need not be asked each time. */
const WITHIN_A_PASSAGE: ReadonlySet<QuestionId | undefined> = new Set(['go-on', 'items-more', 'items-rest']);

export interface ListeningOptions {
  readonly page: Page;
  readonly conversation: WebConversation;
  readonly reading: ReadingAloud;
  /** Every sentence of the page with where it stands. */
  readonly index: () => ReadonlyMap<Sentence, Spoken>;
  /** Takes a turn and shows its answer; undefined where there is none to go on with. */
  readonly take: (say: () => Promise<WebTurn>) => Promise<WebTurn | undefined>;
}

/** Listening on through a passage, from any of its sentences to its end. */
export class ListeningOn {
  readonly #options: ListeningOptions;

  constructor(options: ListeningOptions) {
    this.#options = options;
  }

  /** Begins a passage. */
  fromBeginning(passage: PassageId): Promise<void> {
    return this.#from(passage, 0);
  }

  /** Begins at a sentence. @param id of its element */
  async fromSentence(id: string): Promise<void> {
    const spoken = [...this.#options.index().values()].find((one) => one.id === id);
    if (spoken) await this.#from(spoken.passage, spoken.unit, id);
  }

  /** A part was spoken to its end: the next one of its passage follows. */
  async goOn(): Promise<void> {
    const { page, conversation, reading, take } = this.#options;
    if (!WITHIN_A_PASSAGE.has(readPlace(conversation.place, page).asked?.id)) return;
    const answer = await take(() => conversation.say(intentOf('next')));
    if (answer && reading.listensOn) reading.playPart(this.#sentencesOf(answer));
  }

  async #from(passage: PassageId, unit: number, id?: string): Promise<void> {
    const { page, conversation, reading, index, take } = this.#options;
    reading.unlock();
    const { pace } = readPlace(conversation.place, page);
    const part = partWith(page.passage(passage)?.cuts[cutFor(pace)] ?? [], unit);
    const answer = await take(() => conversation.readFrom(passage, part));
    if (!answer) return;
    const sentences = this.#sentencesOf(answer);
    const from = sentences.findIndex(({ sentence }) => index().get(sentence)?.id === id);
    reading.playPart(sentences, Math.max(0, from));
  }

  /** What is spoken: without the question where it only leads to the next part. */
  #sentencesOf({ turn: { reply, rendered } }: WebTurn): SpokenSentence[] {
    if (!WITHIN_A_PASSAGE.has(reply.asks?.id)) return sentencesOf(rendered.speech);
    const { asks: _, ...unasked } = reply;
    return sentencesOf(render(unasked, this.#options.page).speech);
  }
}
