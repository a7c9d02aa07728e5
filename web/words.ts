/**
 * The words of the page that the guide does not say: buttons, labels, notices. `content/web.yml` has them, in sections.
 * Each key has the gaps that are filled in the browser; what the page of information says of itself and the numbers to call
 * are filled in when the page is built. The build refuses a file that lacks a key, has one too many, or uses any other gap.
 */
export const WEB_WORDS = {
  'page.title': [],
  'page.description': [],
  'page.about': [],
  'page.about-original': [],
  'page.skip': [],
  'page.skip-ask': [],
  'page.contents': [],
  'page.text': [],
  'page.top': [],
  'page.reviewed': [],
  'page.no-script': [],

  'call.helpline': [],
  'call.in-an-emergency': [],
  'call.emergency': [],
  'call.samaritans': [],
  'call.urgent': [],
  'call.answer-helpline': [],

  'ask.heading': [],
  'ask.talk': [],
  'ask.opening': [],
  'ask.listening': [],
  'ask.hint': [],
  'ask.field': [],
  'ask.send': [],
  'ask.try': [],
  'ask.cannot-listen': [],
  'ask.not-allowed': [],
  'ask.no-microphone': [],
  'ask.no-recogniser': [],
  'ask.nothing-heard': [],
  'ask.loading': [],
  'ask.progress': [],
  'ask.not-loaded': [],
  'ask.voice-sent': [],
  'ask.voice-stays': [],
  'ask.agree': [],
  'ask.keep-here': [],
  'ask.fetching-ear': [],
  'ask.no-ear-here': [],
  'ask.rather-type': [],

  'answer.heading': [],
  'answer.heard': [],
  'answer.chose': [],
  'answer.change': [],
  'answer.from': [],
  'answer.meant': [],
  'answer.earlier': [],
  'answer.listen': [],

  'listen.heading': [],
  'listen.play': [],
  'listen.pause': [],
  'listen.stop': [],
  'listen.next': [],
  'listen.previous': [],
  'listen.back': [],
  'listen.passage': ['title'],
  'listen.short': [],
  'listen.hint': [],
  'listen.no-voice': [],

  'settings.heading': [],
  'settings.speak': [],
  'settings.speak-talk': [],
  'settings.speak-always': [],
  'settings.speak-never': [],
  'settings.voice': [],
  'settings.voice-default': [],
  'settings.rate': [],
  'settings.pitch': [],
  'settings.times': ['number'],
  'settings.try': [],
  'settings.keys': [],
  'settings.always-keys': [],
  'settings.keep-place': [],
  'settings.kept': [],
  'settings.forget': [],

  'privacy.heading': [],
  'privacy.text': [],
} as const satisfies Readonly<Record<string, readonly string[]>>;

export type WebWordKey = keyof typeof WEB_WORDS;

/** The words of one page, by their keys. */
export type WebWords = Readonly<Record<WebWordKey, string>>;

/** Fills the gaps of a text. A gap that there is no value for stays as it is. */
export const fillGaps = (text: string, values: Readonly<Record<string, string | number>>): string =>
  text.replace(/\{([\w-]+)\}/g, (gap, name: string) =>
    Object.hasOwn(values, name) ? String(values[name]) : gap,
  );
