import { cutFor, type Pace } from '../guide/pace';
import { type Fill, type PhraseKey, SLOTS, type Slot } from '../guide/phrases';
import { questionPhrase } from '../guide/questions';
import type { Reply, Saying } from '../guide/reply';
import type { Item, Marked, Page, Part, Passage, Piece, Run, Sentence, Spelling, Voice } from '../page/page';
import type { Beat, Said, Speech } from './speech';
import { TIMING, type Timing } from './timing';

/** What is heard of a reply: the speech, and what is said if the listener is silent. */
export interface Rendered {
  readonly speech: Speech;
  /** Other words than the question. Absent where the session closes. */
  readonly reprompt?: Speech;
}

/** Makes the speech of a reply. All words come from the page and its phrases. */
export function render(reply: Pick<Reply, 'says' | 'asks' | 'place'>, page: Page): Rendered {
  const timing = TIMING[reply.place.pace];
  const voice = rendererOf(page, reply.place.pace);
  const sayings = reply.says.map((saying) => voice.saying(saying)).filter((beats) => beats.length > 0);
  const beats = sayings.flatMap((said, index) => (index === 0 ? said : [{ pause: timing.saying }, ...said]));
  if (!reply.asks) return { speech: { beats, rate: timing.rate } };

  const { phrase, fill } = questionPhrase(reply.asks, 'ask');
  const before: readonly Beat[] = beats.length === 0 ? [] : [...beats, { pause: timing.question }];
  const again = questionPhrase(reply.asks, 'again');
  return {
    speech: { beats: [...before, ...voice.phrase(phrase, fill)], rate: timing.rate },
    reprompt: { beats: voice.phrase(again.phrase, again.fill), rate: timing.rate },
  };
}

/** One phrase by itself: for what a channel must say when there is no reply to render. */
export const renderPhrase = (page: Page, key: PhraseKey): Speech => ({
  beats: rendererOf(page, 'normal').phrase(key),
  rate: 100,
});

/** One renderer for a page and a pace, since it keeps what it has made of the page's own words. */
function rendererOf(page: Page, pace: Pace): Renderer {
  const known = RENDERERS.get(page) ?? new Map<Pace, Renderer>();
  RENDERERS.set(page, known);
  const renderer = known.get(pace) ?? new Renderer(page, TIMING[pace], cutFor(pace));
  known.set(pace, renderer);
  return renderer;
}

const RENDERERS = new WeakMap<Page, Map<Pace, Renderer>>();

/**
 * Makes beats of sayings. What is the same each time - the words of the page, and phrases without gaps - is made once and
 * kept: there is no more of it than the page and the phrases hold. What a listener's place fills in is made each time.
 */
class Renderer {
  readonly #phrases = new Map<PhraseKey, readonly Beat[]>();
  readonly #parts = new WeakMap<Passage | Part | Item, readonly Beat[]>();

  constructor(
    private readonly page: Page,
    private readonly timing: Timing,
    private readonly cut: 'full' | 'short',
  ) {}

  saying(saying: Saying): readonly Beat[] {
    if ('phrase' in saying) return this.phrase(saying.phrase, saying.fill);
    if ('spell' in saying) return this.letters(saying.spell);
    if ('contents' in saying) return this.contents(saying.contents);
    if ('item' in saying) {
      const { passage, list, index } = saying.item;
      const chosen = this.page.passage(passage)?.lists[list]?.[index];
      return chosen === undefined ? [] : this.kept(chosen, () => this.sentences(chosen, { fixed: true }));
    }
    const passage = this.page.passage('whole' in saying ? saying.whole : saying.part.passage);
    if (!passage) return [];
    if ('whole' in saying) {
      const whole = () => passage.cuts.full.flatMap(({ pieces }) => pieces);
      return this.kept(passage, () => this.pieces(passage, whole()));
    }
    const part = passage.cuts[this.cut][saying.part.part - 1];
    return part === undefined ? [] : this.kept(part, () => this.pieces(passage, part.pieces));
  }

  private kept(of: Passage | Part | Item, make: () => readonly Beat[]): readonly Beat[] {
    const known = this.#parts.get(of);
    if (known) return known;
    const made = make();
    this.#parts.set(of, made);
    return made;
  }

