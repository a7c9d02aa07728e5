import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { readStory, type Story, saysAsWritten, spoken } from '../tools/stories/story';
import { Conversation, type Heard } from '../tools/talk/conversation';
import { CHANNELS } from './support/channels';
import { understanding } from './support/words';

const FOLDER = join(__dirname, 'conversations');
const stories = readdirSync(FOLDER)
  .filter((name) => name.endsWith('.yml'))
  .map((name) => readStory(join(FOLDER, name)));

describe.each(CHANNELS)('conversations on %s', (name, surface) => {
  const told = stories.filter(({ only }) => only === undefined || only.on.includes(name));
  test.each(told.map((story) => [story.title, story] as const))('%s', async (_title, story) => {
    await tell(story, new Conversation(surface(story), understanding()));
  });
});

test('there are stories enough, and no two of one title', () => {
  expect(stories.length).toBeGreaterThanOrEqual(40);
  expect(new Set(stories.map(({ title }) => title)).size).toBe(stories.length);
});

test('a story that is not told everywhere is told on a channel that there is', () => {
  const names: readonly string[] = CHANNELS.map(([name]) => name);
  for (const { only } of stories) for (const name of only?.on ?? []) expect(names).toContain(name);
});

/** Plays a story and fails at the first line that is not so, naming it. */
async function tell(story: Story, conversation: Conversation): Promise<void> {
  let heard: Heard | undefined;
  for (const step of story.steps) {
    const fail = (what: string): never => {
      throw new Error(`${story.file}:${step.line}: ${what}\n  heard: ${heard?.text ?? '(nothing)'}`);
    };
    if ('listener' in step) {
      ({ heard } = await conversation.say(spoken(step.listener)));
      continue;
    }
    if (!heard) return fail('a story begins with a listener');
    if ('guide' in step && !saysAsWritten(heard.text, step.guide))
      fail(`the guide should say: ${step.guide}`);
    if ('not' in step && heard.text.includes(step.not)) fail(`should not be heard: ${step.not}`);
    if ('session' in step && heard.open !== (step.session === 'open'))
      fail(`the session should be ${step.session}`);
    if ('at' in step && placeOf(heard) !== step.at) fail(`should be at ${step.at}, is at ${placeOf(heard)}`);
  }
}

/** Where the listener is, as a story writes it: "symptoms 2", a passage id and a part. */
const placeOf = ({ place }: Heard): string =>
  place?.at ? `${place.at.passage} ${place.at.part}` : 'nowhere';
