import { html, raw } from 'hono/html';
import type { CompiledPage } from '../../lambda/page/open';
import type { Page, Passage, PassageId, Piece, Sentence } from '../../lambda/page/page';
import { numberInSpan, sentenceId, telephoneLink, titleOf } from '../../web/marks';
import { fillGaps, type WebWordKey, type WebWords } from '../../web/words';

type Html = ReturnType<typeof html>;

/** A file that the page loads: its address, and the digest that a browser holds it to. */
export interface Linked {
  readonly path: string;
  readonly integrity: string;
}

/** A question to begin with, and the passage that answers it: so it can be answered before anything is fetched. */
export interface Try {
  readonly question: string;
  readonly passage: PassageId;
}

export interface HtmlParts {
  readonly compiled: CompiledPage;
  readonly page: Page;
  readonly words: WebWords;
  /** The wording is the page's own, kept to the letter. */
  readonly isOriginal: boolean;
  readonly tries: readonly Try[];
  readonly policy: string;
  readonly style: Linked;
  readonly script: Linked;
}

/**
 * The page for listeners as one HTML document: all that the page of information says, under its headings, so that it can
 * be read without a script. What only a script can do is in it too, out of sight until one runs, and in its place, so that
 * nothing moves when it does.
 */
export function htmlOf({
  compiled,
  page,
  words,
  isOriginal,
  tries,
  policy,
  style,
  script,
}: HtmlParts): string {
  const t = (key: WebWordKey): string => words[key];
  return String(html`<!doctype html>
<html lang="en-GB" class="waiting">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<title>${t('page.title')}</title>
<meta name="description" content="${t('page.description')}">
<meta name="color-scheme" content="light dark">
<meta name="theme-color" content="#33245c" media="(prefers-color-scheme: light)">
<meta name="theme-color" content="#17141f" media="(prefers-color-scheme: dark)">
<link rel="icon" href="icon.svg" type="image/svg+xml">
<link rel="apple-touch-icon" href="icon.png">
<link rel="manifest" href="manifest.webmanifest">
<link rel="stylesheet" href="${style.path}" integrity="${style.integrity}">
<script defer src="${script.path}" integrity="${script.integrity}"></script>
</head>
<body>
<a class="skip scripted" href="#ask" id="skip-ask">${t('page.skip-ask')}</a>
<a class="skip" href="#text">${t('page.skip')}</a>
<header>
<p class="name">${page.facts.publisher}</p>
${callLinks(page, words)}
</header>
<main>
<h1>${t('page.title')}</h1>
<p class="about">${t(isOriginal ? 'page.about-original' : 'page.about')}</p>
<p class="notice" id="stale" hidden></p>
<noscript><p class="notice">${t('page.no-script')}</p></noscript>
${askSection(page, words, tries)}
<nav aria-labelledby="contents-heading" class="contents">
<h2 id="contents-heading">${t('page.contents')}</h2>
<ul>${childrenOf(undefined, compiled.passages).map((passage) => contentsItem(passage, compiled.passages))}</ul>
</nav>
<div id="text" tabindex="-1" role="region" aria-label="${t('page.text')}">
<p class="hint scripted" id="listen-hint">${t('listen.hint')}</p>
${compiled.passages.map((passage) => passageSection(passage, page, words))}
</div>
</main>
<footer>
${callLinks(page, words)}
<p>${t('page.reviewed')}</p>
<section aria-labelledby="privacy-heading">
<h2 id="privacy-heading">${t('privacy.heading')}</h2>
<p>${t('privacy.text')}</p>
</section>
<p><a href="#">${t('page.top')}</a></p>
</footer>
${listeningBar(words)}
<div id="live" class="unseen" aria-live="polite"></div>
</body>
</html>
`);
}

/** The helpline, and the number for an emergency: at the top and at the end. */
function callLinks({ facts, telephones }: Page, words: WebWords): Html {
  const emergency = telephones.emergency?.text;
  return html`<p class="calls">
<a href="${telephoneLink(facts.helpline)}">${icon('phone')}<span>${words['call.helpline']}</span></a>
${emergency === undefined ? '' : html`<a class="quiet" href="${telephoneLink(emergency)}"><span>${words['call.in-an-emergency']}</span></a>`}
</p>`;
}

const childrenOf = (parent: string | undefined, passages: readonly Passage[]): readonly Passage[] =>
  passages.filter((passage) => passage.parent === parent);

