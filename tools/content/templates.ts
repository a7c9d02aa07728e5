/**
 * One template for many utterances: `what are [the] (tools|things) [for <bees>]`.
 * - `[words]` may be left out, `[a|b]` too, and `(a|b)` is one or the other;
 * - `<rule>` stands for a template of its own, shared by others;
 * - `{slot}` is filled by the listener.
 */
export type Template =
  | { readonly kind: 'words'; readonly text: string }
  | { readonly kind: 'slot'; readonly name: string }
  | { readonly kind: 'rule'; readonly name: string }
  | { readonly kind: 'sequence'; readonly parts: readonly Template[] }
  | { readonly kind: 'choice'; readonly options: readonly Template[] };

/** A template that cannot be read: what is wrong, and what to do. */
export class TemplateError extends Error {
  override readonly name = 'TemplateError';
  readonly remedy: string;

  constructor(message: string, remedy: string) {
    super(message);
    this.remedy = remedy;
  }
}

/** @throws TemplateError where the text cannot be read as a template */
export function parseTemplate(text: string): Template {
  const tokens = text.match(/[[\](){}<>|]|[^[\](){}<>|]+/gu) ?? [];
  let at = 0;
  const sequence = (depth: number): Template => {
    const parts: Template[] = [];
    for (let token = tokens[at]; token && !'])|>}'.includes(token); token = tokens[at]) {
      at += 1;
      if (token === '[' || token === '(') parts.push(choice(token, depth + 1));
      else if (token === '<') parts.push({ kind: 'rule', name: name(token) });
      else if (token === '{') parts.push({ kind: 'slot', name: name(token) });
      else parts.push({ kind: 'words', text: token });
    }
    const [only] = parts;
    return parts.length === 1 && only !== undefined ? only : { kind: 'sequence', parts };
  };
  const choice = (opening: '[' | '(', depth: number): Template => {
    if (depth > DEEPEST) throw new TemplateError('brackets too deep in brackets', 'write more templates');
    const options = [sequence(depth)];
    for (; tokens[at] === '|'; options.push(sequence(depth))) at += 1;
    close(opening);
    if (options.some(isEmpty)) {
      const remedy = 'give it words; what may be left out stands in [ ]';
      throw new TemplateError(`an alternative without words in '${opening}${CLOSING[opening]}'`, remedy);
    }
    return { kind: 'choice', options: opening === '[' ? [...options, { kind: 'words', text: '' }] : options };
  };
  const name = (opening: '<' | '{'): string => {
    const isNamed = /^[^[\](){}<>|]/u.test(tokens[at] ?? '');
    const words = isNamed ? (tokens[at] ?? '') : '';
    if (isNamed) at += 1;
    close(opening);
    return words.trim();
  };
  const close = (opening: keyof typeof CLOSING): void => {
    const remedy = `add '${CLOSING[opening]}' after the words it holds`;
    if (tokens[at] !== CLOSING[opening]) throw new TemplateError(`'${opening}' is never closed`, remedy);
    at += 1;
  };
  const template = sequence(0);
  const rest = tokens[at];
  if (rest === '|') throw new TemplateError("'|' stands outside brackets", 'put the alternatives in ( )');
  if (rest !== undefined) throw new TemplateError(`'${rest}' closes nothing`, 'delete it, or open it before');
  return template;
}

const CLOSING = { '[': ']', '(': ')', '<': '>', '{': '}' } as const;

/** Brackets this deep are a slip, and recursion any deeper would not be safe. */
const DEEPEST = 20;

/** What a fold makes of each kind of template; of a sequence or a choice, from what it made of its parts. */
export interface Fold<T> {
  words(text: string): T;
  slot(name: string): T;
  rule(name: string): T;
  sequence(parts: readonly T[]): T;
  choice(options: readonly T[]): T;
}

/** Walks a template from its leaves up. Everything that is worked out from templates is a fold. */
export function fold<T>(template: Template, by: Fold<T>): T {
  switch (template.kind) {
    case 'words':
      return by.words(template.text);
    case 'slot':
      return by.slot(template.name);
    case 'rule':
      return by.rule(template.name);
    case 'sequence':
      return by.sequence(template.parts.map((part) => fold(part, by)));
    case 'choice':
      return by.choice(template.options.map((option) => fold(option, by)));
  }
}

