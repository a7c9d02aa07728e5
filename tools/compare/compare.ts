import type { CompiledPage } from '../../lambda/page/open';
import type { PassageId } from '../../lambda/page/page';
import { plainText } from '../../lambda/page/words';
import { type Hunk, hunksOf, likeness } from './align';
import { tellingIn } from './telling';
import { sameness, type Unit, unitsOf } from './units';

/** What became of something that the page says. */
export interface Change {
  readonly kind: 'gone' | 'new' | 'changed' | 'moved';
  readonly what: 'heading' | 'sentence' | 'item' | 'fact';
  readonly before?: string;
  readonly after?: string;
  /** Numbers and negations that differ: the reviewer's first concern, and the exit code. */
  readonly differs: readonly string[];
  /** Words of how sure, how often or how many that differ. */
  readonly hedges: readonly string[];
}

export interface PassageChanges {
  readonly id: PassageId;
  readonly title: string;
  readonly changes: readonly Change[];
}

export interface Comparison {
  /** What the page says of itself: dates, numbers, who publishes it. */
  readonly facts: readonly Change[];
  /** The passages that differ, in the order of the later page, and those that are gone where they stood. */
  readonly passages: readonly PassageChanges[];
  /** The passages in which nothing differs. */
  readonly unchanged: readonly PassageId[];
  readonly differs: boolean;
}

/** Half of the words in common make two sentences versions of one. Our own judgement. */
const ALIKE = 0.5;

/** Compares two versions of a page, passage by passage. Nothing that differs is left unsaid. */
export function comparePages(before: CompiledPage, after: CompiledPage): Comparison {
  const [old, fresh] = [byId(before), byId(after)];
  const moved = movedBetween(before, after);
  const facts = factChanges(before, after);
  const passages = orderOf(before, after).map((id): PassageChanges => {
    const [one, other] = [old.get(id), fresh.get(id)];
    const titles = { before: one && plainText(one.title), after: other && plainText(other.title) };
    return {
      id,
      title: titles.after ?? titles.before ?? id,
      changes: [
        ...headingChange(titles, after),
        ...unitChanges(one ? unitsOf(one) : [], other ? unitsOf(other) : [], moved, after),
      ],
    };
  });
  const changed = passages.filter(({ changes }) => changes.length > 0);
  const all = [...facts, ...changed.flatMap(({ changes }) => changes)];
  return {
    facts,
    passages: changed,
    unchanged: passages.filter(({ changes }) => changes.length === 0).map(({ id }) => id),
    differs: all.some(({ differs }) => differs.length > 0),
  };
}

const byId = ({ passages }: CompiledPage) => new Map(passages.map((passage) => [passage.id, passage]));

/** The ids of both pages: in the order of the later, each one that is gone after the one that it followed. */
function orderOf(before: CompiledPage, after: CompiledPage): PassageId[] {
  const order = after.passages.map(({ id }) => id);
  for (const [index, { id }] of before.passages.entries()) {
    if (order.includes(id)) continue;
    const previous = before.passages[index - 1]?.id;
    order.splice(previous === undefined ? 0 : order.indexOf(previous) + 1, 0, id);
  }
  return order;
}

interface Moved {
  readonly from: ReadonlyMap<Unit['text'], PassageId>;
  readonly to: ReadonlyMap<Unit['text'], PassageId>;
}

/** What one passage says before and another after, word for word: moved, not gone and come. */
function movedBetween(before: CompiledPage, after: CompiledPage): Moved {
  const places = ({ passages }: CompiledPage) => {
    const at = new Map<string, PassageId[]>();
    for (const { text, passage } of passages.flatMap(unitsOf))
      at.set(sameness(text), [...(at.get(sameness(text)) ?? []), passage]);
    return at;
  };
  const [old, fresh] = [places(before), places(after)];
  const from = new Map<string, PassageId>();
  const to = new Map<string, PassageId>();
  for (const [text, [one, ...more]] of old) {
    const [other, ...others] = fresh.get(text) ?? [];
    // What is said twice on a page could have gone anywhere.
    if (one === undefined || other === undefined || more.length + others.length > 0 || one === other)
      continue;
    from.set(text, one);
    to.set(text, other);
  }
  return { from, to };
}

function headingChange(
  { before, after }: { before?: string | undefined; after?: string | undefined },
  page: CompiledPage,
): Change[] {
  if (before === after) return [];
  return [change('heading', before, after, page)];
}

