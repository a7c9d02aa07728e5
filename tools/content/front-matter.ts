import * as v from 'valibot';
import { ANSWERS, type Answer, type PassageId } from '../../lambda/page/page';
import { isIsoDate, isPast } from './dates';
import type { Problems, Where } from './problems';
import { type Checked, checkKeys, keyed, problem, text, texts } from './schema';
import type { Source } from './source';
import { readYaml, type Step, type YamlFile } from './yaml';

export interface FrontMatter extends Checked<FrontMatterValues> {
  /** Where a key stands, or where it would. */
  where(...path: Step[]): Where;
}

export type FrontMatterValues = v.InferOutput<v.ObjectSchema<typeof ENTRIES, undefined>>;

/** The front matter, and the page with empty lines in its place, so that all lines keep their numbers. */
export interface PageFile {
  readonly front?: Source;
  readonly body?: Source;
}

const date = v.pipe(
  text,
  v.check(isIsoDate, problem('is no date', 'write it as 2025-08-31, or 2025-08 for a month')),
);

const phone = v.pipe(
  text,
  v.check(
    (value) => /^\+?\d+( \d+)*$/u.test(value) && value.replace(/\D/gu, '').length >= 9,
    problem('is no telephone number', 'write its digits in groups as printed, such as 0123 456 789'),
  ),
);

const answers: Record<Answer, v.OptionalSchema<typeof text, undefined>> = {
  helpline: v.optional(text),
  whatsapp: v.optional(text),
  support: v.optional(text),
  about: v.optional(text),
  fresh: v.optional(text),
};

/** Whose words these are: the publisher's own to the letter, `original`, or written for the ear, `adapted`. */
const wording = v.pipe(
  text,
  v.check(
    (value) => value === 'original' || value === 'adapted',
    problem(
      'is neither original nor adapted',
      "write 'original' where the page's own wording is kept to the letter",
    ),
  ),
);

const ENTRIES = {
  title: text,
  name: text,
  subject: text,
  publisher: text,
  source: v.optional(text),
  adaptation: v.optional(text),
  wording: v.optional(wording),
  reviewed: date,
  updated: date,
  'next-review': date,
  helpline: phone,
  whatsapp: v.optional(phone),
  start: text,
  serious: v.optional(text),
  answers: v.optional(keyed(answers)),
  leads: v.optional(v.record(v.string(), text)),
  /** What a heading is called inside a sentence, where its own words do not fit, as those of a question. */
  topics: v.optional(v.record(v.string(), text)),
  citations: v.optional(texts),
  /** Passages before which somebody is asked who only goes on through the page. */
  skippable: v.optional(texts),
  /** Passages that are read when they are asked for, and on nobody's way through the page. */
  'on-request': v.optional(texts),
  /** One of these that is offered at the end of the page. */
  'at-end': v.optional(text),
  'proper-names': v.optional(texts),
};

/** Splits `page.md` into its front matter and its body. */
export function splitPage(source: Source, problems: Problems): PageFile {
  const lines = source.text.split('\n');
  const end = lines.findIndex((line, index) => index > 0 && FENCE.test(line));
  const where = { file: source.file, line: 1 };
  if (!FENCE.test(lines[0] ?? '')) {
    problems.error(
      where,
      'there is no front matter',
      "begin with a line '---', 'key: value' lines, and '---' again",
    );
    // A "---" further down is Markdown for a heading, so the body cannot be read either.
    return end < 0 ? { body: source } : {};
  }
  if (end < 0) {
    problems.error(where, 'the front matter has no end', "close it with a second line '---'");
    return {};
  }
  return {
    front: { ...source, text: lines.slice(1, end).join('\n'), firstLine: source.firstLine + 1 },
    body: { ...source, text: lines.map((line, index) => (index <= end ? '' : line)).join('\n') },
  };
}

const FENCE = /^---\s*$/u;

/** Reads the front matter. @param today `YYYY-MM-DD`, to check its dates by */
export function parseFrontMatter(source: Source, today: string, problems: Problems): FrontMatter {
  const yaml = readYaml(source, problems);
  if (yaml === undefined) return { values: {}, where: () => ({ file: source.file, line: source.firstLine }) };
  const checked = checkKeys(ENTRIES, yaml, problems);
  checkDates(checked.values, yaml, today, problems);
  return { ...checked, where: (...path) => yaml.where(path) };
}

function checkDates(
  { reviewed, updated, 'next-review': next }: Partial<FrontMatterValues>,
  yaml: YamlFile,
  today: string,
  problems: Problems,
): void {
  for (const [key, value] of Object.entries({ reviewed, updated })) {
    if (value !== undefined && value > today) {
      problems.warn(yaml.where([key]), `'${key}' is ${value}, which is still to come`, 'correct the date');
    }
  }
  if (next === undefined) return;
  if (reviewed !== undefined && isPast(next, reviewed)) {
    problems.error(
      yaml.where(['next-review']),
      `the next review, ${next}, is before the last one, ${reviewed}`,
      'correct the dates',
    );
  } else if (isPast(next, today)) {
    problems.warn(
      yaml.where(['next-review']),
      `the next review was due on ${next}`,
      'ask for the reviewed page; until then the guide says that this one is out of date',
    );
  }
}

/** The moves that passages answer, in the order of `ANSWERS`. */
export function answersOf(front: FrontMatter): [answer: Answer, passage: PassageId][] {
  return ANSWERS.flatMap((answer): [Answer, PassageId][] => {
    const passage = front.values.answers?.[answer];
    return passage === undefined ? [] : [[answer, passage]];
  });
}
