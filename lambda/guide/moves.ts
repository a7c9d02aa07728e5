import type { PassageId } from '../page/page';
import { answerFrom, withWhatsapp } from './answers';
import { ask, read, unlisted, unsaid } from './asking';
import { count, item, lastItem } from './lists';
import { goodNews, hello, louder, noHelpline, say, thanks } from './manners';
import { menu } from './menu';
import { digits, giveNumber, gotIt, lastPart, pen, slower } from './numbers';
import { faster, next, previous, resume, startOver } from './reading';
import { notUnderstood, offPage, repeat, silence, wrongAnswer } from './repair';
import { advice, emergency, fever, selfHarm, upset } from './safety';
import { choose, end, forget, help, launch, pause, stop, where } from './session';
import { spell } from './spelling';
import type { Draft, Turn } from './turn';
import { leaveOut, no, ready, yes } from './yes-no';

/** Asks for a passage. */
export interface ReadMove {
  readonly kind: 'read';
  readonly passage: PassageId;
}

/** Asks something that a few sentences or items of a passage answer. */
export interface AskMove {
  readonly kind: 'ask';
  readonly passage: PassageId;
  /** The number of what is said, among the answers of the passage. */
  readonly answer: number;
  /** Another that may have been meant as well as that one: both are said. */
  readonly also?: number;
}

/** Asks whether a passage lists something that it does not. */
export interface UnlistedMove {
  readonly kind: 'unlisted';
  readonly passage: PassageId;
}

/** Asks something near a passage, which the page does not say. */
export interface UnsaidMove {
  readonly kind: 'unsaid';
  readonly passage: PassageId;
}

/** Asks for one item of a list, counted from 1 as listeners count. */
export interface ItemMove {
  readonly kind: 'item';
  readonly item: number;
}

/** Asks for a word letter by letter: the one named, or the last hard word that was read. */
export interface SpellMove {
  readonly kind: 'spell';
  readonly term?: string;
}

/** Means one of two passages: the listener is asked which. */
export interface ChooseMove {
  readonly kind: 'choose';
  readonly between: readonly [PassageId, PassageId];
}

type MoveWithSlot = ReadMove | AskMove | UnlistedMove | UnsaidMove | ItemMove | SpellMove | ChooseMove;

/** A row of the table of moves. */
type Row<Asked> = {
  /** What answers it. */
  readonly answer: (turn: Turn, move: Asked) => Draft;
  /** What staff call it, in the console. */
  readonly label: string;
} & (
  | {
      /** People ask for it in words, so it has samples in `training/utterances.yml` and an intent on each platform. */
      readonly spoken: true;
      /** The intents of the Alexa skill that mean it. On Dialogflow, the intent has the name of the move. */
      readonly alexa: readonly [string, ...string[]];
      /** The slots that may stand in its samples. */
      readonly slots?: readonly string[];
    }
  | {
      readonly spoken: false;
      readonly alexa?: readonly string[];
    }
);

type SlotMoves = { readonly [Each in MoveWithSlot as Each['kind']]: Row<Each> };

/**
 * Every move: what a listener can want, in words that no platform owns. The guide's dispatch, the compiler, the models of
 * both platforms, the channels and the console are derived from this table. Its order is the order of the models.
 */
