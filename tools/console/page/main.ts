import type { GuideView, StateView } from '../state-view';
import type { SpeechView, TurnView } from '../turn-view';
import { beginTalk, connect, partSpeech, Refused, say } from './api';
import { announce, append, bringIntoSight, byId, fill, focusedIn, html, keepClear } from './dom';
import { openMicrophone } from './microphone';
import { announceChange, showNotices, showStatus } from './notices';
import { pagePanel } from './page-panel';
import { offerBrowserVoice, openPlayback, type VoiceName } from './playback';
import { openSaveDialogs } from './save-dialogs';
import { moveName } from './staff-names';
import { openTabs } from './tabs';
import { turnItem } from './turn-item';
import { screenPanel, whyPanel, wirePanel } from './turn-panels';

/** The page: its state, what it shows of it, and what its controls do. */
class Console {
  #state: StateView | undefined;
  #connected = true;
  #talk: string | undefined;
  #turns: TurnView[] = [];
  #busy = false;
  #note = '';
  #preview: { readonly title: string; readonly speech: SpeechView } | undefined;

  readonly #playback = openPlayback(
    () => this.#voice.value as VoiceName,
    (error) => this.#trouble(messageOf(error)),
  );
  readonly #tabs = openTabs(['page', 'why', 'screen', 'wire']);
  readonly #input = byId<HTMLInputElement>('said');
  readonly #channel = byId<HTMLSelectElement>('channel');
  readonly #voice = byId<HTMLSelectElement>('voice');
  readonly #speakEach = byId<HTMLInputElement>('aloud');
  readonly #saveDialogs = openSaveDialogs({
    talk: () => this.#talk,
    titleOf: (label) => this.#labelTitle(label),
    onSaved: (text) => this.#showDone(text),
  });

  open(): void {
    byId('say').addEventListener('submit', (event) => {
      event.preventDefault();
      void this.#say(this.#input.value);
    });
    document.addEventListener('click', ({ target }) => {
      const button = target instanceof Element ? target.closest('button') : null;
      if (button) this.#press(button);
    });
    byId('keep').addEventListener('click', () => this.#saveDialogs.askForStory());
    byId('fresh').addEventListener('click', () => this.#beginAgain());
    openMicrophone({
      onStart: () => this.#playback.stop(),
      onProgress: (text) => {
        this.#input.value = text;
      },
      onUtterance: (text) => void this.#say(text),
      onError: (text) => this.#trouble(text),
    });
    offerBrowserVoice(this.#voice);
    keepClear(byId('say'));
    connect(
      (state) => this.#show(state),
      () => this.#showLost(),
    );
    this.#showTurn(undefined);
    // Without moving the page: what stands at its top may be news.
    this.#input.focus({ preventScroll: true });
  }

  /** Does what a button says that stands in a turn, in the page or among the things to say. */
  #press(button: HTMLButtonElement): void {
    const { line, hear, explain, correct, preview, part } = button.dataset;
    const { guide } = this.#state ?? {};
    const turn = this.#turns[Number(hear ?? explain ?? correct)];
    if (line !== undefined) void this.#say(line);
    else if (preview !== undefined) void this.#hearPart(preview, Number(part), button);
    else if (turn && hear !== undefined) void this.#playback.toggle(button, turn.speech);
    else if (turn && explain !== undefined) this.#explain(turn);
    else if (turn && guide) this.#saveDialogs.askForMeaning(turn, guide);
  }

  #showLost(): void {
    this.#connected = false;
    showNotices(this.#state, false);
    this.#showStatus();
  }

  #show(state: StateView): void {
    const before = this.#state;
    this.#state = state;
    this.#connected = true;
    showNotices(state, true);
    if (before) announceChange(before, state);
    const { guide, channels } = state;
    if (this.#channel.options.length === 0)
      fill(
        this.#channel,
        html`${channels.map(({ id, title }) => html`<option value="${id}">${title}</option>`)}`,
      );
    this.#showStatus();
    if (!guide) return;
    byId('name').textContent = sentenceCase(guide.name);
    byId('about').textContent =
      `About ${guide.subject}, from ${guide.publisher}’s page. Talk with it as a listener would, and see why it answers as it does.`;
    document.title = `Console – ${guide.name}`;
    this.#showPage(guide);
    if (this.#turns.length === 0) this.#suggest(guide.suggestions);
  }

  async #say(line: string): Promise<void> {
    const words = line.trim();
    if (words === '' || this.#busy) return;
    this.#trouble('');
    this.#note = '';
    this.#playback.stop();
    this.#setBusy(true);
    const turns = this.#turns;
    try {
      const turn = await this.#send(words);
      // It may have been begun again in the meantime.
      if (turns === this.#turns) this.#add({ ...turn, n: turns.length });
      if (this.#input.value.trim() === words) this.#input.value = '';
    } catch (error) {
      this.#trouble(messageOf(error));
    } finally {
      this.#setBusy(false);
    }
  }

  /** Says it. Where the server has forgotten the conversation, another is taken up from its place. */
  async #send(words: string): Promise<TurnView> {
    const channel = this.#channel.value;
    const place = this.#turns.at(-1)?.after ?? undefined;
    this.#talk ??= (await beginTalk(place)).id;
    try {
      return await say(this.#talk, words, channel);
    } catch (error) {
      if (!(error instanceof Refused && error.gone)) throw error;
      this.#talk = (await beginTalk(place)).id;
      const what = 'Taken up again here, after the console had been started anew.';
      append(byId('turns'), html`<li class="break">${what} A test would begin here too.</li>`);
      return say(this.#talk, words, channel);
    }
  }

  #add(turn: TurnView): void {
    this.#turns.push(turn);
    const channel = this.#state?.channels.find(({ id }) => id === turn.channel)?.title ?? turn.channel;
    append(byId('turns'), turnItem(turn, this.#titleOf(turn.passage), channel));
    this.#showAll(turn);
    announce(turn.speech.text === '' ? 'Nothing is heard.' : turn.speech.text);
    const item = byId(`turn-${turn.n}`);
    bringIntoSight(item);
    const hear = item.querySelector<HTMLButtonElement>('.hear');
    if (this.#speakEach.checked && hear) void this.#playback.toggle(hear, turn.speech);
  }

  #beginAgain(): void {
    this.#playback.stop();
    this.#talk = undefined;
    this.#turns = [];
    byId('turns').replaceChildren();
    this.#trouble('');
    this.#showAll(undefined);
    announce('A new conversation.');
    this.#input.focus();
  }

  /** Shows what belongs to the newest turn; to none, before anything is said. */
  #showAll(turn: TurnView | undefined): void {
    const { guide } = this.#state ?? {};
    byId('opening').hidden = turn !== undefined;
    for (const id of ['keep', 'fresh']) byId<HTMLButtonElement>(id).disabled = turn === undefined;
    this.#showTurn(turn);
    if (guide) this.#showPage(guide);
    this.#suggest(turn?.suggestions.length ? turn.suggestions : (guide?.suggestions ?? []));
  }

  #suggest(suggestions: readonly string[]): void {
    const list = byId('suggestions');
    byId('suggested').hidden = suggestions.length === 0;
    const focused = list.contains(document.activeElement);
    const chip = (text: string) =>
      html`<li><button type="button" class="chip" data-line="${text}">${text}</button></li>`;
    fill(list, html`${suggestions.map(chip)}`);
    // The chosen suggestion is gone with the focus on it: the next utterance can be typed.
    if (focused) this.#input.focus();
  }

  async #hearPart(id: string, part: number, button: HTMLButtonElement): Promise<void> {
    try {
      const speech = await partSpeech(id, part);
      const { parts } = this.#state?.guide?.passages.find((passage) => passage.id === id) ?? { parts: [] };
      this.#preview = { title: `${this.#titleOf(id)}, part ${part} of ${parts.length}`, speech };
      this.#showPreview();
      await this.#playback.toggle(button, speech);
    } catch (error) {
      this.#trouble(messageOf(error));
    }
  }

  #showPage(guide: GuideView): void {
    const panel = byId('panel-page');
    const focused = focusedIn(panel);
    fill(panel, pagePanel(guide, this.#turns));
    this.#showPreview();
    focused();
  }

  #showPreview(): void {
    const { title, speech } = this.#preview ?? {};
    if (title === undefined || !speech) return;
    const { text, seconds } = speech;
    fill(byId('preview'), html`<h4>${title}</h4><p>${text}</p><p class="hint">${seconds} seconds</p>`);
  }

  #showTurn(turn: TurnView | undefined): void {
    for (const item of document.querySelectorAll('.turn')) item.removeAttribute('aria-current');
    if (turn) document.getElementById(`turn-${turn.n}`)?.setAttribute('aria-current', 'true');
    fill(
      byId('panel-why'),
      whyPanel(turn, (label) => this.#labelTitle(label)),
    );
    fill(byId('panel-screen'), screenPanel(turn));
    fill(byId('panel-wire'), wirePanel(turn));
  }

  #explain(turn: TurnView): void {
    this.#showTurn(turn);
    this.#tabs.show('why');
    byId('tab-why').focus();
  }

  /** Shows that something was done, above the conversation, until the next thing is said. */
  #showDone(text: string): void {
    this.#trouble('');
    this.#note = text;
    this.#showStatus();
    announce(text);
  }

  #setBusy(busy: boolean): void {
    this.#busy = busy;
    byId('say').setAttribute('aria-busy', String(busy));
    this.#showStatus();
  }

  #showStatus(): void {
    const { learning = false, compiles = true } = this.#state ?? {};
    showStatus({ connected: this.#connected, learning, compiles, busy: this.#busy, note: this.#note });
  }

  #trouble(text: string): void {
    byId('trouble').textContent = text;
  }

  #titleOf(passage: string | null): string | undefined {
    if (passage === null) return undefined;
    return this.#state?.guide?.passages.find(({ id }) => id === passage)?.title ?? passage;
  }

  #labelTitle(label: string): string {
    return this.#state?.guide?.labels.find((one) => one.label === label)?.title ?? moveName(label);
  }
}

const sentenceCase = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));

new Console().open();
