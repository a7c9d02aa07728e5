import { join } from 'node:path';
import { playEverywhere, storyFiles } from '../tools/stories/play';
import { readStory } from '../tools/stories/story';
import { SURFACES } from '../tools/surfaces';
import { page, understanding } from './support/words';

const FOLDER = join(__dirname, 'conversations');
const stories = storyFiles(FOLDER).map(readStory);

/** What goes wrong in the same way on many channels is told once. */
test.each(stories.map((story) => [story.title, story] as const))('%s', async (_title, story) => {
  expect(await playEverywhere(story, { page: page(), understanding: understanding() })).toEqual([]);
});

test('there are stories enough, and no two of one title', () => {
  expect(stories.length).toBeGreaterThanOrEqual(40);
  expect(new Set(stories.map(({ title }) => title)).size).toBe(stories.length);
});

test('a story that is not told everywhere is told on a channel that there is', () => {
  const names: readonly string[] = Object.keys(SURFACES);
  for (const { only } of stories) for (const name of only?.on ?? []) expect(names).toContain(name);
});
