/**
 * The contract between the code and `content/phrases.yml`: every phrase that the guide can say, and the slots that may
 * stand in it. The compiler refuses a file that lacks a phrase, has one too many, or uses any other slot.
 */
export const PHRASES = {
  'welcome.first': ['name', 'subject', 'publisher'],
  'welcome.back': ['topic', 'part', 'parts'],
  'welcome.again': ['name', 'subject'],
  'welcome.returning': ['name', 'topic'],
  introduction: ['subject', 'publisher'],
  'introduction-stale': ['subject', 'publisher', 'due'],
  stale: ['due'],

  'reading.asked': ['topic'],
  'reading.title': ['title'],
  'reading.back': ['topic', 'part', 'parts'],
  'reading.start-of': ['topic'],
  'reading.first-of-all': ['subject'],
  'reading.end-of-page': ['subject'],
  'reading.nothing-yet': [],

  'answer.lead': ['topic'],
  'answer.unlisted': [],
  'answer.item': ['number', 'count'],

  'list.only': [],
  'list.all': ['count'],
  'list.first': ['count', 'here'],
  'list.first-one': ['count'],
  'list.more': ['here'],
  'list.more-one': [],
  'list.rest': ['here'],
  'list.rest-one': [],
  'list.item': ['number'],
  'list.last': ['count'],
  'list.count': ['count', 'topic'],
  'list.out-of-range': ['count'],
  'list.none': ['topic'],

  'menu.intro': ['subject'],
  'menu.choose': [],
  'menu.count': ['count'],

  'place.where': ['topic', 'part', 'parts'],
  'place.menu': [],
  'place.paused': ['topic', 'part', 'parts'],
  'place.paused-nowhere': [],

  'pace.slower': [],
  'pace.slowest': [],
  'pace.slowest-already': [],
  'pace.normal': [],
  'pace.normal-already': [],

  'spell.word': ['term'],
  'spell.none': [],

  'helpline.again': ['helpline'],
  'helpline.offer': ['publisher'],
  'whatsapp.again': ['whatsapp'],
  'answer.none': [],

  emergency: [],
  danger: ['publisher', 'helpline'],
  distress: ['publisher', 'helpline'],
  advice: [],
  'off-page': ['publisher'],

  forget: [],
  help: [],
  'nothing-asked': [],
  'all-right': [],
  'ask-away': [],
  goodbye: [],

  'repair.first': [],
  'repair.second': [],
  'repair.second-reading': [],
  'repair.third': ['publisher', 'helpline'],
  'repair.after': [],
  'repair.silence': [],
  trouble: ['publisher', 'helpline'],
  unavailable: ['publisher', 'helpline'],

  'question.start.ask': ['topic'],
  'question.start.reprompt': ['topic'],
  'question.left-off.ask': ['topic'],
  'question.left-off.reprompt': ['topic'],
  'question.go-on.ask': [],
  'question.go-on.reprompt': [],
  'question.go-on-to.ask': ['topic'],
  'question.go-on-to.reprompt': ['topic'],
  'question.go-back-to.ask': ['topic'],
  'question.go-back-to.reprompt': ['topic'],
  'question.carry-on.ask': ['topic'],
  'question.carry-on.reprompt': ['topic'],
  'question.read.ask': ['topic'],
  'question.read.reprompt': ['topic'],
  'question.more.ask': ['topic'],
  'question.more.reprompt': ['topic'],
  'question.choose.ask': ['topic', 'other'],
  'question.choose.reprompt': ['topic', 'other'],
  'question.choose-first.ask': ['topic', 'other'],
  'question.choose-first.reprompt': ['topic', 'other'],
  'question.menu-more.ask': [],
  'question.menu-more.reprompt': [],
  'question.menu-again.ask': [],
  'question.menu-again.reprompt': [],
  'question.contents.ask': [],
  'question.contents.reprompt': [],
  'question.else.ask': [],
  'question.else.reprompt': [],
  'question.helpline.ask': ['publisher'],
  'question.helpline.reprompt': [],
  'question.helpline-again.ask': [],
  'question.helpline-again.reprompt': [],
  'question.whatsapp-again.ask': [],
  'question.whatsapp-again.reprompt': [],
  'question.say-again.ask': [],
  'question.say-again.reprompt': [],

  'card.helpline': ['helpline'],

  'chip.yes': [],
  'chip.no': [],
  'chip.repeat': [],
  'chip.slower': [],
  'chip.menu': [],
  'chip.helpline': [],
} as const satisfies Readonly<Record<string, readonly Slot[]>>;

/** A phrase that leads into a passage. The front matter of the page names it under `leads`. It has no slots. */
export type LeadKey = `lead.${string}`;

export type PhraseKey = keyof typeof PHRASES | LeadKey;

/**
 * What fills a slot: the name of a passage, a number (said in words), a position (in figures: "part 2 of 4"), a hard word
 * of the page, or, for kind `page`, something from the front matter, which the compiler fills in.
 */
export const SLOTS = {
  title: 'passage',
  topic: 'passage',
  other: 'passage',
  part: 'position',
  parts: 'position',
  count: 'number',
  here: 'number',
  number: 'number',
  term: 'term',
  name: 'page',
  subject: 'page',
  publisher: 'page',
  helpline: 'page',
  whatsapp: 'page',
  due: 'page',
} as const;

export type Slot = keyof typeof SLOTS;

/** A slot that the compiler fills. */
export type PageSlot = { [S in Slot]: (typeof SLOTS)[S] extends 'page' ? S : never }[Slot];

/** Values for the slots of a phrase: a passage id, a number, or a word, as `SLOTS` has it. */
export type Fill = Readonly<Partial<Record<Slot, string | number>>>;

/** The slots that may stand in a phrase. A lead has none. */
export const slotsOf = (key: PhraseKey): readonly Slot[] =>
  Object.hasOwn(PHRASES, key) ? PHRASES[key as keyof typeof PHRASES] : [];

/** Whether a name from outside is the key of a phrase of this page. */
export const isPhraseKey = (
  key: string,
  { leads }: { readonly leads: Readonly<Record<string, string>> },
): key is PhraseKey => Object.hasOwn(PHRASES, key) || Object.values(leads).includes(key);
