import { SURFACE_HEADER } from '../../../lambda/channels/dialogflow/surface';
import type { Move, PlainMove } from '../../../lambda/guide/moves';
import { SECRET_HEADER } from '../../../lambda/http/auth';
import { plainText } from '../../../lambda/page/words';
import { SURFACES, type SurfaceName } from '../../surfaces/open';
import type { Exchange } from '../../surfaces/surface';
import type { Words } from '../../words';
import type { Prepared } from './subjects/floor';

/** The settings that the packaged handler is given, and that the events below are made for. */
export const SETTINGS = {
  ALEXA_SKILL_ID: 'amzn1.ask.skill.00000000-0000-4000-8000-000000000000',
  DIALOGFLOW_SECRET: 'for-the-desk-only-and-nowhere-else',
} as const;

/** A conversation as it goes over the wire: the events, as JSON, and the answers to them for the floor to give. */
export interface Recorded {
  readonly events: readonly string[];
  readonly answers: Prepared;
}

/** Characters of the token that Alexa sends with every request, about. It is read and thrown away each time. */
const TOKEN_CHARACTERS = 800;

/**
 * A conversation of every kind of turn, about any page: reading on and back, a list, an item, the helpline and back, the
 * list of contents, a change of pace, something that is not understood.
 */
export function turnsOf({
  page,
  compiled,
}: Pick<Words, 'page' | 'compiled'>): { move: Move; words: string }[] {
  const { start } = page.facts;
  const longest = compiled.passages.reduce((a, b) => (b.cuts.full.length > a.cuts.full.length ? b : a));
  const read = (passage: string) => ({
    move: { kind: 'read', passage } as const,
    words: plainText(page.passage(passage)?.title ?? []).toLowerCase(),
  });
  const say = (kind: PlainMove, words: string) => ({
    move: { kind },
    words,
  });
  return [
    read(start),
    say('yes', 'yes please'),
    read(longest.id),
    say('yes', 'yes'),
    say('next', 'next'),
    { move: { kind: 'item', item: 2 }, words: 'what was number two' },
    say('repeat', 'say that again'),
    say('helpline', 'helpline'),
    say('resume', 'carry on'),
    say('where', 'where am i'),
    say('menu', 'what can i hear'),
    { move: { kind: 'item', item: 3 }, words: 'the third one' },
    say('slower', 'a bit slower please'),
    say('previous', 'go back'),
    say('not-understood', 'mm well you know'),
    say('faster', 'faster again'),
  ];
}

/** Has the conversation on an Echo, and keeps what went over the wire. */
export async function onAlexa(words: Words): Promise<Recorded> {
  const exchanges = await had(words, 'alexa');
  const sent = exchanges.map(({ request }, index) => {
    const { context, request: asked, ...rest } = structuredClone(request) as AlexaEvent;
    const System = { ...context.System, apiAccessToken: 'x'.repeat(TOKEN_CHARACTERS) };
    return { ...rest, context: { ...context, System }, request: { ...asked, requestId: `turn-${index}` } };
  });
  return {
    events: sent.map((event) => JSON.stringify(event)),
    answers: Object.fromEntries(
      exchanges.map(({ response }, index) => [`turn-${index}`, response as object]),
    ),
  };
}

/** Has it on one of Dialogflow's surfaces, as API Gateway hands it over. */
export async function onGoogle(
  words: Words,
  name: Exclude<SurfaceName, 'alexa'> = 'phone',
): Promise<Recorded> {
  const exchanges = await had(words, name);
  const path = name === 'cx' || name === 'assistant' ? `/google/${name}` : '/google';
  const surface: Record<string, string> = name === 'phone' ? { [SURFACE_HEADER]: 'phone' } : {};
  const sent = exchanges.map(({ request }, index) => ({
    version: '2.0',
    routeKey: `POST ${path}`,
    rawPath: path,
    rawQueryString: '',
    headers: { 'content-type': 'application/json', [SECRET_HEADER]: SETTINGS.DIALOGFLOW_SECRET, ...surface },
    requestContext: { stage: '$default', http: { method: 'POST', path, protocol: 'HTTP/1.1' } },
    body: JSON.stringify({ ...(request as object), responseId: `turn-${index}` }),
    isBase64Encoded: false,
  }));
  return {
    events: sent.map((event) => JSON.stringify(event)),
    answers: Object.fromEntries(
      exchanges.map(({ response }, index) => [
        `turn-${index}`,
        { statusCode: 200, headers: { 'content-type': 'application/json' }, body: response as object },
      ]),
    ),
  };
}

interface AlexaEvent {
  readonly context: { readonly System: object };
  readonly request: object;
}

async function had(words: Words, on: SurfaceName): Promise<Exchange[]> {
  const { page, understanding } = words;
  const surface = SURFACES[on]({ page, understanding });
  const exchanges: Exchange[] = [];
  for (const said of turnsOf(words)) exchanges.push(await surface.send(said));
  return exchanges;
}
