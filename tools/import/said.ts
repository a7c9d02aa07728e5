import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Document, isMap, isScalar, isSeq, parseDocument, type Scalar, type YAMLMap, YAMLSeq } from 'yaml';
import type { PassageId } from '../../lambda/page/page';
import { trainingFolder } from '../content/folder';
import { UTTERANCES_FILE } from '../content/source';
import { expand, parseTemplate, withRules } from '../content/templates';
import { withoutAnswered } from './other-subject';
import { pageWords } from './page-words';
import type { Project } from './project';
import { spokenHeading } from './spoken-heading';

/** A passage of an imported page, as far as asking for it is concerned. */
export interface Askable {
  readonly id: PassageId;
  readonly heading: string;
  /** The heading inside a sentence, where its own words do not fit. */
  readonly topic?: string;
  /** The heading that it stands under, to tell it from another of the same name. */
  readonly under?: string;
  /** The move that it answers, whose utterances stand under the move. */
  readonly answers?: string;
}

export interface Said {
  readonly text: string;
  /** The passages for which utterances had to be drafted, because the project has none. */
  readonly drafted: readonly PassageId[];
  /** Passages of the project whose utterances were left out. */
  readonly leftOut: readonly PassageId[];
  /** What the passages are called that the project has nothing for. */
  readonly fresh: readonly string[];
  /** The utterances that were drafted. */
  readonly drafts: ReadonlySet<string>;
}

/**
 * What people say, for an imported page: the project's utterances by id, and drafts for what the project has not got.
 * @param adapt what else is to be done to the project's utterances before anything is drafted
 */
export function utterancesFor(
  passages: readonly Askable[],
  within: ReadonlyMap<PassageId, PassageId>,
  project: Project,
  adapt: (file: Document) => void = () => {},
): Said {
  const file = parseDocument(readFileSync(join(trainingFolder(project.folder), UTTERANCES_FILE), 'utf8'), {
    schema: 'failsafe',
  });
  const byId = mapIn(file, 'passages');
  const here = new Map(passages.map((passage) => [passage.id, passage]));
  const leftOut = serve(byId, here, within);
  negatives(file, here, within);
  adapt(file);
  const fresh = passages
    .filter(({ id, answers }) => answers === undefined && !isMap(byId.get(id)))
    .flatMap((passage) => spokenHeading(passage, project).names);
  withoutAnswered(file, fresh);

  const meanings = new Meanings(file, passages);
  const drafted: PassageId[] = [];
  const says = new Set<string>();
  for (const passage of passages) {
    const known = byId.get(passage.id);
    const needsSay = passage.answers === undefined && !(isMap(known) && textsOf(known.get('say')).length > 0);
    const drafts = draftsFor(passage, meanings, project, needsSay);
    for (const utterance of drafts.say) says.add(utterance);
    if (isMap(known)) {
      addDrafts(known, 'names', drafts.names);
      addDrafts(known, 'say', drafts.say);
      if (needsSay) drafted.push(passage.id);
    } else if (drafts.names.length > 0 || drafts.say.length > 0) {
      const entry = file.createNode({
        names: drafts.names,
        ...(drafts.say.length > 0 && { say: drafts.say }),
      });
      entry.commentBefore = DRAFT;
      byId.set(file.createNode(passage.id), entry);
      if (needsSay) drafted.push(passage.id);
    }
  }
  sort(byId, passages);
  return { text: file.toString({ lineWidth: 0 }), drafted, leftOut, fresh, drafts: says };
}

const DRAFT = ' DRAFT: made of the heading by the import. Add what people really say, then delete this line.';

/** Keeps what the page has; what it says under another heading goes there; the rest is left out. */
function serve(
  byId: YAMLMap,
  here: ReadonlyMap<PassageId, Askable>,
  within: ReadonlyMap<PassageId, PassageId>,
): PassageId[] {
  const leftOut: PassageId[] = [];
  for (const id of keysOf(byId)) {
    if (here.has(id)) continue;
    const holder = within.get(id);
    const entry = byId.get(id);
    if (holder !== undefined && here.get(holder)?.answers === undefined && isMap(entry))
      merge(byId, holder, entry);
    else leftOut.push(id);
    byId.delete(id);
  }
  return leftOut;
}

function merge(byId: YAMLMap, holder: PassageId, entry: YAMLMap): void {
  const target = byId.get(holder);
  if (!isMap(target)) {
    byId.set(holder, entry);
    return;
  }
  for (const key of ['names', 'say']) {
    const [to, from] = [target.get(key), entry.get(key)];
    if (!isSeq(from)) continue;
    if (isSeq(to)) to.items.push(...from.items);
    else target.set(key, from);
  }
}

/** Sentences that look like one thing and are another: only those whose right answer is here. */
function negatives(
  file: Document,
  here: ReadonlyMap<PassageId, Askable>,
  within: ReadonlyMap<PassageId, PassageId>,
): void {
  const list = file.get('negatives');
  const moves = new Set(keysOf(mapIn(file, 'moves')));
  if (!isSeq(list)) return;
  list.items = list.items.filter((item) => {
    if (!isMap(item)) return false;
    const want = String(item.get('want'));
    const holder = within.get(want);
    if (here.has(want) || moves.has(want) || want === 'not-understood') return true;
    if (holder !== undefined) item.set('want', holder);
    return holder !== undefined;
  });
}

