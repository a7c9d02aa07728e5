import { diffArrays } from 'diff';
import type { CompiledPage } from '../../lambda/page/open';
import type { Passage, PassageId } from '../../lambda/page/page';
import { plainText } from '../../lambda/page/words';
import { criticalWordsIn } from './critical-words';

/** What became of something that the page says. */
export interface Change {
  readonly kind: 'gone' | 'new' | 'changed' | 'moved';
  readonly what: 'heading' | 'sentence' | 'item' | 'fact';
  readonly before: string;
  readonly after: string;
  /** Numbers and negations that differ: the reviewer's first concern, and the exit code. */
  readonly differs: readonly string[];
  /** Words of how sure, how often or how many that differ. */
  readonly hedges: readonly string[];
}

export type Comparison = ReturnType<typeof comparePages>;

/** Something that a passage says: a sentence, or an item of a list with what explains it. */
interface Unit {
  readonly passage: PassageId;
  readonly what: 'sentence' | 'item';
  readonly text: string;
}

/** A stretch of one list that stands where a stretch of the other does: one of the two may be empty. */
interface Hunk<T> {
  readonly before: T[];
  readonly after: T[];
}

/** Half of the words in common make two sentences versions of one, or one a piece of the other. Our own judgement. */
const ALIKE = 0.5;

/** Units of both pages that say the same: versions of one sentence, or a sentence and those that it was parted into. */
interface Group {
  readonly before: Unit[];
  readonly after: Unit[];
}

/**
 * Compares two versions of a page, passage by passage. Nothing that differs is left unsaid.
 * @returns what the page says of itself, and its passages in the order of the later, those that are gone where they stood
 */
export function comparePages(before: CompiledPage, after: CompiledPage) {
  const { numbers } = after.head;
  const versions = orderOf(before, after).map((id) => {
    const [old, fresh] = [before, after].map(({ passages }) => passages.find((passage) => passage.id === id));
    return { id, old, fresh, hunks: hunksOf(unitsOf(old), unitsOf(fresh), isSame) };
  });
  const hunks = versions.flatMap((version) => version.hunks);
  const moved = movedIn(hunks);
  const groups = groupsOf(hunks, moved);
  const passages = versions.map(({ id, old, fresh, hunks }) => {
    const [one, other] = [old, fresh].map((passage) => passage && plainText(passage.title));
    const heading = one === other ? [] : [change('heading', one, other, numbers)];
    const moves = hunks.flatMap((hunk) => movesIn(hunk, moved));
    const rest = groups
      .filter(({ before: [was], after: [is] }) => (is ?? was)?.passage === id)
      .map((group) => changeOf(group, id, numbers));
    return { id, title: other ?? one ?? id, changes: [...heading, ...moves, ...rest] };
  });
  const [old, fresh] = [factsOf(before), factsOf(after)];
  const facts = Object.keys(fresh).flatMap((key) => {
    const [one, other] = [old[key], fresh[key]].map((value) => value && `${key}: ${value}`);
    return one === other ? [] : [change('fact', one, other, numbers)];
  });
  return { facts, passages };
}

/** The ids of both pages: in the order of the later, each one that is gone after the one that it followed. */
function orderOf(before: CompiledPage, after: CompiledPage): PassageId[] {
  const order = after.passages.map(({ id }) => id);
  for (const [index, { id }] of before.passages.entries()) {
    const previous = before.passages[index - 1]?.id ?? '';
    if (!order.includes(id)) order.splice(order.indexOf(previous) + 1, 0, id);
  }
  return order;
}

/** What a passage says, in the order in which it is heard. */
const unitsOf = (passage: Passage | undefined): Unit[] =>
  (passage?.cuts.full ?? []).flatMap(({ pieces }) =>
    pieces.flatMap((piece): Unit[] => {
      const { id = '', lists = [] } = passage ?? {};
      if ('say' in piece) return [{ passage: id, what: 'sentence', text: plainText(piece.say) }];
      const items = (lists[piece.list] ?? []).slice(piece.from, piece.to);
      return items.map((item) => ({ passage: id, what: 'item', text: item.map(plainText).join(' ') }));
    }),
  );

