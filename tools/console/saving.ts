import { join } from 'node:path';
import { isStale } from '../../lambda/guide/turn';
import { toText } from '../../lambda/speech/text';
import { isoDay } from '../content/dates';
import { type Held, NotSaved, saveStory, type Told } from '../stories/save';
import { questionOf } from '../talk/conversation';
import type { Talk } from './talk';
import type { Recorded } from './turn-view';

/**
 * Keeps a conversation as a test.
 * @param tests the folder of the tests
 * @returns the file
 * @throws NotSaved with the reason
 */
export function keepStory(tests: string, talk: Talk, title: string, held: Held, now = new Date()): string {
  const [first] = talk.turns;
  if (!first) throw new NotSaved('Nothing has been said yet.');
  if (talk.turns.some(({ page }) => page.edition !== first.page.edition))
    throw new NotSaved(
      'The words were changed in the middle of this conversation, so no test could tell it again. Begin a new one.',
    );
  const channels = [...new Set(talk.turns.map(({ channel }) => channel))];
  const silent = talk.turns.some(({ turn }) => turn.heard.said === '/silence');
  if (silent && channels.length > 1)
    throw new NotSaved(
      'A silence is another thing on each channel, and this conversation was on more than one.',
    );
  const today = isoDay(now);
  return saveStory(join(tests, 'conversations'), {
    title,
    held,
    // What is said depends on the day only once a review is overdue.
    ...(isStale(first.page.facts.nextReview, today) && { today }),
    ...(silent && { only: { on: channels, because: 'a silence is another thing on each channel' } }),
    ...(talk.start !== undefined && { place: talk.start }),
    turns: talk.turns.map(told),
  });
}

function told({ turn }: Recorded): Told {
  const { beats, rate } = turn.speech;
  return { ...turn.heard, question: toText({ beats: beats.slice(questionOf(turn)), rate }) };
}
