import { type Document, isMap, isScalar, isSeq, type YAMLMap } from 'yaml';
import { stem, words } from '../../lambda/understanding/tokens';
import { expand, parseTemplate, type Template } from '../content/templates';
import { textOf } from './blocks';
import type { Passage } from './page-file';
import type { Project } from './project';
import { spokenHeading } from './spoken-heading';

/**
 * Words that only the project's own page is about: its subject, its medical words, and what its passages are called
 * that the new page has not got. What the new page says itself is never among them.
 */
export function foreignWords(project: Project, passages: readonly Passage[], title: string): Set<string> {
  const here = new Set(passages.map(({ id }) => id));
  const names = Object.entries(project.utterances.passages)
    .filter(([id]) => !here.has(id))
    .flatMap(([, passage]) => passage.names.flatMap(({ template }) => expand(template)))
    .filter((name) => words(name).length === 1);
  const terms = [project.subject, ...Object.keys(project.compiled.head.spellable), ...names];
  const foreign = new Set(terms.flatMap((term) => words(term).map(stem)));
  const text = [
    title,
    ...passages.flatMap(({ heading, texts }) => [textOf(heading), ...texts.map((one) => textOf(one.text))]),
  ];
  for (const word of text.flatMap((one) => one.split(/\s+/u)).flatMap((one) => words(one)))
    foreign.delete(stem(word));
  return foreign;
}

/**
 * Takes out of the utterances what speaks of the project's own subject, so that nobody who asks about that is answered
 * from a page about another, and puts the new subject where the old one stood. Moves keep their wording: what is said in
 * an emergency is said on any page.
 */
export function withoutForeignWords(
  file: Document,
  foreign: ReadonlySet<string>,
  subject: string,
  project: Project,
): void {
  const rules = file.get('rules');
  const dropped = new Set<string>();
  const isForeign = (text: string) => words(text).some((word) => foreign.has(stem(word)));
  const cut = (template: Template): Template | undefined => pruned(template, isForeign, dropped);
  const old = words(project.subject).map(stem);
  const [spoken] = spokenHeading({ heading: subject }, project).names;
  for (const { key, value } of isMap(rules) ? [...rules.items] : []) {
    const [name, text] = [textIn(key), textIn(value)];
    const template = cut(parseTemplate(text));
    const spoke = [...wordsOf(parseTemplate(text))].some(
      (said) => words(said).map(stem).join() === old.join(),
    );
    const named =
      spoke && spoken !== undefined
        ? `(${[template && inBrackets(template), spoken].filter(Boolean).join('|')})`
        : undefined;
    const rule = named ?? (template && printed(template));
    if (rule === undefined) {
      dropped.add(name);
      (rules as YAMLMap).delete(name);
    } else (rules as YAMLMap).set(name, rule);
  }
  const keepsWords = (template: Template) => pruned(template, () => false, dropped);
  each(file.get('moves'), (list) => prune(list, keepsWords));
  each(file.get('passages'), (entry) => each(entry, (list) => prune(list, cut)));
  const negatives = file.get('negatives');
  if (!isSeq(negatives)) return;
  negatives.items = negatives.items.filter(
    (item) => isMap(item) && (KEPT.has(String(item.get('want'))) || !isForeign(String(item.get('say')))),
  );
}

/**
 * Takes out of what the project's page does not answer what this one has a passage for.
 * @param names what its passages are called
 */
export function withoutAnswered(file: Document, names: readonly string[]): void {
  const moves = file.get('moves');
  const called = names.map((name) => ` ${words(name).map(stem).join(' ')} `);
  const isAnswered = (text: string) => {
    const said = ` ${words(text).map(stem).join(' ')} `;
    return called.some((name) => said.includes(name));
  };
  if (isMap(moves)) prune(moves.get('off-page'), (template) => pruned(template, isAnswered, new Set()));
  const negatives = file.get('negatives');
  if (!isSeq(negatives)) return;
  negatives.items = negatives.items.filter(
    (item) => isMap(item) && !(item.get('want') === 'off-page' && isAnswered(String(item.get('say')))),
  );
}

/** What must be understood whatever the page is about. */
const KEPT = new Set(['emergency', 'distress', 'advice']);

const inBrackets = (template: Template): string => printed(template).replace(/^\((.*)\)$/su, '$1');

const textIn = (node: unknown): string => (isScalar(node) ? String(node.value) : String(node));

function each(map: unknown, run: (value: unknown) => void): void {
  if (isMap(map)) for (const { value } of map.items) run(value);
}

function prune(list: unknown, cut: (template: Template) => Template | undefined): void {
  if (!isSeq(list)) return;
  list.items = list.items.filter((item) => {
    const before = parseTemplate(textIn(item));
    const after = cut(before);
    if (after !== undefined && isScalar(item) && after !== before) item.value = printed(after);
    return after !== undefined;
  });
}

/** A template without its foreign alternatives; undefined where nothing is left. The same one where nothing went. */
function pruned(
  template: Template,
  isForeign: (text: string) => boolean,
  dropped: ReadonlySet<string>,
): Template | undefined {
  switch (template.kind) {
    case 'words':
      return isForeign(template.text) ? undefined : template;
    case 'rule':
      return dropped.has(template.name) ? undefined : template;
    case 'slot':
      return template;
    case 'choice': {
      const options = template.options.flatMap((option) => pruned(option, isForeign, dropped) ?? []);
      if (options.length === 0) return undefined;
      const same =
        options.length === template.options.length &&
        options.every((one, at) => one === template.options[at]);
      return same ? template : { kind: 'choice', options };
    }
    case 'sequence': {
      const parts = template.parts.map((part) => pruned(part, isForeign, dropped));
      if (parts.some((part) => part === undefined)) return undefined;
      const same = parts.every((part, at) => part === template.parts[at]);
      return same ? template : { kind: 'sequence', parts: parts as Template[] };
    }
  }
}

/** A template as it is typed. */
function printed(template: Template): string {
  switch (template.kind) {
    case 'words':
      return template.text;
    case 'slot':
      return `{${template.name}}`;
    case 'rule':
      return `<${template.name}>`;
    case 'sequence':
      return template.parts.map(printed).join('');
    case 'choice': {
      const options = template.options.filter((option) => !isNothing(option)).map(printed);
      const optional = template.options.some(isNothing);
      if (options.length === 0) return '';
      return optional ? `[${options.join('|')}]` : `(${options.join('|')})`;
    }
  }
}

const isNothing = (template: Template): boolean => template.kind === 'words' && template.text === '';

function* wordsOf(template: Template): Generator<string> {
  if (template.kind === 'words') yield template.text;
  if (template.kind === 'sequence') for (const part of template.parts) yield* wordsOf(part);
  if (template.kind === 'choice') for (const option of template.options) yield* wordsOf(option);
}