/** Whether two units differ at most in kinds of quotation mark, in spaces and in the mark at their end. */
const isSame = (one: Unit, other: Unit): boolean => one.what === other.what && keyOf(one) === keyOf(other);

const keyOf = ({ text }: Unit): string =>
  text
    .normalize('NFC')
    .replace(/[\u2018\u2019]/gu, "'")
    .replace(/[\u201c\u201d]/gu, '"')
    .replace(/\s+/gu, ' ')
    .trim()
    .replace(/[.:;,]$/u, '');

/** Where two lists differ, between what they have in common in the same order. */
function hunksOf<T>(before: T[], after: T[], comparator: (a: T, b: T) => boolean): Hunk<T>[] {
  const hunks: Hunk<T>[] = [];
  let isOpen = false;
  for (const { value, added, removed } of diffArrays(before, after, { comparator })) {
    if ((added || removed) && !isOpen) hunks.push({ before: [], after: [] });
    isOpen = added || removed;
    if (added) hunks.at(-1)?.after.push(...value);
    if (removed) hunks.at(-1)?.before.push(...value);
  }
  return hunks;
}

/** What stands elsewhere word for word, with where: it has moved. What stands twice could have gone anywhere. */
function movedIn(hunks: readonly Hunk<Unit>[]): Map<Unit, Unit> {
  const [removed, added] = [hunks.flatMap(({ before }) => before), hunks.flatMap(({ after }) => after)];
  const moved = new Map<Unit, Unit>();
  for (const unit of removed) {
    const [twin, ...more] = added.filter((other) => isSame(unit, other));
    if (!twin || more.length > 0 || removed.filter((other) => isSame(unit, other)).length > 1) continue;
    moved.set(unit, twin);
    moved.set(twin, unit);
  }
  return moved;
}

function movesIn({ before, after }: Hunk<Unit>, moved: ReadonlyMap<Unit, Unit>): Change[] {
  const move = (unit: Unit, texts: Pick<Change, 'before' | 'after'>): Change => ({
    kind: 'moved',
    what: unit.what,
    ...texts,
    differs: [],
    hedges: [],
  });
  const away = before.flatMap((unit) => {
    const place = moved.get(unit)?.passage ?? unit.passage;
    return place === unit.passage ? [] : [move(unit, { before: unit.text, after: `now in ${place}` })];
  });
  const here = after.flatMap((unit) => {
    const place = moved.get(unit)?.passage;
    const from = place === unit.passage ? 'elsewhere in the passage' : `was in ${place}`;
    return place === undefined ? [] : [move(unit, { before: from, after: unit.text })];
  });
  return [...away, ...here];
}

/**
 * Puts versions of one sentence side by side, first within each stretch that differs, the most alike first. What is left
 * over joins the sentence that it is a piece of, or that is a piece of it, be that in another passage; else it stands alone
 * as gone, or as new.
 */
function groupsOf(hunks: readonly Hunk<Unit>[], moved: ReadonlyMap<Unit, Unit>): Group[] {
  const groups = new Map<Unit, Group>();
  const join = (before: Unit, after: Unit): void => {
    const joined = [
      groups.get(before) ?? { before: [before], after: [] },
      groups.get(after) ?? { before: [], after: [after] },
    ];
    const group = {
      before: joined.flatMap((one) => one.before),
      after: joined.flatMap((one) => one.after),
    };
    for (const unit of [...group.before, ...group.after]) groups.set(unit, group);
  };
  const isLeft = (unit: Unit): boolean => !moved.has(unit);
  const left = hunks.map((hunk) => ({
    before: hunk.before.filter(isLeft),
    after: hunk.after.filter(isLeft),
  }));
  for (const { before, after } of left) {
    for (const { one, other } of alike(before, after, versionScore))
      if (!groups.has(one) && !groups.has(other)) join(one, other);
  }
  const [gone, come] = [left.flatMap(({ before }) => before), left.flatMap(({ after }) => after)];
  const alone = new Set([...gone, ...come].filter((unit) => !groups.has(unit)));
  for (const { one, other } of alike(gone, come, pieceScore)) {
    if (!alone.has(one) && !alone.has(other)) continue;
    join(one, other);
    alone.delete(one);
    alone.delete(other);
  }
  const all = new Set([
    ...gone.map((unit) => groups.get(unit) ?? { before: [unit], after: [] }),
    ...come.map((unit) => groups.get(unit) ?? { before: [], after: [unit] }),
  ]);
  return [...all].map((group) => ({
    before: gone.filter((unit) => group.before.includes(unit)),
    after: come.filter((unit) => group.after.includes(unit)),
  }));
}

