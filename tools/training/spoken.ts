import type { English } from './english';
import type { Example } from './examples';
import { misheard } from './misheard';
import type { Random } from './random';

/** Rough copies of each example: of what a template stands for, which is one of many like it, and of a whole line. */
export interface Copies {
  readonly ofTemplates: number;
  readonly ofExamples: number;
}

/** No copies at all. */
export const NONE: Copies = { ofTemplates: 0, ofExamples: 0 };

/** How samples are roughened, so that the model minds what matters in them and nothing else. */
export const SPEAKING = {
  copies: { ofTemplates: 1, ofExamples: 4 },
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
  /** How often a copy is misheard, and then how often each of its words. */
  misheard: 0.3,
  misheardWord: 0.35,
  /** What a copy weighs beside its original. */
  weight: 0.4,
};

export interface SpeakingOptions {
  readonly copies: number;
  /** Whether a label asks for something on the page. */
  readonly isQuestion: (label: string) => boolean;
  readonly english: English;
  readonly random: Random;
}

/** Copies of the examples as people say them who ramble, or call things otherwise. */
export function spoken(
  examples: readonly Example[],
  { copies: times, isQuestion, english, random }: SpeakingOptions,
): Example[] {
  const copies: Example[] = [];
  const rare = rareWords(examples);
  for (const { text, label, weight } of examples) {
    for (let copy = 0; copy < times; copy += 1) {
      const badly = random() < SPEAKING.misheard;
      const change = (word: string): string[] => {
        if (badly && random() < SPEAKING.misheardWord) return [heardAs(word, english, random)];
        if (rare.has(word) && random() < SPEAKING.unknown) return [madeUp(random)];
        return worded(word, english, random);
      };
      const inner = text.split(' ').flatMap(change).join(' ');
      const share = isQuestion(label) ? 1 : SPEAKING.others;
      const feels = random() < SPEAKING.feeling && (isQuestion(label) || label === 'emergency');
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

/** A small word gives way to another that sounds like it, a longer one to what sounds like it and is no word. */
function heardAs(word: string, { heard }: English, random: Random): string {
  const others = heard.get(word);
  if (others !== undefined) return pick(others, random);
  return word.length < 4 ? word : misheard(word, random);
}
