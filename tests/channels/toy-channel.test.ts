import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { CHANNELS, type CreateChannel } from '../../lambda/app';
import { type Asked, type ChannelOptions, type TurnTaken, takeTurn } from '../../lambda/channels/channel';
import type { IntentNames } from '../../lambda/channels/intents';
import { type HttpResponse, json, readJson } from '../../lambda/http/request';
import { anyone } from '../../lambda/http/router';
import { toText } from '../../lambda/speech/text';
import { playStory, readStory } from '../../tools/stories/story';
import { deskApp } from '../../tools/surfaces/desk-app';
import { gatewayEvent } from '../../tools/surfaces/gateway';
import type { Exchange, Surface } from '../../tools/surfaces/surface';
import { Conversation } from '../../tools/talk/conversation';
import { envelope, launch, SKILL_ID } from '../support/alexa';
import { page, understanding } from '../support/words';

/** A platform that sends words as they are, keeps the place between two requests, and says plain text. */
interface ToyRequest {
  readonly toy: Pick<Asked, 'event' | 'words'>;
  readonly place?: unknown;
}

interface ToyResponse {
  readonly text: string;
  readonly place?: unknown;
}

/** It has no intents. */
const NAMES: IntentNames = { kindOf: () => undefined, passageOf: () => undefined };

async function answer({ toy, place }: ToyRequest, options: ChannelOptions): Promise<ToyResponse> {
  const { reply, rendered } = await takeTurn('toy', { ...toy, place }, NAMES, options);
  return { text: toText(rendered.speech), ...(reply.asks && { place: reply.place }) };
}

const isToy = (event: unknown): event is ToyRequest =>
  typeof event === 'object' && event !== null && 'toy' in event;

/** The whole channel, where its platform calls the function itself. */
const toyEvents: CreateChannel = (options) => ({
  takes: isToy,
  serve: (event) => answer(event as ToyRequest, options),
  onError: () => ({ text: options.lastResort.text }),
});

/** The whole channel, where its platform calls a webhook. */
const toyWebhook: CreateChannel = (options) => ({
  routes: [
    {
      method: 'POST',
      path: '/toy',
      authorise: anyone,
      handle: async (request) => json(200, await answer(readJson(request) as ToyRequest, options)),
      onError: () => json(200, { text: options.lastResort.text }),
    },
  ],
});

type Send = (app: ReturnType<typeof deskApp>, request: ToyRequest) => Promise<ToyResponse>;

/** The platform, imitated: how it is called is all that the two kinds of channel differ in. */
class ToySurface implements Surface {
  readonly #send: (request: ToyRequest) => Promise<ToyResponse>;
  #turn: TurnTaken | undefined;
  #place: unknown;
  open = false;

  constructor(channel: CreateChannel, send: Send, { place, today = '2026-11-22' }: StoryStart) {
    this.#place = place;
    this.open = place !== undefined;
    const app = deskApp({
      page: page(),
      understanding: understanding(),
      skillId: SKILL_ID,
      today: () => today,
      channels: [channel, ...CHANNELS],
      observe: (turn) => {
        this.#turn = turn;
      },
      report: (what, error) => {
        throw new Error(what, { cause: error });
      },
    });
    this.#send = (request) => send(app, request);
  }

  send = ({ words }: { readonly words: string }) => this.#exchange({ words });
  launch = () => this.#exchange({ event: 'launch' });
  silence = () => this.#exchange({ event: 'silence' });

  async end(): Promise<Exchange> {
    this.open = false;
    return { move: 'end', ssml: '', reprompt: null, open: false };
  }

  async #exchange(toy: ToyRequest['toy']): Promise<Exchange> {
    const request = { toy, ...(this.open && { place: this.#place }) };
    const response = await this.#send(request);
    this.#place = response.place;
    this.open = response.place !== undefined;
    const turn = this.#turn;
    if (!turn) throw new Error('no turn was observed');
    const { kind } = turn.move;
    return { move: kind, request, response, turn, ssml: response.text, reprompt: null, open: this.open };
  }
}

interface StoryStart {
  readonly place?: unknown;
  readonly today?: string;
}

const FOLDER = join(__dirname, '..', 'conversations');
const stories = readdirSync(FOLDER)
  .filter((name) => name.endsWith('.yml'))
  .map((name) => readStory(join(FOLDER, name)))
  .filter(({ only }) => only === undefined);

const KINDS: readonly (readonly [string, CreateChannel, Send])[] = [
  ['that takes events', toyEvents, async (app, request) => (await app(request)) as ToyResponse],
  [
    'that is called over HTTP',
    toyWebhook,
    async (app, request) => {
      const body = JSON.stringify(request);
      const headers = { 'content-type': 'application/json' };
      const response = await app(gatewayEvent({ method: 'POST', path: '/toy', headers, body }));
      return JSON.parse((response as HttpResponse).body) as ToyResponse;
    },
  ],
];

describe.each(KINDS)('a channel of forty lines, %s', (_, channel, send) => {
  test.each(stories.map((story) => [story.title, story] as const))('%s', async (_title, story) => {
    await playStory(story, new Conversation(new ToySurface(channel, send, story), understanding()));
  });

  test('leaves the other channels as they are', async () => {
    const app = deskApp({ page: page(), skillId: SKILL_ID, channels: [channel, ...CHANNELS] });
    expect(await app(envelope(launch))).toMatchObject({ response: { shouldEndSession: false } });
  });
});

test('without it in the list, nobody answers its platform', async () => {
  const app = deskApp({ page: page(), skillId: SKILL_ID });
  expect(await app({ toy: { event: 'launch' } })).not.toHaveProperty('text');
  const body = gatewayEvent({ method: 'POST', path: '/toy', headers: {}, body: '{}' });
  expect(await app(body)).toMatchObject({ statusCode: 404 });
});
