import { basename } from 'node:path';
import { plainText } from '../../lambda/page/words';
import { UserError } from '../command';
import { isIsoDate } from '../content/dates';
import { byLine, textOfStyled } from '../content/styled';
import type { Answers } from './answers';
import { datesOfPage } from './furniture';
import type { Metadata } from './metadata';
import type { Outline } from './outline';
import { pageWords } from './page-words';
import type { Passage } from './passages';
import type { Context } from './project';

/** The front matter that can be given by hand, for what the page does not say or says wrongly. */
export const SETTABLE = [
  ...(['name', 'subject', 'publisher'] as const),
  ...(['reviewed', 'updated', 'next-review', 'helpline', 'whatsapp'] as const),
];

/** What is known of a page, by its name in the front matter. */
export type Facts = { readonly [name in (typeof SETTABLE)[number]]?: string | undefined };

/** What the guide must know and only the page can say, with an example of how to give it. */
const NEEDED = [
  ['reviewed', 'when it was last reviewed', '2025-08-31'],
  ['next-review', 'when its next review is due', '2028-08-31'],
  ['helpline', 'the number of its helpline', '"01632 960 001"'],
] as const;

/** Nine digits at least, in whatever groups. */
const PHONE = /(?<![\p{L}\p{N}])\+?\(?\d(?:[ ().-]{0,2}\d){8,}(?![\p{L}\p{N}])/u;

/** Dates, telephone numbers and the publisher, as the page gives them: what is heard before what is left out and what a saved page says of itself. */
export function factsOf(passages: readonly Passage[], { out }: Outline, metadata: Metadata): Facts {
  const facts: { -readonly [name in keyof Facts]: Facts[name] } = {};
  // The lines that give nothing but dates count more than a sentence that gives one.
  const ordered = [...passages.filter(({ isOurs }) => isOurs), ...passages].flatMap(
    (passage) => passage.texts,
  );
  const texts = ordered.flatMap(({ text }) => byLine(text).map(([, words]) => words));
  const leftOut = out.map(({ text }) => text);
  for (const text of [...texts, ...leftOut]) {
    for (const [name, date] of datesOfPage(text))
      if (name !== 'published' && isIsoDate(date)) facts[name] ??= date;
    for (const name of ['helpline', 'whatsapp'] as const) {
      const at = text.search(pageWords().numbers[name]);
      const [number] = (at < 0 ? null : (PHONE.exec(text.slice(at)) ?? PHONE.exec(text))) ?? [];
      if (number !== undefined)
        facts[name] ??= number.replace(/^(\+?)\D*/u, '$1').replace(/(?<=\d)\D+(?=\d)/gu, ' ');
    }
  }
  const { publisher, reviewed, updated } = metadata;
  const charities = [...leftOut, ...texts].filter((text) => !pageWords().copyright.test(text));
  facts.publisher ??=
    publisher ??
    charities.flatMap((text) => pageWords().publisher.exec(text)?.groups?.publisher?.trim() ?? [])[0];
  facts.reviewed ??= reviewed;
  facts.updated ??= updated;
  return facts;
}

/** What a page is about, inside a sentence: the short form that its title gives in brackets, or the title without them. */
export function subjectOf(title: string): string {
  const [, short] = /\(([^()\s]{2,20})\)\s*$/u.exec(title) ?? [];
  const name = title.replace(/\s*\([^()]*\)\s*$/u, '');
  return (
    short ?? (/^\p{Lu}\p{Ll}+(?:\s|$)/u.test(name) ? name.charAt(0).toLowerCase() + name.slice(1) : name)
  );
}

/**
 * The facts with what the project can lend them. What only the page can say is never made up.
 * @throws UserError for a page that does not say what the guide must know
 */
export function completeFacts(facts: Facts, { file, project, subject, isOther, notes }: Context): Facts {
  const missing = NEEDED.filter(([key]) => facts[key] === undefined);
  if (missing.length > 0) {
    const questions = missing.map(([, what]) => what).join(', nor ');
    const example = missing.map(([key, , value]) => `--set ${key}=${value}`).join(' ');
    throw new UserError(`${file} does not say ${questions}; give it: ${example}`);
  }
  const { name, publisher } = project.compiled.head.facts;
  const note = (message: string) => notes.push({ line: 0, message });
  if (isOther && !facts.name)
    note('the name that people open the guide by is that of the project: is it right?');
  if (!facts.publisher)
    note(`the page does not say who publishes it: '${publisher}' was taken from the project`);
  if (!facts.updated) note('the page does not say when it was updated: the date of its review was taken');
  const own = Object.entries(facts).filter(([, value]) => value !== undefined);
  return { name, publisher, updated: facts.reviewed, ...Object.fromEntries(own), subject };
}

/** How headings that are questions stand inside a sentence, by the id of the passage. */
export type Topics = Readonly<Record<string, string>>;

/** "What is it?" as "what it is"; "See a GP if:" as "when to see a GP"; nothing for a heading whose own words will do. */
export const topicsOf = (passages: readonly Passage[], { project }: Context): Topics =>
  Object.fromEntries(
    passages.flatMap(({ id, heading }) => {
      const [, question] = /^(.*?)\s*(?:[?:]["')\]]*|(?<= if))$/u.exec(textOfStyled(heading)) ?? [];
      const text = textOfStyled(heading);
      if (pageWords().nouns.test(text))
        return [[id, pageWords().article.replace('{name}', text.toLowerCase())]];
      if (question === undefined) return [];
      for (const { pattern, inside } of pageWords().questions) {
        const { groups } = pattern.exec(question) ?? {};
        if (!groups) continue;
        const topic = inside.replace(/\{(\w+)\}/gu, (_, name: string) => {
          const words = groups[name] ?? '';
          return ['is', 'verb'].includes(name) ? words.charAt(0).toLowerCase() + words.slice(1) : words;
        });
        return [[id, topic.charAt(0).toLowerCase() + topic.slice(1)]];
      }
      // A question of another kind, "Need help?", is called what the project calls it.
      const same = project.compiled.passages.find((passage) => passage.id === id);
      return same && !pageWords().asking.test(question) ? [[id, plainText(same.topic)]] : [];
    }),
  );

/** Words that keep their capital inside a sentence: the first words of headings that have it in the middle of the text. */
function properNamesIn(passages: readonly Passage[]): string[] {
  const text = passages.flatMap(({ texts }) => texts.map((one) => textOfStyled(one.text))).join('. ');
  const firsts = passages
    .flatMap(({ heading }) => /^\p{Lu}\p{Ll}+/u.exec(textOfStyled(heading))?.[0] ?? [])
    .filter((word) => !pageWords().asking.test(word));
  return [...new Set(firsts)].filter(
    (word) =>
      new RegExp(`(?<=[\\p{Ll},;] )${word}(?!\\p{L})`, 'u').test(text) &&
      !new RegExp(`(?<!\\p{L})${word.toLowerCase()}(?!\\p{L})`, 'u').test(text),
  );
}

/** The front matter, in the order in which it is written. What is undefined or empty is not written. */
export function frontMatterOf(
  facts: Facts,
  { passages, moves }: Answers,
  topics: Topics,
  { file, title, project, isOther }: Context,
): Readonly<Record<string, unknown>> {
  const has = (id: string) => passages.some((passage) => passage.id === id);
  const { facts: own, leads } = project.compiled.head;
  const { name, subject, publisher } = facts;
  return {
    ...{ title, name, subject, publisher },
    source: `${title}, as exported to ${basename(file)}`,
    wording: 'original',
    ...Object.fromEntries(SETTABLE.slice(3).map((key) => [key, facts[key]])),
    start: has(own.start) ? own.start : passages[0]?.id,
    answers: Object.fromEntries(moves),
    // What the guide says before a passage speaks of the project's own page.
    leads: isOther ? {} : Object.fromEntries(Object.entries(leads).filter(([id]) => has(id))),
    citations: project.citations.filter(has),
    'proper-names': properNamesIn(passages),
    topics,
  };
}
