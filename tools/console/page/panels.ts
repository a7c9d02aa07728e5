import type { ScreenView, TurnView, WhyView } from '../wire';
import { el } from './dom';
import { deedName, moveName, percent, reasonName } from './names';

type Title = (label: string) => string;

/** Why an answer was given, and what it changed. */
export function whyPanel(turn: TurnView | undefined, title: Title): HTMLElement[] {
  if (!turn) return nothingYet('Why an answer was given');
  const { said, why, intent, slots, move } = turn;
  const slotText = Object.entries(slots).map(([name, value]) => `${name}: ${value}`);
  return [
    el('h3', {}, why ? `“${said}”` : `The listener ${deedName(said) ?? said}`),
    ...(why ? understood(why, title) : [el('p', {}, `No words: ${moveName(move)}.`)]),
    el('h4', {}, 'What the platform is told'),
    el(
      'dl',
      { class: 'pairs' },
      ...pair('Intent', intent ?? 'none'),
      ...pair('Slots', slotText.length > 0 ? slotText.join(', ') : 'none'),
      ...pair('Move', `${moveName(move)} (${move})`),
    ),
    el('h4', {}, 'Where it left the listener'),
    el(
      'dl',
      { class: 'pairs' },
      ...pair('Was at', placeText(turn.before, title)),
      ...pair('Is at', placeText(turn.after, title)),
      ...pair('“Yes” means', questionText(turn.after, title)),
    ),
    el('h4', {}, 'Place before, as it travels'),
    json(turn.before),
    el('h4', {}, 'Place after'),
    json(turn.after),
  ];
}

function placeText(place: TurnView['after'], title: Title): string {
  if (!place) return 'no session';
  return place.at ? `${title(place.at.passage)}, part ${place.at.part}` : 'nothing read yet';
}

/** What the guide has asked, by the name that its phrase has. */
function questionText(place: TurnView['after'], title: Title): string {
  if (!place?.asked) return 'nothing';
  const { id, topic, other } = place.asked;
  const topics = [topic, other].flatMap((one) => (one === undefined ? [] : [title(one)]));
  return [id.replaceAll('-', ' '), ...topics].join(': ');
}

function understood({ label, score, by, runnersUp, words, between }: WhyView, title: Title): HTMLElement[] {
  const rows = [{ label, score }, ...runnersUp];
  return [
    el(
      'p',
      {},
      'Understood as ',
      el('strong', {}, title(label)),
      `, ${percent(score)}: ${reasonName(by)}.`,
      between !== undefined && ` It lay between ${between.map(title).join(' and ')}, so the guide asks.`,
    ),
    el(
      'table',
      { class: 'scores' },
      el('caption', {}, 'What it might have been'),
      el(
        'thead',
        {},
        el('tr', {}, el('th', { scope: 'col' }, 'Meaning'), el('th', { scope: 'col' }, 'Likely')),
      ),
      el(
        'tbody',
        {},
        ...rows.map((row, index) =>
          el(
            'tr',
            {},
            el(
              'th',
              { scope: 'row' },
              title(row.label),
              index === 0 && el('span', { class: 'taken' }, 'taken'),
            ),
            el('td', {}, percent(row.score)),
          ),
        ),
      ),
    ),
    ...(words.length > 0
      ? [
          el(
            'p',
            {},
            'The words that weighed most: ',
            el('em', {}, words.map(({ word }) => word).join(', ')),
            '.',
          ),
        ]
      : []),
  ];
}

/** What is seen beside the voice. */
export function screenPanel(turn: TurnView | undefined): HTMLElement[] {
  if (!turn) return nothingYet('What a screen shows');
  const { screen } = turn;
  return [
    el('h3', {}, `Answer ${turn.n + 1}, on a screen`),
    ...(screen
      ? [screen.kind === 'card' ? card(screen) : messenger(screen)]
      : [el('p', {}, 'This channel shows nothing in this turn.')]),
    ...(turn.reprompt === null
      ? []
      : [el('h4', {}, 'If the listener is silent'), el('p', { class: 'quote' }, turn.reprompt)]),
    el('h4', {}, 'SSML'),
    el('pre', {}, turn.speech.ssml.replaceAll(/(<break|<s>|<\/speak>)/g, '\n$1').trim()),
  ];
}

/** A card as an Echo Show, or the Alexa app, shows it. */
const card = ({ card: shown }: ScreenView): HTMLElement =>
  el(
    'figure',
    { class: 'show' },
    el('figcaption', {}, 'Echo Show, and the Alexa app'),
    el(
      'div',
      { class: 'glass' },
      el('p', { class: 'title' }, shown?.title ?? ''),
      ...(shown?.text ?? '').split('\n').map((line) => el('p', {}, line)),
    ),
  );

/** Bubbles, card and chips as a chat shows them. */
const messenger = ({ bubbles, card: shown, chips }: ScreenView): HTMLElement =>
  el(
    'figure',
    { class: 'chat' },
    el('figcaption', {}, 'On a page or a telephone’s screen'),
    el(
      'div',
      { class: 'glass' },
      ...bubbles.map((text) => el('p', { class: 'bubble' }, text)),
      shown &&
        el('div', { class: 'info' }, el('p', { class: 'title' }, shown.title), el('p', {}, shown.text)),
      chips.length > 0 && el('ul', { class: 'taps' }, ...chips.map((text) => el('li', {}, text))),
    ),
  );

/** What went over the wire. */
export function wirePanel(turn: TurnView | undefined): HTMLElement[] {
  if (!turn) return nothingYet('Request and response');
  return [
    el('h3', {}, `Answer ${turn.n + 1}, over the wire`),
    el('h4', {}, 'Request'),
    json(turn.request),
    el('h4', {}, 'Response'),
    json(turn.response),
  ];
}

const nothingYet = (heading: string): HTMLElement[] => [
  el('h3', {}, heading),
  el(
    'p',
    {},
    'Say something first; then this tells of the last answer, or of the one you choose by its “Why?”.',
  ),
];

const pair = (term: string, text: string): HTMLElement[] => [el('dt', {}, term), el('dd', {}, text)];

const json = (value: unknown): HTMLElement =>
  el('pre', {}, value === null ? 'none' : JSON.stringify(value, null, 2));
