import { startPlace } from '../lambda/guide/place';
import { isStale } from '../lambda/guide/turn';
import { pageOf } from '../lambda/page/open';
import type { Page } from '../lambda/page/page';
import { renderPhrase } from '../lambda/speech/render';
import { toText } from '../lambda/speech/text';
import type { Understood } from '../lambda/understanding/understand';
import type { Question } from './answer';
import { AnswerArea } from './answer-area';
import { type Choice, intentToRead, type WebAsked, WebConversation, type WebTurn } from './channel';
import { bringIntoSight, byId } from './dom';
import type { Guide } from './guide';
import { ListeningOn } from './listening-on';
import { sentenceIndex, withNumbers } from './marks';
import { Notices } from './notices';
import { openKeys } from './open-keys';
import { openPresses } from './open-presses';
import { ReadingAloud } from './reading-aloud';
import { KeptSettings, type Store } from './settings';
import { openSettingsForm } from './settings-form';
import { type SpokenSentence, sentencesOf } from './speech/utterances';
import { TalkButton } from './talk-button';
import { WebUnderstanding } from './understanding';
import { Waiting } from './waiting';

/** What the listener did: how they asked, and where the focus is to go. */
interface Manner {
  readonly question?: Question;
  /** They talked, so the answer is read aloud unless they never want that. */
  readonly isSpoken?: boolean;
  /** What had the focus goes away with the answer before, or has lost it. */
  readonly movesFocus?: boolean;
}

/** The page, once a script runs. */
export class App {
  readonly #guide: Guide;
  readonly #page: Page;
  readonly #settings: KeptSettings;
  readonly #notices = new Notices();
  readonly #waiting = new Waiting();
  readonly #understanding: WebUnderstanding;
  readonly #conversation: WebConversation;
  readonly #answers: AnswerArea;
  readonly #reading: ReadingAloud;
  readonly #listening: ListeningOn;
  readonly #talk: TalkButton;
  readonly #said = byId<HTMLInputElement>('said');
  #understood: Understood | undefined;
  /** Counts what was asked, so that an answer that comes late is not shown over a later one. */
  #asked = 0;

