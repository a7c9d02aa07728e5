import type { interfaces, ResponseEnvelope } from 'ask-sdk-model';
import DOCUMENT from '../../../lambda/channels/alexa/apl-document.json';
import { deskApp } from '../../../tools/surfaces/desk-app';
import { alexa, envelope, intent, launch, SKILL_ID, ssmlOf } from '../../support/alexa';
import { page } from '../../support/words';

type Render = interfaces.alexa.presentation.apl.RenderDocumentDirective;

interface Shown {
  readonly title: string;
  readonly numbers: readonly string[];
  readonly lines: readonly string[];
  readonly choices: readonly { readonly label: string; readonly intent: string }[];
}

const send = alexa();

/** A request from a device with a screen. */
function fromScreen(request: unknown, attributes?: unknown) {
  const sent = envelope(request, attributes);
  const { System } = sent.context;
  const supportedInterfaces = { 'Alexa.Presentation.APL': { runtime: { maxVersion: '2024.3' } } };
  return { ...sent, context: { System: { ...System, device: { ...System.device, supportedInterfaces } } } };
}

const touch = (...touched: unknown[]) => ({
  type: 'Alexa.Presentation.APL.UserEvent',
  requestId: 'amzn1.echo-api.request.2',
  timestamp: '2026-11-22T09:00:00Z',
  locale: 'en-GB',
  token: 'guide',
  arguments: touched,
  source: { type: 'TouchWrapper', handler: 'Press', id: '' },
});

const shownIn = ({ response }: { readonly response: ResponseEnvelope }): Shown => {
  const [directive] = response.response.directives ?? [];
  return ((directive as Render).datasources as unknown as { guide: Shown }).guide;
};

describe('a device with a screen', () => {
  test('is shown all that is said, and nothing else', async () => {
    const answered = await send(fromScreen(intent('ReadSymptomsIntent')));
    const { lines } = shownIn(answered);
    const words = (text: string): string[] => text.match(/[\p{L}\p{N}]+/gu) ?? [];
    const said = ssmlOf(answered)
      .replace(/<sub alias='[^']*'>([^<]*)<\/sub>/g, '$1')
      .replace(/<[^>]*>/g, ' ')
      .replace(/&apos;/g, "'");
    expect(words(lines.join(' '))).toEqual(words(said));
    expect(lines.filter((line) => line.startsWith('– ')).length).toBeGreaterThanOrEqual(2);
  });

  test('shows a number large where one is said', async () => {
    expect(shownIn(await send(fromScreen(intent('HelplineIntent')))).numbers).toEqual(['08088 010 444']);
    expect(shownIn(await send(fromScreen(intent('EmergencyIntent')))).numbers).toEqual(['999']);
    expect(shownIn(await send(fromScreen(intent('SelfHarmIntent')))).numbers).toEqual(['999', '116 123']);
    expect(shownIn(await send(fromScreen(intent('ReadCausesIntent')))).numbers).toEqual([]);
  });

  test('takes a touch for what would be said', async () => {
    const first = await send(fromScreen(intent('ReadSymptomsIntent')));
    const { choices } = shownIn(first);
    expect(choices.map(({ label }) => label)).toContain('Yes');
    const place = { place: first.response.sessionAttributes?.place };
    for (const { intent: named } of choices) {
      const { turn, reported } = await send(fromScreen(touch(named), place));
      expect([named, turn?.move.kind]).not.toEqual([named, 'not-understood']);
      expect(reported).toEqual([]);
    }
    const { turn } = await send(fromScreen(touch('AMAZON.YesIntent'), place));
    expect(turn?.reply.reads).toMatchObject({ passage: 'symptoms', part: 2 });
  });

  test.each([[[]], [[7]], [[null, 'x']], [['ReadNothingIntent']], [['__proto__']]])(
    'asks again after a touch that means nothing: %j',
    async (touched) => {
      const { turn, reported } = await send(fromScreen(touch(...touched)));
      expect(turn?.move.kind).toBe('not-understood');
      expect(reported).toEqual([]);
    },
  );

  test('still has the card', async () => {
    const { response } = await send(fromScreen(intent('HelplineIntent')));
    expect(response.response.card).toMatchObject({ type: 'Simple' });
  });
});

describe('nothing is shown', () => {
  test('on a device without a screen', async () => {
    const { response } = await send(envelope(launch));
    expect(response.response.directives).toBeUndefined();
  });

  test('where it is switched off', async () => {
    const app = deskApp({ page: page(), skillId: SKILL_ID, screens: false });
    const { response } = (await app(fromScreen(launch))) as ResponseEnvelope;
    expect(response.directives).toBeUndefined();
  });
});

describe('the document', () => {
  const nodes: Record<string, unknown>[] = [];
  const collect = (value: unknown): void => {
    if (Array.isArray(value)) value.forEach(collect);
    else if (typeof value === 'object' && value !== null) {
      nodes.push(value as Record<string, unknown>);
      Object.values(value).forEach(collect);
    }
  };
  collect(DOCUMENT.mainTemplate);
  collect(DOCUMENT.layouts);
  const components = nodes.filter((node) => typeof node.type === 'string');

  test('is made of components that there are', () => {
    const known = new Set([
      ...['Frame', 'ScrollView', 'Container', 'Text', 'TouchWrapper', 'SendEvent'],
      ...Object.keys(DOCUMENT.layouts),
    ]);
    expect(components.map(({ type }) => type).filter((type) => !known.has(type as string))).toEqual([]);
  });

  test('shows each thing that comes with a turn, and asks for no other', () => {
    const bound = JSON.stringify(DOCUMENT).match(/(?<=payload\.guide\.)\w+/g) ?? [];
    expect(new Set(bound)).toEqual(new Set(['title', 'numbers', 'lines', 'choices']));
  });

  test('names colours and sizes that it defines', () => {
    const [defaults] = DOCUMENT.resources;
    const names = new Set([
      ...Object.keys(defaults?.colors ?? {}),
      ...Object.keys(defaults?.dimensions ?? {}),
    ]);
    const used = JSON.stringify(DOCUMENT).match(/(?<="@)\w+/g) ?? [];
    expect(used.filter((name) => !names.has(name))).toEqual([]);
  });

  test('tells a screen reader what can be touched', () => {
    for (const wrapper of components.filter(({ type }) => type === 'TouchWrapper'))
      expect(wrapper).toMatchObject({ role: 'button', accessibilityLabel: expect.stringContaining('label') });
  });

  test('has no word of its own', () => {
    const texts = components.flatMap(({ text }) => (typeof text === 'string' ? [text] : []));
    expect(texts.every((text) => /^\$\{[\w.]+\}$/.test(text))).toBe(true);
  });

  test.each(DOCUMENT.resources.flatMap(({ colors }) => (colors ? [colors] : [])))(
    'can be read: contrast of %j',
    ({ paper, ink, quiet, accent, onAccent }) => {
      for (const [front, back] of [
        [ink, paper],
        [quiet, paper],
        [accent, paper],
        [onAccent, accent],
      ] as const)
        expect(contrast(front, back)).toBeGreaterThanOrEqual(7);
    },
  );
});

/** The contrast of two colours, from 1 to 21. (Source: WCAG 2, contrast ratio.) */
function contrast(one: string, other: string): number {
  const [light = 0, dark = 0] = [one, other].map(luminance).sort((a, b) => b - a);
  return (light + 0.05) / (dark + 0.05);
}

function luminance(colour: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const share = Number.parseInt(colour.slice(at, at + 2), 16) / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
