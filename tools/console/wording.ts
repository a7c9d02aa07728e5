import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { cutFor, type Pace } from '../../lambda/guide/pace';
import { startPlace } from '../../lambda/guide/place';
import type { Page, Passage, PassageId } from '../../lambda/page/page';
import { plainText, sentencesOf } from '../../lambda/page/words';
import { render } from '../../lambda/speech/render';
import type { Speech } from '../../lambda/speech/speech';
import { TIMING } from '../../lambda/speech/timing';
import { readabilityOf } from '../checks/ear/measure';
import { compile } from '../content/compile';
import { isoDay } from '../content/dates';
import { compileDraft, sectionsIn } from '../content/draft';
import { isError } from '../content/problems';
import { PAGE_FILE, tidy } from '../content/source';
import { LIMITS, TURN } from '../content/turn-limits';
import { countWords } from '../content/word-count';
import { storyFiles } from '../stories/play';
import { writeWhole } from '../write-whole';
import { NotSaved } from './save-tests';
import { pathFromHere, problemView } from './state-view';
import { speechView } from './turn-view';

/** The passage that words are tried as where they are meant for none of the page. */
const NO_PASSAGE = 'a-wording';

export type WordingView = ReturnType<typeof wordingView>;
export type KeptView = ReturnType<typeof keepWording>;

/**
 * Words as they would be heard and what the checks say of them, without a file, a ledger or a commit.
 * @param passage the passage that they are meant for; undefined for none
 */
export function wordingView(
  folder: string,
  page: Page,
  {
    text,
    passage,
    pace,
  }: { readonly text: string; readonly passage?: string | undefined; readonly pace: Pace },
) {
  const id = passage ?? NO_PASSAGE;
  const draft = compileDraft(folder, text, { today: isoDay(new Date()), id });
  const isHeard = draft.passage && draft.passage.cuts.full.length > 0;
  const heard = isHeard ? heardOf(draft.passage, page, pace) : undefined;
  return {
    speech: heard ? speechView(heard) : null,
    checks: isHeard ? checksOf(draft.passage) : null,
    problems: draft.problems.map(problemView),
  };
}

/** All parts of a passage, one after the other. */
function heardOf(passage: Passage, page: Page, pace: Pace): Speech {
  const withDraft: Page = { ...page, passage: (id) => (id === passage.id ? passage : page.passage(id)) };
  const place = { ...startPlace(page), pace };
  const { rate, question } = TIMING[pace];
  const beats = passage.cuts[cutFor(pace)].flatMap((_, index) => {
    const says = [{ part: { passage: passage.id, part: index + 1 } }];
    const { speech } = render({ says, place }, withDraft);
    return index === 0 ? speech.beats : [{ pause: question }, ...speech.beats];
  });
  return { beats, rate };
}

/** What can be counted of some words, each beside the most that can be followed by ear. */
function checksOf(passage: Passage) {
  const sentences = sentencesIn(passage);
  const counts = sentences.map(countWords);
  return {
    words: counts.reduce((sum, count) => sum + count, 0),
    parts: passage.cuts.full.length,
    longest: Math.max(...counts),
    longestAllowed: LIMITS.sentence,
    age: Math.max(0, Math.round(readabilityOf([passage]).age)),
    ageAllowed: TURN.readingAge,
  };
}

const sentencesIn = (passage: Passage): string[] =>
  passage.cuts.full.flatMap((part) => sentencesOf(passage, part).map(plainText));

/**
 * The text of a passage as it stands in the page.
 * @throws NotSaved where the page has no such passage
 */
export const textOfPassage = (folder: string, id: PassageId): string => open(folder, id).text;

/** A passage within the file of the page. */
function open(folder: string, id: PassageId) {
  const file = join(folder, PAGE_FILE);
  const source = readFileSync(file, 'utf8');
  const lines = source.split(/\r?\n/u);
  const starts = sectionsIn(folder).map(({ id: one, where }) => ({ id: one, line: where.line }));
  const at = starts.findIndex((one) => one.id === id);
  const from = starts[at]?.line;
  if (from === undefined) throw new NotSaved(`${pathFromHere(file)} has no passage '${id}'.`);
  const to = (starts[at + 1]?.line ?? lines.length + 1) - 1;
  return {
    file,
    line: from + 2,
    text: lines.slice(from, to).join('\n').trim(),
    replacedBy: (text: string): string =>
      [...lines.slice(0, from), '', text, '', ...lines.slice(to)]
        .join(source.includes('\r\n') ? '\r\n' : '\n')
        .replace(/\s*$/u, source.includes('\r\n') ? '\r\n' : '\n'),
  };
}

/**
 * Writes words into the page, in the place of those of a passage.
 * @param wording the new words, and those that they are to replace
 * @param tests the folder of the tests
 * @returns where they stand now, and what else has to change
 * @throws NotSaved where the page says something else by now, or would not compile
 */
export function keepWording(
  folder: string,
  tests: string,
  { passage: id, text, was }: { readonly passage: PassageId; readonly text: string; readonly was: string },
) {
  const today = isoDay(new Date());
  const passage = open(folder, id);
  if (tidy(passage.text) !== tidy(was))
    throw new NotSaved('The page has been changed in the meantime. Choose the passage again.');
  const words = text.replace(/\r\n?/gu, '\n').trim();
  const written = passage.replacedBy(words);
  const before = compileDraft(folder, was, { today, id }).passage;
  const { compiled, problems } = compile(folder, { today, ledger: 'warning', page: written });
  const [error] = problems.filter(isError);
  if (!compiled || error)
    throw new NotSaved(
      `Not put into the page, which would not compile: ${pathFromHere(error?.file ?? passage.file)}:${error?.line ?? 0}: ${error?.message ?? ''}`,
    );
  writeWhole(passage.file, written);
  const after = compiled.passages.find((one) => one.id === id);
  const said = new Set(after ? sentencesIn(after) : []);
  return {
    file: pathFromHere(passage.file),
    line: passage.line,
    /** Where the ledger does not agree yet. */
    ledger: problems.filter(({ disagrees }) => disagrees === id).map(problemView),
    /** Stories that hold the guide to words that are gone. */
    stories: quotedIn(
      join(tests, 'conversations'),
      (before ? sentencesIn(before) : []).filter((sentence) => !said.has(sentence)),
    ),
  };
}

/** The lines of stories in which sentences stand word for word. */
function quotedIn(
  folder: string,
  sentences: readonly string[],
): { file: string; line: number; sentence: string }[] {
  return storyFiles(folder).flatMap((file) =>
    readFileSync(file, 'utf8')
      .split('\n')
      .flatMap((line, index) =>
        sentences
          .filter((sentence) => tidy(line).includes(tidy(sentence)))
          .slice(0, 1)
          .map((sentence) => ({ file: pathFromHere(file), line: index + 1, sentence })),
      ),
  );
}
