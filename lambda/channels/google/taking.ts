import { reply, troubled } from '../../guide/guide';
import type { Place } from '../../guide/place';
import type { Reply } from '../../guide/reply';
import type { Page } from '../../page/page';
import { render } from '../../speech/render';
import type { Understanding } from '../../understanding/open';
import type { ChannelName, ChannelOptions, TurnTaken } from '../turn';
import { type Asked, moveOf } from './move';

/** Takes turns for both of Dialogflow's products, whose requests and responses differ in everything else. */
export interface Taking {
  /** What the guide says to what was asked. */
  take(asked: Asked, before: Place): TurnTaken;
  /** What it says when it has failed itself. */
  excuse(before: Place): TurnTaken;
}

export function takingOf(
  channel: ChannelName,
  page: Page,
  understanding: Understanding,
  { today }: Pick<ChannelOptions, 'today'>,
): Taking {
  const taken = (move: TurnTaken['move'], before: Place, answer: Reply): TurnTaken => ({
    channel,
    move,
    before,
    reply: answer,
    rendered: render(answer, page),
  });
  return {
    take(asked, before) {
      const move = moveOf(asked, before, page, understanding);
      return taken(move, before, reply(move, before, page, today()));
    },
    excuse: (before) => taken({ kind: 'unheard' }, before, troubled(before, page)),
  };
}
