import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { isMap, isSeq, parseDocument, type YAMLSeq } from 'yaml';
import { SPOKEN_MOVES } from '../../lambda/guide/moves';
import type { PageHead } from '../../lambda/page/open';
import { stem, tokensOf } from '../../lambda/understanding/tokens';
import { escapePattern } from '../content/lexer';
import { EXAMPLES_FOLDER, trainingFolder, UTTERANCES_FILE } from '../content/source';
import { textOfStyled } from '../content/styled';
import { expand, parseTemplate, withRules } from '../content/templates';
import { wordProblem } from '../content/utterance-words';
import { expandAll } from '../content/utterances';
import { spokenForm } from '../models/spoken-form';
import type { Answers } from './answers';
import type { Topics } from './front-matter';
import { pageWords } from './page-words';
import type { Context } from './project';

const DRAFT = ' DRAFT: made of the heading by the import. Add what people really say, then delete this line.';

/**
 * What people say, for an imported page: for the moves the project's own lines, for the passages drafts of their headings.
 * Two kinds of line are left out: those with the project's subject or one of its hard words, unless the page uses the word;
 * and, of what the project's page does not answer, those that ask for something that this page has.
 * @returns the texts of the files, by their names in the training folder
 */
export function trainingFor(
  { passages, moves }: Answers,
  topics: Topics,
  { title, subject, isOther, project }: Context,
): Map<string, string> {
  const { folder, utterances, subject: own } = project;
  const { head } = project.compiled;
  const carriers = expandAll(utterances.moves.read ?? []);
  const asking = (name: string) => carriers.map((carrier) => carrier.replace('{passage}', name));
  const headings = passages.map(({ heading }) => textOfStyled(heading));
  const [about = ''] = namesOf(subject, head);
  const ending = new RegExp(
    pageWords().endings.replace('{subject}', () => escapePattern(about)),
    'u',
  );
  const names = passages.map(({ id }, index) => {
    const long = namesOf(topics[id] ?? headings[index] ?? '', head);
    return [...new Set(long.flatMap((name) => [name, name.replace(ending, '')]))];
  });

  const texts = passages.flatMap((passage) => passage.texts.map(({ text }) => textOfStyled(text)));
  const isForeign = foreignTo([title, ...headings, ...texts], [own, ...Object.keys(head.spellable)]);
  const askedHere = new Set(names.flat().flatMap(asking));
  const isHere = (say: string) => askedHere.has(say) || (isOther && ` ${say} `.includes(` ${about} `));
  /** What each utterance means, so that no draft takes one that means something else. */
  const meanings = new Map<string, string>();
  const fits = (move: string, says: readonly string[]): boolean => {
    if (says.some(isForeign) || (move === 'off-page' && says.some(isHere))) return false;
    for (const say of says) meanings.set(say, move);
    return true;
  };

  const typed = readFileSync(join(trainingFolder(folder), UTTERANCES_FILE), 'utf8');
  const file = parseDocument(typed, { schema: 'failsafe' });
  const rules = Object.entries<string>(file.toJS().rules ?? {});
  const templates = new Map(rules.map(([name, rule]) => [name, parseTemplate(rule)]));
  for (const [name, rule] of templates)
    if (expand(withRules(rule, templates)).some(isForeign)) file.deleteIn(['rules', name]);
  for (const [move, says] of Object.entries(utterances.moves)) {
    const fitting = says.map(({ template }) => fits(move, expand(template)));
    // A move needs samples: those of another page are better than none.
    if (!fitting.includes(true)) continue;
    const list = file.getIn(['moves', move]) as YAMLSeq;
    list.items = list.items.filter((_, index) => fitting[index]);
  }
  const negatives = file.get('negatives');
  if (isSeq(negatives)) {
    negatives.items = negatives.items.filter((item) => {
      const [say = '', want = ''] = isMap(item) ? [`${item.get('say')}`, `${item.get('want')}`] : [];
      return !(want in utterances.passages) && fits(want, [say]);
    });
  }
  const files = new Map<string, string>();
  for (const { say, want } of utterances.examples) {
    if (!SPOKEN_MOVES.some((move) => move === want) || !fits(want, [say])) continue;
    const name = `${EXAMPLES_FOLDER}/${want}.txt`;
    files.set(name, `${files.get(name) ?? ''}${say}\n`);
  }

  const answers = new Map<string, string>(moves.map(([move, id]) => [id, move]));
  const meaningOf = (id: string) => answers.get(id) ?? `passage ${id}`;
  const isFree = (id: string, say: string) => (meanings.get(say) ?? meaningOf(id)) === meaningOf(id);
  const take = (id: string, says: readonly string[]): string[] => {
    const free = says.filter((say) => isFree(id, say));
    for (const say of free) meanings.set(say, meaningOf(id));
    return free;
  };
  // What a heading asks is asked for in its own words before any name is.
  const asks = headings.map((heading) =>
    heading.endsWith('?') ? alsoSaid(spokenHeading(heading, head)) : [],
  );
  const questions = passages.map(({ id }, index) => (answers.has(id) ? [] : take(id, asks[index] ?? [])));
  file.set('passages', file.createNode({}));
  for (const [index, { id, above }] of passages.entries()) {
    const isFreeName = (name: string) => asking(name).every((say) => isFree(id, say));
    const own = names[index] ?? [];
    // Two headings that are called alike are told apart by what stands above them.
    const under = above && names[passages.indexOf(above)]?.[0];
    const longer = own.flatMap((name) => (under ? [`${name} ${under}`, `${under} ${name}`] : []));
    const called = (own.some(isFreeName) ? own : longer).filter(isFreeName);
    take(id, called.flatMap(asking));
    const say = questions[index] ?? [];
    if (!answers.has(id) && say.length === 0) {
      const drafts = called.flatMap((name) =>
        pageWords()['asked-for'].map((ask) => ask.replace('{name}', name)),
      );
      const fallback = pageWords().fallback.replace('{name}', id.replaceAll('-', ' '));
      say.push(...take(id, drafts));
      if (say.length === 0) say.push(fallback);
    }
    const lists = Object.entries({ names: called, say }).filter(([, list]) => list.length > 0);
    const entry = file.createNode(Object.fromEntries(lists));
    entry.commentBefore = DRAFT;
    file.setIn(['passages', id], entry);
  }
  files.set(UTTERANCES_FILE, file.toString({ lineWidth: 0 }));
  return files;
}

