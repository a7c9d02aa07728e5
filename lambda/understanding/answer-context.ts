import type { Move } from '../guide/moves';
import type { Context } from './understand';

/**
 * How many times likelier something is of the passage that was spoken of last, by how much the words lean on what was said:
 * "is that common" is about nothing else, "anything else" is about what stands beside it, "and the other one" goes on from it,
 * and "it" may be what the page is about.
 */
const FACTORS = { that: 300, more: 60, else: 12, goesOn: 12, it: 4 } as const;

/** The same of the answer that was given last: "why" is asked of it, and "anything else" is not. Then of those beside it. */
const SAME = { that: 8, more: 0.02, else: 0.1, goesOn: 1, it: 1 } as const;
const BESIDE = { that: 2, more: 8, else: 2, goesOn: 2, it: 2 } as const;

/** How words lean on what was said before them; undefined where they stand by themselves. */
export type Leaning = keyof typeof FACTORS;

const setOf = (words: string): ReadonlySet<string> => new Set(words.split(' '));

/** Words that stand for what was just said, and those that may. */
const THAT = setOf('that those these this there');
const ELSE = setOf('else other another');
const IT = setOf('it its they them their mine one ones');

/** What a question begins with that goes on from the one before. */
const GOES_ON = setOf('and but so or why then');

/** Words that say nothing of what is asked for. */
const EMPTY = setOf(
  'a an the is are was were be been do does did can could will would may might have has of to in on for with what which who how when where it its they them i you he she we me my your not very really too always just also anything something else more other',
);

/** Words that say hardly more beside "that": "do many people get that", "why does that happen". */
const LIGHT = setOf(
  'many much people person someone anyone everyone everybody get gets got happen happens usually often ever mean means say said thing things like example apart then again',
);

/** What a question begins with, or has before "that", that is answered by yes or no. */
const WHETHER = setOf('is are was were am do does did can could will would may might has have');

/** Whether yes or no would answer what is asked. @param tokens as `tokensOf` gives them */
export const asksWhether = (tokens: readonly string[]): boolean =>
  tokens.some(
    (word, at) =>
      WHETHER.has(word) && (at === 0 || THAT.has(tokens[at + 1] ?? '') || IT.has(tokens[at + 1] ?? '')),
  );

/**
 * In how many words something is asked that only what was said makes plain: in one that says what, in none beside "it" or "why"
 * after an answer, or in three in all.
 */
const FEW = { that: 1, goesOn: 3 } as const;

/** @param tokens as `tokensOf` gives them */
export function leaningOf(tokens: readonly string[], { answered }: Context): Leaning | undefined {
  const said = tokens.filter((word) => !EMPTY.has(word) && !THAT.has(word) && !GOES_ON.has(word));
  const clues = said.filter((word) => !LIGHT.has(word));
  if (tokens.some((word) => ELSE.has(word))) return clues.length === 0 && answered ? 'more' : 'else';
  if (clues.length <= FEW.that && tokens.some((word) => THAT.has(word))) return 'that';
  if (said.length === 0 && answered && tokens.some((word) => IT.has(word) || GOES_ON.has(word)))
    return 'that';
  if (GOES_ON.has(tokens[0] ?? '') || tokens.length <= FEW.goesOn) return 'goesOn';
  return tokens.some((word) => IT.has(word) || THAT.has(word)) ? 'it' : undefined;
}

/** How many times likelier a move is for what was said before. */
export function factorOf(move: Move, leaning: Leaning | undefined, { answered, reading }: Context): number {
  const passage = answered?.passage ?? reading;
  if (leaning === undefined || !('passage' in move) || move.passage !== passage) return 1;
  if (move.kind !== 'ask' || answered === undefined) return FACTORS[leaning];
  const away = Math.abs(move.answer - answered.answer);
  return FACTORS[leaning] * (away === 0 ? SAME[leaning] : away === 1 ? BESIDE[leaning] : 1);
}
