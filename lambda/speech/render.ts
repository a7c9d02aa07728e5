import { cutFor, type Pace } from '../guide/pace';
import { type Fill, type PhraseKey, SLOTS, type Slot } from '../guide/phrases';
import { questionPhrase } from '../guide/questions';
import type { Reply } from '../guide/reply';
import type { Saying } from '../guide/saying';
import { reminderIn } from '../guide/situated';
import type { Cut, Markup, Page, Passage, Piece, Run, Sentence, Span, Spelling } from '../page/page';
import { sentencesOfUnit, unitsOf } from '../page/words';
import type { Beat, Speech } from './speech';
import { TIMING, type Timing } from './timing';

/** A reply as speech. */
export interface Rendered {
  readonly speech: Speech;
  /** What is said if the listener is silent: the question in other words. Absent where the session closes. */
  readonly reprompt?: Speech;
}

/** Makes speech of a reply. All its words come from the page and its phrases. */
export function render(reply: Pick<Reply, 'says' | 'asks' | 'place'>, page: Page): Rendered {
  const { pace } = reply.place;
  const timing = TIMING[pace];
  const renderer = new Renderer(page, pace);
  const sayings = reply.says.map((saying) => renderer.saying(saying)).filter((beats) => beats.length > 0);
  const beats = sayings.flatMap((saying, index) =>
    index === 0 ? saying : [{ pause: timing.saying }, ...saying],
  );
  const { asks } = reply;
  if (!asks) return { speech: { beats, rate: timing.rate } };

  const question = (wording: 'ask' | 'reprompt'): readonly Beat[] => {
    const { phrase, fill } = questionPhrase(asks, wording);
    return renderer.phrase(phrase, fill);
  };
  const reminder = reminderIn(reply.place, asks);
  const before: readonly Beat[] = beats.length === 0 ? [] : [...beats, { pause: timing.question }];
  return {
    speech: { beats: [...before, ...question('ask')], rate: timing.rate },
    reprompt: { beats: reminder ? renderer.phrase(reminder) : question('reprompt'), rate: timing.rate },
  };
}

/** A phrase by itself, for what a channel shows beside a reply. It has no slots that the guide fills. */
export const renderPhrase = (page: Page, key: PhraseKey): Speech => ({
  beats: new Renderer(page, 'normal').phrase(key),
  rate: 100,
});

/** Makes beats of sayings, of one page at one pace. */
class Renderer {
  readonly #page: Page;
  readonly #timing: Timing;
  readonly #cut: Cut;

  constructor(page: Page, pace: Pace) {
    this.#page = page;
    this.#timing = TIMING[pace];
    this.#cut = cutFor(pace);
  }

  saying(saying: Saying): readonly Beat[] {
    if ('phrase' in saying) return this.phrase(saying.phrase, saying.fill);
    if ('spell' in saying) return this.#letters(saying.spell);
    if ('number' in saying) {
      const telephone = this.#page.telephones[saying.number];
      return telephone ? sentences([[telephone[saying.as]]]) : [];
    }
    if ('contents' in saying) return this.#contents(saying.contents);
    if ('sentence' in saying) {
      const passage = this.#page.passage(saying.sentence.passage);
      const unit = passage && unitsOf(passage)[saying.sentence.unit];
      return passage && unit ? sentences(sentencesOfUnit(passage, unit)) : [];
    }
    if ('item' in saying) {
      const { passage, list, index } = saying.item;
      const item = this.#page.passage(passage)?.lists[list]?.[index];
      return item === undefined ? [] : sentences(item);
    }
    if ('whole' in saying) {
      const passage = this.#page.passage(saying.whole);
      return passage
        ? this.#pieces(
            passage,
            passage.cuts.full.flatMap(({ pieces }) => pieces),
          )
        : [];
    }
    const passage = this.#page.passage(saying.part.passage);
    const part = passage?.cuts[this.#cut][saying.part.part - 1];
    return passage && part ? this.#pieces(passage, part.pieces) : [];
  }

