import { MOVES, type MoveKind } from '../../guide/moves';
import type { PassageId } from '../../page/page';
import type { IntentNames } from '../intents';

/** The slots of our intents, and the types they have in the model. */
export const SLOT_TYPES = {
  passage: 'PASSAGE',
  term: 'TERM',
  thing: 'THING',
  number: 'AMAZON.NUMBER',
  ordinal: 'AMAZON.Ordinal',
  words: 'WORDS',
} as const;

/** The intent for what no other foresaw: its slot takes all that was said. */
export const WORDS_INTENT = 'WordsIntent';
export const WORDS_SLOT = 'words' satisfies keyof typeof SLOT_TYPES;

/** Every intent of the table of moves, and the kind of move it stands for. */
export const MOVE_INTENTS: ReadonlyMap<string, MoveKind> = new Map(
  (Object.keys(MOVES) as MoveKind[]).flatMap((kind) => {
    const row = MOVES[kind];
    return 'alexa' in row ? row.alexa.map((intent) => [intent, kind] as const) : [];
  }),
);

/** `old-hives` is asked for by `ReadOldHivesIntent`: the id can be read back, so nothing has to be looked up. */
export const passageIntent = (id: PassageId): string =>
  `Read${id
    .split('-')
    .map((word) => word.charAt(0).toUpperCase() + word.slice(1))
    .join('')}Intent`;

/** The same for questions whether something is on the list of a passage: `OldHivesListIntent`. */
export const listIntent = (id: PassageId): string =>
  passageIntent(id).replace(/^Read(.*)Intent$/, '$1ListIntent');

const idIn = (name: string, pattern: RegExp): PassageId | undefined =>
  pattern
    .exec(name)?.[1]
    ?.match(/[A-Z][a-z]*/g)
    ?.join('-')
    .toLowerCase();

export const NAMES: IntentNames = {
  kindOf: (name) => MOVE_INTENTS.get(name),
  passageOf: (name) => idIn(name, /^Read((?:[A-Z][a-z]*)+)Intent$/),
  listOf: (name) => idIn(name, /^((?:[A-Z][a-z]*)+)ListIntent$/),
};
