/**
 * One template for many utterances: `what are [the] (tools|things) [for <bees>]`.
 * - `[words]` may be left out, `[a|b]` too, and `(a|b)` is one or the other;
 * - `<rule>` stands for a template of its own, shared by others;
 * - `{slot}` is a gap that the listener fills.
 */
export type Template =
  | { readonly kind: 'words'; readonly text: string }
  | { readonly kind: 'slot'; readonly name: string }
  | { readonly kind: 'rule'; readonly name: string }
  | { readonly kind: 'sequence'; readonly parts: readonly Template[] }
  | { readonly kind: 'choice'; readonly options: readonly Template[] };

/** A template that cannot be read: what is wrong, and what to do. */
export class TemplateError extends Error {
  readonly remedy: string;

  constructor(message: string, remedy: string) {
    super(message);
    this.name = 'TemplateError';
    this.remedy = remedy;
  }
}

/** Reads a template, or throws a `TemplateError`. */
export function parseTemplate(text: string): Template {
  const parser = new Parser(text);
  return parser.parse();
}

/** Puts the templates of rules in the place of their names, or throws a `TemplateError`. */
export function withRules(template: Template, rules: ReadonlyMap<string, Template>): Template {
  return replaceRules(template, rules, []);
}

/** How many utterances a template stands for, counted without making them; one that comes twice counts twice. */
export function countOf(template: Template): number {
  switch (template.kind) {
    case 'sequence':
      return template.parts.reduce((product, part) => product * countOf(part), 1);
    case 'choice':
      return template.options.reduce((sum, option) => sum + countOf(option), 0);
    default:
      return 1;
  }
}

/**
 * The utterances of a template, in the order of its alternatives, kept for the next who asks: much is made of each. Gaps
 * stay as `{slot}`. Mind `countOf` first, where a template may stand for any number of them.
 */
export function expand(template: Template): readonly string[] {
  const known = expansions.get(template);
  if (known) return known;
  const utterances = textsOf(template).map(tidied);
  expansions.set(template, utterances);
  return utterances;
}

const expansions = new WeakMap<Template, readonly string[]>();

/**
 * At most `most` utterances of a template, spread over its alternatives, always the same ones and the first among
 * them. The golden ratio steps through the numbers without falling into step with any bracket.
 */
export function sampleOf(template: Template, most: number): string[] {
  const count = countOf(template);
  if (count <= most) return [...new Set(expand(template))];
  const known = expansions.get(template);
  const samples = new Set<string>();
  for (let step = 0; samples.size < most && step < 4 * most; step += 1) {
    const index = Math.floor(((step * GOLDEN) % 1) * count);
    samples.add(known?.[index] ?? utteranceAt(template, index));
  }
  return [...samples];
}

/** The names of the gaps of an utterance, in order. */
export function slotsIn(utterance: string): string[] {
  return [...utterance.matchAll(/\{([^{}]*)\}/gu)].map(([, name = '']) => name);
}

const GOLDEN = (Math.sqrt(5) - 1) / 2;

/** Brackets this deep are a slip; recursion any deeper would not be safe. */
const DEEPEST = 20;

/** What was left out leaves two blanks behind, or one at an end. */
const tidied = (text: string): string => text.replace(/\s+/gu, ' ').trim();

/** All texts of a template, those of its last part taking turns the fastest. */
function textsOf(template: Template): readonly string[] {
  switch (template.kind) {
    case 'choice':
      return template.options.flatMap(textsOf);
    case 'sequence':
      return template.parts
        .map(textsOf)
        .reduce((befores, texts) => befores.flatMap((before) => texts.map((text) => before + text)), ['']);
    default:
      return [textAt(template, 0)];
  }
}

const utteranceAt = (template: Template, index: number): string => tidied(textAt(template, index));

function textAt(template: Template, index: number): string {
  switch (template.kind) {
    case 'words':
      return template.text;
    case 'slot':
      return `{${template.name}}`;
    case 'rule':
      throw new TemplateError(`<${template.name}> has not been put in its place`, 'use withRules');
    case 'choice': {
      let rest = index;
      for (const option of template.options) {
        const count = countOf(option);
        if (rest < count) return textAt(option, rest);
        rest -= count;
      }
      return '';
    }
    case 'sequence': {
      // A number with a digit for each part, the last part counting fastest.
      let rest = index;
      let text = '';
      for (const part of [...template.parts].reverse()) {
        const count = countOf(part);
        text = textAt(part, rest % count) + text;
        rest = Math.floor(rest / count);
      }
      return text;
    }
  }
}

