import { RESPONSE_BYTES, SCREEN } from '../../../lambda/channels/dialogflow/response-limits';
import { toSsml } from '../../../lambda/speech/ssml';
import { toText } from '../../../lambda/speech/text';
import { lineOfListener } from '../../../tools/stories/story';
import type { SurfaceName } from '../../../tools/surfaces';
import type { Exchange } from '../../../tools/surfaces/surface';
import { Conversation } from '../../../tools/talk/conversation';
import { CHANNELS } from '../../support/channels';
import { understanding } from '../../support/words';
import { asMessage, type Version } from './protos';
import { flat, stories } from './support';

/** What each surface must be told in: the versions of Google's definitions, and what of a turn reaches a listener. */
const SURFACES: Readonly<
  Partial<Record<SurfaceName, { versions: readonly Version[]; speaks: boolean; shows: boolean }>>
> = {
  assistant: { versions: ['v2', 'v2beta1'], speaks: true, shows: true },
  phone: { versions: ['v2beta1'], speaks: true, shows: false },
  gateway: { versions: ['v2beta1'], speaks: true, shows: false },
  messenger: { versions: ['v2', 'v2beta1'], speaks: false, shows: true },
  cx: { versions: ['v3'], speaks: true, shows: true },
};

/** Walks through every part of every passage, and through everything else that can be said, at every pace. */
const EVERYTHING = [
  '/launch',
  ...['normal', 'slower', 'slowest'].flatMap((pace) => [
    ...(pace === 'normal' ? [] : ['slower']),
    'what are the symptoms',
    'number three',
    'the last one',
    'spell that',
    'short summary',
    ...Array<string>(90).fill('next'),
    // Not on the way through the page, or only for somebody who agrees.
    ...['what are the outcomes', 'next', 'next', 'what are the sources', ...Array<string>(8).fill('next')],
    ...[
      'menu',
      'next',
      'next',
      'next',
      'next',
      'next',
      'helpline',
      'whatsapp',
      'who wrote this',
      'how up to date is it',
    ],
    ...['is there any support', "i'm so frightened", 'he has passed out', 'would you take it if you were me'],
    ...[
      'what should i eat',
      'mmm the the brr',
      'mmm the the brr',
      'mmm the the brr',
      'mmm the the brr',
      'help',
    ],
  ]),
  'stop',
];

const google = CHANNELS.filter(([name]) => name in SURFACES);

describe.each(google)('what goes over the wire to %s', (name, surface) => {
  const { versions, speaks, shows } = SURFACES[name] ?? { versions: [], speaks: false, shows: false };

  const check = ({ request, response, turn, ssml, shown = [], chips, open }: Exchange): void => {
    if (!turn) return;
    const { speech } = turn.rendered;
    if (speaks) expect(ssml).toBe(toSsml(speech));
    // A card may say more than is heard, and comes last.
    if (shows) expect(flat(shown.join(' ')).startsWith(flat(toText(speech)))).toBe(true);
    for (const text of name === 'assistant' ? shown.slice(0, 1) : shown)
      expect(text.length).toBeLessThanOrEqual(SCREEN.bubble);
    if (chips) {
      expect(chips.length > 0).toBe(open);
      expect(chips.length).toBeLessThanOrEqual(SCREEN.chips);
      expect(new Set(chips).size).toBe(chips.length);
      for (const chip of chips) expect(chip.length).toBeLessThanOrEqual(SCREEN.chip);
    }
    expect(open).toBe(turn.reply.asks !== undefined);
    expect(Buffer.byteLength(JSON.stringify(response))).toBeLessThan(RESPONSE_BYTES / 4);
    for (const version of versions) {
      expect(asMessage(version, 'WebhookResponse', response)).toEqual(response);
      expect(asMessage(version, 'WebhookRequest', request)).toEqual(request);
    }
  };

  const told = stories.filter(({ only }) => only === undefined || only.on.includes(name));
  test.each(told.map((story) => [story.title, story] as const))('%s', async (_title, story) => {
    const conversation = new Conversation(surface(story), understanding());
    for (const step of story.steps)
      if ('listener' in step) check((await conversation.say(lineOfListener(step.listener))).exchange);
  });

  test('every part of the page, and everything else that can be said, at every pace', async () => {
    const conversation = new Conversation(surface({ file: '', title: '', steps: [] }), understanding());
    const read = new Set<string>();
    for (const line of EVERYTHING) {
      const { exchange, report } = await conversation.say(line);
      check(exchange);
      if (report.passage) read.add(`${report.passage} ${report.part} of ${report.parts}`);
    }
    expect(read.size).toBeGreaterThan(80);
  });
});
