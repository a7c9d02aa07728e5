import type { PassageId } from '../../lambda/page/page';
import { plainText } from '../../lambda/page/words';
import { expandAll } from '../content/utterances';
import { canBeSaid, heardAs, spoken } from './spoken';
import { meaningOfMove, meaningOfPassage, saidFor, type Words } from './words';

/** What people call each passage: what fills `{passage}`. In the order of the page, no name twice. */
export type PassageNames = ReadonlyMap<PassageId, readonly string[]>;

/**
 * The names of the passages: those of `utterances.yml` and, where it gives none, the heading itself, so that "tell me
 * about ..." reaches every passage. A heading that already means something else when it is said is left out.
 */
export function passageNames(words: Words): PassageNames {
  const { compiled, utterances } = words;
  const given = new Map(
    compiled.passages.map(({ id }) => [id, expandAll(utterances.passages[id]?.names ?? [])] as const),
  );
  const taken = new Set([...given.values()].flat().map(heardAs));
  const carriers = expandAll(saidFor(words, 'read'));
  const questions = questionsOf(words);
  return new Map(
    compiled.passages.map(({ id, topic }) => {
      const names = given.get(id) ?? [];
      if (names.length > 0) return [id, names];
      const name = nameOfHeading(plainText(topic));
      const meaning = meaningOfPassage(words, id);
      const clashes = carriers.some((carrier) => {
        const other = questions.get(heardAs(carrier.replace('{passage}', name)));
        return other !== undefined && other !== meaning;
      });
      if (taken.has(heardAs(name)) || clashes || !canBeSaid(name)) return [id, []];
      taken.add(heardAs(name));
      return [id, [name]];
    }),
  );
}

/** A heading as a name: without its article, which stands around the gap ("about [the] {passage}"). */
const nameOfHeading = (heading: string): string => spoken(heading).replace(/^(?:the|an?) /u, '');

/** Every utterance without a name of a passage in it, and what it means. */
function questionsOf(words: Words): Map<string, string> {
  const { moves, passages } = words.utterances;
  const questions = new Map<string, string>();
  for (const [move, said] of Object.entries(moves)) {
    if (move === 'read') continue;
    for (const utterance of expandAll(said)) questions.set(heardAs(utterance), meaningOfMove(move));
  }
  for (const [id, { say }] of Object.entries(passages)) {
    for (const utterance of expandAll(say)) questions.set(heardAs(utterance), meaningOfPassage(words, id));
  }
  return questions;
}
