import { join } from 'node:path';
import { MOVES } from '../../lambda/guide/moves';
import type { CompiledPage, PageHead } from '../../lambda/page/open';
import type { Contents, PageFacts, Passage, PassageId, Phrase, Spelling } from '../../lambda/page/page';
import { withAnswers } from './answers';
import { aroundPassages, checkedByEar, passagesAmong } from './around';
import { editionOf } from './edition';
import { parseEnglish } from './english';
import { parseExamples, parsePassageLines } from './example-files';
import { checkFacts } from './facts';
import { answersOf, type FrontMatter, type FrontMatterValues } from './front-matter';
import type { Lexer } from './lexer';
import { parseMarkdown } from './markdown';
import { letters, telephone } from './markup';
import type { CountryNumbers } from './numbers';
import { contentsOf } from './passages';
import type { Phrases } from './phrases';
import { checkPlatforms } from './platforms';
import { type Problem, Problems, type Severity } from './problems';
import type { Pronunciation } from './pronunciation';
import { checkReferences } from './references';
import { parseSituations } from './situation-files';
import { cleanSource, PAGE_FILE, readFolder } from './source';
import { unstyled } from './styled';
import { checkUtterances, type MoveTable } from './utterance-checks';
import { parseUtterances } from './utterance-file';
import type { Utterances } from './utterances';

export interface CompileOptions {
  /** Today, as `YYYY-MM-DD`: a page whose next review is past gets a warning. */
  readonly today: string;
  /**
   * How severe it is where an ear cannot follow the words. Unless it is given, that is an error, and a warning only in a
   * page whose front matter says `wording: original`: nobody may change its words.
   */
  readonly ear?: Severity;
  /**
   * How severe it is where the page and the ledger do not agree: an error unless it is given. Who listens to new words first
   * and agrees their facts afterwards wants a warning.
   */
  readonly ledger?: Severity;
  /** The text of the page, instead of what its file holds. */
  readonly page?: string;
  /** The table of moves, unless it is the guide's own. */
  readonly moves?: MoveTable;
}

export interface Compilation {
  /** The page; absent where there is an error among the problems. */
  readonly compiled?: CompiledPage;
  /** What people say; absent where there is an error among the problems. */
  readonly utterances?: Utterances;
  /** The passages whose lists are titles of papers; absent as the others are. */
  readonly citations?: readonly PassageId[];
  /** The wording is the page's own, kept to the letter; absent as the others are. */
  readonly isOriginal?: boolean;
  /** Everything that is wrong, by file and line. */
  readonly problems: readonly Problem[];
}

/**
 * Compiles a folder of words into a page, and finds everything that is wrong with it. It writes nothing.
 * @param folder the content folder; the training folder stands beside it
 */
