import { PHRASES } from '../../lambda/guide/phrases';
import type { Passage } from '../../lambda/page/page';
import { spokenDate } from './dates';
import { Ear } from './ear';
import {
  type FrontMatter,
  type FrontMatterValues,
  type PageFile,
  parseFrontMatter,
  splitPage,
} from './front-matter';
import { type Lexer, lexerFor } from './lexer';
import type { Section } from './markdown';
import { type CountryNumbers, parseNumbers } from './numbers';
import { passagesOf } from './passages';
import { type Phrases, parsePhrases } from './phrases';
import type { Problems, Severity } from './problems';
import { type Pronunciation, parsePronunciation } from './pronunciation';
import type { Sources } from './source';
import { wordsOf } from './word-count';

/** What passages are compiled with: the front matter, how words are said, and the phrases that stand around them. */
export interface Around extends Pick<PageFile, 'body'> {
  readonly front?: FrontMatter;
  readonly pronunciation: Pronunciation;
  readonly numbers: CountryNumbers;
  readonly lexer: Lexer;
  readonly phrases: Phrases;
  /** How severe it is where an ear cannot follow the words. */
  readonly ear: Severity;
}

/** Reads what passages are compiled with. @param today `YYYY-MM-DD` */
export function aroundPassages(sources: Sources, today: string, problems: Problems): Around {
  problems.begin('structure');
  const { front: source, body } = sources.page === undefined ? {} : splitPage(sources.page, problems);
  const front = source && parseFrontMatter(source, today, problems);
  problems.begin('words');
  const pronunciation = parsePronunciation(sources.pronunciation, problems);
  const numbers = parseNumbers(sources.numbers, problems);
  const lexer = lexerFor(pronunciation, Object.values(numbers));
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
  return {
    ...(front && { front }),
    ...(body && { body }),
    ...{ pronunciation, numbers, lexer, phrases },
    ear: front?.values.wording === 'original' ? 'warning' : 'error',
  };
}

/** Compiles sections with what stands around them. */
export const passagesAmong = (
  sections: readonly Section[],
  { front, lexer, pronunciation, phrases }: Around,
): Passage[] =>
  passagesOf(sections, {
    lexer,
    pronunciation,
    properNames: front?.values['proper-names'] ?? [],
    topics: new Map(Object.entries(front?.values.topics ?? {})),
    skippable: front?.values.skippable ?? [],
    onRequest: front?.values['on-request'] ?? [],
    leadWords: leadWordsOf(front, phrases),
    closings: phrases.closings,
  });

interface EarCheck {
  readonly around: Around;
  readonly problems: Problems;
  readonly severity: Severity;
}

/** Checks whether sections, and the passages made of them, can be followed by ear. @returns what checked them */
export function checkedByEar(
  sections: readonly Section[],
  passages: readonly Passage[],
  { around: { front }, problems, severity }: EarCheck,
): Ear {
  const ear = new Ear({ problems, severity, ...phonesOf(front) });
  const citations = new Set(front?.values.citations);
  for (const [index, section] of sections.entries()) {
    ear.section(section, citations.has(section.id));
    const passage = passages[index];
    if (passage !== undefined) ear.parts(passage, section);
  }
  return ear;
}

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