function replaceRules(
  template: Template,
  rules: ReadonlyMap<string, Template>,
  open: readonly string[],
): Template {
  switch (template.kind) {
    case 'rule': {
      const { name } = template;
      const rule = rules.get(name);
      if (rule === undefined) throw new TemplateError(`unknown rule <${name}>`, 'add it under rules');
      if (open.includes(name))
        throw new TemplateError(`the rule <${name}> is made of itself`, 'write it out');
      return replaceRules(rule, rules, [...open, name]);
    }
    case 'sequence':
      return { kind: 'sequence', parts: template.parts.map((part) => replaceRules(part, rules, open)) };
    case 'choice':
      return { kind: 'choice', options: template.options.map((option) => replaceRules(option, rules, open)) };
    default:
      return template;
  }
}

const CLOSING: Readonly<Record<string, string>> = { '[': ']', '(': ')', '<': '>', '{': '}' };

class Parser {
  readonly #text: string;
  #at = 0;
  #depth = 0;

  constructor(text: string) {
    this.#text = text;
  }

  parse(): Template {
    const template = this.#sequence();
    const rest = this.#text[this.#at];
    if (rest === '|') throw new TemplateError("'|' stands outside brackets", 'put the alternatives in ( )');
    if (rest !== undefined)
      throw new TemplateError(`'${rest}' closes nothing`, 'delete it, or open it before');
    return template;
  }

  #sequence(): Template {
    const parts: Template[] = [];
    while (this.#at < this.#text.length) {
      const mark = this.#text[this.#at] ?? '';
      if ('])|>}'.includes(mark)) break;
      if (mark === '[' || mark === '(') parts.push(this.#choice(mark));
      else if (mark === '<') parts.push({ kind: 'rule', name: this.#name('<') });
      else if (mark === '{') parts.push({ kind: 'slot', name: this.#name('{') });
      else parts.push({ kind: 'words', text: this.#words() });
    }
    const [only] = parts;
    return parts.length === 1 && only !== undefined ? only : { kind: 'sequence', parts };
  }

  #choice(opening: '[' | '('): Template {
    const closing = CLOSING[opening];
    this.#at += 1;
    this.#depth += 1;
    if (this.#depth > DEEPEST)
      throw new TemplateError('brackets too deep in brackets', 'write more templates');
    const options = [this.#sequence()];
    while (this.#text[this.#at] === '|') {
      this.#at += 1;
      options.push(this.#sequence());
    }
    if (this.#text[this.#at] !== closing) throw unclosed(opening);
    this.#at += 1;
    this.#depth -= 1;
    if (options.some(isEmpty)) {
      const remedy = 'give it words; what may be left out stands in [ ]';
      throw new TemplateError(`an alternative without words in '${opening}${closing}'`, remedy);
    }
    return { kind: 'choice', options: opening === '[' ? [...options, { kind: 'words', text: '' }] : options };
  }

  #name(opening: '<' | '{'): string {
    const end = this.#text.indexOf(CLOSING[opening] ?? '', this.#at);
    const name = this.#text.slice(this.#at + 1, end);
    if (end < 0 || /[[\](){}<>|]/u.test(name)) throw unclosed(opening);
    this.#at = end + 1;
    return name.trim();
  }

  #words(): string {
    const [words = ''] = /^[^[\](){}<>|]+/u.exec(this.#text.slice(this.#at)) ?? [];
    this.#at += words.length;
    return words;
  }
}

function isEmpty(template: Template): boolean {
  if (template.kind === 'words') return template.text.trim() === '';
  return template.kind === 'sequence' && template.parts.every(isEmpty);
}

function unclosed(opening: string): TemplateError {
  return new TemplateError(
    `'${opening}' is never closed`,
    `add '${CLOSING[opening]}' after the words it holds`,
  );
}
