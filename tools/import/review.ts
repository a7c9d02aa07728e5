import { basename } from 'node:path';
import { plainText, sentencesOf } from '../../lambda/page/words';
import { textOfStyled } from '../content/styled';
import { counted } from '../content/word-count';
import { lineOf } from './blocks';
import type { Imported } from './import-page';

/** The longest text that is quoted in a report, in characters. */
const LONGEST_TEXT = 60;

/** What became of each line of the source, one line each: its number, where it is heard or why it is not, its words. */
export function reportOf(fates: Imported['fates']): string {
  const rows = fates.map(({ line, passage, why, text }) => ({
    number: String(line),
    place: why === undefined ? `kept in ${passage}` : `left out: ${why}`,
    words: text.length > LONGEST_TEXT ? `${text.slice(0, LONGEST_TEXT - 3).trimEnd()}...` : text,
  }));
  const digits = Math.max(...rows.map(({ number }) => number.length));
  const column = Math.max(...rows.map(({ place }) => place.length));
  return rows
    .map(({ number, place, words }) => `${number.padStart(digits)}  ${place.padEnd(column)}  ${words}`)
    .join('\n');
}

/** One line: how much is heard, and how much was left out. */
export function summaryOf(fates: Imported['fates'], passages: number): string {
  const out = fates.filter(({ why }) => why !== undefined).length;
  return `${counted(passages, 'passage')}; ${counted(fates.length - out, 'line')} kept, ${out} left out`;
}

/** Things to look at for one reason: each with where it stands in `page.md` and in the source. */
interface ReviewSection {
  readonly title: string;
  readonly why: string;
  readonly items: readonly string[];
}

/** What an editor must look at after an import, in the order in which it matters. */
export function reviewOf(imported: Imported): ReviewSection[] {
  const { notes, problems, page, fates, passages } = imported;
  const lines = new Map([...page.origins].map(([line, source]) => [source, line]));
  const at = (source: number | undefined, text: string, line = lines.get(source ?? 0)) => {
    const places = [line && `page.md:${line}`, source && `line ${source} of the source`].filter(Boolean);
    return `${places.length === 0 ? '' : `${places.join(', ')}: `}${text}`;
  };
  const out = fates.filter(({ why }) => why !== undefined);
  const isRepeated = (why: string | undefined) => out.filter((other) => other.why === why).length > 2;
  const hard = problems
    .filter(({ file }) => file === 'content/page.md')
    .map(({ line, message, remedy }) =>
      at(page.origins.get(line), remedy === undefined ? message : `${message}; ${remedy}`, line),
    );
  const sections: [title: string, why: string, items: readonly string[]][] = [
    [
      'Noticed while reading the page',
      'Compare each with the page.',
      notes.map(({ line, message }) => at(line, message)),
    ],
    [
      'Left out, and perhaps wanted',
      'Footers and other lines that come again and again are not in this list; the import prints them all.',
      out
        .filter(({ why, isUnsure }) => isUnsure || !isRepeated(why))
        .map(({ line, text, why }) => at(line, `${why}: "${text}"`)),
    ],
    [
      'Hard to follow by ear',
      'The wording is kept to the letter, so these are for the people who write the page.',
      [...new Set(hard)],
    ],
    [
      'Words that nobody has listened to',
      'Letters, and long words that the project has not had before. Listen, and where need be add them to pronunciation.yml.',
      [...newWords(imported)].map(([word, source]) => at(source, word)),
    ],
    [
      'What people say',
      'It was drafted from the headings, and is marked DRAFT in training/utterances.yml: write what people really say.',
      passages.map(({ id, heading }) => at(lineOf(heading), `'${textOfStyled(heading)}' (${id})`)),
    ],
    [
      'What the guide says in its own name',
      'phrases.yml, pronunciation.yml and store.yml are copies of the project’s.',
      phrasesToRead(imported),
    ],
  ];
  return sections
    .filter(([, , items]) => items.length > 0)
    .map(([title, why, items]) => ({ title, why, items }));
}

function phrasesToRead({ project, isOther, facts, passages }: Imported): string[] {
  const { phrases, leads } = project.compiled.head;
  const adapted = Object.entries(phrases).filter(([, phrase]) =>
    /\badapt(?:ed|ation)\b/iu.test(phrase.map(plainText).join(' ')),
  );
  const led = Object.entries(leads).filter(([id]) => passages.some((passage) => passage.id === id));
  const other = `this page is about ${facts.subject}, the project's about ${project.subject}: read store.yml, phrases.yml and, under 'off-page' and 'negatives', training/utterances.yml with that in mind`;
  return [
    ...adapted.map(
      ([key]) => `phrases.yml: '${key}' says that the words are adapted; here they are the page's own`,
    ),
    ...(isOther
      ? [other]
      : led.map(
          ([id, key]) => `phrases.yml: '${key}' is said before '${id}': is it still true of the page?`,
        )),
  ];
}

/** The list as a file that an editor can tick off. */
export function reviewFile(imported: Imported, source: string): string {
  const sections = reviewOf(imported);
  const count = sections.reduce((sum, { items }) => sum + items.length, 0);
  return [
    `# To look at: ${imported.title}\n`,
    `Imported from \`${basename(source)}\`: ${counted(imported.passages.length, 'passage')}, ${counted(count, 'thing')} to look at. Tick off what is done.`,
    ...sections.flatMap(({ title, why, items }) => [
      `\n## ${title}\n\n${why}\n`,
      ...items.map((item) => `- [ ] ${item}`),
    ]),
    '',
  ].join('\n');
}

/** A word of so many letters is seldom one that a voice has been heard to say well. Our own judgement. */
const LONG_WORD = 12;

/** Words that a voice may get wrong, each with its line: letters and mixtures, and long words that the project's page has not got. */
function newWords({ passages, project }: Imported): Map<string, number> {
  const wordsIn = (text: string) => text.match(/[\p{L}\p{N}]+(?:[-'/][\p{L}\p{N}]+)*/gu) ?? [];
  const sentences = project.compiled.passages.flatMap((passage) =>
    passage.cuts.full.flatMap((part) => sentencesOf(passage, part)),
  );
  const listenedTo = new Set(sentences.flatMap((sentence) => wordsIn(plainText(sentence).toLowerCase())));
  const terms = new Set(project.terms.flatMap(wordsIn));
  const words = new Map<string, number>();
  for (const { text } of passages.flatMap(({ id, texts }) => (project.citations.includes(id) ? [] : texts))) {
    for (const word of wordsIn(textOfStyled(text))) {
      const isLetters = /\p{Lu}.*\p{Lu}|\p{L}.*\d|\d.*\p{L}/u.test(word);
      const isLong = word.length >= LONG_WORD && !listenedTo.has(word.toLowerCase());
      if ((isLetters ? !terms.has(word) : isLong) && !words.has(word)) words.set(word, lineOf(text));
    }
  }
  return words;
}
