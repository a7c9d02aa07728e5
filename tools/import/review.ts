import { basename } from 'node:path';
import { plainText } from '../../lambda/page/words';
import { counted } from '../content/words';
import { textOf } from './blocks';
import type { Imported } from './convert';

/** Something that an editor must look at: where it stands in `page.md` and in the source, and what it is. */
export interface ReviewItem {
  readonly line?: number;
  readonly source?: number;
  readonly text: string;
}

export interface ReviewSection {
  readonly title: string;
  readonly why: string;
  readonly items: readonly ReviewItem[];
}

/** What an editor must look at after an import, in the order in which it matters. */
export function reviewOf(imported: Imported): ReviewSection[] {
  const { notes, problems, page, fates, said, passages, otherSubject, project } = imported;
  const sources = new Map([...page.origins].map(([line, source]) => [source, line]));
  const ofPage = problems.filter(({ file }) => file === 'page.md');
  const asItem = ({ line, message, remedy }: (typeof problems)[number]): ReviewItem => {
    const source = page.origins.get(line);
    return {
      line,
      ...(source !== undefined && { source }),
      text: remedy === undefined ? message : `${message}; ${remedy}`,
    };
  };
  const furniture = new Set(
    [...count(fates.flatMap(({ why }) => why ?? []))].filter(([, times]) => times > 2).map(([why]) => why),
  );
  const heading = (id: string) => passages.find((passage) => passage.id === id)?.heading ?? [];
  return [
    {
      title: 'Noticed while reading the page',
      why: 'Compare each with the page.',
      items: notes.map(({ line, message }) => {
        const at = sources.get(line);
        return { ...(at !== undefined && { line: at }), ...(line > 0 && { source: line }), text: message };
      }),
    },
    {
      title: 'Left out, and perhaps wanted',
      why: 'Footers and other lines that come again and again are not in this list; the import prints them all.',
      items: fates
        .filter(({ why }) => why !== undefined && !furniture.has(why))
        .map(({ line, text, why }) => ({ source: line, text: `${why}: "${text}"` })),
    },
    {
      title: 'Hard to follow by ear',
      why: 'The wording is kept to the letter, so these are for the people who write the page.',
      items: once(ofPage.map(asItem)),
    },
    {
      title: 'Words that nobody has listened to',
      why: 'Letters, and long words that the project has not had before. Listen, and where need be add them to pronunciation.yml.',
      items: unheardWords(imported),
    },
    {
      title: 'Headings that the project does not know',
      why: 'Their utterances were drafted from the heading, and are marked DRAFT in training/utterances.yml.',
      items: said.drafted.map((id) => {
        const [first] = heading(id);
        return { ...(first && { source: first.line }), text: `'${textOf(heading(id))}' (${id})` };
      }),
    },
    {
      title: 'What people say',
      why: 'Utterances of the project that this page has no passage for.',
      items: said.leftOut.length === 0 ? [] : [{ text: `left out: ${said.leftOut.join(', ')}` }],
    },
    {
      title: 'What the guide says in its own name',
      why: 'phrases.yml, pronunciation.yml and store.yml are copies of the project’s.',
      items: [
        ...Object.entries(project.compiled.head.phrases)
          .filter(([, phrase]) => /\badapt(?:ed|ation)\b/iu.test(phrase.map(plainText).join(' ')))
          .map(([key]) => ({
            text: `phrases.yml: '${key}' says that the words are adapted; here they are the page's own`,
          })),
        ...(otherSubject
          ? [
              {
                text: `this page is about ${imported.facts.subject}, the project's about ${project.subject}: read store.yml, phrases.yml and, under 'off-page' and 'negatives', training/utterances.yml with that in mind`,
              },
            ]
          : Object.entries(project.compiled.head.leads)
              .filter(([id]) => passages.some((passage) => passage.id === id))
              .map(([id, key]) => ({
                text: `phrases.yml: '${key}' is said before '${id}': is it still true of the page?`,
              }))),
      ],
    },
  ].filter(({ items }) => items.length > 0);
}

/** The list as a file that an editor can tick off. */
export function reviewFile(imported: Imported, source: string): string {
  const sections = reviewOf(imported);
  const items = sections.reduce((sum, section) => sum + section.items.length, 0);
  const lines = [
    `# To look at: ${imported.title}`,
    '',
    `Imported from \`${basename(source)}\`: ${counted(imported.passages.length, 'passage')}, ${counted(items, 'thing')} to look at. Tick off what is done.`,
  ];
  for (const { title, why, items: found } of sections) {
    lines.push('', `## ${title}`, '', why, '');
    for (const { line, source: from, text } of found) {
      const places = [
        ...(line === undefined ? [] : [`page.md:${line}`]),
        ...(from === undefined ? [] : [`line ${from} of the source`]),
      ];
      lines.push(`- [ ] ${places.length === 0 ? '' : `${places.join(', ')}: `}${text}`);
    }
  }
  return `${lines.join('\n')}\n`;
}

const once = (items: readonly ReviewItem[]): ReviewItem[] => [
  ...new Map(items.map((item) => [`${item.line} ${item.text}`, item])).values(),
];

/** A word of so many letters is seldom one that a voice has been heard to say well. Our own judgement. */
const LONG_WORD = 12;

/** Words that a voice may get wrong: letters and mixtures, and long words that the project's page has not got. */
function unheardWords({ passages, page, project }: Imported): ReviewItem[] {
  const heard = new Set(
    project.compiled.passages.flatMap(({ cuts, lists }) =>
      [
        ...cuts.full.flatMap(({ pieces }) => pieces.flatMap((piece) => ('say' in piece ? [piece.say] : []))),
        ...lists.flat(2),
      ]
        .map(plainText)
        .flatMap((text) => wordsIn(text).map((word) => word.toLowerCase())),
    ),
  );
  const known = new Set(project.terms.flatMap(wordsIn));
  const sources = new Map([...page.origins].map(([line, source]) => [source, line]));
  const found = new Map<string, ReviewItem>();
  for (const { id, texts } of passages) {
    if (project.citations.includes(id)) continue;
    for (const { text } of texts) {
      for (const word of wordsIn(textOf(text))) {
        const letters = /\p{Lu}.*\p{Lu}|\p{L}.*\d|\d.*\p{L}/u.test(word);
        const hard = letters ? !known.has(word) : word.length >= LONG_WORD && !heard.has(word.toLowerCase());
        const [first] = text;
        if (!hard || found.has(word) || first === undefined) continue;
        const line = sources.get(first.line);
        found.set(word, { ...(line !== undefined && { line }), source: first.line, text: word });
      }
    }
  }
  return [...found.values()];
}

const wordsIn = (text: string): string[] => text.match(/[\p{L}\p{N}]+(?:[-'/][\p{L}\p{N}]+)*/gu) ?? [];

function count<T>(all: readonly T[]): Map<T, number> {
  const times = new Map<T, number>();
  for (const one of all) times.set(one, (times.get(one) ?? 0) + 1);
  return times;
}
