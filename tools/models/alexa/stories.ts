import type { English } from '../../content/english';
import { slotsIn } from '../../content/templates';
import { pick, type Random } from '../../training/random';

/** What is said before a question is a story from so many words on. */
const STORY = 5;

/** Words of what is asked in a story: a word or two are said by themselves, and more than that has a story of its own. */
const ASKED = { least: 3, most: 12 };

/** How often a feeling, a second opening or a closing comes with it, from 0 to 1. */
const OFTEN = { feeling: 0.2, second: 0.3, closing: 0.3 };

/** The longest emergency, in characters, that something else is said before. */
const LONGEST_URGENT = 60;

const countWords = (text: string): number => text.split(' ').length;

/**
 * Some of the lines as they are said by people who ramble. That takes much of the space of a model, so it is for a few of
 * each intent: enough to teach that a story may come before anything, and so says nothing of what is meant.
 */
export function inStories(
  lines: readonly string[],
  { openings, closings, feelings }: English,
  most: number,
  random: Random,
): string[] {
  const stories = openings.filter((opening) => countWords(opening) >= STORY);
  const one = (from: readonly string[]): string => pick(from, random) ?? '';
  const perhaps = (often: number, from: readonly string[]): string => (random() < often ? one(from) : '');
  const asked = lines.filter(
    (line) => countWords(line) >= ASKED.least && countWords(line) <= ASKED.most && slotsIn(line).length === 0,
  );
  const step = Math.max(1, asked.length / most);
  return Array.from({ length: Math.min(most, asked.length) }, (_, at) =>
    [
      perhaps(OFTEN.feeling, feelings),
      one(stories),
      perhaps(OFTEN.second, openings),
      asked[Math.floor(at * step)],
      perhaps(OFTEN.closing, closings),
    ]
      .filter(Boolean)
      .join(' '),
  );
}

/**
 * Emergencies after the beginning of something less urgent: "she had her chemo on Tuesday and", "he can't breathe". What
 * is said first does not make them any less of one.
 * @param others what the beginnings are taken from
 */
export function afterOthers(
  emergencies: readonly string[],
  others: readonly string[],
  most: number,
  random: Random,
): string[] {
  const short = emergencies.filter((line) => line.length < LONGEST_URGENT);
  const beginnings = others.flatMap((line) => {
    const [, beginning = ''] = /^(.+?) (?:and|but|so) /u.exec(line) ?? [];
    return countWords(beginning) >= ASKED.least ? [beginning] : [];
  });
  if (short.length === 0 || beginnings.length === 0) return [];
  return Array.from({ length: most }, () => `${pick(beginnings, random)} and ${pick(short, random)}`);
}
