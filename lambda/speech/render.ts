import { cutFor, type Pace } from '../guide/pace';
import { type Fill, type PhraseKey, SLOTS, type Slot } from '../guide/phrases';
import { questionPhrase } from '../guide/questions';
import type { Reply, Saying } from '../guide/reply';
import type { Item, Page, Part, Passage, Piece, Run, Sentence } from '../page/page';
import type { Beat, Said, Speech, Voice } from './speech';
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
    if ('spell' in saying) return [{ say: [{ letters: lettersOf(saying.spell) }] }];
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
    const sentences = this.page.phrases[key] ?? [];
    const filled = (values: Fill) => sentences.map((runs) => runs.flatMap((run) => this.filled(run, values)));
    if (fill && Object.keys(fill).length > 0) return this.sentences(filled(fill));
    const known = this.#phrases.get(key) ?? this.sentences(filled({}), { fixed: true });
    this.#phrases.set(key, known);
    return known;
  }

  private filled(run: Run, fill: Fill): Sentence {
    if (typeof run === 'string' || !('slot' in run)) return [run];
    const slot = run.slot as Slot;
    const value = fill[slot];
    switch (SLOTS[slot]) {
      case 'passage':
        return this.page.passage(String(value))?.[slot === 'title' ? 'title' : 'topic'] ?? [];
      case 'number':
        return [this.page.numbers[Number(value)] ?? String(value)];
      case 'position':
        return [String(value)];
      case 'term':
        return [{ term: String(value), say: this.page.spellable[String(value)] ?? String(value) }];
      case 'page':
        return this.ofPage(slot);
    }
  }

  private ofPage(slot: Slot): Sentence {
    const { facts } = this.page;
    switch (slot) {
      case 'name':
        return [facts.name];
      case 'publisher':
        return [facts.publisher];
      case 'subject':
        return facts.subject;
      case 'helpline':
        return [{ phone: facts.helpline }];
      case 'whatsapp':
        return facts.whatsapp === undefined ? [] : [{ phone: facts.whatsapp }];
      case 'due':
        return [spokenDate(facts.nextReview)];
      default:
        return [];
    }
  }

  private contents(part: number): readonly Beat[] {
    const { passages, cuts } = this.page.contents();
    const chosen = cuts[this.cut][part - 1];
    if (!chosen) return [];
    const titles = passages.map((id) => [[...(this.page.passage(id)?.title ?? []), '.']]);
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
    return sentences.map((runs) => ({ say: runs.map((run) => this.voice(run)), ...marks }));
  }

  private voice(run: Run): Voice {
    if (typeof run === 'string') return run;
    if ('term' in run) return run.say === run.term ? run.term : { written: run.term, say: run.say };
    if ('stress' in run) return { stress: run.stress };
    if ('slot' in run) return '';
    return {
      phone: run.phone.split(' ').map((group) => ({
        written: group,
        said: [...group].map((digit) => this.page.digits[Number(digit)] ?? digit).join(' '),
      })),
    };
  }
}

type Marks = Omit<Said, 'say'>;

const lettersOf = (word: string): readonly string[] =>
  [...word.toUpperCase()].filter((character) => /[\p{L}\p{N}]/u.test(character));

/** A date as it is said: "31 August 2028", or "January 2026" where there is no day. */
function spokenDate(date: string): string {
  const [year = 0, month = 1, day] = date.split('-').map(Number);
  return new Intl.DateTimeFormat('en-GB', {
    timeZone: 'UTC',
    year: 'numeric',
    month: 'long',
    ...(day !== undefined && { day: 'numeric' }),
  }).format(Date.UTC(year, month - 1, day ?? 1));
}