const contentsItem = (passage: Passage, passages: readonly Passage[]): Html => {
  const below = childrenOf(passage.id, passages);
  return html`<li><a href="#${passage.id}">${titleOf(passage)}</a>${below.length === 0 ? '' : html`<ul>${below.map((one) => contentsItem(one, passages))}</ul>`}</li>`;
};

/** A passage under its heading, paragraph by paragraph, each sentence where the voice can find it. */
function passageSection(passage: Passage, page: Page, words: WebWords): Html {
  const { id, parent } = passage;
  const heading = raw(parent === undefined ? 'h2' : 'h3');
  return html`<section class="passage">
<${heading} id="${id}" tabindex="-1">${titleOf(passage)}</${heading}>
<button type="button" class="listen scripted" data-passage="${id}" aria-label="${fillGaps(words['listen.passage'], { title: titleOf(passage) })}">${words['listen.short']}</button>
${blocksOf(passage).map((block) => blockHtml(block, passage, page))}
</section>
`;
}

/** A paragraph, or a list, with the number of its first sentence or item. */
type Block =
  | { readonly sentences: readonly Sentence[]; readonly from: number }
  | { readonly list: number; readonly from: number };

/** Prose is a paragraph for each part that is heard in one go; a list is one, however many parts it is heard in. */
function blocksOf({ cuts }: Passage): readonly Block[] {
  const blocks: Block[] = [];
  for (const { start, pieces } of cuts.full) {
    let unit = start;
    let paragraph: Sentence[] = [];
    const close = (): void => {
      if (paragraph.length > 0) blocks.push({ sentences: paragraph, from: unit - paragraph.length });
      paragraph = [];
    };
    for (const piece of pieces) {
      if ('say' in piece) {
        paragraph.push(piece.say);
        unit += 1;
      } else {
        close();
        if (piece.from === 0) blocks.push({ list: piece.list, from: unit });
        unit += lengthOf(piece);
      }
    }
    close();
  }
  return blocks;
}

const lengthOf = (piece: Extract<Piece, { list: number }>): number => piece.to - piece.from;

function blockHtml(block: Block, passage: Passage, page: Page): Html {
  if ('sentences' in block)
    return html`<p>${block.sentences.map((sentence, at) => html`${at === 0 ? '' : ' '}${sentenceHtml(sentence, sentenceId(passage.id, block.from + at), page)}`)}</p>
`;
  const items = passage.lists[block.list] ?? [];
  return html`<ul>
${items.map(
  (item, at) =>
    html`<li>${item.map((sentence, within) => html`${within === 0 ? '' : ' '}${sentenceHtml(sentence, sentenceId(passage.id, block.from + at, within), page)}`)}</li>
`,
)}</ul>
`;
}

const sentenceHtml = (sentence: Sentence, id: string, page: Page): Html =>
  html`<span class="sentence" id="${id}">${sentence.map((span) => {
    const found = numberInSpan(span, page);
    if (found) return html`<a href="${telephoneLink(found.number)}">${found.number}</a>${found.after}`;
    if (typeof span === 'string') return span;
    return isStressed(span.ssml) ? html`<strong>${span.text}</strong>` : span.text;
  })}</span>`;

/** Words that are said louder are those that the page has in bold. */
const isStressed = (ssml: string): boolean => ssml.startsWith("<prosody volume='loud'>");

