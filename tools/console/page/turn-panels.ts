import { situationText } from '../../situation';
import type { ScreenView, TurnView, WhyView } from '../turn-view';
import { aplFigure, VIEWPORTS } from './apl-figure';
import { type Html, html } from './dom';
import { moveName, percent, reasonName, wordlessName } from './staff-names';

type Title = (label: string) => string;

/** Why an answer was given, and what it changed. */
export function whyPanel(turn: TurnView | undefined, title: Title): Html {
  if (!turn) return nothingYet('Why an answer was given');
  const { said, why, intent, slots, move, before, after } = turn;
  const slotText = Object.entries(slots).map(([name, value]) => `${name}: ${value}`);
  return html`
    <h3>${why ? `“${said}”` : `The listener ${wordlessName(said) ?? said}`}</h3>
    ${why ? understood(why, title) : html`<p>No words: ${moveName(move)}.</p>`}
    <h4>What the platform sends</h4>
    ${pairs({
      Intent: intent ?? 'none',
      Slots: slotText.length > 0 ? slotText.join(', ') : 'none',
      Move: `${moveName(move)} (${move})`,
    })}
    <h4>Where it left the listener</h4>
    ${pairs({
      'Was at': placeText(before, title),
      'Is at': placeText(after, title),
      Situation: situationText(after?.situation),
      '“Yes” means': questionText(after, title),
    })}
    <h4>Place before, as it travels</h4>
    ${json(before)}
    <h4>Place after</h4>
    ${json(after)}`;
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

function understood({ label, score, by, runnersUp, words, between, answer }: WhyView, title: Title): Html {
  const rows = [{ label, score }, ...runnersUp].map(
    (one, index) => html`
      <tr>
        <th scope="row">${title(one.label)}${index === 0 && html`<span class="chosen">chosen</span>`}</th>
        <td>${percent(one.score)}</td>
      </tr>`,
  );
  const weighty = words.map(({ word }) => word).join(', ');
  return html`
    <p>
      Understood as <strong>${title(label)}</strong>, ${percent(score)}: ${reasonName(by)}.
      ${between && `It lay between ${between.map(title).join(' and ')}, so the guide asks.`}
    </p>
    ${answer !== null && html`<p>Answered with: <q>${answer}</q></p>`}
    <table class="scores">
      <caption>What it might have been</caption>
      <thead><tr><th scope="col">Meaning</th><th scope="col">Likely</th></tr></thead>
      <tbody>${rows}</tbody>
    </table>
    ${words.length > 0 && html`<p>The words that weighed most: <em>${weighty}</em>.</p>`}`;
}

/** What is seen beside the voice. */
export function screenPanel(turn: TurnView | undefined): Html {
  if (!turn) return nothingYet('What a screen shows');
  const { n, screen, reprompt, speech } = turn;
  return html`
    <h3>Answer ${n + 1}, on a screen</h3>
    ${screen ? figureOf(screen) : html`<p>This channel shows nothing in this turn.</p>`}
    ${reprompt !== null && html`<h4>If the listener is silent</h4><p class="quote">${reprompt}</p>`}
    <h4>SSML</h4>
    <pre>${speech.ssml.replaceAll(/(<break|<s>|<\/speak>)/g, '\n$1').trim()}</pre>`;
}

/** The document as screens of several kinds show it, and the card; bubbles, card and chips as a chat shows them. */
function figureOf(view: ScreenView): Html {
  const { card, bubbles, chips } = view;
  const lines = card?.text.split('\n').map((line) => html`<p>${line}</p>`);
  const inCard = card && html`<p class="title">${card.title}</p>${lines}`;
  if (view.kind === 'show') {
    const [first, ...others] = VIEWPORTS.map((viewport) => aplFigure(view.apl, viewport));
    return html`
      ${first}
      <details><summary>On other screens</summary>${others}</details>
      ${
        inCard &&
        html`
          <figure class="show">
            <figcaption>The Alexa app</figcaption>
            <div class="glass">${inCard}</div>
          </figure>`
      }`;
  }
  return html`
    <figure class="chat">
      <figcaption>On a page or a telephone’s screen</figcaption>
      <div class="glass">
        ${bubbles.map((text) => html`<p class="bubble">${text}</p>`)}
        ${inCard && html`<div class="info">${inCard}</div>`}
        ${chips.length > 0 && html`<ul class="taps">${chips.map((text) => html`<li>${text}</li>`)}</ul>`}
      </div>
    </figure>`;
}

export function wirePanel(turn: TurnView | undefined): Html {
  if (!turn) return nothingYet('Request and response');
  return html`
    <h3>Answer ${turn.n + 1}, over the wire</h3>
    <h4>Request</h4>
    ${json(turn.request)}
    <h4>Response</h4>
    ${json(turn.response)}`;
}

const nothingYet = (heading: string): Html => html`
  <h3>${heading}</h3>
  <p>Say something first; then this shows the last answer, or the one you choose by its “Why?”.</p>`;

function pairs(texts: Readonly<Record<string, string>>): Html {
  const all = Object.entries(texts).map(([term, text]) => html`<dt>${term}</dt><dd>${text}</dd>`);
  return html`<dl class="pairs">${all}</dl>`;
}

const json = (value: unknown): Html =>
  html`<pre>${value === null ? 'none' : JSON.stringify(value, null, 2)}</pre>`;
