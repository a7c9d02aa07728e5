import type { interfaces, ResponseEnvelope } from 'ask-sdk-model';
import { aplFigure, VIEWPORTS } from '../../tools/console/page/apl-figure';
import { alexa, envelope, intent } from '../support/alexa';

type Render = interfaces.alexa.presentation.apl.RenderDocumentDirective;

async function shown(name: string): Promise<Render> {
  const sent = envelope(intent(name));
  const { System } = sent.context;
  const supportedInterfaces = { 'Alexa.Presentation.APL': { runtime: { maxVersion: '2024.3' } } };
  const device = { ...System.device, supportedInterfaces };
  const { response } = await alexa()({ ...sent, context: { System: { ...System, device } } });
  return ((response as ResponseEnvelope).response.directives ?? [])[0] as Render;
}

const figures = async (name: string): Promise<string[]> => {
  const directive = await shown(name);
  return VIEWPORTS.map((viewport) => String(aplFigure(directive, viewport)));
};

test('a screen of each kind shows what the document does: number, lines and what can be touched', async () => {
  for (const figure of await figures('HelplineIntent')) {
    const texts = [...figure.matchAll(/<p [^>]*>([^<]*)<\/p>/g)].map(([, text]) => text);
    expect(texts[1]).toBe('08088 010 444');
    expect(texts.at(-1)).toBe('What can I hear?');
    expect(figure).not.toMatch(/undefined|\$\{|@\w|NaN/);
  }
});

test('sizes and colours are those of the screen', async () => {
  const [show, small, light, round, television] = await figures('ReadSymptomsIntent');
  const first = (figure = '') => /color: (#\w+); font-size: (\d+px)/.exec(figure)?.slice(1);
  expect(first(show)).not.toEqual(first(small));
  expect(first(light)?.[0]).not.toBe(first(show)?.[0]);
  expect(round).toContain('class="glass round"');
  expect(television).toContain('padding-left: 48px');
});

test('the marks of a list are there, and only there', async () => {
  const dots = (figure = '') => figure.match(/border-style: solid/g)?.length ?? 0;
  expect(dots((await figures('ReadSymptomsIntent'))[0])).toBe(10);
  expect(dots((await figures('ReadCausesIntent'))[0])).toBe(0);
});
