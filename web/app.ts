import { cutFor } from '../lambda/guide/pace';
import { readPlace, startPlace } from '../lambda/guide/place';
import type { QuestionId } from '../lambda/guide/questions';
import { partWith } from '../lambda/guide/saying';
import { isUrgent } from '../lambda/guide/situation';
import { isStale } from '../lambda/guide/turn';
import { pageOf } from '../lambda/page/open';
import type { Page, PassageId, Sentence } from '../lambda/page/page';
import { plainText } from '../lambda/page/words';
import { render, renderPhrase } from '../lambda/speech/render';
import { toText } from '../lambda/speech/text';
import type { Understood } from '../lambda/understanding/understand';
import { type Question, type ShownAnswer, showAnswer } from './answer';
import { type Choice, intentOf, intentToRead, type WebAsked, WebConversation, type WebTurn } from './channel';
import { bringIntoSight, byId, make } from './dom';
import type { Guide } from './guide';
import { ListeningBar } from './listening-bar';
import { type Spoken, sentenceIndex } from './marks';
import { openKeys } from './open-keys';
import { readSettings, type Settings, type Store, writeSettings } from './settings';
import { openSettingsForm } from './settings-form';
import { Player } from './speech/player';
import { type SpokenSentence, sentencesOf } from './speech/utterances';
import { BROWSER_CLOCK, browserVoice } from './speech/voice';
import { TalkButton } from './talk-button';
import { WebUnderstanding } from './understanding';
import { fillGaps } from './words';

/** Questions between two parts of one passage. Somebody who listens on through it need not be asked each time. */
const WITHIN_A_PASSAGE: ReadonlySet<QuestionId | undefined> = new Set(['go-on', 'items-more', 'items-rest']);

/** How likely another passage must be to be offered as what was meant, and how many are. */
const MEANT = { score: 0.1, most: 2 };

/** In what steps progress is told, in percent: each is said aloud by a screen reader. */
const PROGRESS_STEP = 25;

/** What the listener did: how they asked, and where the focus is to go. */
interface Manner {
  readonly question?: Question;
  /** They talked, so the answer is read aloud unless they never want that. */
  readonly isSpoken?: boolean;
  /** What they pressed goes away with the answer before. */
  readonly movesFocus?: boolean;
}

/** The page, once a script runs. */
export class App {
  readonly #guide: Guide;
  readonly #page: Page;
  readonly #store: Store | undefined;
  readonly #understanding: WebUnderstanding;
  readonly #conversation: WebConversation;
  readonly #voice = browserVoice(() => this.#settings);
  readonly #player: Player;
  readonly #bar: ListeningBar;
  readonly #talk: TalkButton;
  readonly #form: { show(): void };
  readonly #index: ReadonlyMap<Sentence, Spoken>;
  readonly #spoken: ReadonlyMap<string, Spoken>;
  readonly #said = byId<HTMLInputElement>('said');
  #settings: Settings;
  #understood: Understood | undefined;
  #shown: ShownAnswer | undefined;
  /** Counts what was asked, so that an answer that comes late is not shown over a later one. */
  #asked = 0;
  /** Somebody listens on through a passage. */
  #listensOn = false;

