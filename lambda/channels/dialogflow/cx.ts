import * as v from 'valibot';
import type { Page } from '../../page/page';
import { toSsml } from '../../speech/ssml';
import type { Understanding } from '../../understanding/open';
import type { ChannelOptions, TurnTaken } from '../turn';
import { createTurns } from '../turns';
import type { Answer } from './channel';
import { type Asked, moveOf } from './move';
import { LISTENING, PLACE } from './place';
import { known } from './request';
import { richContent, screenOf } from './screen';

const text = v.fallback(v.string(), '');
const record = v.fallback(v.record(v.string(), v.unknown()), {});
const resolved = v.fallback(v.object({ resolvedValue: v.unknown() }), { resolvedValue: undefined });
const request = v.object({
  fulfillmentInfo: v.object({ tag: text }),
  text,
  transcript: text,
  intentInfo: v.fallback(v.object({ parameters: v.fallback(v.record(v.string(), resolved), {}) }), {
    parameters: {},
  }),
  pageInfo: v.fallback(v.object({ currentPage: text }), { currentPage: '' }),
  sessionInfo: v.fallback(v.object({ parameters: record }), { parameters: {} }),
});

/** Dialogflow CX, which Google calls Conversational Agents now: the tag of a fulfilment names what is wanted. */
export function createCx(page: Page, understanding: Understanding, options: ChannelOptions) {
  const turns = createTurns('cx', page, options);

  return async (body: unknown): Promise<Answer> => {
    const parsed = v.safeParse(request, body);
    if (!parsed.success) {
      options.report('refused: not a request of Dialogflow CX');
      return { status: 400, body: { error: 'not a Dialogflow CX request' } };
    }
    const { fulfillmentInfo, intentInfo, pageInfo, sessionInfo, ...said } = parsed.output;
    const asked: Asked = {
      name: fulfillmentInfo.tag,
      parameters: known(
        Object.fromEntries(
          Object.entries(intentInfo.parameters).map(([name, { resolvedValue }]) => [name, resolvedValue]),
        ),
      ),
      words: said.text || said.transcript,
    };
    const here = turns.at(sessionInfo.parameters[PLACE]);
    let turn: TurnTaken;
    try {
      turn = turns.take(moveOf(asked, here.place, page, understanding), here);
    } catch (error) {
      options.report('a turn failed', error);
      turn = turns.excuse(here);
    }
    options.observe(turn);
    return { status: 200, body: responseTo(turn, page, pageInfo.currentPage) };
  };
}

/**
 * A turn as CX takes it. What is heard is `outputAudioText`; the texts beside it are only shown. It replaces whatever
 * the flow was about to say, or that would be heard as well.
 */
function responseTo(turn: TurnTaken, page: Page, currentPage: string) {
  const { reply, rendered } = turn;
  const screen = screenOf(turn, page);
  const payload = richContent(screen);
  const listening = reply.asks !== undefined;
  const end = listening ? undefined : endOfSession(currentPage);
  return {
    fulfillmentResponse: {
      messages: [
        { outputAudioText: { ssml: toSsml(rendered.speech) } },
        ...screen.bubbles.map((bubble) => ({ text: { text: [bubble] } })),
        ...(payload ? [{ payload }] : []),
      ],
      mergeBehavior: 'REPLACE',
    },
    sessionInfo: { parameters: { [PLACE]: listening ? reply.place : null, [LISTENING]: listening } },
    ...(end && { targetPage: end }),
  };
}

/** The page of the same flow on which a session ends; undefined where the request did not say which flow it is in. */
function endOfSession(currentPage: string): string | undefined {
  const flow = /^(projects\/[^/]+\/locations\/[^/]+\/agents\/[^/]+\/flows\/[^/]+)\/pages\/[^/]+$/.exec(
    currentPage,
  )?.[1];
  return flow === undefined ? undefined : `${flow}/pages/END_SESSION`;
}
