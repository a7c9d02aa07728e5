import { MOVES } from '../../lambda/guide/moves';
import { PHRASES } from '../../lambda/guide/phrases';
import type { CompiledPage, PageHead } from '../../lambda/page/open';
import type { Contents, PageFacts, Passage, PassageId, Phrase, Spelling } from '../../lambda/page/page';
import { withAnswers } from './answers';
import { spokenDate } from './dates';
import { Ear } from './ear';
import { editionOf } from './edition';
import { parseEnglish } from './english';
import { parseExamples, parsePassageLines } from './example-files';
import { checkFacts } from './facts';
import {
  answersOf,
  type FrontMatter,
  type FrontMatterValues,
  parseFrontMatter,
  splitPage,
} from './front-matter';
import { type Lexer, lexerFor } from './lexer';
import { parseMarkdown } from './markdown';
import { letters, telephone } from './markup';
import { type CountryNumbers, parseNumbers } from './numbers';
import { contentsOf, passagesOf } from './passages';
import { type Phrases, parsePhrases } from './phrases';
import { checkPlatforms } from './platforms';
import { type Problem, Problems, type Severity } from './problems';
import { type Pronunciation, parsePronunciation } from './pronunciation';
import { checkReferences } from './references';
import { parseSituations } from './situation-files';
import { readFolder } from './source';
import { unstyled } from './styled';
import { checkUtterances, type MoveTable } from './utterance-checks';
import { parseUtterances } from './utterance-file';
import type { Utterances } from './utterances';
import { wordsOf } from './word-count';

export interface CompileOptions {
  /** Today, as `YYYY-MM-DD`: a page whose next review is past gets a warning. */
  readonly today: string;
  /**
   * How severe it is where an ear cannot follow the words. Unless it is given, that is an error, and a warning only in a
   * page whose front matter says `wording: original`: nobody may change its words.
   */
  readonly ear?: Severity;
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
  /** Everything that is wrong, by file and line. */
  readonly problems: readonly Problem[];
}

/**
 * Compiles a folder of words into a page, and finds everything that is wrong with it. It writes nothing.
 * @param folder the content folder; the training folder stands beside it
 */
export function compile(folder: string, options: CompileOptions): Compilation {
  const problems = new Problems();
  const sources = readFolder(folder, problems);
  if (sources === undefined) return { problems: problems.sorted() };

  const { front: frontSource, body } = sources.page === undefined ? {} : splitPage(sources.page, problems);
  const front = frontSource && parseFrontMatter(frontSource, options.today, problems);
  const severity = options.ear ?? (front?.values.wording === 'original' ? 'warning' : 'error');
  const pronunciation = parsePronunciation(sources.pronunciation, problems);
  const numbers = parseNumbers(sources.numbers, problems);
  const lexer = lexerFor(pronunciation, Object.values(numbers));
  const sections = body === undefined ? [] : parseMarkdown(body, problems);
  const phrases = parsePhrases(
    sources.phrases,
    {
      lexer,
      table: PHRASES,
      leads: Object.values(front?.values.leads ?? {}),
      filling: { ...fillingOf(front?.values ?? {}), ...numbers },
    },
    problems,
  );
  const passages = passagesOf(sections, {
    lexer,
    pronunciation,
    properNames: front?.values['proper-names'] ?? [],
    topics: new Map(Object.entries(front?.values.topics ?? {})),
    skippable: front?.values.skippable ?? [],
    onRequest: front?.values['on-request'] ?? [],
    leadWords: leadWordsOf(front, phrases),
    closings: phrases.closings,
  });
  const ids = sections.map(({ id }) => id);
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

  const ear = new Ear({ problems, severity, ...phonesOf(front) });
  const citations = new Set(front?.values.citations);
  for (const [index, section] of sections.entries()) {
    ear.section(section, citations.has(section.id));
    const passage = passages[index];
    if (passage !== undefined) ear.parts(passage, section);
  }
  for (const [key, { typed, where }] of phrases.phrases) ear.phrase(key, typed, where);
  if (front !== undefined && body !== undefined)
    checkReferences(front, passages, phrases, { problems, severity });
  if (utterances !== undefined && body !== undefined) {
    checkUtterances(utterances, { sections, answers, moves: options.moves ?? MOVES }, problems);
  }
  const facts =
    sources.facts === undefined || body === undefined
      ? []
      : checkFacts(sources.facts, passages, sections, problems);
  const answered = withAnswers(passages, facts, problems);

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
    citations: [...citations],
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

/** What the front matter says, by the slot of a phrase that it fills. */
function fillingOf(values: Partial<FrontMatterValues>): Record<string, string> {
  const { name, subject, publisher, helpline, whatsapp = '', 'next-review': due } = values;
  return {
    ...(name !== undefined && { name }),
    ...(subject !== undefined && { subject }),
    ...(publisher !== undefined && { publisher }),
    ...(helpline !== undefined && { helpline }),
    whatsapp,
    ...(due !== undefined && { due: spokenDate(due) }),
  };
}

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

/** How many words the phrase has that leads into a passage, by passage id. */
function leadWordsOf(front: FrontMatter | undefined, { phrases }: Phrases): ReadonlyMap<string, number> {
  return new Map(
    Object.entries(front?.values.leads ?? {}).map(([id, key]) => [
      id,
      (phrases.get(key)?.phrase ?? []).reduce((sum, sentence) => sum + wordsOf(sentence), 0),
    ]),
  );
}

/** The telephone numbers that the words may give. Without those of the front matter, none is checked. */
function phonesOf(front: FrontMatter | undefined): { phones?: string[] } {
  const { helpline, whatsapp } = front?.values ?? {};
  return helpline === undefined ? {} : { phones: whatsapp === undefined ? [helpline] : [helpline, whatsapp] };
}