  constructor(guide: Guide) {
    this.#guide = guide;
    const { compiled, words } = guide;
    this.#page = pageOf(compiled);
    this.#store = storeOfBrowser();
    this.#settings = readSettings(this.#store);
    this.#understanding = new WebUnderstanding(guide.understanding, guide.emergencies, (...args) =>
      fetch(...args),
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
      ...(this.#settings.keepPlace && { place: this.#settings.place }),
    });
    this.#index = sentenceIndex(compiled.passages);
    this.#spoken = new Map([...this.#index.values()].map((spoken) => [spoken.id, spoken]));
    this.#player = new Player({
      voice: this.#voice ?? { say: () => Promise.reject(new Error('there is no voice')) },
      clock: BROWSER_CLOCK,
      rate: () => this.#settings.rate,
      onChange: (state) => {
        this.#mark(state.at?.sentence);
        this.#bar.show(state);
      },
      onEnd: () => void this.#readOn(),
      onFailure: () => this.#notice(words['listen.no-voice']),
    });
    this.#bar = new ListeningBar(this.#player, words, words['page.title']);
    this.#talk = new TalkButton({
      words,
      hasAgreed: () => this.#settings.agreed,
      onAgree: () => this.#change({ agreed: true }),
      onPress: () => {
        this.#player.stop();
        this.#notice('');
        this.#voice?.unlock();
        void this.#prepare();
      },
      onProgress: (said) => {
        this.#said.value = said;
      },
      onWords: (said) => void this.#askWords(said, { isSpoken: true }),
      onNotice: (text) => this.#notice(text),
    });
    this.#form = openSettingsForm({
      words,
      settings: () => this.#settings,
      onChange: (change) => this.#change(change),
      onTry: () => this.#play(sentencesOf({ beats: [{ say: [words['page.description']] }], rate: 100 })),
      onForget: () => {
        this.#settings = readSettings(undefined);
        writeSettings(this.#store, this.#settings);
      },
    });
  }

  /** Shows what only a script can do. */
  open(): void {
    const { facts } = this.#page;
    if (isStale(facts.nextReview, today())) {
      byId('stale').textContent = toText(renderPhrase(this.#page, 'stale'));
      byId('stale').hidden = false;
    }
    if (this.#voice) this.#openListening();
    else {
      byId('listen-hint').textContent = this.#guide.words['listen.no-voice'];
      for (const button of document.querySelectorAll('.listen')) button.remove();
    }
    byId('tries').addEventListener('click', ({ target }) => {
      const said = target instanceof HTMLButtonElement ? target.textContent : null;
      if (said) void this.#askWords(said, { movesFocus: true });
    });
    byId('type').addEventListener('submit', (event) => {
      event.preventDefault();
      const said = this.#said.value.trim();
      if (said !== '') void this.#askWords(said, {});
    });
    // Whoever goes to the field is about to ask.
    this.#said.addEventListener('focus', () => void this.#prepare(), { once: true });
    openKeys({
      ...this.#bar.actions,
      talk: (at) => this.#talk.press(at),
      talkEnds: (at) => this.#talk.release(at),
      stop: () => {
        this.#talk.cancel();
        this.#listensOn = false;
        this.#player.stop();
      },
      type: () => this.#said.focus(),
      areSingle: () => this.#settings.keys,
    });
    this.#form.show();
    document.documentElement.classList.remove('waiting');
    if (this.#settings.keepPlace && this.#settings.place !== undefined)
      void this.#take({ event: 'launch' }, {});
  }

  /** Has what was fetched stored for offline, where that could not be done before. */
  storeForOffline(): void {
    this.#understanding.fetchAgain().catch((error: unknown) => console.info('no offline copy', error));
  }

  /** At every heading is a button to listen, and every sentence can be pressed. */
  #openListening(): void {
    document.body.classList.add('can-listen');
    byId('text').addEventListener('click', ({ target }) => {
      if (!(target instanceof Element) || target.closest('a')) return;
      const passage = target.closest<HTMLElement>('.listen')?.dataset.passage;
      if (passage !== undefined) {
        void this.#listenFrom(passage, 0);
        return;
      }
      // Whoever marks words with the mouse does not press the sentence.
      if (getSelection()?.isCollapsed === false) return;
      const spoken = this.#spoken.get(target.closest('.sentence')?.id ?? '');
      if (spoken) void this.#listenFrom(spoken.passage, spoken.unit, spoken.id);
    });
  }

  /** Begins to fetch what words are understood with. */
  async #prepare(): Promise<void> {
    try {
      await this.#understanding.load(() => {});
    } catch {
      // It is told to whoever asks something.
    }
  }

  async #askWords(said: string, manner: Omit<Manner, 'question'>): Promise<void> {
    const { words } = this.#guide;
    this.#voice?.unlock();
    this.#said.value = said;
    if (!this.#understanding.isReadyFor(said)) {
      this.#asked += 1;
      const asked = this.#asked;
      try {
        const tell = (percent: number): void => this.#notice(fillGaps(words['ask.loading'], { percent }));
        tell(0);
        await this.#understanding.load((percent) =>
          tell(PROGRESS_STEP * Math.floor(percent / PROGRESS_STEP)),
        );
      } catch (error) {
        console.error('the understanding cannot be fetched', error);
        return this.#notice(words['ask.not-loaded']);
      }
      if (asked !== this.#asked) return;
    }
    await this.#take({ words: said }, { ...manner, question: { words: said, isChosen: false } });
  }

  #choose({ label, asks }: Choice): Promise<void> {
    return this.#take(asks, { question: { words: label, isChosen: true }, movesFocus: true });
  }

  /** Takes a turn, and shows and speaks the answer. */
  async #take(asked: WebAsked, manner: Manner): Promise<void> {
    const answer = await this.#answer(() => this.#conversation.say(asked));
    if (!answer) return;
    this.#listensOn = false;
    this.#show(answer, manner);
    const heading = byId('answer-heading');
    bringIntoSight(heading);
    if (manner.movesFocus) heading.focus({ preventScroll: true });
    const { speak } = this.#settings;
    const sentences = sentencesOf(answer.turn.rendered.speech);
    const isWanted = speak === 'always' || (speak === 'talk' && manner.isSpoken === true);
    if (isWanted && this.#voice?.isThere()) this.#play(sentences);
    else {
      this.#player.stop();
      announce(toText(answer.turn.rendered.speech));
    }
  }

  /** The answer to something; nothing where something else was asked meanwhile, or where it has failed, which is told. */
  async #answer(say: () => Promise<WebTurn>): Promise<WebTurn | undefined> {
    this.#asked += 1;
    const asked = this.#asked;
    this.#understood = undefined;
    try {
      const answer = await say();
      if (asked !== this.#asked) return undefined;
      this.#notice('');
      if (this.#settings.keepPlace) this.#change({ place: this.#conversation.place });
      return answer;
    } catch (error) {
      console.error('a turn failed', error);
      this.#notice(toText(renderPhrase(this.#page, 'unavailable')));
      return undefined;
    }
  }

  /** Listens on through a passage, from a sentence on. @param id of the sentence, unless it is from the beginning */
  async #listenFrom(passage: PassageId, unit: number, id?: string): Promise<void> {
    this.#voice?.unlock();
    const { pace } = readPlace(this.#conversation.place, this.#page);
    const part = partWith(this.#page.passage(passage)?.cuts[cutFor(pace)] ?? [], unit);
    const answer = await this.#answer(() => this.#conversation.readFrom(passage, part));
    if (!answer) return;
    this.#show(answer, {});
    const sentences = this.#sentencesOn(answer);
    const from = sentences.findIndex(({ sentence }) => this.#index.get(sentence)?.id === id);
    this.#listensOn = true;
    this.#play(sentences, Math.max(0, from));
  }

  /** The last sentence was spoken: somebody who listens on through a passage hears its next part. */
  async #readOn(): Promise<void> {
    if (!this.#listensOn) return;
    const { asked } = readPlace(this.#conversation.place, this.#page);
    if (!WITHIN_A_PASSAGE.has(asked?.id)) return;
    const answer = await this.#answer(() => this.#conversation.say(intentOf('next')));
    if (!answer || !this.#listensOn) return;
    this.#show(answer, {});
    this.#play(this.#sentencesOn(answer));
  }

  /** What is spoken to somebody who listens on: without the question where it only leads to the next part. */
  #sentencesOn({ turn: { reply, rendered } }: WebTurn): SpokenSentence[] {
    if (!WITHIN_A_PASSAGE.has(reply.asks?.id)) return sentencesOf(rendered.speech);
    const { asks: _, ...unasked } = reply;
    return sentencesOf(render(unasked, this.#page).speech);
  }

  #play(sentences: readonly SpokenSentence[], from = 0): void {
    if (this.#voice?.isThere()) this.#player.play(sentences, from);
    else this.#notice(this.#guide.words['listen.no-voice']);
  }

  #show(answer: WebTurn, { question }: Manner): void {
    const { words } = this.#guide;
    const before = this.#shown?.element;
    if (before) {
      for (const gone of before.querySelectorAll('.chips, .meant, [data-listen]')) gone.remove();
      byId('earlier-answers').prepend(before);
      byId('earlier').hidden = false;
    }
    this.#shown = showAnswer(
      answer,
      question,
      {
        change: () => {
          this.#said.value = question?.words ?? '';
          this.#said.focus();
          this.#said.select();
        },
        listen: () => this.#play(sentencesOf(answer.turn.rendered.speech)),
        meant: this.#meant(answer),
        choices: answer.choices.map((choice) => ({
          label: choice.label,
          choose: () => void this.#choose(choice),
        })),
      },
      { page: this.#page, words },
    );
    if (!this.#voice) this.#shown.element.querySelector('[data-listen]')?.remove();
    const urgent = isUrgent(answer.turn.reply.place.situation);
    const heading = make('h3', { id: 'answer-heading', tabindex: '-1' }, words['answer.heading']);
    byId('answer').classList.toggle('urgent', urgent);
    byId('answer').replaceChildren(heading, this.#shown.element);
    byId('answer').hidden = false;
    byId('try').hidden = true;
    if (question && !question.isChosen) this.#said.value = '';
  }

  /**
   * Other passages that the words may have meant. Nobody is offered any while something has happened that goes before
   * reading, nor ever one that is read only to those who have agreed.
   */
  #meant({ turn }: WebTurn): { readonly label: string; choose(): void }[] {
    const understood = this.#understood;
    if (!understood || understood.by === 'exact' || turn.reply.place.situation) return [];
    return understood
      .why()
      .runnersUp.filter(({ score }) => score >= MEANT.score)
      .flatMap(({ label }) => this.#page.passage(label) ?? [])
      .filter(({ id, skippable }) => id !== turn.reply.reads?.passage && !skippable)
      .slice(0, MEANT.most)
      .map(({ id, title }) => ({
        label: plainText(title),
        choose: () => void this.#choose({ label: plainText(title), asks: intentToRead(id) }),
      }));
  }

  /** Marks the sentence that is spoken, in the answer and on the page. */
  #mark(sentence: Sentence | undefined): void {
    for (const marked of document.querySelectorAll('.spoken')) marked.classList.remove('spoken');
    if (!sentence) return;
    this.#shown?.marks.get(sentence)?.classList.add('spoken');
    const onPage = document.getElementById(this.#index.get(sentence)?.id ?? '');
    onPage?.classList.add('spoken');
    if (onPage && this.#listensOn) bringIntoSight(onPage);
  }

  #change(change: Partial<Settings>): void {
    this.#settings = { ...this.#settings, ...change };
    writeSettings(this.#store, this.#settings);
  }

  /** Tells something. What is told already is not told again: screen readers say whatever changes. */
  #notice(text: string): void {
    const status = byId('status');
    if (status.textContent !== text) status.textContent = text;
  }
}

/** Tells those who hear the page with a screen reader, once it has finished what it is saying. */
function announce(text: string): void {
  const live = byId('live');
  // The same words a second time are news too: the region has to change for a screen reader to say them.
  live.textContent = live.textContent === text ? `${text}\u00a0` : text;
}

/** The day where the listener is. */
function today(): string {
  const now = new Date();
  const [month, day] = [now.getMonth() + 1, now.getDate()].map((one) => String(one).padStart(2, '0'));
  return `${now.getFullYear()}-${month}-${day}`;
}

/** Undefined in a browser that stores nothing for this page. */
function storeOfBrowser(): Store | undefined {
  try {
    return window.localStorage;
  } catch {
    return undefined;
  }
}
