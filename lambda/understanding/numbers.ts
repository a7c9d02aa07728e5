const ONES =
  'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen';
const TENS = 'twenty thirty forty fifty sixty seventy eighty ninety';
const ORDINALS =
  'first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth';

const CARDINAL = new Map<string, number>([
  ...ONES.split(' ').map((word, value): [string, number] => [word, value]),
  ...TENS.split(' ').map((word, at): [string, number] => [word, 20 + 10 * at]),
  ['nought', 0],
]);
const ORDINAL = new Map([
  ...ORDINALS.split(' ').map((word, at): [string, number] => [word, at + 1]),
  ['forth', 4],
]);

/** What recognisers write for a number after "number": "number free", "number ate". */
const SOUNDS_LIKE: Readonly<Record<string, number>> = {
  won: 1,
  to: 2,
  too: 2,
  free: 3,
  tree: 3,
  for: 4,
  fore: 4,
  fife: 5,
  sex: 6,
  sicks: 6,
  ate: 8,
  hate: 8,
  nein: 9,
  mine: 9,
  tan: 10,
};

const BEFORE_NUMBER = new Set(['number', 'item', 'point', 'part']);
const AFTER_NUMBER = new Set(['please', 'again', 'thanks', 'now', 'love', 'dear', 'on', 'of', 'what', 'was']);

/**
 * Writes the numbers among the words in digits: "nine nine nine", "999" and "9 9 9" become "999", "thirty nine" and "39"
 * become "39", "third" and "3rd" become "3th".
 */
export function asDigits(all: readonly string[]): string[] {
  const written: string[] = [];
  for (let at = 0; at < all.length; at += 1) {
    const word = all[at] ?? '';
    const ordinal = ORDINAL.get(word) ?? ordinalDigits(word);
    if (ordinal !== undefined) {
      written.push(`${ordinal}th`);
      continue;
    }
    const value = CARDINAL.get(word) ?? misheard(all, at);
    if (value === undefined) {
      written.push(word);
      continue;
    }
    const unit = CARDINAL.get(all[at + 1] ?? '') ?? 0;
    const joined = value >= 20 && value % 10 === 0 && unit > 0 && unit < 10;
    written.push(String(joined ? value + unit : value));
    if (joined) at += 1;
  }
  return joinDigits(written);
}

function ordinalDigits(word: string): number | undefined {
  const digits = /^(\d{1,3})(?:st|nd|rd|th)$/.exec(word)?.[1];
  return digits === undefined ? undefined : Number(digits);
}

/** A word that sounds like a number and stands where only a number can: after "number", at the end or before "please". */
function misheard(all: readonly string[], at: number): number | undefined {
  const word = all[at] ?? '';
  if (!Object.hasOwn(SOUNDS_LIKE, word) || !BEFORE_NUMBER.has(all[at - 1] ?? '')) return undefined;
  const next = all[at + 1];
  return next === undefined || AFTER_NUMBER.has(next) ? SOUNDS_LIKE[word] : undefined;
}

/** Joins digits that were said one by one: "9 9 9" is "999". */
function joinDigits(all: readonly string[]): string[] {
  const joined: string[] = [];
  let run = false;
  for (const word of all) {
    const digit = /^\d$/.test(word);
    if (digit && run) joined[joined.length - 1] += word;
    else joined.push(word);
    run = digit;
  }
  return joined;
}

/** Whether a word, as `asDigits` leaves it, is a cardinal ("3") or an ordinal ("3th"). */
export const isNumber = (word: string): boolean => /^\d+(?:th)?$/.test(word);

/**
 * The number of the item that is asked for: an ordinal, else the number after "number", else any number.
 * @param tokens as `tokensOf` gives them
 */
export function itemNumber(tokens: readonly string[]): number | undefined {
  const ordinal = tokens.find((word) => /^\d+th$/.test(word));
  if (ordinal !== undefined) return Number.parseInt(ordinal, 10);
  const after = tokens.find((word, at) => /^\d{1,3}$/.test(word) && BEFORE_NUMBER.has(tokens[at - 1] ?? ''));
  const number = after ?? tokens.find((word) => /^\d{1,3}$/.test(word));
  return number === undefined ? undefined : Number(number);
}