/** Where a question is asked and answered, and how it is heard. */
function askSection({ facts, telephones }: Page, words: WebWords, tries: readonly Try[]): Html {
  const t = (key: WebWordKey): string => words[key];
  const emergency = telephones.emergency?.text;
  return html`<section id="ask" class="scripted" aria-labelledby="ask-heading" tabindex="-1">
<h2 id="ask-heading">${t('ask.heading')}</h2>
<button type="button" id="talk" aria-describedby="talk-hint">${icon('microphone')}<span id="talk-label">${t('ask.talk')}</span></button>
<p class="hint" id="talk-hint">${t('ask.hint')}</p>
<div id="consent" hidden>
<p id="consent-text"></p>
<button type="button" id="agree" aria-describedby="consent-text">${t('ask.agree')}</button>
<button type="button" id="keep-here" class="plain" hidden>${t('ask.keep-here')}</button>
<button type="button" id="rather-type" class="plain">${t('ask.rather-type')}</button>
</div>
<form id="type">
<label for="said">${t('ask.field')}</label>
<div class="line"><input id="said" name="said" type="text" autocomplete="off" maxlength="400" enterkeyhint="send"><button type="submit">${t('ask.send')}</button></div>
</form>
<p id="status"></p>
<div id="waiting" class="urgent" hidden>
<progress id="loaded" max="100" value="0" aria-label="${t('ask.progress')}"></progress>
<p class="calls">
${emergency === undefined ? '' : html`<a href="${telephoneLink(emergency)}">${t('call.emergency')}</a>`}
<a class="quiet" href="${telephoneLink(facts.helpline)}">${t('call.answer-helpline')}</a>
</p>
</div>
<div id="answer" hidden></div>
<div id="try"${tries.length === 0 ? raw(' hidden') : ''}><p id="try-heading">${t('ask.try')}</p><ul class="chips" aria-labelledby="try-heading" id="tries">
${tries.map(({ question, passage }) => html`<li><button type="button" class="chip" data-asks="${passage}">${question}</button></li>`)}
</ul></div>
<details id="earlier" hidden><summary>${t('answer.earlier')}</summary><div id="earlier-answers"></div></details>
<details id="settings"><summary>${t('settings.heading')}</summary>
<fieldset><legend>${t('settings.speak')}</legend>
${(['talk', 'always', 'never'] as const).map((when) => html`<label><input type="radio" name="speak" value="${when}"> ${t(`settings.speak-${when}`)}</label>`)}
</fieldset>
<p><label for="voice">${t('settings.voice')}</label><select id="voice"><option value="">${t('settings.voice-default')}</option></select></p>
<p><label for="rate">${t('settings.rate')}</label><input type="range" id="rate" min="0.5" max="3" step="0.1"><span id="rate-value" aria-hidden="true"></span></p>
<p><label for="pitch">${t('settings.pitch')}</label><input type="range" id="pitch" min="0.5" max="2" step="0.1"><span id="pitch-value" aria-hidden="true"></span></p>
<p><button type="button" id="try-voice" class="plain">${t('settings.try')}</button></p>
<p><label><input type="checkbox" id="keys"> ${t('settings.keys')}</label></p>
<p class="hint">${t('settings.always-keys')}</p>
<p><label><input type="checkbox" id="keep-place"> ${t('settings.keep-place')}</label></p>
<p class="hint">${t('settings.kept')}</p>
<p><button type="button" id="forget" class="plain">${t('settings.forget')}</button></p>
</details>
</section>`;
}

/** The buttons for what is being read aloud. */
const listeningBar = (
  words: WebWords,
): Html => html`<section id="bar" aria-label="${words['listen.heading']}" hidden>
<div class="buttons">
${(['previous', 'back', 'pause', 'next', 'stop'] as const).map(
  (what) =>
    html`<button type="button" id="bar-${what}">${icon(what)}${what === 'pause' ? icon('play') : ''}<span>${words[`listen.${what}`]}</span></button>`,
)}
</div>
</section>`;

const ICONS = {
  phone:
    'M6.6 3.5 9 3l2 4.6-1.9 1.5a12 12 0 0 0 5.8 5.8l1.5-1.9L21 15l-.5 2.4A3 3 0 0 1 17.3 20 14.6 14.6 0 0 1 4 6.7 3 3 0 0 1 6.6 3.5z',
  microphone:
    'M12 3a3 3 0 0 1 3 3v5a3 3 0 0 1-6 0V6a3 3 0 0 1 3-3zm-6 8a6 6 0 0 0 12 0h2a8 8 0 0 1-7 7.9V22h-2v-3.1A8 8 0 0 1 4 11z',
  previous: 'M6 5h2.5v14H6zM19 5v14L9 12z',
  next: 'M18 5h-2.5v14H18zM5 5v14l10-7z',
  back: 'M12 5V1L6 6.5 12 12V8a5.5 5.5 0 1 1-5.3 7H4.200A8 8 0 1 0 12 5z',
  play: 'M7 4v16l13-8z',
  pause: 'M7 5h4v14H7zM13 5h4v14h-4z',
  stop: 'M6 6h12v12H6z',
} as const;

const icon = (name: keyof typeof ICONS): Html =>
  html`<svg class="${name}" viewBox="0 0 24 24" width="24" height="24" aria-hidden="true" focusable="false"><path d="${ICONS[name]}"/></svg>`;
