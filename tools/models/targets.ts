import { answerOf } from '../../lambda/guide/answers';
import type { SpokenMove } from '../../lambda/guide/moves';
import type { PassageId } from '../../lambda/page/page';
import { plainText } from '../../lambda/page/words';
import { expandAll, type Sample } from '../content/utterances';
import type { Words } from '../words';
import { isSpeakable, spokenForm, spokenKey } from './spoken-form';
import type { Store } from './store';

/** What every platform's model is made of. */
export interface ModelWords extends Pick<Words, 'compiled' | 'page' | 'utterances'> {
  readonly store?: Store;
}

/** What one intent of a model stands for, before its samples are chosen. */
export interface Target {
  /** What it leads to. Two targets with the same meaning may be exchanged for each other. */
  readonly meaning: string;
  readonly templates: readonly Sample[];
  /** Names of a passage that are samples by themselves. */
  readonly names: readonly string[];
}

/** What people call each passage: what fills `{passage}`. In the order of the page, no name twice. */
export type PassageNames = ReadonlyMap<PassageId, readonly string[]>;

export const meaningOfMove = (move: string): string => `the move '${move}'`;

/** What a passage's utterances lead to: the move that it answers, if it answers one. */
export function meaningOfPassage({ page }: ModelWords, id: PassageId): string {
  const move = answerOf(page, id);
  return move === undefined ? `the passage '${id}'` : meaningOfMove(move);
}

/** What people say for a move. A passage that answers the move lends it its names. */
export function targetOfMove(words: ModelWords, names: PassageNames, move: SpokenMove): Target {
  const answers = words.page.facts.answers as Readonly<Partial<Record<SpokenMove, PassageId>>>;
  return {
    meaning: meaningOfMove(move),
    templates: words.utterances.moves[move] ?? [],
    names: namesAlone(words, names, answers[move]),
  };
}

/** What people say for each passage that answers no move, by its id. */
export function targetsOfPassages(words: ModelWords, names: PassageNames): ReadonlyMap<PassageId, Target> {
  const { compiled, page, utterances } = words;
  return new Map(
    compiled.passages
      .filter(({ id }) => answerOf(page, id) === undefined)
      .map(({ id }) => [
        id,
        {
          meaning: meaningOfPassage(words, id),
          templates: utterances.passages[id]?.say ?? [],
          names: namesAlone(words, names, id),
        },
      ]),
  );
}

/** The names of a passage, where `{passage}` without a word around it is one of the templates. */
function namesAlone({ utterances }: ModelWords, names: PassageNames, id?: PassageId): readonly string[] {
  const alone = expandAll(utterances.moves.read ?? []).includes('{passage}');
  return alone && id !== undefined ? (names.get(id) ?? []) : [];
}

/**
 * The names of the passages: those of `utterances.yml` or, where it gives none, the heading itself, so that "tell me
 * about ..." reaches every passage. A heading that means something else when it is said is left out.
 */
export function passageNames(words: ModelWords): PassageNames {
  const { passages } = words.compiled;
  const names = new Map(
    passages.map(({ id }) => [id, expandAll(words.utterances.passages[id]?.names ?? [])]),
  );
  const keys = new Set([...names.values()].flat().map(spokenKey));
  const carriers = expandAll(words.utterances.moves.read ?? []);
  const meanings = meaningsOf(words);
  for (const { id, topic } of passages.filter(({ id }) => names.get(id)?.length === 0)) {
    const name = nameOfHeading(plainText(topic));
    const meaning = meaningOfPassage(words, id);
    const meansAnother = carriers.some((carrier) => {
      const other = meanings.get(spokenKey(carrier.replace('{passage}', name)));
      return other !== undefined && other !== meaning;
    });
    if (keys.has(spokenKey(name)) || meansAnother || !isSpeakable(name)) continue;
    keys.add(spokenKey(name));
    names.set(id, [name]);
  }
  return names;
}

/** A heading as a name: without its article, which stands around the slot ("about [the] {passage}"). */
const nameOfHeading = (heading: string): string => spokenForm(heading).replace(/^(?:the|an?) /u, '');

/** What each utterance without a name of a passage in it means, by its spoken key. */
function meaningsOf(words: ModelWords): ReadonlyMap<string, string> {
  const { moves, passages } = words.utterances;
  const { read: _, ...others } = moves;
  const templates: readonly (readonly [meaning: string, readonly Sample[]])[] = [
    ...Object.entries(others).map(([move, said]) => [meaningOfMove(move), said] as const),
    ...Object.entries(passages).map(([id, { say }]) => [meaningOfPassage(words, id), say] as const),
  ];
  return new Map(
    templates.flatMap(([meaning, said]) =>
      expandAll(said).map((utterance) => [spokenKey(utterance), meaning] as const),
    ),
  );
}
