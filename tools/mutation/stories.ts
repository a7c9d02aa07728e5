import { readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { page, understanding } from '../../tests/support/words';
import { playStory, readStory } from '../stories/story';
import { Conversation } from '../talk/conversation';
import { openDesk } from './desk';

const FOLDER = resolve('tests', 'conversations');

/** The day of a story that names none. */
const SOME_DAY = '2026-11-22';

/** All but those that need a platform of their own: a device that plays the reprompt by itself, a telephone line. */
const stories = readdirSync(FOLDER)
  .filter((name) => name.endsWith('.yml'))
  .map((name) => readStory(join(FOLDER, name)))
  .filter(({ only }) => only === undefined);

test.each(stories.map((story) => [story.title, story] as const))('%s', async (_title, story) => {
  const desk = openDesk(page(), story.today ?? SOME_DAY, story.place);
  await playStory(story, new Conversation(desk, understanding()));
});
