import { LINE_CHARACTERS } from '../limits';
import type { GuideView, ProblemView, StateView } from '../state-view';
import type { SpeechView, TurnView } from '../turn-view';
import { beginTalk, connect, partSpeech, Refused, say, turnsOf, undoTurn } from './api';
import { openBatch } from './batch-panel';
import { announce, append, bringIntoSight, byId, fill, focusedIn, html, PANES } from './dom';
import { openMenu } from './menu';
import { openMicrophone } from './microphone';
import { announceChange, showNotices, showStatus } from './notices';
import { pagePanel } from './page-panel';
import { offerVoices, openPlayback, type Spoken } from './playback';
import { readPreferences, writePreferences } from './preferences';
import { openRecall } from './recall';
import { openSaveDialogs } from './save-dialogs';
import { keepOverReload, storedTalk } from './session';
import { openSignOff } from './sign-off-panel';
import { speechScore } from './speech-score';
import { moveName, wordlessName } from './staff-names';
import { openTabs } from './tabs';
import { openTests } from './tests-panel';
import { download, transcriptOf } from './transcript';
import { turnItem } from './turn-item';
import { screenPanel, whyPanel, wirePanel } from './turn-panels';
import { openViews } from './views';
import { openWordings } from './wording-panel';

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
    () => this.#voice.value,
    (error) => this.#trouble(messageOf(error)),
  );
  readonly #tabs = openTabs(['page', 'why', 'screen', 'wire']);
  readonly #input = byId<HTMLInputElement>('said');
  readonly #channel = byId<HTMLSelectElement>('channel');
  readonly #voice = byId<HTMLSelectElement>('voice');
  readonly #speakEach = byId<HTMLInputElement>('aloud');
  readonly #wordings = openWordings({
    speak: (button, ...all) => this.#playback.toggle(button, ...all),
  });
  readonly #tests = openTests();
  readonly #signOff = openSignOff({ speak: (button, ...all) => this.#playback.toggle(button, ...all) });
  readonly #saveDialogs = openSaveDialogs({
    talk: () => this.#talk,
    titleOf: (label) => this.#labelTitle(label),
    onSaved: (text) => this.#showDone(text),
  });

  open(): void {
    openViews((view) => {
      if (view === 'tests') this.#tests.show();
      if (view === 'sign-off') this.#signOff.show();
    });
    openBatch({ channel: () => this.#channel.value, titleOf: (label) => this.#labelTitle(label) });
    openRecall(this.#input, () =>
      this.#turns.filter(({ said }) => wordlessName(said) === undefined).map(({ said }) => said),
    );
    keepOverReload(['said', 'wording-a', 'wording-b', 'batch-lines'], () => this.#talk);
    byId('say').addEventListener('submit', (event) => {
      event.preventDefault();
      void this.#say(this.#input.value);
    });
    document.addEventListener('click', ({ target }) => {
      const button = target instanceof Element ? target.closest('button') : null;
      if (button) this.#press(button);
    });
    this.#input.addEventListener('input', () => this.#trouble(''));
    byId('undo').addEventListener('click', () => void this.#undo());
    byId('transcript-copy').addEventListener('click', () => void this.#copy());
    byId('transcript-save').addEventListener('click', () => {
      download('conversation.txt', 'text/plain', this.#transcript());
    });
    byId('transcript-print').addEventListener('click', () => print());
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
    this.#remember();
    for (const menu of document.querySelectorAll<HTMLDetailsElement>('.menu')) openMenu(menu);
    PANES.addEventListener('change', () => this.#placePanel());
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
    else if (turn && hear !== undefined) void this.#playback.toggle(button, this.#spoken(turn));
    else if (turn && explain !== undefined) this.#explain(turn);
    else if (turn && guide) this.#saveDialogs.askForMeaning(turn, guide);
  }

  /** The speech of a turn, with where it is shown. */
  #spoken({ n, speech }: TurnView): Spoken {
    return { speech, shownIn: byId(`turn-${n}`) };
  }

  /** Takes up the settings that were chosen last, and keeps those that are chosen from now on. */
  #remember(): void {
    offerVoices(this.#voice, () => readPreferences().voice);
    this.#speakEach.checked = readPreferences().aloud;
    const write = (): void => {
      const [voice, channel, aloud] = [this.#voice.value, this.#channel.value, this.#speakEach.checked];
      writePreferences({ ...readPreferences(), voice, channel, aloud });
    };
    this.#channel.addEventListener('change', () =>
      announce(`From here on: ${this.#channelTitle(this.#channel.value)}.`),
    );
    for (const control of [this.#voice, this.#channel, this.#speakEach])
      control.addEventListener('change', write);
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
    if (this.#channel.options.length === 0) {
      fill(
        this.#channel,
        html`${channels.map(({ id, title }) => html`<option value="${id}">${title}</option>`)}`,
      );
      this.#channel.value = readPreferences().channel;
      if (this.#channel.selectedIndex < 0) this.#channel.selectedIndex = 0;
    }
    this.#showStatus();
    if (!guide) return;
    byId('name').textContent = sentenceCase(guide.name);
    document.title = `Console – ${guide.name}`;
    this.#showPage(guide);
    this.#wordings.show(guide);
    if (!before?.guide) void this.#restore();
    if (this.#turns.length === 0) this.#suggest(guide.suggestions);
  }

  async #say(line: string): Promise<void> {
    const words = line.trim();
    const refused = this.#refusal(words);
    this.#trouble(refused ?? '');
    if (refused !== undefined) return;
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

  /** Why something cannot be said as it stands; undefined where it can. */
  #refusal(words: string): string | undefined {
    if (words === '') return 'Type what a listener would say.';
    if (words.length > LINE_CHARACTERS)
      return `That is ${words.length} characters, and ${LINE_CHARACTERS} are the most that is taken at once. Nothing was said.`;
    return this.#busy ? 'The answer before is still on its way. Send it again then.' : undefined;
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

  /** Shows a turn below those before it. */
  #draw(turn: TurnView): void {
    const before = this.#turns.at(-1);
    this.#turns.push(turn);
    const channel = this.#channelTitle(turn.channel);
    if (before && before.channel !== turn.channel)
      append(byId('turns'), html`<li class="break">From here on: ${channel}</li>`);
    append(
      byId('turns'),
      turnItem(turn, { title: this.#titleOf(turn.passage), channel, notes: this.#notesOn(turn) }),
    );
  }

  /** Shows a turn that was just taken, and tells of it. */
  #add(turn: TurnView): void {
    this.#draw(turn);
    this.#showAll(turn);
    const item = byId(`turn-${turn.n}`);
    bringIntoSight(item);
    const hear = item.querySelector<HTMLButtonElement>('.hear');
    // A screen reader would speak at the same time.
    if (this.#speakEach.checked && hear) void this.#playback.toggle(hear, this.#spoken(turn));
    else announce(turn.speech.text === '' ? 'Nothing is heard.' : turn.speech.text);
  }

  /** Shows a conversation from its beginning. */
  #redraw(turns: readonly TurnView[]): void {
    this.#placePanel();
    this.#turns = [];
    byId('turns').replaceChildren();
    for (const [n, turn] of turns.entries()) this.#draw({ ...turn, n });
    this.#showAll(this.#turns.at(-1));
  }

  /** After a reload: shows the conversation that this tab was in, where the server still knows it. */
  async #restore(): Promise<void> {
    const talk = storedTalk();
    if (talk === undefined || this.#talk !== undefined) return;
    try {
      const turns = await turnsOf(talk);
      if (this.#turns.length > 0) return;
      this.#talk = talk;
      this.#redraw(turns);
      document.querySelector<HTMLElement>('.turn:last-child')?.scrollIntoView({ block: 'end' });
    } catch (error) {
      if (!(error instanceof Refused && error.gone)) this.#trouble(messageOf(error));
    }
  }

  /** Takes back the last turn. */
  async #undo(): Promise<void> {
    if (this.#talk === undefined || this.#busy) return;
    this.#playback.stop();
    try {
      await undoTurn(this.#talk);
      this.#redraw(this.#turns.slice(0, -1));
      announce('The last turn was taken back.');
    } catch (error) {
      this.#trouble(messageOf(error));
    }
    this.#input.focus();
  }

  #transcript(): string {
    const { name = '', edition = '' } = this.#state?.guide ?? {};
    return transcriptOf(this.#turns, { name, edition }, (channel) => this.#channelTitle(channel));
  }

  async #copy(): Promise<void> {
    try {
      await navigator.clipboard.writeText(this.#transcript());
      this.#showDone('The conversation was copied.');
    } catch {
      this.#trouble('This browser does not let the page copy. Download it instead.');
    }
  }

  #channelTitle(channel: string): string {
    return this.#state?.channels.find(({ id }) => id === channel)?.title ?? channel;
  }

  /** What the ledger does not agree with in what was just heard. */
  #notesOn({ passage, reads }: TurnView): ProblemView[] {
    const heard = new Set([passage, ...reads.map((read) => read.passage)]);
    return (this.#state?.problems ?? []).filter(
      ({ disagrees }) => disagrees !== null && heard.has(disagrees),
    );
  }

  #beginAgain(): void {
    this.#playback.stop();
    this.#talk = undefined;
    this.#trouble('');
    this.#redraw([]);
    announce('A new conversation.');
    this.#input.focus();
  }

  /** Shows what belongs to the newest turn; to none, before anything is said. */
  #showAll(turn: TurnView | undefined): void {
    const { guide } = this.#state ?? {};
    byId('opening').hidden = turn !== undefined;
    this.#placePanel();
    byId('transcript').hidden = turn === undefined;
    for (const id of ['keep', 'fresh', 'undo']) byId<HTMLButtonElement>(id).disabled = turn === undefined;
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
      await this.#playback.toggle(button, { speech, shownIn: byId('preview') });
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
    fill(
      byId('preview'),
      html`<h4>${title}</h4>${speechScore(speech.beats)}<p class="hint">${speech.seconds} seconds</p>`,
    );
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

  /** Shows why an answer was given, and leaves the answer where it is. */
  #explain(turn: TurnView): void {
    this.#showTurn(turn);
    this.#tabs.show('why');
    this.#placePanel(turn);
    byId('tab-why').focus({ preventScroll: true });
  }

  /** Where there is no room beside the conversation, the panel stands below the answer that it tells about. */
  #placePanel(turn?: TurnView): void {
    const panel = byId('panel');
    const below = turn && !PANES.matches ? byId(`turn-${turn.n}`) : byId('view-talk');
    if (panel.parentElement !== below) below.append(panel);
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
    const { learning = null, compiles = true } = this.#state ?? {};
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
