import type { Page } from '../page/page';
import { plainText, sentencesOf } from '../page/words';
import { cutFor } from './pace';
import type { Spot } from './saying';
import { type Draft, onward, type Turn } from './turn';

/**
 * Spells a word letter by letter.
 * @param term as it is written on the page; without one, the last hard word of the part being read is spelled
 */
export function spell(turn: Turn, term: string | undefined): Draft {
  const { page, place } = turn;
  const word = term === undefined ? lastHardWord(page, turn) : term;
  return {
    says:
      word === undefined || !Object.hasOwn(page.spellable, word)
        ? [{ phrase: 'spell.none' }]
        : [{ phrase: 'spell.word', fill: { term: word } }, { spell: word }],
    asks: onward(turn),
    place,
  };
}

function lastHardWord(page: Page, { place }: Turn): string | undefined {
  const spot: Spot | undefined = place.at;
  const passage = spot && page.passage(spot.passage);
  const part = spot && passage?.cuts[cutFor(place.pace)][spot.part - 1];
  if (!passage || !part) return undefined;
  const text = sentencesOf(passage, part).map(plainText).join(' ');
  const inPart = passage.hardWords
    .map((word) => ({ word, at: text.lastIndexOf(word) }))
    .filter(({ at }) => at >= 0)
    .sort((a, b) => b.at - a.at);
  return inPart[0]?.word ?? passage.hardWords[0];
}
