import type { NumberName } from '../page/page';
import type { MoveKind } from './moves';
import type { PhraseKey } from './phrases';
import type { QuestionId } from './questions';

/** What has happened in this call that the next words must be heard in. */
export const SITUATIONS = ['emergency', 'self-harm', 'fever', 'upset', 'number'] as const;
export type SituationKind = (typeof SITUATIONS)[number];

/** What somebody is upset about: it is not known, they were told something hard, or somebody has died. */
export const UPSETS = ['distress', 'bad-news', 'death'] as const;
export type Upset = (typeof UPSETS)[number];

/** A situation, as a place keeps it. `turns` counts those since it was last spoken of. */
export type Situation = { readonly turns: number } & (
  | { readonly kind: 'emergency' /** Somebody has called. */; readonly called?: true }
  | { readonly kind: 'self-harm' | 'fever' }
  | { readonly kind: 'upset'; readonly about: Upset }
  | { readonly kind: 'number' /** The one that is being taken down. */; readonly number: NumberName }
);

/** After how many turns about something else a situation is over. One that every turn is about does not end that way. */
export const LAST_TURNS = 3;

/** The columns of the table: an emergency is answered in another one once somebody has called. */
export type ColumnName = 'emergency' | 'called' | 'self-harm' | 'fever' | 'upset';

/** The phrases of a column are those of its name: `silence` is `emergency.silence`. */
type PhraseOf<Name extends ColumnName> = PhraseKey extends infer Key
  ? Key extends `${Name}.${infer Phrase}`
    ? Phrase
    : never
  : never;

/** How the moves of a situation are answered. */
export interface Column<Phrase extends string = string> {
  /** The question that closes each of its answers. */
  readonly asks: QuestionId;
  /** Each phrase, and the moves that it answers. */
  readonly answers: Readonly<Partial<Record<Phrase, readonly MoveKind[]>>>;
  /** What answers any other move, one wording after the other. Without it those are answered as ever. */
  readonly otherwise?: readonly [Phrase, ...Phrase[]];
  /** Moves that are answered as ever, with the phrase `remind` before the answer. */
  readonly reminded?: readonly MoveKind[];
  /** Moves that are answered as ever: they begin a situation that goes before this one, or plainly mean something else. */
  readonly apart?: readonly MoveKind[];
}

/** The table: what is said in a situation, by what is heard. What begins a situation is in `moves.ts`. */
export const TABLE: { readonly [Name in ColumnName]: Column<PhraseOf<Name>> } = {
  emergency: {
    asks: 'called',
    otherwise: ['remind', 'again'],
    reminded: ['read', 'forget'],
    apart: ['danger'],
    answers: {
      again: ['emergency'],
      kind: ['self-harm', 'how-many'],
      silence: ['silence'],
      no: ['no'],
      called: ['called'],
      'ask-them': ['while-waiting', 'should-i', 'advice', 'fever'],
      serious: ['is-serious'],
      bother: ['bother'],
      tell: ['what-to-say'],
      'cannot-call': ['cannot-call', 'no-telephone'],
      which: ['urgent-number'],
      number: ['emergency-number'],
      better: ['better'],
      'false-alarm': ['false-alarm', 'not-going-to'],
      stay: ['stay', 'robot'],
      afraid: ['distress', 'bad-news', 'death'],
      samaritans: ['samaritans'],
      helpline: ['helpline', 'support', 'whatsapp', 'hours'],
      relay: ['relay'],
      abroad: ['abroad'],
      thanks: ['thanks', 'got-it'],
      stop: ['stop'],
    },
  },
  called: {
    asks: 'say-again',
    otherwise: ['remind'],
    reminded: ['forget'],
    apart: [
      'self-harm',
      'danger',
      'how-many',
      'read',
      'menu',
      'helpline',
      'whatsapp',
      'support',
      'samaritans',
    ],
    answers: {
      again: ['called'],
      silence: ['silence'],
      no: ['no'],
      'ask-them': ['while-waiting', 'should-i', 'advice', 'off-page', 'what-to-say'],
      serious: ['is-serious'],
      worse: ['emergency', 'fever'],
      better: ['better', 'false-alarm', 'not-going-to', 'good-news'],
      afraid: ['distress', 'bad-news', 'death', 'bother'],
      stay: ['stay', 'robot'],
      thanks: ['thanks', 'got-it'],
      stop: ['stop'],
    },
  },
  'self-harm': {
    asks: 'numbers-again',
    otherwise: ['again', 'more'],
    reminded: ['read', 'forget', 'ready', 'digits', 'last-part'],
    apart: ['emergency'],
    answers: {
      more: ['self-harm', 'danger', 'distress', 'death', 'bad-news'],
      silence: ['silence'],
      no: ['no'],
      bother: ['bother'],
      stay: ['stay', 'robot'],
      'how-many': ['how-many'],
      'not-going-to': ['not-going-to', 'false-alarm', 'better'],
      called: ['called'],
      'cannot-call': ['cannot-call', 'no-telephone'],
      relay: ['relay'],
      helpline: ['helpline', 'support', 'whatsapp'],
      numbers: ['samaritans', 'emergency-number', 'urgent-number', 'hours', 'abroad'],
      pen: ['pen', 'pause'],
      thanks: ['thanks', 'got-it', 'praise'],
      stop: ['stop'],
    },
  },
  fever: {
    asks: 'say-again',
    answers: {
      again: ['fever'],
      wait: ['better', 'should-i', 'is-serious', 'advice', 'false-alarm', 'while-waiting', 'off-page'],
      which: ['urgent-number', 'emergency-number'],
      bother: ['bother'],
      tell: ['what-to-say'],
      'cannot-call': ['cannot-call'],
      afraid: ['distress'],
      called: ['called'],
      silence: ['silence'],
      no: ['no'],
      thanks: ['thanks'],
    },
  },
  upset: {
    asks: 'numbers-again',
    answers: {
      stay: ['stay'],
      silence: ['silence'],
    },
  },
};

/** The column of a situation; none where a number is taken down, which `numbers.ts` answers. */
export const columnOf = (situation: Situation | undefined): ColumnName | undefined => {
  if (situation === undefined || situation.kind === 'number') return undefined;
  return situation.kind === 'emergency' && situation.called ? 'called' : situation.kind;
};

/** Whether a life may be at stake: an emergency for which nobody has called yet, or danger to oneself. */
export const isUrgent = (situation: Situation | undefined): boolean =>
  situation?.kind === 'self-harm' || (situation?.kind === 'emergency' && !situation.called);
