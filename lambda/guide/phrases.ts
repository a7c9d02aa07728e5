/**
 * The contract between the code and `content/phrases.yml`: every phrase the guide can say, and the slots that may
 * stand in it. The compiler refuses a phrases file that lacks one, has one too many, or uses a slot not named here.
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
  'helpline.offer': [],
  'whatsapp.again': ['whatsapp'],
  'answer.none': [],

  emergency: [],
  danger: ['helpline'],
  distress: ['helpline'],
  advice: [],
  'off-page': [],
  'lead.outcomes': [],

  forget: [],
  help: [],
  'nothing-asked': [],
  'all-right': [],
  'ask-away': [],
  goodbye: [],

  'unheard.first': [],
  'unheard.second': [],
  'unheard.second-reading': [],
  'unheard.third': ['helpline'],
  'unheard.again': [],
  'silence.first': [],
  trouble: ['helpline'],
  unavailable: ['helpline'],

  'question.start.ask': ['topic'],
  'question.start.again': ['topic'],
  'question.left-off.ask': ['topic'],
  'question.left-off.again': ['topic'],
  'question.go-on.ask': [],
  'question.go-on.again': [],
  'question.go-on-to.ask': ['topic'],
  'question.go-on-to.again': ['topic'],
  'question.go-back-to.ask': ['topic'],
  'question.go-back-to.again': ['topic'],
  'question.carry-on.ask': ['topic'],
  'question.carry-on.again': ['topic'],
  'question.read.ask': ['topic'],
  'question.read.again': ['topic'],
  'question.choose.ask': ['topic', 'other'],
  'question.choose.again': ['topic', 'other'],
  'question.choose-first.ask': ['topic', 'other'],
  'question.choose-first.again': ['topic', 'other'],
  'question.menu-more.ask': [],
  'question.menu-more.again': [],
  'question.menu-again.ask': [],
  'question.menu-again.again': [],
  'question.contents.ask': [],
  'question.contents.again': [],
  'question.else.ask': [],
  'question.else.again': [],
  'question.helpline.ask': [],
  'question.helpline.again': [],
  'question.helpline-again.ask': [],
  'question.helpline-again.again': [],
  'question.whatsapp-again.ask': [],
  'question.whatsapp-again.again': [],
  'question.say-again.ask': [],
  'question.say-again.again': [],

  'card.helpline': ['helpline'],

  'chip.yes': [],
  'chip.no': [],
  'chip.repeat': [],
  'chip.slower': [],
  'chip.menu': [],
  'chip.helpline': [],
} as const satisfies Readonly<Record<string, readonly Slot[]>>;

export type PhraseKey = keyof typeof PHRASES;

/**
 * What fills a slot: the name of a passage, a number (in words), a position (in figures: "part 2 of 4"), a word of the
 * page, or something the page says of itself. A slot of kind `page` needs no value from the guide.
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

/** A slot that the page fills itself, when it is compiled. */
export type PageSlot = { [S in Slot]: (typeof SLOTS)[S] extends 'page' ? S : never }[Slot];

/** Values for the slots of a phrase: a passage id, a number, or a word, by what `SLOTS` says of the slot. */
export type Fill = Readonly<Partial<Record<Slot, string | number>>>;

/** Whether a name from outside is the key of a phrase. */
export const isPhraseKey = (key: string): key is PhraseKey => Object.hasOwn(PHRASES, key);
