import type { Conversation, Heard } from '../talk/conversation';
import { type Story, saysAsWritten, spoken } from './story';

/**
 * Plays a story.
 * @throws Error at the first line that is not so, naming it
 */
export async function tell(story: Story, conversation: Conversation): Promise<void> {
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