function draftsFor(
  passage: Askable,
  meanings: Meanings,
  project: Project,
  needsSay: boolean,
): { names: string[]; say: string[] } {
  const { id } = passage;
  const { questions, names: own } = spokenHeading(passage, project);
  const [under] = passage.under === undefined ? [] : spokenHeading({ heading: passage.under }, project).names;
  const isOwn = own.some((name) => meanings.isFreeName(name, id));
  const names =
    isOwn || under === undefined ? own : own.flatMap((name) => [`${name} ${under}`, `${under} ${name}`]);
  const free = names.filter((name) => meanings.isFreeName(name, id));
  const fallback = pageWords().fallback.replace('{heading}', id.replaceAll('-', ' '));
  const says = [...questions, ...free.flatMap((name) => meanings.carried(name).slice(0, 3))];
  const say = says.filter((utterance) => meanings.isFree(utterance, id));
  const drafts = {
    names: free.filter((name) => !meanings.isNameOf(name, id)),
    say: needsSay ? (say.length > 0 ? say : [fallback]) : [],
  };
  meanings.add(id, drafts);
  return drafts;
}

/** What the utterances of the file mean, so that no draft takes what is taken. */
class Meanings {
  readonly #utterances = new Map<string, string>();
  readonly #names = new Map<string, string>();
  readonly #carriers: readonly string[];
  readonly #answers: ReadonlyMap<PassageId, string>;

  constructor(file: Document, passages: readonly Askable[]) {
    this.#answers = new Map(
      passages.flatMap(({ id, answers }) => (answers === undefined ? [] : [[id, answers]])),
    );
    const rules = new Map(
      [...(isMap(file.get('rules')) ? (file.get('rules') as YAMLMap).items : [])].map((pair) => [
        String(pair.key),
        parseTemplate(String(pair.value)),
      ]),
    );
    const all = (texts: unknown): string[] =>
      textsOf(texts).flatMap((text) => expand(withRules(parseTemplate(text), rules)));
    const moves = mapIn(file, 'moves');
    this.#carriers = all(moves.get('read'));
    for (const move of keysOf(moves)) {
      if (move !== 'read') for (const text of all(moves.get(move))) this.#utterances.set(text, move);
    }
    const byId = mapIn(file, 'passages');
    for (const id of keysOf(byId)) {
      const entry = byId.get(id);
      if (!isMap(entry)) continue;
      for (const text of all(entry.get('say'))) this.#utterances.set(text, this.#meaning(id));
      for (const text of all(entry.get('names'))) this.#names.set(text, this.#meaning(id));
    }
    const list = file.get('negatives');
    for (const item of isSeq(list) ? list.items : []) {
      if (isMap(item)) this.#utterances.set(String(item.get('say')), this.#meaning(String(item.get('want'))));
    }
  }

  /** A name with words around it, as people ask for a passage. */
  carried(name: string): string[] {
    return this.#carriers
      .filter((carrier) => /^\S+ (?:\S+ )*(?!the )\S+ \{passage\}$/u.test(carrier))
      .map((carrier) => carrier.replace('{passage}', name));
  }

  isNameOf(name: string, id: PassageId): boolean {
    return this.#names.get(name) === this.#meaning(id);
  }

  /** Whether a name, and everything that can be said with it, means nothing else. */
  isFreeName(name: string, id: PassageId): boolean {
    const meaning = this.#meaning(id);
    const spoken = this.#carriers.map((carrier) => carrier.replace('{passage}', name));
    return (
      (this.#names.get(name) ?? meaning) === meaning &&
      spoken.every((utterance) => (this.#utterances.get(utterance) ?? meaning) === meaning)
    );
  }

  isFree(utterance: string, id: PassageId): boolean {
    const meaning = this.#meaning(id);
    if ((this.#utterances.get(utterance) ?? meaning) !== meaning) return false;
    return this.#carriers.every((carrier) => {
      const [before = '', after = ''] = carrier.split('{passage}');
      if (!utterance.startsWith(before) || !utterance.endsWith(after)) return true;
      const name = utterance.slice(before.length, utterance.length - after.length);
      return (this.#names.get(name) ?? meaning) === meaning;
    });
  }

  add(id: PassageId, { names, say }: { names: readonly string[]; say: readonly string[] }): void {
    for (const name of names) this.#names.set(name, this.#meaning(id));
    for (const utterance of say) this.#utterances.set(utterance, this.#meaning(id));
  }

  #meaning(id: string): string {
    return this.#answers.get(id) ?? `passage ${id}`;
  }
}

/** What was made of the heading, after the project's own. */
function addDrafts(entry: YAMLMap, key: 'names' | 'say', texts: readonly string[]): void {
  if (texts.length === 0) return;
  const list = entry.get(key);
  const fresh = texts.map((text, index): Scalar => {
    const scalar = new Document(text).contents as Scalar;
    if (index === 0) scalar.commentBefore = DRAFT;
    return scalar;
  });
  if (isSeq(list)) {
    list.flow = false;
    list.items.push(...fresh);
  } else {
    const made = new YAMLSeq();
    made.items = fresh;
    entry.set(key, made);
  }
}

/** The passages in the order of the page, so that the file is read like it. */
function sort(byId: YAMLMap, passages: readonly Askable[]): void {
  const order = new Map(passages.map(({ id }, index) => [id, index]));
  byId.items.sort((a, b) => (order.get(keyOf(a.key)) ?? 0) - (order.get(keyOf(b.key)) ?? 0));
}

function mapIn(file: Document, key: string): YAMLMap {
  const map = file.get(key);
  if (!isMap(map)) throw new Error(`utterances.yml has no map of ${key}`);
  return map;
}

const keyOf = (key: unknown): string => (isScalar(key) ? String(key.value) : String(key));

const keysOf = (map: YAMLMap): string[] => map.items.map(({ key }) => keyOf(key));

const textsOf = (list: unknown): string[] =>
  isSeq(list) ? list.items.map((item) => (isScalar(item) ? String(item.value) : String(item))) : [];
