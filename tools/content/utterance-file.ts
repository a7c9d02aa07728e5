import * as v from 'valibot';
import { SPOKEN_MOVES, type SpokenMove } from '../../lambda/guide/moves';
import type { PassageId } from '../../lambda/page/page';
import type { English } from './english';
import type { Problems, Where } from './problems';
import type { Pronunciation } from './pronunciation';
import { checkKeys, isMap, keyed, text, texts } from './schema';
import type { Source } from './source';
import { didYouMean } from './suggest';
import {
  countOf,
  expand,
  parseTemplate,
  rulesIn,
  slotsIn,
  type Template,
  TemplateError,
  withRules,
} from './templates';
import { TEMPLATE_EXPANSIONS } from './turn-limits';
import { attemptTemplate, wordProblem } from './utterance-words';
import {
  type ExampleLine,
  type Negative,
  type PassageUtterances,
  type Sample,
  slotsOfMove,
  type Utterances,
} from './utterances';
import { counted } from './word-count';
import { readYaml, type Step, type YamlFile } from './yaml';

const ENTRIES = {
  rules: v.optional(v.record(v.string(), text), {}),
  moves: v.record(v.string(), texts),
  passages: v.record(v.string(), keyed({ names: v.optional(texts, []), say: v.optional(texts, []) })),
  negatives: v.optional(v.array(keyed({ say: text, want: text, why: text })), []),
};

export interface UtteranceOptions {
  readonly passages: readonly PassageId[];
  readonly pronunciation: Pronunciation;
  readonly examples: readonly ExampleLine[];
  readonly situations: Utterances['situations'];
  readonly english: English;
}

/** `utterances.yml` as it was read, and as it was typed, with the templates that cannot be read. */
export interface UtteranceFile {
  readonly utterances: Utterances;
  readonly typed: Typed;
  where(...path: Step[]): Where;
}

/** Templates as they were typed. */
type Typed = Pick<v.InferOutput<v.ObjectSchema<typeof ENTRIES, undefined>>, 'moves' | 'passages'>;

/**
 * Reads `utterances.yml`, every template on its own; `checkUtterances` checks how they go together.
 * @returns undefined where the file has not the shape of one, which has then been reported
 */
export function parseUtterances(
  source: Source | undefined,
  options: UtteranceOptions,
  problems: Problems,
): UtteranceFile | undefined {
  const yaml = source && readYaml(source, problems);
  return yaml && new Reader(yaml, options, problems).read();
}

class Reader {
  readonly #yaml: YamlFile;
  readonly #options: UtteranceOptions;
  readonly #problems: Problems;
  readonly #rules = new Map<string, Template>();
  /** Rules with a mistake of their own, which has been reported. */
  readonly #brokenRules = new Set<string>();

  constructor(yaml: YamlFile, options: UtteranceOptions, problems: Problems) {
    this.#yaml = yaml;
    this.#options = options;
    this.#problems = problems;
  }