  constructor(guide: Guide, store: Store | undefined) {
    this.#guide = guide;
    this.#settings = new KeptSettings(store);
    const { compiled, words } = guide;
    this.#page = pageOf(compiled);
    this.#understanding = new WebUnderstanding(
      guide.understanding,
      guide.emergencies,
      (...args) => fetch(...args),
      (percent) => this.#waiting.progress(percent),
    );
    this.#conversation = new WebConversation({
      page: this.#page,
      today,
      understanding: (said, context) => {
        this.#understood = this.#understanding.understand(said, context);
        return this.#understood;
      },
      report: (what, error) => console.error(what, error),
      // The page itself says who is speaking.
      beginning: { ...startPlace(this.#page), introduced: true },
      ...(this.#settings.now.keepPlace && { place: this.#settings.now.place }),
    });
    // Nobody need wait for it before something is read aloud.
    let known: ReturnType<typeof sentenceIndex> | undefined;
    const index = () => (known ??= sentenceIndex(compiled.passages));
    this.#answers = new AnswerArea({ page: this.#page, words });
    this.#reading = new ReadingAloud({
      words,
      settings: () => this.#settings.now,
      index,
      inAnswer: (sentence) => this.#answers.elementOf(sentence),
      onPartEnd: () => void this.#listening.goOn(),
      onNotice: (text) => this.#notices.show(text),
    });
    this.#listening = new ListeningOn({
      page: this.#page,
      conversation: this.#conversation,
      reading: this.#reading,
      index,
      take: async (say) => {
        const answer = await this.#answer(say);
        if (answer) this.#show(answer);
        return answer;
      },
    });
    this.#talk = new TalkButton({
      words,
      agreed: () => this.#settings.now.agreed,
      onAgree: (agreed) => this.#settings.change({ agreed }),
      onPress: () => {
        // What they ask now comes in the place of what still waits.
        this.#asked += 1;
        this.#waiting.end();
        this.#reading.stop();
        this.#notices.show('');
        this.#reading.unlock();
        void this.#prepare();
      },
      onProgress: (said) => {
        this.#said.value = said;
      },
      onWords: (said) => void this.#askWords(said, { isSpoken: true }),
      onNotice: (text) => this.#notices.show(text),
    });
  }

  /** Shows what only a script can do. */
  open(): void {
    const { facts } = this.#page;
    const { words } = this.#guide;
    if (isStale(facts.nextReview, today())) {
      byId('stale').textContent = toText(renderPhrase(this.#page, 'stale'));
      byId('stale').hidden = false;
    }
    if (!this.#reading.isOffered) byId('listen-hint').textContent = words['listen.no-voice'];
    this.#offerListening();
    openPresses({
      ask: (passage, label) => void this.#choose({ label, asks: intentToRead(passage) }),
      listen: (passage) => void this.#listening.fromBeginning(passage),
      listenFrom: (id) => this.#offersListening && void this.#listening.fromSentence(id),
      // Nobody wants it read into a call.
      call: () => this.#reading.stop(),
    });
    // Some browsers would speak on.
    addEventListener('pagehide', () => this.#reading.stop());
    byId('type').addEventListener('submit', (event) => {
      event.preventDefault();
      const said = this.#said.value.trim();
      if (said === '') return;
      // A keyboard on the screen covers the answer.
      const isOnScreen = matchMedia('(pointer: coarse)').matches;
      if (isOnScreen) this.#said.blur();
      void this.#askWords(said, { movesFocus: isOnScreen });
    });
    // Whoever goes to the field is about to ask.
    this.#said.addEventListener('focus', () => void this.#prepare());
    openKeys({
      ...this.#reading.bar.actions,
      talk: (at) => this.#talk.press(at),
      talkEnds: (at) => this.#talk.release(at),
      stop: () => {
        this.#talk.cancel();
        this.#reading.stop();
      },
      type: () => this.#said.focus(),
      areSingle: () => this.#settings.now.keys,
    });
    openSettingsForm({
      words,
      settings: this.#settings,
      onChange: () => this.#offerListening(),
      onTry: () => this.#reading.play(spokenText(words['page.description'], this.#page)),
    });
    document.documentElement.classList.remove('waiting');
    const { keepPlace, place } = this.#settings.now;
    if (keepPlace && place !== undefined) void this.#take({ event: 'launch' }, {});
  }

  /** Has what was fetched stored for offline, where that could not be done before. */
  storeForOffline(): void {
    this.#understanding.fetchAgain().catch((error: unknown) => console.info('no offline copy', error));
  }

  /** Begins to fetch what words are understood with. */
  async #prepare(): Promise<void> {
    try {
      await this.#understanding.load();
    } catch {
      // It is told to whoever asks something.
    }
  }

  async #askWords(said: string, manner: Omit<Manner, 'question'>): Promise<void> {
    this.#reading.unlock();
    this.#said.value = said;
    if (!this.#understanding.isReadyFor(said) && !(await this.#isReady(manner))) return;
    await this.#take({ words: said }, { ...manner, question: { words: said, isChosen: false } });
  }

  /**
   * Waits for what words are understood with.
   * @returns false where it cannot be had, which is told, and where something else was asked meanwhile
   */
  async #isReady(manner: Manner): Promise<boolean> {
    const { words } = this.#guide;
    this.#asked += 1;
    const asked = this.#asked;
    this.#notices.show('');
    this.#waiting.begin(() => this.#tell(words['ask.loading'], manner));
    try {
      await this.#understanding.load();
    } catch (error) {
      console.error('the understanding cannot be fetched', error);
      if (asked !== this.#asked) return false;
      this.#tell(words['ask.not-loaded'], manner);
      this.#waiting.fail();
      return false;
    }
    return asked === this.#asked;
  }

  #choose({ label, asks }: Choice): Promise<void> {
    return this.#take(asks, { question: { words: label, isChosen: true }, movesFocus: true });
  }

  /** Takes a turn, and shows and speaks the answer. */
  async #take(asked: WebAsked, manner: Manner): Promise<void> {
    this.#reading.stop();
    const answer = await this.#answer(() => this.#conversation.say(asked));
    if (!answer) return;
    this.#show(answer, manner.question);
    const { heading } = this.#answers;
    bringIntoSight(heading);
    if (manner.movesFocus) heading.focus({ preventScroll: true });
    const { speech } = answer.turn.rendered;
    if (this.#isHeard(manner)) this.#reading.play(sentencesOf(speech));
    else this.#notices.announce(toText(speech));
  }

  /** Whether the page itself says what it answers. */
  #isHeard({ isSpoken = false }: Manner): boolean {
    return this.#settings.readsAloud(isSpoken) && this.#reading.canSpeak;
  }

  /** Tells something beside the answers: shown, and said aloud where the answer would be. */
  #tell(text: string, manner: Manner): void {
    const isHeard = this.#isHeard(manner);
    this.#notices.show(text, isHeard);
    if (isHeard) this.#reading.play(spokenText(text, this.#page));
  }

  /** The answer to something; nothing where something else was asked meanwhile, or where it has failed, which is told. */
  async #answer(say: () => Promise<WebTurn>): Promise<WebTurn | undefined> {
    this.#asked += 1;
    const asked = this.#asked;
    this.#understood = undefined;
    this.#waiting.end();
    // What is told a second time is announced a second time.
    this.#notices.show('');
    try {
      const answer = await say();
      if (asked !== this.#asked) return undefined;
      if (this.#settings.now.keepPlace) this.#settings.change({ place: this.#conversation.place });
      return answer;
    } catch (error) {
      console.error('a turn failed', error);
      this.#notices.show(toText(renderPhrase(this.#page, 'unavailable')));
      return undefined;
    }
  }

  #show(answer: WebTurn, question?: Question): void {
    this.#answers.show(answer, question, this.#understood, {
      change: () => {
        this.#said.value = question?.words ?? '';
        this.#said.focus();
        this.#said.select();
      },
      listen: this.#reading.isOffered
        ? () => this.#reading.play(sentencesOf(answer.turn.rendered.speech))
        : undefined,
      choose: (choice) => void this.#choose(choice),
    });
    if (question && !question.isChosen) this.#said.value = '';
  }

  /** Who never wants it read aloud has a voice already: a button at every heading would only be in its way. */
  get #offersListening(): boolean {
    return this.#reading.isOffered && this.#settings.now.speak !== 'never';
  }

  #offerListening(): void {
    document.body.classList.toggle('can-listen', this.#offersListening);
    byId('listen-hint').hidden = this.#reading.isOffered && !this.#offersListening;
  }
}

/** A text of the page itself as it is spoken. */
const spokenText = (text: string, page: Page): SpokenSentence[] =>
  sentencesOf({ beats: [{ say: withNumbers(text, page) }], rate: 100 });

/** The day where the listener is. */
function today(): string {
  const now = new Date();
  const [month, day] = [now.getMonth() + 1, now.getDate()].map((one) => String(one).padStart(2, '0'));
  return `${now.getFullYear()}-${month}-${day}`;
}
