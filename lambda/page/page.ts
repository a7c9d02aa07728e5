/**
 * The page as `tools/content` compiles it from the folder `content/`. All of it is plain data that survives JSON. Words
 * bring the markup that they need, whatever the pace.
 */

/** The stable name of a passage: lower-case words joined by hyphens, for instance `stings` or `old-hives`. */
export type PassageId = string;

/** Words that a speech engine must be told how to say. The compiler makes their markup. */
export interface Markup {
  /** As they are written. */
  readonly text: string;
  /** Well-formed SSML, without `<speak>` around it. */
  readonly ssml: string;
  /** They bring their own rate, as telephone numbers and letters do: no other may be put around them. */
  readonly paced?: true;
  /**
   * For words that fill a gap: the same with the punctuation after it inside, by what it is. Between two tags by itself,
   * some engines read a full stop out as "dot".
   */
  readonly closed?: Readonly<Record<string, Span>>;
}

/** A piece of a sentence. A string is said as it is written, and has no character that XML would have to escape. */
export type Span = string | Markup;

/** A piece of a phrase: a span, or a gap that the guide fills. */
export type Run = Span | { readonly slot: string };

/** A sentence of a passage, or a title. Spans bring their own spaces: joined, they are the text. */
export type Sentence = readonly Span[];

/** An item of a list: a sentence, and perhaps a second one that explains it. Such an item counts double. */
export type Item = readonly Sentence[];

/** What a part is made of: a sentence of prose, or the items `from` (counted from 0) up to, not including, `to`. */
export type Piece =
  | { readonly say: Sentence }
  | { readonly list: number; readonly from: number; readonly to: number };

/** What is heard in one turn of a passage. `start` is how many sentences and items of the passage come before it. */
export interface Part {
  readonly start: number;
  readonly pieces: readonly Piece[];
}

/** How finely a passage is cut into parts: `full` for the normal pace, `short` for the slower ones. */
export type Cut = 'full' | 'short';

/** A heading of the page with its text. */
export interface Passage {
  readonly id: PassageId;
  /** The heading, as it begins a sentence: "Stings". */
  readonly title: Sentence;
  /** The heading inside a sentence: "stings". */
  readonly topic: Sentence;
  readonly parent?: PassageId;
  /** The passages before and after on the way through the page. One that is only read on request is on nobody's way. */
  readonly previous?: PassageId;
  readonly next?: PassageId;
  /**
   * Somebody who goes on through the page is asked before it is read, and can skip it. The helpline is always offered after
   * it.
   */
  readonly skippable?: true;
  readonly lists: readonly (readonly Item[])[];
  readonly cuts: Readonly<Record<Cut, readonly Part[]>>;
  /**
   * What is said for each thing that can be asked: the numbers of sentences and items, counted as `Part.start` counts them,
   * in order. First for each sentence and item by itself, with whatever it leans on before it; then for the few that are
   * asked for together.
   */
  readonly answers: readonly (readonly number[])[];
  /** The words of this passage that a listener may ask to have spelled, in order, each once. */
  readonly hardWords: readonly string[];
}

/** The list of what can be read: the passages under no other one. It is cut into parts like any other list. */
export interface Contents {
  readonly passages: readonly PassageId[];
  readonly cuts: Readonly<Record<Cut, readonly Part[]>>;
}

/** A calendar day `YYYY-MM-DD`, or a month `YYYY-MM` where the page gives no day. */
export type IsoDate = string;

/** What the front matter of the page says about the page itself. */
export interface PageFacts {
  /** The name people open it by, in lower-case words. */
  readonly name: string;
  /** What the page is about, as it stands inside a sentence. */
  readonly subject: Sentence;
  /** Who publishes the page that this was adapted from. */
  readonly publisher: string;
  readonly reviewed: IsoDate;
  readonly updated: IsoDate;
  readonly nextReview: IsoDate;
  /** Telephone numbers in groups as printed. */
  readonly helpline: string;
  readonly whatsapp?: string;
  /** The passage that is offered first. */
  readonly start: PassageId;
  /** The passage that answers "is it serious", where the page has one. */
  readonly serious?: PassageId;
  /** The passage that is offered at the end of the page, being on nobody's way through it. */
  readonly atEnd?: PassageId;
  /** The passages that answer a move. They are read without changing the listener's place. */
  readonly answers: Readonly<Partial<Record<Answer, PassageId>>>;
}

/** The numbers of the country that the guide gives, as `content/numbers.yml` names them. */
export const COUNTRY_NUMBERS = [
  'emergency',
  'europe',
  'urgent',
  'samaritans',
  'relay',
  'relay-emergency',
] as const;
export type CountryNumber = (typeof COUNTRY_NUMBERS)[number];

/** A number that a listener may take down: the charity's, or one of the country. */
export type NumberName = 'helpline' | 'whatsapp' | CountryNumber;

/** A number to call, made for someone who writes it down. */
export interface Telephone {
  /** In groups, as printed. */
  readonly text: string;
  /** Digit by digit, with longer pauses between the groups. */
  readonly slow: Span;
  /** With a pause after every digit, long enough to write it. */
  readonly slowest: Span;
  /** Its last group. */
  readonly last: Span;
}

/** The moves that a passage of the page may answer. */
export const ANSWERS = ['helpline', 'whatsapp', 'support', 'about', 'fresh'] as const;
export type Answer = (typeof ANSWERS)[number];

/** One or more sentences with gaps. What the front matter says is filled in already. */
export type Phrase = readonly (readonly Run[])[];

/** A hard word that a listener may ask to have spelled. */
export interface Spelling {
  readonly word: Span;
  /** The same, letter by letter. */
  readonly letters: Span;
}

/**
 * The page, open. Passages are fetched one at a time, so that a page a hundred times as long costs a cold start nothing:
 * `passage` and `contents` may read a file the first time.
 */
export interface Page {
  /** Names these exact words: see `tools/content/edition.ts`. */
  readonly edition: string;
  readonly facts: PageFacts;
  /** Small numbers in words: `numbers[3]` is "three". Larger ones are said as digits. */
  readonly numbers: readonly string[];
  /** Small ordinals in words: `ordinals[3]` is "third". */
  readonly ordinals: readonly string[];
  /** The ten digits in words, `digits[0]` being how 0 is said. */
  readonly digits: readonly string[];
  /** The hard words that a listener may ask to have spelled, by how they are written. */
  readonly spellable: Readonly<Record<string, Spelling>>;
  /** The numbers to call. A page need not have one for WhatsApp. */
  readonly telephones: Readonly<Partial<Record<NumberName, Telephone>>>;
  /** The key of the phrase that leads into a passage, by passage id. */
  readonly leads: Readonly<Record<PassageId, string>>;
  /** A phrase by its key. The compiler has checked that none is missing. */
  phrase(key: string): Phrase | undefined;
  /** Undefined where there is no such passage. */
  passage(id: PassageId): Passage | undefined;
  contents(): Contents;
}
