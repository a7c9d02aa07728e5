import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '../../lambda/page/page';
import type { Understanding } from '../../lambda/understanding/open';
import { SURFACES, type SurfaceName } from '../surfaces';
import { Conversation } from '../talk/conversation';
import { playStory, type Story, StoryFailed } from './story';

/** The day of a story that names none: before the next review, whenever it is played. */
export const SOME_DAY = '2026-11-22';

/** What stories are played with. */
export interface Played {
  readonly page: Page;
  readonly understanding: Understanding;
}

/** A way in which a story did not come true, told once for all the channels on which it went so. */
export interface Failure {
  readonly channels: readonly SurfaceName[];
  /** 0 where something broke, instead of something else being heard. */
  readonly line: number;
  readonly wanted: string;
  readonly heard: string;
}

/** The files of the stories in a folder, by name; none where there is no such folder. */
export function storyFiles(folder: string): string[] {
  try {
    return readdirSync(folder)
      .filter((name) => name.endsWith('.yml'))
      .map((name) => join(folder, name));
  } catch {
    return [];
  }
}

/** The surface that a story begins on, as it begins. */
export const surfaceFor = (
  name: SurfaceName,
  { place, today }: Pick<Story, 'place' | 'today'>,
  { page, understanding }: Played,
) =>
  SURFACES[name]({
    page,
    understanding,
    today: () => today ?? SOME_DAY,
    // In a story nothing may go wrong behind the scenes either.
    report: (what, error) => {
      throw new Error(what, { cause: error });
    },
    ...(place !== undefined && { place }),
  });

/** Plays a story on every channel that it is told on. @returns the ways in which it did not come true */
export async function playEverywhere(
  story: Story,
  played: Played,
  channels: readonly SurfaceName[] = Object.keys(SURFACES) as SurfaceName[],
): Promise<Failure[]> {
  const failures = new Map<string, Failure>();
  for (const channel of channels.filter((name) => story.only?.on.includes(name) ?? true)) {
    try {
      await playStory(story, new Conversation(surfaceFor(channel, story, played), played.understanding));
    } catch (error) {
      const { line, wanted, heard } =
        error instanceof StoryFailed
          ? error
          : { line: 0, wanted: 'nothing should break', heard: String(error) };
      const key = JSON.stringify([line, wanted, heard]);
      const { channels: before = [] } = failures.get(key) ?? {};
      failures.set(key, { channels: [...before, channel], line, wanted, heard });
    }
  }
  return [...failures.values()];
}