  read(): UtteranceFile | undefined {
    const { values: found } = checkKeys(ENTRIES, this.#yaml, this.#problems);
    // Without its rules, every template that uses one would look wrong.
    if (found.rules === undefined && isMap(this.#yaml.value) && Object.hasOwn(this.#yaml.value, 'rules'))
      return undefined;
    this.#readRules(found.rules ?? {});
    const moves = found.moves && this.#moves(found.moves);
    const passages = found.passages && this.#passages(found.passages);
    const negatives = this.#negatives(found.negatives ?? []);
    if (!moves || !passages || !found.moves || !found.passages) return undefined;
    const { examples, situations, english } = this.#options;
    const spelled = this.#options.pronunciation.terms.filter(({ spell }) => spell);
    const terms = spelled.map(({ term, names }) => ({ term, names }));
    return {
      utterances: {
        moves,
        passages,
        terms,
        negatives,
        examples,
        asked: [],
        unsaid: [],
        unlisted: [],
        situations,
        english,
      },
      typed: { moves: found.moves, passages: found.passages },
      where: (...path) => this.#yaml.where(path),
    };
  }

  #readRules(rules: Readonly<Record<string, string>>): void {
    for (const [name, typed] of Object.entries(rules)) {
      const template = this.#attempt(typed, ['rules', name], () => parseTemplate(typed));
      if (template === undefined) this.#brokenRules.add(name);
      else this.#rules.set(name, template);
    }
    this.#spreadBrokenRules();
    // A rule that refers to itself or to a missing one is reported once: where it is typed.
    for (const [name, template] of [...this.#rules]) {
      const typed = rules[name] ?? '';
      const whole = this.#attempt(typed, ['rules', name], () => withRules(template, this.#rules));
      if (whole === undefined) this.#brokenRules.add(name);
    }
    this.#spreadBrokenRules();
  }

  /** A rule that uses a broken one is broken too, and needs no report of its own. */
  #spreadBrokenRules(): void {
    for (let before = -1; before < this.#brokenRules.size; ) {
      before = this.#brokenRules.size;
      for (const [name, template] of this.#rules) {
        if (rulesIn(template).some((rule) => this.#brokenRules.has(rule))) this.#brokenRules.add(name);
      }
    }
    for (const name of this.#brokenRules) this.#rules.delete(name);
  }

  #moves(moves: Readonly<Record<string, readonly string[]>>): Partial<Record<SpokenMove, Sample[]>> {
    const read: Partial<Record<SpokenMove, Sample[]>> = {};
    for (const [name, typed] of Object.entries(moves)) {
      const move = SPOKEN_MOVES.find((known) => known === name);
      if (move === undefined) this.#unknown('move', name, ['moves', name], SPOKEN_MOVES);
      else read[move] = this.#samples(typed, ['moves', name], move);
    }
    return read;
  }

  #passages(passages: Typed['passages']): Record<string, PassageUtterances> {
    const read: Record<string, PassageUtterances> = {};
    for (const id of this.#options.passages) {
      const { say = [], names = [] } = (Object.hasOwn(passages, id) && passages[id]) || {};
      read[id] = {
        say: this.#samples(say, ['passages', id, 'say']),
        names: this.#samples(names, ['passages', id, 'names']),
      };
    }
    for (const id of Object.keys(passages)) {
      if (!Object.hasOwn(read, id)) this.#unknown('passage', id, ['passages', id], this.#options.passages);
    }
    return read;
  }

  #negatives(negatives: readonly { say: string; want: string; why: string }[]): Negative[] {
    const wanted: readonly string[] = [...SPOKEN_MOVES, 'not-understood', ...this.#options.passages];
    return negatives.map((negative, index) => {
      const where = this.#yaml.where(['negatives', index, 'say']);
      const wrong = wordProblem(negative.say);
      if (wrong !== undefined)
        this.#problems.error(where, `'${negative.say}': ${wrong.message}`, wrong.remedy);
      if (!wanted.includes(negative.want)) {
        this.#unknown('move or passage', negative.want, ['negatives', index, 'want'], wanted);
      }
      return { ...negative, file: where.file, line: where.line };
    });
  }

  #samples(typed: readonly string[], path: readonly Step[], move?: SpokenMove): Sample[] {
    return typed.flatMap((text, index) => this.#sample(text, [...path, index], move) ?? []);
  }

  #sample(text: string, path: readonly Step[], move: SpokenMove | undefined): Sample | undefined {
    const template = this.#attempt(text, path, () => {
      const parsed = parseTemplate(text);
      if (rulesIn(parsed).some((name) => this.#brokenRules.has(name))) return undefined;
      const whole = withRules(parsed, this.#rules);
      const count = countOf(whole);
      if (count > TEMPLATE_EXPANSIONS) {
        const most = TEMPLATE_EXPANSIONS.toLocaleString('en-GB');
        const remedy = `${most} are the most: make several templates of it`;
        throw new TemplateError(`stands for ${counted(count, 'utterance')}`, remedy);
      }
      for (const utterance of expand(whole)) checkUtterance(utterance, move);
      return whole;
    });
    const { file, line } = this.#yaml.where(path);
    return template && { text, template, file, line };
  }

  #attempt<T>(text: string, path: readonly Step[], run: () => T): T | undefined {
    return attemptTemplate(text, this.#yaml.where(path), this.#problems, run);
  }

  #unknown(what: string, name: string, path: readonly Step[], known: readonly string[]): void {
    const where: Where = this.#yaml.where(path);
    this.#problems.error(where, `unknown ${what} '${name}'`, didYouMean(name, known) ?? 'delete it');
  }
}

/** @throws TemplateError where an utterance has words that no platform takes, or slots that its move does not fill */
function checkUtterance(utterance: string, move: SpokenMove | undefined): void {
  const slots = slotsIn(utterance);
  const allowed = move === undefined ? [] : slotsOfMove(move);
  const unknown = slots.find((slot) => !allowed.includes(slot));
  if (unknown !== undefined) {
    const known = allowed.map((slot) => `{${slot}}`).join(' and ');
    const remedy =
      didYouMean(unknown, allowed) ?? (known === '' ? 'there are none here' : `there is only ${known} here`);
    throw new TemplateError(`unknown slot {${unknown}}`, remedy);
  }
  const needed = move === 'read' || move === 'item';
  if (needed && slots.length !== 1) {
    const known = allowed.map((slot) => `{${slot}}`).join(' or ');
    throw new TemplateError(`'${utterance}' has ${counted(slots.length, 'slot')}`, `use ${known} once in it`);
  }
  if (slots.length > 1) throw new TemplateError(`'${utterance}' has ${slots.length} slots`, 'use one');
  const wrong = wordProblem(utterance.replace(/\{[^{}]*\}/gu, 'x'));
  if (wrong !== undefined) throw wrong;
}