/**
 * Puts the templates of rules in the place of their names.
 * @throws TemplateError where a rule is missing, or is made of itself
 */
export function withRules(template: Template, rules: ReadonlyMap<string, Template>): Template {
  const replacing = (open: readonly string[]): Fold<Template> => ({
    words: (text) => ({ kind: 'words', text }),
    slot: (name) => ({ kind: 'slot', name }),
    rule(name) {
      const rule = rules.get(name);
      if (rule === undefined) throw new TemplateError(`unknown rule <${name}>`, 'add it under rules');
      if (open.includes(name))
        throw new TemplateError(`the rule <${name}> is made of itself`, 'write it out');
      return fold(rule, replacing([...open, name]));
    },
    sequence: (parts) => ({ kind: 'sequence', parts }),
    choice: (options) => ({ kind: 'choice', options }),
  });
  return fold(template, replacing([]));
}

export const rulesIn = (template: Template): readonly string[] =>
  fold<readonly string[]>(template, {
    words: () => [],
    slot: () => [],
    rule: (name) => [name],
    sequence: (parts) => parts.flat(),
    choice: (options) => options.flat(),
  });

/** The utterances of a template by number, none of them made before it is asked for. */
interface Expansion {
  readonly count: number;
  textAt(index: number): string;
}

const EXPANSION: Fold<Expansion> = {
  words: (text) => ({ count: 1, textAt: () => text }),
  slot: (name) => ({ count: 1, textAt: () => `{${name}}` }),
  rule: (name) => ({
    count: 1,
    textAt() {
      throw new TemplateError(`<${name}> has not been put in its place`, 'use withRules');
    },
  }),
  sequence: (parts) => ({
    count: parts.reduce((product, { count }) => product * count, 1),
    // A number with a digit for each part, the last part counting fastest.
    textAt(index) {
      let rest = index;
      let text = '';
      for (let at = parts.length - 1; at >= 0; at -= 1) {
        const part = parts[at] as Expansion;
        text = part.textAt(rest % part.count) + text;
        rest = Math.floor(rest / part.count);
      }
      return text;
    },
  }),
  choice: (options) => ({
    count: options.reduce((sum, { count }) => sum + count, 0),
    textAt(index) {
      let rest = index;
      for (const option of options) {
        if (rest < option.count) return option.textAt(rest);
        rest -= option.count;
      }
      return '';
    },
  }),
};

/** How many utterances a template stands for; one that comes twice counts twice. None is made. */
export const countOf = (template: Template): number => fold(template, EXPANSION).count;

/**
 * The utterances of a template, in the order of its alternatives; slots stay as `{slot}`. They are cached, since checks,
 * models and training all expand the same templates. Mind `countOf` first: a short template may stand for millions.
 */
export function expand(template: Template): readonly string[] {
  const cached = expansions.get(template);
  if (cached) return cached;
  const { count, textAt } = fold(template, EXPANSION);
  const utterances = Array.from({ length: count }, (_, index) => tidied(textAt(index)));
  expansions.set(template, utterances);
  return utterances;
}

const expansions = new WeakMap<Template, readonly string[]>();

/**
 * At most `most` utterances of a template, spread over its alternatives, always the same ones and the first among
 * them. Steps of the golden ratio never fall into step with any bracket.
 */
export function sampleOf(template: Template, most: number): string[] {
  const { count, textAt } = fold(template, EXPANSION);
  if (count <= most) return [...new Set(expand(template))];
  const samples = new Set<string>();
  for (let step = 0; samples.size < most && step < 4 * most; step += 1)
    samples.add(tidied(textAt(Math.floor(((step * GOLDEN) % 1) * count))));
  return [...samples];
}

/** The names of the slots of an utterance, in order. */
export function slotsIn(utterance: string): string[] {
  return [...utterance.matchAll(/\{([^{}]*)\}/gu)].map(([, name = '']) => name);
}

const GOLDEN = (Math.sqrt(5) - 1) / 2;

/** A part that was left out leaves two spaces behind, or one at an end. */
export const tidied = (text: string): string => text.replace(/\s+/gu, ' ').trim();

const isEmpty = (template: Template): boolean =>
  fold<boolean>(template, {
    words: (text) => text.trim() === '',
    slot: () => false,
    rule: () => false,
    sequence: (parts) => parts.every(Boolean),
    choice: () => false,
  });
