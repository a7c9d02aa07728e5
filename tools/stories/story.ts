import * as v from 'valibot';
import { parse } from 'yaml';
import { readCheckedFile } from '../content/checked-file';
import { escapePattern } from '../content/lexer';
import { keyed, problem, text } from '../content/schema';
import { tidy } from '../content/source';
import type { Conversation, TurnReport } from '../talk/conversation';

/**
 * A story: one conversation, written down as listeners and staff would tell it, in `tests/conversations`. Anyone can
 * read one, write one, or save one from the console; `README.md` beside them says how.
 */
export interface Story {
  readonly file: string;
  readonly title: string;
  /** The day of the story; today where it does not matter. */
  readonly today?: string;
  /** A place to begin from, as a platform would bring it back. */
  readonly place?: unknown;
  /** The channels on which the story is true, where the others differ, and why they do. */
  readonly only?: { readonly on: readonly string[]; readonly because: string };
  readonly steps: readonly Step[];
}

/** One line of a story. */
export type Step = { readonly line: number } & (
  | { readonly listener: string }
  | { readonly guide: string }
  | { readonly not: string }
  | { readonly at: string }
  | { readonly session: 'open' | 'closed' }
);

const TURN = {
  listener: v.optional(text),
  guide: v.optional(text),
  not: v.optional(text),
  at: v.optional(text),
  session: v.optional(v.picklist(['open', 'closed'])),
};

const STORY = keyed({
  story: text,
  today: v.optional(text),
  place: v.optional(v.unknown()),
  only: v.optional(keyed({ on: v.pipe(v.array(text), v.minLength(1)), because: text })),
  turns: v.pipe(
    v.array(
      v.pipe(
        keyed(TURN),
        v.check(
          (turn) => Object.keys(turn).length === 1,
          problem('is not one thing', `write one of ${Object.keys(TURN).join(', ')}`),
        ),
      ),
    ),
    v.minLength(1),
  ),
});

/** What a listener does without words, in a story and as a line of a conversation. `???` is nothing that anyone understands. */
const WORDLESS: Readonly<Record<string, string>> = {
  '(opens the guide)': '/launch',
  '(says nothing)': '/silence',
  '(mumbles)': '???',
  '(leaves)': '/end',
  '(comes back)': '/new',
};

/**
 * Reads a story.
 * @throws UserError with all that is wrong, by file and line
 */
export function readStory(file: string): Story {
  const { value, text: source, lineOf } = readCheckedFile(file, STORY);
  const { story, today, only, turns } = value;
  return {
    file,
    title: story,
    ...(today !== undefined && { today }),
    // The schema knows texts alone, and a place holds numbers.
    ...('place' in value && { place: (parse(source) as { readonly place: unknown }).place }),
    ...(only !== undefined && { only }),
    steps: turns.map((turn, index) => ({ ...turn, line: lineOf(['turns', index]) }) as Step),
  };
}

/** The line of a conversation that a listener's line of a story stands for. */
export const lineOfListener = (listener: string): string => WORDLESS[listener] ?? listener;

/** The listener's line of a story that stands for a line of a conversation. */
export const listenerOfLine = (line: string): string =>
  Object.keys(WORDLESS).find((listener) => WORDLESS[listener] === line) ?? line;

/**
 * Plays a story.
 * @throws Error at the first line that does not come true, naming it
 */
export async function playStory(story: Story, conversation: Conversation): Promise<void> {
  let report: TurnReport | undefined;
  for (const step of story.steps) {
    const check = (isTrue: boolean, message: string): void => {
      if (isTrue) return;
      throw new Error(`${story.file}:${step.line}: ${message}\n  heard: ${report?.text ?? '(nothing)'}`);
    };
    if ('listener' in step) {
      ({ report } = await conversation.say(lineOfListener(step.listener)));
      continue;
    }
    if (!report) return check(false, 'a story begins with a listener');
    const { text: answer, open, place } = report;
    const at = place?.at ? `${place.at.passage} ${place.at.part}` : 'nowhere';
    if ('guide' in step) check(matches(answer, step.guide), `the guide should say: ${step.guide}`);
    if ('not' in step) check(!answer.includes(step.not), `should not be heard: ${step.not}`);
    if ('session' in step) check(open === (step.session === 'open'), `the session should be ${step.session}`);
    if ('at' in step) check(at === step.at, `should be at ${step.at}, is at ${at}`);
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
