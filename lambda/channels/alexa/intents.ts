import type { PlainMove } from '../../guide/move';
import type { PassageId } from '../../page/page';

/**
 * The names of the intents, for the skill and for the model that is generated from the content. A passage's intent is
 * named after its id and can be turned back into it, so nothing has to be looked up.
 */

/** The intents that are moves by themselves. Those of AMAZON come with utterances of their own. */
export const MOVE_INTENTS = {
  'AMAZON.NextIntent': 'next',
  'AMAZON.PreviousIntent': 'previous',
  'AMAZON.RepeatIntent': 'repeat',
  'AMAZON.StartOverIntent': 'start-over',
  'AMAZON.ResumeIntent': 'resume',
  'AMAZON.PauseIntent': 'pause',
  'AMAZON.YesIntent': 'yes',
  'AMAZON.NoIntent': 'no',
  'AMAZON.HelpIntent': 'help',
  'AMAZON.StopIntent': 'stop',
  'AMAZON.CancelIntent': 'stop',
  'AMAZON.NavigateHomeIntent': 'stop',
  'AMAZON.FallbackIntent': 'unheard',
  MenuIntent: 'menu',
  CountIntent: 'count',
  WhereIntent: 'where',
  SlowerIntent: 'slower',
  FasterIntent: 'faster',
  HelplineIntent: 'helpline',
  WhatsappIntent: 'whatsapp',
  SupportIntent: 'support',
  EmergencyIntent: 'emergency',
  DistressIntent: 'distress',
  AdviceIntent: 'advice',
  AboutIntent: 'about',
  FreshIntent: 'fresh',
  ForgetIntent: 'forget',
  OffPageIntent: 'off-page',
} as const satisfies Readonly<Record<string, PlainMove>>;

/** The intents that carry a slot, or stand for a move that has one. */
export const SLOT_INTENTS = {
  read: 'ReadIntent',
  item: 'ItemIntent',
  last: 'LastItemIntent',
  spell: 'SpellIntent',
} as const;

/** The slots of those intents, and the types they have in the model. */
export const SLOT_TYPES = {
  passage: 'PASSAGE',
  term: 'TERM',
  number: 'AMAZON.NUMBER',
  ordinal: 'AMAZON.Ordinal',
} as const;

/** `old-hives` is asked for by `ReadOldHivesIntent`. */
export const passageIntent = (id: PassageId): string =>
  `Read${id
    .split('-')
    .map((word) => word.charAt(0).toUpperCase() + word.slice(1))
    .join('')}Intent`;

/** The passage id that an intent of `passageIntent` stands for; undefined for every other name. */
export function passageOfIntent(name: string): PassageId | undefined {
  if (!name.startsWith('Read') || !name.endsWith('Intent')) return undefined;
  let id = '';
  for (const letter of name.slice('Read'.length, -'Intent'.length)) {
    const small = letter.toLowerCase();
    id += small === letter || id === '' ? small : `-${small}`;
  }
  return id === '' ? undefined : id;
}
