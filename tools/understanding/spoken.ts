import type { English } from './english';
import type { Example } from './examples';
import type { Random } from './random';

/** How samples are roughened, so that the model minds what matters in them and nothing else. */
export const SPEAKING = {
  /** Rough copies for each example that is long enough to have words around it. */
  copies: 2,
  /** How often a copy has something said before it, and after it. */
  opening: 0.6,
  closing: 0.35,
  /** The same for what may be about anything: stories before it would teach that any story is about anything. */
  others: 0.5,
  /** How often two openings come in a row. */
  second: 0.3,
  /** How often somebody who asks for a passage says how they feel. */
  feeling: 0.3,
  /** How often a word gives way to one that is like it, and how often it is lost. */
  alike: 0.25,
  lost: 0.05,
  /** How often a word that a single template has gives way to one that nobody knows. */
  unknown: 0.3,
  /** What a copy weighs beside its original. */
  weight: 0.4,
};

/** Copies of the examples as people say them who ramble, or call things otherwise. */
export function spoken(
  examples: readonly Example[],
  isQuestion: (label: string) => boolean,
  english: English,
  random: Random,
): Example[] {
  const copies: Example[] = [];
  const rare = rareWords(examples);
  for (const { text, label, weight } of examples) {
    for (let copy = 0; copy < SPEAKING.copies; copy += 1) {
      const inner = text
        .split(' ')
        .flatMap((word) =>
          rare.has(word) && random() < SPEAKING.unknown ? [madeUp(random)] : worded(word, english, random),
        )
        .join(' ');
      const share = isQuestion(label) ? 1 : SPEAKING.others;
      const feels = random() < SPEAKING.feeling && isQuestion(label);
      const said = [
        ...(feels && random() < 0.8 ? [pick(english.feelings, random)] : []),
        ...(random() < SPEAKING.opening * share ? opening(english, random) : []),
        inner,
        ...(feels && random() < 0.3 ? [pick(english.feelings, random)] : []),
        ...(random() < SPEAKING.closing * share ? [pick(english.closings, random)] : []),
      ].join(' ');
      if (said !== text) copies.push({ text: said, label, weight: weight * SPEAKING.weight, template: 0 });
    }
  }
  return copies;
}

function opening({ openings }: English, random: Random): string[] {
  const first = pick(openings, random);
  return random() < SPEAKING.second ? [first, pick(openings, random)] : [first];
}

function worded(word: string, { alike }: English, random: Random): string[] {
  if (random() < SPEAKING.lost) return [];
  const others = alike.get(word);
  return others !== undefined && random() < SPEAKING.alike ? [pick(others, random)] : [word];
}

const pick = (from: readonly string[], random: Random): string =>
  from[Math.floor(random() * from.length)] ?? '';

function rareWords(examples: readonly Example[]): Set<string> {
  const seen = new Map<string, number>();
  const rare = new Set<string>();
  for (const { text, template } of examples) {
    for (const word of text.split(' ')) {
      const other = seen.get(word);
      if (other === undefined) {
        seen.set(word, template);
        rare.add(word);
      } else if (other !== template) rare.delete(word);
    }
  }
  return rare;
}

function madeUp(random: Random): string {
  return Array.from({ length: 6 }, () => 'bcdfghjklmnpqrstvwxz'[Math.floor(random() * 20)]).join('');
}
