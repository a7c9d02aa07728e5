import * as v from 'valibot';
import { parse } from 'yaml';
import { WORDLESS } from '../console/save-tests';
import { readCheckedFile } from '../content/checked-file';
import { escapePattern } from '../content/lexer';
import { keyed, problem, text } from '../content/schema';
import { tidy } from '../content/source';
import type { Conversation, TurnReport } from '../talk/conversation';

/** One line of a story, of which just one is given. */
const STEP = {
  listener: v.exactOptional(text),
  guide: v.exactOptional(text),
  not: v.exactOptional(text),
  at: v.exactOptional(text),
  session: v.exactOptional(v.picklist(['open', 'closed'])),
};

const STORY = keyed({
  story: text,
  /** The day of the story; today where it does not matter. */
  today: v.exactOptional(text),
  /** A place to begin from, as a platform would bring it back. */
  place: v.exactOptional(v.unknown()),
  /** The channels on which the story is true, where the others differ, and why they do. */
  only: v.exactOptional(keyed({ on: v.pipe(v.array(text), v.minLength(1)), because: text })),
  turns: v.pipe(
    v.array(
      v.pipe(
        keyed(STEP),
        v.check(
          (step) => Object.keys(step).length === 1,
          problem('is not one thing', `write one of ${Object.keys(STEP).join(', ')}`),
        ),
      ),
    ),
    v.minLength(1),
  ),
});

type StoryFile = v.InferOutput<typeof STORY>;

/**
 * A story: one conversation, written down as listeners and staff would tell it, in `tests/conversations`. Anyone can
 * read one, write one, or save one from the console; `README.md` beside them says how.
 */
export interface Story extends Omit<StoryFile, 'story' | 'turns'> {
  readonly file: string;
  readonly title: string;
  readonly steps: readonly (StoryFile['turns'][number] & { readonly line: number })[];
}

/**
 * Reads a story.
 * @throws UserError with all that is wrong, by file and line
 */
export function readStory(file: string): Story {
  const { value, text: source, lineOf } = readCheckedFile(file, STORY);
  const { story: title, turns, ...rest } = value;
  return {
    ...rest,
    file,
    title,
    // The schema knows texts alone, and a place holds numbers.
    ...('place' in rest && { place: (parse(source) as { readonly place: unknown }).place }),
    steps: turns.map((turn, index) => ({ ...turn, line: lineOf(['turns', index]) })),
  };
}

/** The line of a conversation that a listener's line of a story stands for. */
export const lineOfListener = (listener: string): string => WORDLESS[listener] ?? listener;

/** A story that did not come true: the first line at which it did not, and what was heard instead. */
export class StoryFailed extends Error {
  override readonly name = 'StoryFailed';

  constructor(
    readonly file: string,
    readonly line: number,
    readonly wanted: string,
    readonly heard: string,
  ) {
    super(`${file}:${line}: ${wanted}\n  heard: ${heard}`);
  }
}

/**
 * Plays a story.
 * @throws StoryFailed at the first line that does not come true
 */
export async function playStory(story: Story, conversation: Conversation): Promise<void> {
  let report: TurnReport | undefined;
  for (const { line, listener, guide, not, at, session } of story.steps) {
    const check = (isTrue: boolean, wanted: string): void => {
      if (!isTrue) throw new StoryFailed(story.file, line, wanted, report?.text ?? '(nothing)');
    };
    if (listener !== undefined) {
      ({ report } = await conversation.say(lineOfListener(listener)));
      continue;
    }
    if (!report) return check(false, 'a story begins with a listener');
    const { text: answer, open, place } = report;
    const isAt = place?.at ? `${place.at.passage} ${place.at.part}` : 'nowhere';
    if (guide !== undefined) check(matches(answer, guide), `the guide should say: ${guide}`);
    if (not !== undefined) check(!answer.includes(not), `should not be heard: ${not}`);
    if (session !== undefined) check(open === (session === 'open'), `the session should be ${session}`);
    if (at !== undefined) check(isAt === at, `should be at ${at}, is at ${isAt}`);
  }
}

/** Whether an answer is what a `guide` line says, word for word; "…" stands for anything between. */
function matches(answer: string, guide: string): boolean {
  const pattern = guide
    .split(/…|\.\.\./)
    .map((piece) => escapePattern(tidy(piece)))
    .join('.*');
  return new RegExp(`^${pattern}$`, 's').test(tidy(answer));
}