  /** A phrase with its slots filled. */
  phrase(key: PhraseKey, fill?: Fill): readonly Beat[] {
    const phrase = this.page.phrases[key] ?? [];
    const filled = (values: Fill) =>
      phrase.map((runs) => joined(runs.flatMap((run) => this.filled(run, values))));
    if (fill && Object.keys(fill).length > 0) return this.sentences(filled(fill));
    const known = this.#phrases.get(key) ?? this.sentences(filled({}), { fixed: true });
    this.#phrases.set(key, known);
    return known;
  }

  private filled(run: Run, fill: Fill): Sentence {
    if (typeof run === 'string' || !('slot' in run)) return [run];
    const slot = run.slot as Slot;
    const value = fill[slot];
    if (value === undefined) return [];
    switch (SLOTS[slot]) {
      case 'passage':
        return this.page.passage(String(value))?.[slot === 'title' ? 'title' : 'topic'] ?? [];
      case 'number':
        return [this.page.numbers[Number(value)] ?? `${Number(value)}`];
      case 'position':
        return [`${Number(value)}`];
      case 'term':
        return this.spelling(String(value), 'word');
      case 'page':
        // The page has filled these itself.
        return [];
    }
  }

  private letters(word: string): readonly Beat[] {
    const letters = this.spelling(word, 'letters');
    return letters.length === 0 ? [] : this.sentences([letters]);
  }

  private spelling(word: string, as: keyof Spelling): Sentence {
    const { spellable } = this.page;
    const spelling = Object.hasOwn(spellable, word) ? spellable[word] : undefined;
    return spelling ? [spelling[as]] : [];
  }

  private contents(part: number): readonly Beat[] {
    const { passages, cuts } = this.page.contents();
    const chosen = cuts[this.cut][part - 1];
    if (!chosen) return [];
    const titles = passages.map((id) => [joined([...(this.page.passage(id)?.title ?? []), '.'])]);
    return this.kept(chosen, () => this.pieces({ lists: [titles] }, chosen.pieces));
  }

  private pieces({ lists }: Pick<Passage, 'lists'>, pieces: readonly Piece[]): readonly Beat[] {
    const beats: Beat[] = [];
    for (const piece of pieces) {
      if ('say' in piece) {
        if (beats.length > 0 && this.timing.sentence > 0) beats.push({ pause: this.timing.sentence });
        beats.push(...this.sentences([piece.say], { fixed: true }));
        continue;
      }
      const items = lists[piece.list] ?? [];
      beats.push(...this.announcement(items.length, piece.from, piece.to));
      for (const item of items.slice(piece.from, piece.to)) {
        beats.push({ pause: this.timing.item }, ...this.sentences(item, { fixed: true, item: true }));
      }
    }
    return beats;
  }

  /** How many there are, before the first of a list; how many come now, before the rest. */
  private announcement(count: number, from: number, to: number): readonly Beat[] {
    const here = to - from;
    if (here === count) return count === 1 ? this.phrase('list.only') : this.phrase('list.all', { count });
    if (from === 0)
      return here === 1
        ? this.phrase('list.first-one', { count })
        : this.phrase('list.first', { count, here });
    if (to < count) return here === 1 ? this.phrase('list.more-one') : this.phrase('list.more', { here });
    return here === 1 ? this.phrase('list.rest-one') : this.phrase('list.rest', { here });
  }

  private sentences(sentences: readonly Sentence[], marks: Marks = {}): readonly Beat[] {
    return sentences.map((say) => ({ say, ...marks }));
  }
}

type Marks = Omit<Said, 'say'>;

/** What fills a gap and what stands around it, as one: plain words in one piece, and punctuation taken into what is marked. */
function joined(voices: readonly Voice[]): Sentence {
  const said: Voice[] = [];
  for (const voice of voices) {
    const last = said.pop();
    if (typeof last === 'string' && typeof voice === 'string') said.push(last + voice);
    else if (typeof last === 'object' && typeof voice === 'string') said.push(...closedBy(last, voice));
    else if (last === undefined) said.push(voice);
    else said.push(last, voice);
  }
  return said;
}

function closedBy(last: Marked, voice: string): Sentence {
  for (const [mark, closed] of Object.entries(last.closed ?? {})) {
    if (voice.startsWith(mark)) return voice === mark ? [closed] : [closed, voice.slice(mark.length)];
  }
  return [last, voice];
}