/** Whether an utterance has one of the terms' words in it that the texts have not got. */
function foreignTo(texts: readonly string[], terms: readonly string[]): (say: string) => boolean {
  const stemsOf = (text: string) => text.split(/\s+/u).flatMap(tokensOf).map(stem);
  const own = new Set(texts.flatMap(stemsOf));
  const foreign = new Set(terms.flatMap(stemsOf).filter((word) => word.length > 1 && !own.has(word)));
  return (say) => foreign.size > 0 && tokensOf(say).some((word) => foreign.has(stem(word)));
}

/** Nobody says a name of more words than this. */
const LONGEST_NAME = 10;

/**
 * What a passage may be called by somebody who asks for it: its heading, and what stands in the heading's brackets.
 * "Heart tests (ECG)" is "heart tests" and "e. c. g.".
 */
function namesOf(heading: string, head: PageHead): string[] {
  const inBrackets = [...heading.matchAll(/\(([^()]*)\)/gu)].map(([, inside = '']) => inside);
  const names = [heading, ...inBrackets]
    .map((one) => spokenHeading(one, head).replace(pageWords().openings, ''))
    .map((name) => name.split(' ').slice(0, LONGEST_NAME).join(' '));
  return [...new Set(names)].filter((name) => name !== '');
}

/** A question with what people say for some of its words as well. */
const alsoSaid = (question: string): string[] => [
  question,
  ...pageWords()['also-said'].flatMap(({ pattern, say }) =>
    pattern.test(question) ? say.map((words) => question.replace(pattern, words)) : [],
  ),
];

/** A heading in the words of somebody who says it: numbers in words, and what stands in brackets left out. */
const spokenHeading = (heading: string, { numbers, digits }: PageHead): string =>
  spokenForm(
    heading
      .replace(/\([^()]*\)/gu, '')
      .replaceAll('&', ' and ')
      .replaceAll('\u2019', "'"),
  )
    .split(' ')
    .flatMap((word) => {
      // A small number by its name, a larger one digit by digit.
      if (/^\d+$/u.test(word))
        return numbers[Number(word)] ?? [...word].map((digit) => digits[Number(digit)] ?? '');
      return word;
    })
    .map((word) => word.toLowerCase().replace(/(?<=\p{L}{2})\.$|^'|'$/gu, ''))
    .filter((word) => wordProblem(word) === undefined)
    .join(' ');
