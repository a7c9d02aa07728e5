import type { ScreenView, TurnView, WhyView } from '../turn-view';
import { type Child, el } from './dom';
import { moveName, percent, reasonName, wordlessName } from './staff-names';

type Title = (label: string) => string;

/** Why an answer was given, and what it changed. */
export function whyPanel(turn: TurnView | undefined, title: Title): Child[] {
  if (!turn) return nothingYet('Why an answer was given');
  const { said, why, intent, slots, move, before, after } = turn;
  const slotText = Object.entries(slots).map(([name, value]) => `${name}: ${value}`);
  return [
    el('h3', why ? `“${said}”` : `The listener ${wordlessName(said) ?? said}`),
    ...(why ? understood(why, title) : [el('p', `No words: ${moveName(move)}.`)]),
    el('h4', 'What the platform sends'),
    pairs({
      Intent: intent ?? 'none',
      Slots: slotText.length > 0 ? slotText.join(', ') : 'none',
      Move: `${moveName(move)} (${move})`,
    }),
    el('h4', 'Where it left the listener'),
    pairs({
      'Was at': placeText(before, title),
      'Is at': placeText(after, title),
      '“Yes” means': questionText(after, title),
    }),
    el('h4', 'Place before, as it travels'),
    json(before),
    el('h4', 'Place after'),
    json(after),
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

function understood({ label, score, by, runnersUp, words, between }: WhyView, title: Title): Child[] {
  const row = (one: { label: string; score: number }, isChosen: boolean) =>
    el(
      'tr',
      el('th', { scope: 'row' }, title(one.label), isChosen && el('span.chosen', 'chosen')),
      el('td', percent(one.score)),
    );
  return [
    el(
      'p',
      'Understood as ',
      el('strong', title(label)),
      `, ${percent(score)}: ${reasonName(by)}.`,
      between && ` It lay between ${between.map(title).join(' and ')}, so the guide asks.`,
    ),
    el(
      'table.scores',
      el('caption', 'What it might have been'),
      el('thead', el('tr', el('th', { scope: 'col' }, 'Meaning'), el('th', { scope: 'col' }, 'Likely'))),
      el('tbody', row({ label, score }, true), ...runnersUp.map((one) => row(one, false))),
    ),
    words.length > 0 &&
      el('p', 'The words that weighed most: ', el('em', words.map(({ word }) => word).join(', ')), '.'),
  ];
}

/** What is seen beside the voice. */
export function screenPanel(turn: TurnView | undefined): Child[] {
  if (!turn) return nothingYet('What a screen shows');
  const { screen, reprompt } = turn;
  return [
    el('h3', `Answer ${turn.n + 1}, on a screen`),
    screen ? figureOf(screen) : el('p', 'This channel shows nothing in this turn.'),
    reprompt !== null && el('h4', 'If the listener is silent'),
    reprompt !== null && el('p.quote', reprompt),
    el('h4', 'SSML'),
    el('pre', turn.speech.ssml.replaceAll(/(<break|<s>|<\/speak>)/g, '\n$1').trim()),
  ];
}

/** A card as an Echo Show and the Alexa app show it; bubbles, card and chips as a chat shows them. */
function figureOf({ kind, card, bubbles, chips }: ScreenView): HTMLElement {
  const cardLines = card && [
    el('p.title', card.title),
    ...card.text.split('\n').map((line) => el('p', line)),
  ];
  const info = cardLines && el('div.info', ...cardLines);
  const taps = chips.length > 0 && el('ul.taps', ...chips.map((text) => el('li', text)));
  return kind === 'card'
    ? el(
        'figure.show',
        el('figcaption', 'Echo Show, and the Alexa app'),
        el('div.glass', ...(cardLines ?? [])),
      )
    : el(
        'figure.chat',
        el('figcaption', 'On a page or a telephone’s screen'),
        el('div.glass', ...bubbles.map((text) => el('p.bubble', text)), info, taps),
      );
}

export function wirePanel(turn: TurnView | undefined): HTMLElement[] {
  if (!turn) return nothingYet('Request and response');
  return [
    el('h3', `Answer ${turn.n + 1}, over the wire`),
    el('h4', 'Request'),
    json(turn.request),
    el('h4', 'Response'),
    json(turn.response),
  ];
}

const nothingYet = (heading: string): HTMLElement[] => [
  el('h3', heading),
  el('p', 'Say something first; then this shows the last answer, or the one you choose by its “Why?”.'),
];

const pairs = (texts: Readonly<Record<string, string>>): HTMLElement =>
  el('dl.pairs', ...Object.entries(texts).flatMap(([term, text]) => [el('dt', term), el('dd', text)]));

const json = (value: unknown): HTMLElement =>
  el('pre', value === null ? 'none' : JSON.stringify(value, null, 2));
