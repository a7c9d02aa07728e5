import type { interfaces, ResponseEnvelope } from 'ask-sdk-model';
import type { Shown } from '../../../lambda/channels/alexa/apl';
import DOCUMENT from '../../../lambda/channels/alexa/apl-document.json';
import { deskApp } from '../../../tools/surfaces/desk-app';
import { alexa, envelope, intent, launch, SKILL_ID, ssmlOf } from '../../support/alexa';
import { page } from '../../support/words';

type Render = interfaces.alexa.presentation.apl.RenderDocumentDirective;

const send = alexa();

/** A request from a device with a screen. */
function fromScreen(request: unknown, attributes?: unknown) {
  const sent = envelope(request, attributes);
  const { System } = sent.context;
  const supportedInterfaces = { 'Alexa.Presentation.APL': { runtime: { maxVersion: '2024.3' } } };
  return { ...sent, context: { System: { ...System, device: { ...System.device, supportedInterfaces } } } };
}

const wordsOf = (text: string): string[] =>
  text
    .replace(/<sub alias='[^']*'>([^<]*)<\/sub>/g, '$1')
    .replace(/<[^>]*>/g, ' ')
    .replace(/&apos;/g, "'")
    .match(/[\p{L}\p{N}]+/gu) ?? [];

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
  return ((directive as Render).datasources as unknown as { guide: { properties: Shown } }).guide.properties;
};

describe('a device with a screen', () => {
  test('is shown all that is said, and nothing else', async () => {
    const answered = await send(fromScreen(intent('ReadSymptomsIntent')));
    const { lines } = shownIn(answered);
    expect(wordsOf(lines.map(({ text }) => text.replace(/^\d+\. /, '')).join(' '))).toEqual(
      wordsOf(ssmlOf(answered)),
    );
    expect(lines.filter(({ text }) => /^\d+\. /.test(text)).length).toBeGreaterThanOrEqual(2);
  });

  test('sees each line with the words that are said with it, and the question as one', async () => {
    const answered = await send(fromScreen(intent('ReadSymptomsIntent')));
    const { lines } = shownIn(answered);
    for (const { text, ssml } of lines) expect(wordsOf(text.replace(/^\d+\. /, ''))).toEqual(wordsOf(ssml));
    expect(lines.filter(({ asks }) => asks)).toEqual(lines.slice(-1));
    expect(lines.at(-1)?.text).toMatch(/\?$/);
  });

  test('sees where in its list it is, and each item by the number that it is asked for by', async () => {
    const first = await send(fromScreen(intent('ReadSymptomsIntent')));
    expect(shownIn(first).steps).toEqual([...Array(3).fill('now'), ...Array(7).fill('next')]);
    const place = { place: first.response.sessionAttributes?.place };
    const second = shownIn(await send(fromScreen(touch('AMAZON.YesIntent'), place)));
    expect(second.steps.slice(0, 4)).toEqual(['done', 'done', 'done', 'now']);
    const marks = second.lines.flatMap(({ text }) => /^\d+(?=\. )/.exec(text)?.[0] ?? []);
    expect(marks).toEqual(second.steps.flatMap((step, at) => (step === 'now' ? [String(at + 1)] : [])));
    const item = intent('ItemIntent', { number: { name: 'number', value: '5' } });
    const fifth = shownIn(await send(fromScreen(item, place)));
    expect(fifth.steps.indexOf('now')).toBe(4);
    expect(shownIn(await send(fromScreen(intent('ReadCausesIntent')))).steps).toEqual([]);
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

describe('text that follows the voice', () => {
  const follow = deskApp({ page: page(), skillId: SKILL_ID, screens: 'follow' });
  const responseOf = async (event: unknown) => ((await follow(event)) as ResponseEnvelope).response;
  const speechOf = ({ outputSpeech }: ResponseEnvelope['response']): string =>
    outputSpeech?.type === 'SSML' ? outputSpeech.ssml : '';

  test('is said line by line, once, and the first line by the device as ever', async () => {
    const { directives = [], ...response } = await responseOf(fromScreen(intent('ReadSymptomsIntent')));
    const [render, execute] = directives as [
      Render,
      interfaces.alexa.presentation.apl.ExecuteCommandsDirective,
    ];
    const guide = render.datasources?.guide as unknown as { properties: Shown; transformers: unknown };
    const { lines } = guide.properties;
    expect(guide.transformers).toEqual([
      { inputPath: 'lines[*].ssml', outputName: 'speech', transformer: 'ssmlToSpeech' },
    ]);
    expect(execute).toMatchObject({ type: 'Alexa.Presentation.APL.ExecuteCommands', token: render.token });
    expect(execute.commands).toEqual([
      { type: 'SpeakList', componentId: 'lines', start: 1, count: lines.length - 1, align: 'center' },
    ]);
    const whole = await send(fromScreen(intent('ReadSymptomsIntent')));
    const said = [speechOf(response), ...lines.slice(1).map(({ ssml }) => ssml)];
    expect(wordsOf(said.join(' '))).toEqual(wordsOf(ssmlOf(whole)));
    expect(response.shouldEndSession).toBe(false);
    expect(response.reprompt).toBeDefined();
  });

  test.each([
    'EmergencyIntent',
    'SelfHarmIntent',
    'DistressIntent',
    'AMAZON.HelpIntent',
    'AMAZON.StopIntent',
  ])('leaves what must be heard to the device: %s', async (name) => {
    const response = await responseOf(fromScreen(intent(name)));
    expect(response.directives?.map(({ type }) => type)).toEqual(['Alexa.Presentation.APL.RenderDocument']);
    expect(wordsOf(speechOf(response))).toEqual(wordsOf(ssmlOf(await send(fromScreen(intent(name))))));
  });

  test('is nothing for a device without a screen, which says all of it', async () => {
    const response = await responseOf(envelope(intent('ReadSymptomsIntent')));
    expect(response.directives).toBeUndefined();
    expect(speechOf(response)).toBe(ssmlOf(await send(envelope(intent('ReadSymptomsIntent')))));
  });
});

describe('nothing is shown', () => {
  test('on a device without a screen', async () => {
    const { response } = await send(envelope(launch));
    expect(response.response.directives).toBeUndefined();
  });

  test('where it is switched off', async () => {
    const app = deskApp({ page: page(), skillId: SKILL_ID, screens: 'off' });
    const { response } = (await app(fromScreen(launch))) as ResponseEnvelope;
    expect(response.directives).toBeUndefined();
  });
});

describe('the document', () => {
  test('shows each thing that comes with a turn, and asks for no other', () => {
    const bound = JSON.stringify(DOCUMENT).match(/(?<=payload\.guide\.properties\.)\w+/g) ?? [];
    expect(new Set(bound)).toEqual(new Set(['title', 'steps', 'numbers', 'lines', 'choices']));
  });

  test('names colours and sizes that it defines', () => {
    const [defaults] = DOCUMENT.resources;
    const names = new Set([
      ...Object.keys(defaults?.colors ?? {}),
      ...Object.keys(defaults?.dimensions ?? {}),
    ]);
    const used = JSON.stringify(DOCUMENT).match(/(?<=@)\w+/g) ?? [];
    expect(used.filter((name) => !names.has(name))).toEqual([]);
  });

  test.each(DOCUMENT.resources.flatMap(({ colors }) => (colors ? [colors] : [])))(
    'can be read: contrast of %j',
    ({ paper, ink, quiet, accent, onAccent, follow }) => {
      for (const [front, back] of [
        [ink, paper],
        [quiet, paper],
        [accent, paper],
        [follow, paper],
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
