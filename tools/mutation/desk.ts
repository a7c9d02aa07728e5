import { reply } from '../../lambda/guide/guide';
import type { Move } from '../../lambda/guide/moves';
import { readPlace } from '../../lambda/guide/place';
import type { IsoDate, Page } from '../../lambda/page/page';
import { render } from '../../lambda/speech/render';
import { toSsml } from '../../lambda/speech/ssml';
import { toText } from '../../lambda/speech/text';
import type { Exchange, Surface } from '../surfaces/surface';

/** The guide and its speech alone, with no platform around them: a story is told on it in a hundredth of the time. */
export function openDesk(page: Page, today: IsoDate, begin?: unknown): Surface {
  let place = begin;
  let open = false;
  const turn = async (move: Move): Promise<Exchange> => {
    const before = readPlace(place, page);
    const answer = reply(move, before, page, today);
    const rendered = render(answer, page);
    open = rendered.reprompt !== undefined;
    // As the platforms keep it, so that nothing gets from one turn to the next that JSON cannot carry.
    place = open ? JSON.parse(JSON.stringify(answer.place)) : undefined;
    return {
      move: move.kind,
      turn: { channel: 'alexa', move, before, reply: answer, rendered },
      ssml: toSsml(rendered.speech),
      reprompt: rendered.reprompt ? toText(rendered.reprompt) : null,
      open,
    };
  };
  return {
    send: ({ move }) => turn(move),
    launch: () => turn({ kind: 'launch' }),
    silence: () => turn({ kind: 'silence' }),
    end: () => turn({ kind: 'end' }),
    get open() {
      return open;
    },
  };
}