export function compile(folder: string, options: CompileOptions): Compilation {
  const problems = new Problems();
  const read = readFolder(folder, problems);
  if (read === undefined) return { problems: problems.sorted() };
  const sources =
    options.page === undefined
      ? read
      : { ...read, page: cleanSource(join(folder, PAGE_FILE), options.page, problems) };

  const around = aroundPassages(sources, options.today, problems);
  const { front, body, pronunciation, numbers, lexer, phrases } = around;
  const severity = options.ear ?? around.ear;
  problems.begin('structure');
  const sections = body === undefined ? [] : parseMarkdown(body, problems);
  const passages = passagesAmong(sections, around);
  const ids = sections.map(({ id }) => id);
  problems.begin('utterances');
  const answers = new Map((front ? answersOf(front) : []).map(([move, id]) => [id, move]));
  const examples = parseExamples(
    sources.examples,
    { passages: ids.filter((id) => !answers.has(id)) },
    problems,
  );
  const unsaid = parsePassageLines(sources.unsaid, ids, problems);
  const unlisted = parsePassageLines(sources.unlisted, ids, problems);
  const situations = parseSituations(sources.situations, problems);
  const english = parseEnglish(sources.english, problems);
  const utterances = parseUtterances(
    sources.utterances,
    { passages: ids, pronunciation, examples, situations, english },
    problems,
  );

  problems.begin('words');
  const ear = checkedByEar(sections, passages, { around, problems, severity });
  for (const [key, { typed, where }] of phrases.phrases) ear.phrase(key, typed, where);
  problems.begin('references');
  if (front !== undefined && body !== undefined)
    checkReferences(front, passages, phrases, { problems, severity });
  problems.begin('utterances');
  if (utterances !== undefined && body !== undefined) {
    checkUtterances(utterances, { sections, answers, moves: options.moves ?? MOVES }, problems);
  }
  problems.begin('ledger');
  const facts =
    sources.facts === undefined || body === undefined
      ? []
      : checkFacts(sources.facts, passages, sections, problems, options.ledger);
  const answered = withAnswers(passages, facts, problems, options.ledger);

  problems.begin('utterances');
  const compiled =
    front?.complete &&
    compiledPage(front.complete, front, answered.passages, phrases, pronunciation, lexer, numbers);
  if (compiled !== undefined) checkPlatforms(compiled, sections, problems);
  if (problems.hasErrors || compiled === undefined || utterances === undefined) {
    return { problems: problems.sorted() };
  }
  return {
    compiled,
    utterances: { ...utterances.utterances, asked: answered.asked, unsaid, unlisted },
    citations: front?.values.citations ?? [],
    isOriginal: front?.values.wording === 'original',
    problems: problems.sorted(),
  };
}

function compiledPage(
  values: FrontMatterValues,
  front: FrontMatter,
  passages: readonly Passage[],
  { phrases, numbers: cardinals, ordinals, closings }: Phrases,
  { digits, terms }: Pronunciation,
  lexer: Lexer,
  numbers: CountryNumbers,
): CompiledPage | undefined {
  if (cardinals === undefined || ordinals === undefined || digits === undefined) return undefined;
  const words: Omit<PageHead, 'edition'> = {
    facts: pageFacts(values, front, lexer),
    phrases: Object.fromEntries([...phrases].map(([key, { phrase }]): [string, Phrase] => [key, phrase])),
    numbers: cardinals,
    ordinals,
    digits,
    telephones: telephonesOf(values, numbers, digits),
    spellable: Object.fromEntries(
      terms.filter(({ spell }) => spell).map(({ term }) => [term, spellingOf(term, lexer, closings)]),
    ),
    leads: values.leads ?? {},
  };
  const contents: Contents = contentsOf(passages);
  return { head: { edition: editionOf({ words, contents, passages }), ...words }, contents, passages };
}

const spellingOf = (word: string, lexer: Lexer, closings: readonly string[]): Spelling => ({
  word: lexer.sentence(unstyled(word, 0), closings)[0] ?? word,
  letters: letters(word),
});

function pageFacts(values: FrontMatterValues, front: FrontMatter, lexer: Lexer): PageFacts {
  return {
    name: values.name,
    subject: lexer.sentence(unstyled(values.subject, 0)),
    publisher: values.publisher,
    reviewed: values.reviewed,
    updated: values.updated,
    nextReview: values['next-review'],
    helpline: values.helpline,
    ...(values.whatsapp === undefined ? {} : { whatsapp: values.whatsapp }),
    start: values.start,
    ...(values.serious === undefined ? {} : { serious: values.serious }),
    ...(values['at-end'] === undefined ? {} : { atEnd: values['at-end'] }),
    answers: Object.fromEntries(answersOf(front)),
  };
}

/** The charity's numbers and those of the country, for someone who writes one down. */
const telephonesOf = (
  { helpline, whatsapp }: FrontMatterValues,
  numbers: CountryNumbers,
  digits: readonly string[],
): PageHead['telephones'] =>
  Object.fromEntries(
    Object.entries({ helpline, ...(whatsapp !== undefined && { whatsapp }), ...numbers }).map(
      ([name, number]) => [name, telephone(number, digits)],
    ),
  );