  phrase(key: PhraseKey, fill: Fill = {}): readonly Beat[] {
    const phrase = this.#page.phrase(key) ?? [];
    return sentences(phrase.map((runs) => joined(runs.flatMap((run) => this.#filled(run, fill)))));
  }

  #filled(run: Run, fill: Fill): Sentence {
    if (typeof run === 'string' || !('slot' in run)) return [run];
    const slot = run.slot as Slot;
    const value = fill[slot];
    if (value === undefined) return [];
    switch (SLOTS[slot]) {
      case 'passage':
        return this.#page.passage(String(value))?.[slot === 'title' ? 'title' : 'topic'] ?? [];
      case 'number':
        return [this.#page.numbers[Number(value)] ?? `${Number(value)}`];
      case 'position':
        return [`${Number(value)}`];
      case 'term':
        return this.#spelling(String(value), 'word');
    }
  }

  #letters(word: string): readonly Beat[] {
    const letters = this.#spelling(word, 'letters');
    return letters.length === 0 ? [] : sentences([letters]);
  }

  #spelling(word: string, as: keyof Spelling): Sentence {
    const { spellable } = this.#page;
    const spelling = Object.hasOwn(spellable, word) ? spellable[word] : undefined;
    return spelling ? [spelling[as]] : [];
  }

  #contents(part: number): readonly Beat[] {
    const { passages, cuts } = this.#page.contents();
    const chosen = cuts[this.#cut][part - 1];
    if (!chosen) return [];
    const titles = passages.map((id) => [joined([...(this.#page.passage(id)?.title ?? []), '.'])]);
    return this.#pieces({ lists: [titles] }, chosen.pieces);
  }

  #pieces({ lists }: Pick<Passage, 'lists'>, pieces: readonly Piece[]): readonly Beat[] {
    const beats: Beat[] = [];
    for (const [index, piece] of pieces.entries()) {
      if ('say' in piece) {
        // What follows a list would else be heard as the second half of its last item.
        const before = pieces[index - 1];
        const pause = before && 'list' in before ? this.#timing.item : this.#timing.sentence;
        if (before && pause > 0) beats.push({ pause });
        beats.push(...sentences([piece.say]));
        continue;
      }
      const items = lists[piece.list] ?? [];
      beats.push(...this.#announcement(items.length, piece.from, piece.to));
      for (const item of items.slice(piece.from, piece.to)) {
        beats.push({ pause: this.#timing.item }, ...sentences(item, { item: true }));
      }
    }
    return beats;
  }

  /** Says before the first items of a list how many there are, and before later ones how many come now. */
  #announcement(count: number, from: number, to: number): readonly Beat[] {
    const here = to - from;
    if (here === count) return count === 1 ? this.phrase('list.only') : this.phrase('list.all', { count });
    if (from === 0)
      return here === 1
        ? this.phrase('list.first-one', { count })
        : this.phrase('list.first', { count, here });
    if (to < count) return here === 1 ? this.phrase('list.more-one') : this.phrase('list.more', { here });
    return here === 1 ? this.phrase('list.rest-one') : this.phrase('list.rest', { here });
  }
}

const sentences = (all: readonly Sentence[], marks: { item?: true } = {}): readonly Beat[] =>
  all.map((say) => ({ say, ...marks }));

/** Joins what fills a slot to the words around it. Plain words become one string, and punctuation goes inside markup. */
function joined(spans: readonly Span[]): Sentence {
  const result: Span[] = [];
  for (const span of spans) {
    const last = result.pop();
    if (typeof last === 'string' && typeof span === 'string') result.push(last + span);
    else if (typeof last === 'object' && typeof span === 'string') result.push(...closedBy(last, span));
    else if (last === undefined) result.push(span);
    else result.push(last, span);
  }
  return result;
}

function closedBy(last: Markup, span: string): Sentence {
  for (const [mark, closed] of Object.entries(last.closed ?? {})) {
    if (span.startsWith(mark)) return span === mark ? [closed] : [closed, span.slice(mark.length)];
  }
  return [last, span];
}