export const MOVES = {
  read: {
    answer: (turn, { passage }) => read(turn, passage, 'asked'),
    label: 'a passage',
    spoken: true,
    alexa: ['ReadIntent'],
    slots: ['passage'],
  },
  ask: {
    answer: (turn, move) => ask(turn, move),
    label: 'a question about a passage',
    spoken: false,
    alexa: ['AskIntent'],
  },
  unlisted: { answer: (turn, { passage }) => unlisted(turn, passage), label: 'not on a list', spoken: false },
  unsaid: { answer: (turn, { passage }) => unsaid(turn, passage), label: 'near a passage', spoken: false },
  menu: { answer: menu, label: 'what can I hear', spoken: true, alexa: ['MenuIntent'] },
  next: { answer: next, label: 'the next part', spoken: true, alexa: ['AMAZON.NextIntent'] },
  previous: { answer: previous, label: 'the part before', spoken: true, alexa: ['AMAZON.PreviousIntent'] },
  repeat: { answer: repeat, label: 'say that again', spoken: true, alexa: ['AMAZON.RepeatIntent'] },
  'start-over': {
    answer: startOver,
    label: 'from the beginning',
    spoken: true,
    alexa: ['AMAZON.StartOverIntent'],
  },
  resume: { answer: resume, label: 'carry on', spoken: true, alexa: ['AMAZON.ResumeIntent'] },
  pause: { answer: pause, label: 'wait a moment', spoken: true, alexa: ['AMAZON.PauseIntent'] },
  yes: { answer: yes, label: 'yes', spoken: true, alexa: ['AMAZON.YesIntent'] },
  no: { answer: no, label: 'no', spoken: true, alexa: ['AMAZON.NoIntent'] },
  'leave-out': {
    answer: leaveOut,
    label: 'not that passage',
    spoken: true,
    alexa: ['LeaveOutIntent'],
    slots: ['passage'],
  },
  item: {
    answer: (turn, move) => item(turn, move.item),
    label: 'an item by its number',
    spoken: true,
    alexa: ['ItemIntent'],
    slots: ['number', 'ordinal'],
  },
  last: { answer: lastItem, label: 'the last item', spoken: true, alexa: ['LastItemIntent'] },
  count: { answer: count, label: 'how many there are', spoken: true, alexa: ['CountIntent'] },
  where: { answer: where, label: 'where am I', spoken: true, alexa: ['WhereIntent'] },
  slower: { answer: slower, label: 'slower', spoken: true, alexa: ['SlowerIntent'] },
  faster: { answer: faster, label: 'the usual pace', spoken: true, alexa: ['FasterIntent'] },
  spell: {
    answer: (turn, { term }) => spell(turn, term),
    label: 'spell that',
    spoken: true,
    alexa: ['SpellIntent'],
    slots: ['term'],
  },
  helpline: {
    answer: answerFrom('helpline'),
    label: 'the helpline',
    spoken: true,
    alexa: ['HelplineIntent'],
  },
  whatsapp: { answer: answerFrom('whatsapp'), label: 'WhatsApp', spoken: true, alexa: ['WhatsappIntent'] },
  support: {
    answer: answerFrom('support'),
    label: 'someone to talk to',
    spoken: true,
    alexa: ['SupportIntent'],
  },
  'no-helpline': { answer: noHelpline, label: 'not the helpline', spoken: true, alexa: ['NoHelplineIntent'] },
  samaritans: {
    answer: giveNumber('samaritans', 'contact.samaritans'),
    label: 'Samaritans',
    spoken: true,
    alexa: ['SamaritansIntent'],
  },
  'urgent-number': {
    answer: giveNumber('urgent', 'contact.urgent'),
    label: 'the number for urgent help',
    spoken: true,
    alexa: ['UrgentNumberIntent'],
  },
  'emergency-number': {
    answer: giveNumber('emergency', 'contact.emergency'),
    label: 'the number for an emergency',
    spoken: true,
    alexa: ['EmergencyNumberIntent'],
  },
  relay: { answer: withWhatsapp('contact.relay'), label: 'deaf', spoken: true, alexa: ['RelayIntent'] },
  abroad: {
    answer: withWhatsapp('contact.abroad'),
    label: 'calling from abroad',
    spoken: true,
    alexa: ['AbroadIntent'],
  },
  hours: {
    answer: say('contact.hours'),
    label: 'when the helpline is open',
    spoken: true,
    alexa: ['HoursIntent'],
  },
  'no-telephone': {
    answer: withWhatsapp('contact.no-telephone'),
    label: 'cannot telephone',
    spoken: true,
    alexa: ['NoTelephoneIntent'],
  },
  pen: { answer: pen, label: 'looking for a pen', spoken: true, alexa: ['PenIntent'] },
  ready: { answer: ready, label: 'ready', spoken: true, alexa: ['ReadyIntent'] },
  digits: { answer: digits, label: 'one digit at a time', spoken: true, alexa: ['DigitsIntent'] },
  'last-part': {
    answer: lastPart,
    label: 'the last part of a number',
    spoken: true,
    alexa: ['LastPartIntent'],
  },
  'got-it': { answer: gotIt, label: 'the number is written down', spoken: true, alexa: ['GotItIntent'] },
  emergency: { answer: emergency, label: 'an emergency', spoken: true, alexa: ['EmergencyIntent'] },
  'self-harm': {
    answer: selfHarm('self-harm.first'),
    label: 'danger to oneself',
    spoken: true,
    alexa: ['SelfHarmIntent'],
  },
  /** Distress that may be an emergency. Only our own understanding finds it, where it cannot tell the two apart. */
  danger: { answer: selfHarm('danger'), label: 'distress, or an emergency', spoken: false },
  fever: { answer: fever, label: 'fever or bleeding on treatment', spoken: true, alexa: ['FeverIntent'] },
  distress: { answer: upset('distress'), label: 'distress', spoken: true, alexa: ['DistressIntent'] },
  'bad-news': { answer: upset('bad-news'), label: 'bad news', spoken: true, alexa: ['BadNewsIntent'] },
  death: { answer: upset('death'), label: 'a death', spoken: true, alexa: ['DeathIntent'] },
  'good-news': { answer: goodNews, label: 'good news', spoken: true, alexa: ['GoodNewsIntent'] },
  // What people say once they have been told whom to call.
  called: { answer: say('outside.called'), label: 'they have called', spoken: true, alexa: ['CalledIntent'] },
  'cannot-call': {
    answer: say('outside.cannot-call'),
    label: 'they cannot call',
    spoken: true,
    alexa: ['CannotCallIntent'],
  },
  'while-waiting': {
    answer: say('outside.while-waiting'),
    label: 'what to do while waiting',
    spoken: true,
    alexa: ['WhileWaitingIntent'],
  },
  'is-serious': { answer: isSerious, label: 'is it serious', spoken: true, alexa: ['IsSeriousIntent'] },
  bother: {
    answer: say('outside.bother'),
    label: 'not wanting to bother',
    spoken: true,
    alexa: ['BotherIntent'],
  },
  'should-i': {
    answer: advice,
    label: 'should I wait, drive, give water',
    spoken: true,
    alexa: ['ShouldIIntent'],
  },
  'what-to-say': {
    answer: say('outside.what-to-say'),
    label: 'what to tell them',
    spoken: true,
    alexa: ['WhatToSayIntent'],
  },
  better: { answer: say('outside.better'), label: 'a bit better', spoken: true, alexa: ['BetterIntent'] },
  'false-alarm': {
    answer: say('all-right'),
    label: 'a false alarm',
    spoken: true,
    alexa: ['FalseAlarmIntent'],
  },
  stay: { answer: say('outside.stay'), label: 'stay with me', spoken: true, alexa: ['StayIntent'] },
  'not-going-to': {
    answer: say('outside.not-going-to'),
    label: 'not going to do anything',
    spoken: true,
    alexa: ['NotGoingToIntent'],
  },
  'how-many': {
    answer: selfHarm('self-harm.how-many'),
    label: 'how many it would take',
    spoken: true,
    alexa: ['HowManyIntent'],
  },
  advice: { answer: advice, label: 'a personal medical question', spoken: true, alexa: ['AdviceIntent'] },
  about: { answer: answerFrom('about'), label: 'who is speaking', spoken: true, alexa: ['AboutIntent'] },
  fresh: {
    answer: answerFrom('fresh'),
    label: 'how up to date it is',
    spoken: true,
    alexa: ['FreshIntent'],
  },
  forget: { answer: forget, label: 'forget me', spoken: true, alexa: ['ForgetIntent'] },
  hello: { answer: hello, label: 'hello', spoken: true, alexa: ['HelloIntent'] },
  thanks: { answer: thanks, label: 'thank you', spoken: true, alexa: ['ThanksIntent'] },
  sorry: { answer: say('manners.sorry'), label: 'sorry', spoken: true, alexa: ['SorryIntent'] },
  praise: { answer: say('manners.praise'), label: 'you are kind', spoken: true, alexa: ['PraiseIntent'] },
  robot: {
    answer: say('manners.robot'),
    label: 'are you a real person',
    spoken: true,
    alexa: ['RobotIntent'],
  },
  recording: {
    answer: say('manners.recording'),
    label: 'are you recording me',
    spoken: true,
    alexa: ['RecordingIntent'],
  },
  louder: { answer: louder, label: 'louder', spoken: true, alexa: ['LouderIntent'] },
  maker: { answer: say('manners.maker'), label: 'who made you', spoken: true, alexa: ['MakerIntent'] },
  time: { answer: say('manners.time'), label: 'what time is it', spoken: true, alexa: ['TimeIntent'] },
  'wrong-answer': {
    answer: wrongAnswer,
    label: 'not what I asked',
    spoken: true,
    alexa: ['WrongAnswerIntent'],
  },
  help: { answer: help, label: 'help', spoken: true, alexa: ['AMAZON.HelpIntent'] },
  'off-page': { answer: offPage, label: 'not on the page', spoken: true, alexa: ['OffPageIntent'] },
  stop: {
    answer: stop,
    label: 'stop',
    spoken: true,
    alexa: ['AMAZON.StopIntent', 'AMAZON.CancelIntent', 'AMAZON.NavigateHomeIntent'],
  },
  launch: { answer: launch, label: 'the guide was opened', spoken: false },
  silence: { answer: silence, label: 'nothing was said', spoken: false },
  'not-understood': {
    answer: notUnderstood,
    label: 'not understood',
    spoken: false,
    alexa: ['AMAZON.FallbackIntent'],
  },
  choose: { answer: choose, label: 'one of two', spoken: false },
  /** The session is over. Nobody hears the answer, so nothing is said. */
  end: { answer: end, label: 'the listener left', spoken: false },
} as const satisfies SlotMoves & Readonly<Record<string, Row<never>>>;