/** Pairs of units that are alike: those of one passage before others, the most alike first. */
const alike = (
  before: readonly Unit[],
  after: readonly Unit[],
  score: (one: string, other: string) => number,
): { one: Unit; other: Unit; score: number }[] =>
  before
    .flatMap((one) => after.map((other) => ({ one, other, score: score(one.text, other.text) })))
    .filter((pair) => pair.score >= ALIKE)
    .sort((a, b) => Number(isNear(b)) - Number(isNear(a)) || b.score - a.score);

const isNear = ({ one, other }: { one: Unit; other: Unit }): boolean => one.passage === other.passage;

/** How far two texts are versions of one, from 0 to 1: the share of their words that both have. */
function versionScore(one: string, other: string): number {
  const [words, others] = [one, other].map((text) => text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []);
  return inCommon(words, others) / Math.max(words?.length ?? 0, others?.length ?? 0, 1);
}

/** How far one of two texts is a piece of the other: as above, of the shorter's words. Small words are in any text. */
function pieceScore(one: string, other: string): number {
  const [words, others] = [one, other].map((text) => text.toLowerCase().match(/\p{L}{4,}|\p{N}+/gu) ?? []);
  return inCommon(words, others) / Math.max(Math.min(words?.length ?? 0, others?.length ?? 0), 1);
}

function inCommon(words: readonly string[] = [], others: readonly string[] = []): number {
  const rest = [...others];
  return words.filter((word) => rest.includes(word) && rest.splice(rest.indexOf(word), 1)).length;
}

/** A group as a change of the passage where it stands now. What stands elsewhere says where. */
function changeOf({ before, after }: Group, passage: PassageId, numbers: readonly string[]): Change {
  const [old, fresh] = [before, after].map((units) =>
    units.length === 0
      ? undefined
      : units
          .map((unit) => (unit.passage === passage ? unit.text : `${unit.text} (in ${unit.passage})`))
          .join(' '),
  );
  const what = (before[0] ?? after[0])?.what ?? 'sentence';
  const isParted = before.length > 1 || after.length > 1;
  return change(what, old, fresh, numbers, isParted ? inAnyOrder : difference);
}

function change(
  what: Change['what'],
  before: string | undefined,
  after: string | undefined,
  numbers: readonly string[],
  differing = difference,
): Change {
  const [one, other] = [before, after].map((text = '') => criticalWordsIn(text, numbers));
  return {
    kind: before === undefined ? 'new' : after === undefined ? 'gone' : 'changed',
    what,
    before: before ?? '',
    after: after ?? '',
    differs: [...differing(one?.numbers, other?.numbers), ...differing(one?.negations, other?.negations)],
    hedges: differing(one?.hedges, other?.hedges),
  };
}

/** What two lists of words differ in, in their order: "9 → 8", "not get → (none)". Nothing where they are alike. */
const difference = (before: readonly string[] = [], after: readonly string[] = []): string[] =>
  hunksOf([...before], [...after], (a, b) => a === b).map((hunk) =>
    [hunk.before, hunk.after].map((words) => words.join(', ') || '(none)').join(' → '),
  );

/** As `difference`, of a sentence that was parted: its pieces may stand in another order, and say a word twice. */
const inAnyOrder = (before: readonly string[] = [], after: readonly string[] = []): string[] => {
  const [once, other] = [before, after].map((words) => [...new Set(words)].sort());
  return difference(once, other);
};

const factsOf = ({ head: { facts } }: CompiledPage): Readonly<Record<string, string | undefined>> => ({
  name: facts.name,
  subject: plainText(facts.subject),
  publisher: facts.publisher,
  'last reviewed': facts.reviewed,
  updated: facts.updated,
  'next review': facts.nextReview,
  helpline: facts.helpline,
  WhatsApp: facts.whatsapp,
});
