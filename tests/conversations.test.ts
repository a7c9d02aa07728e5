import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { Conversation } from '../tools/talk/conversation';
import { CHANNELS } from './support/channels';
import { playStory, readStory } from './support/story';
import { understanding } from './support/words';

const FOLDER = join(__dirname, 'conversations');
const stories = readdirSync(FOLDER)
  .filter((name) => name.endsWith('.yml'))
  .map((name) => readStory(join(FOLDER, name)));

describe.each(CHANNELS)('conversations on %s', (name, surface) => {
  const told = stories.filter(({ only }) => only === undefined || only.on.includes(name));
  test.each(told.map((story) => [story.title, story] as const))('%s', async (_title, story) => {
    await playStory(story, new Conversation(surface(story), understanding()));
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