export type MoveKind = keyof typeof MOVES;

/** A move that has nothing besides its kind. */
export type PlainMove = Exclude<MoveKind, MoveWithSlot['kind']>;

export type Move = { readonly kind: PlainMove } | MoveWithSlot;

/** The moves that people ask for in words. */
export type SpokenMove = {
  [Kind in MoveKind]: (typeof MOVES)[Kind]['spoken'] extends true ? Kind : never;
}[MoveKind];

const kinds = Object.keys(MOVES) as MoveKind[];

/** Every kind of move that people ask for in words, in the order of the table. */
export const SPOKEN_MOVES = kinds.filter((kind): kind is SpokenMove => MOVES[kind].spoken);

const WITH_SLOT: ReadonlySet<string> = new Set<MoveWithSlot['kind']>([
  'read',
  'ask',
  'unlisted',
  'unsaid',
  'item',
  'spell',
  'choose',
]);

/** Whether a name from outside is the kind of a plain move. */
export const isPlainMove = (name: string): name is PlainMove =>
  Object.hasOwn(MOVES, name) && !WITH_SLOT.has(name);

/** Every plain move, in the order of the table. */
export const PLAIN_MOVES: readonly PlainMove[] = kinds.filter(isPlainMove);

/** The answer to a move, before `finish` closes it. */
export function answerTo(move: Move, turn: Turn): Draft {
  switch (move.kind) {
    case 'read':
      return MOVES.read.answer(turn, move);
    case 'ask':
      return MOVES.ask.answer(turn, move);
    case 'unlisted':
      return MOVES.unlisted.answer(turn, move);
    case 'unsaid':
      return MOVES.unsaid.answer(turn, move);
    case 'item':
      return MOVES.item.answer(turn, move);
    case 'spell':
      return MOVES.spell.answer(turn, move);
    case 'choose':
      return MOVES.choose.answer(turn, move);
    default:
      return MOVES[move.kind].answer(turn);
  }
}

/** A move as one line of text, for reports. */
export function nameOfMove(move: Move): string {
  switch (move.kind) {
    case 'read':
      return `read ${move.passage}`;
    case 'ask':
      return `ask ${move.passage} ${move.answer}${move.also === undefined ? '' : ` ${move.also}`}`;
    case 'unlisted':
    case 'unsaid':
      return `${move.kind} ${move.passage}`;
    case 'item':
      return `item ${move.item}`;
    case 'spell':
      return move.term === undefined ? 'spell' : `spell ${move.term}`;
    case 'choose':
      return `choose ${move.between.join(' or ')}`;
    default:
      return move.kind;
  }
}

/** "Is it serious", where nothing has happened, is asked about the illness. */
function isSerious(turn: Turn): Draft {
  const { serious } = turn.page.facts;
  return serious === undefined ? advice(turn) : read(turn, serious, 'asked');
}
