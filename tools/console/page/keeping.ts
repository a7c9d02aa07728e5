import type { GuideView, StoryWords, TurnView } from '../wire';
import { saveStory, saveUtterance } from './api';
import { fillMeanings, openDialog } from './dialogs';
import { byId } from './dom';

/** What the dialogs that keep tests need to know of the page. */
export interface KeepingOptions {
  /** The conversation as it stands; undefined where nothing has been said. */
  readonly talk: () => string | undefined;
  /** What a label is called. */
  readonly titleOf: (label: string) => string;
  /** Told of what was done. */
  readonly done: (text: string) => void;
}

/** The dialogs that keep what was said as a test: the conversation as a story, an utterance with what it should mean. */
export function openKeeping({ talk, titleOf, done }: KeepingOptions) {
  const title = byId<HTMLInputElement>('story-title');
  const wanted = byId<HTMLSelectElement>('correct-want');
  let corrected: TurnView | undefined;

  const story = openDialog('story', async () => {
    const id = talk();
    if (id === undefined) throw new Error('Nothing has been said yet.');
    const held = document.querySelector<HTMLInputElement>('input[name="held"]:checked')?.value as StoryWords;
    const { file } = await saveStory(id, title.value, held);
    title.value = '';
    done(`Saved as ${file}. npm test tells it from now on.`);
  });

  const correction = openDialog('correct', async () => {
    if (!corrected) return;
    const { file } = await saveUtterance(corrected.said, wanted.value);
    done(`Kept in ${file}. npm test asks for it from now on.`);
  });

  return {
    askForStory: () => story.show(),
    askForMeaning(turn: TurnView, guide: GuideView) {
      if (!turn.why) return;
      corrected = turn;
      byId('correct-said').textContent = `“${turn.said}” was understood as ${titleOf(turn.why.label)}.`;
      fillMeanings(wanted, guide, turn.why.label);
      correction.show();
    },
  };
}