function unitChanges(
  before: readonly Unit[],
  after: readonly Unit[],
  moved: Moved,
  page: CompiledPage,
): Change[] {
  const hunks = hunksOf(before, after, (a, b) => a.kind === b.kind && sameness(a.text) === sameness(b.text));
  const inOrder = reordered(hunks);
  return hunks.flatMap((hunk) => {
    const left = hunk.before.filter(
      ({ text }) => !moved.from.has(sameness(text)) && !inOrder.has(sameness(text)),
    );
    const right = hunk.after.filter(
      ({ text }) => !moved.to.has(sameness(text)) && !inOrder.has(sameness(text)),
    );
    return [
      ...hunk.before.flatMap(({ text, kind }) => movedChange(kind, text, moved.to.get(sameness(text)), 'to')),
      ...hunk.after.flatMap(({ text, kind }) =>
        inOrder.has(sameness(text))
          ? [
              {
                kind: 'moved',
                what: kind,
                after: text,
                before: 'elsewhere in the passage',
                ...NOTHING,
              } satisfies Change,
            ]
          : movedChange(kind, text, moved.from.get(sameness(text)), 'from'),
      ),
      ...pairs(left, right).map(({ one, other }) =>
        change(other?.kind ?? one?.kind ?? 'sentence', one?.text, other?.text, page),
      ),
    ];
  });
}

const NOTHING = { differs: [], hedges: [] } as const;

function movedChange(
  what: Unit['kind'],
  text: string,
  passage: PassageId | undefined,
  way: 'to' | 'from',
): Change[] {
  if (passage === undefined) return [];
  return way === 'to'
    ? [{ kind: 'moved', what, before: text, after: `now in ${passage}`, ...NOTHING }]
    : [{ kind: 'moved', what, before: `was in ${passage}`, after: text, ...NOTHING }];
}

/** What stands on both sides, in another place of the same passage. */
function reordered(hunks: readonly Hunk<Unit>[]): Set<string> {
  const texts = (units: readonly Unit[]) => units.map(({ text }) => sameness(text));
  const [gone, come] = [
    hunks.flatMap(({ before }) => texts(before)),
    hunks.flatMap(({ after }) => texts(after)),
  ];
  const times = (all: readonly string[], text: string) => all.filter((one) => one === text).length;
  return new Set(come.filter((text) => times(gone, text) === times(come, text)));
}

/** Puts versions of one sentence side by side, the most alike first; what is left over is gone, or new. */
function pairs(before: readonly Unit[], after: readonly Unit[]): { one?: Unit; other?: Unit }[] {
  const candidates = before
    .flatMap((one, a) =>
      after.map((other, b) => ({ one, other, a, b, score: likeness(one.text, other.text) })),
    )
    .filter(({ score }) => score >= ALIKE)
    .sort((x, y) => y.score - x.score || x.a - y.a || x.b - y.b);
  const partner = new Map<Unit, Unit>();
  const taken = new Set<Unit>();
  for (const { one, other } of candidates) {
    if (partner.has(one) || taken.has(other)) continue;
    partner.set(one, other);
    taken.add(other);
  }
  return [
    ...before.map((one) => ({ one, ...(partner.has(one) && { other: partner.get(one) as Unit }) })),
    ...after.filter((other) => !taken.has(other)).map((other) => ({ other })),
  ];
}

function change(
  what: Change['what'],
  before: string | undefined,
  after: string | undefined,
  page: CompiledPage,
): Change {
  const [one, other] = [before ?? '', after ?? ''].map((text) => tellingIn(text, page.head.numbers));
  const kind = before === undefined ? 'new' : after === undefined ? 'gone' : 'changed';
  return {
    kind,
    what,
    ...(before !== undefined && { before }),
    ...(after !== undefined && { after }),
    differs: [...difference(one?.numbers, other?.numbers), ...difference(one?.negations, other?.negations)],
    hedges: difference(one?.hedges, other?.hedges),
  };
}

/** What two lists of words differ in, in their order: "9 → 8", "not get → (none)". Nothing where they are alike. */
function difference(before: readonly string[] = [], after: readonly string[] = []): string[] {
  return hunksOf(before, after, (a, b) => a === b).map(
    (hunk) => `${told(hunk.before)} → ${told(hunk.after)}`,
  );
}

const told = (words: readonly string[]): string => (words.length === 0 ? '(none)' : words.join(', '));

function factChanges(before: CompiledPage, after: CompiledPage): Change[] {
  const [old, fresh] = [factsOf(before), factsOf(after)];
  return Object.keys({ ...old, ...fresh }).flatMap((key) => {
    const [one, other] = [old[key], fresh[key]];
    if (one === other) return [];
    const label = (value: string | undefined) => (value === undefined ? undefined : `${key}: ${value}`);
    return [change('fact', label(one), label(other), after)];
  });
}

function factsOf({ head: { facts } }: CompiledPage): Record<string, string | undefined> {
  const { name, publisher, reviewed, updated, nextReview, helpline, whatsapp } = facts;
  return {
    name,
    subject: plainText(facts.subject),
    publisher,
    'last reviewed': reviewed,
    updated,
    'next review': nextReview,
    helpline,
    WhatsApp: whatsapp,
  };
}
