import type { GuideView, ProblemView } from '../state-view';
import type { KeptView, WordingView } from '../wording';
import { keepWording, passageText, tryWording } from './api';
import { announce, byId, fill, focusedIn, type Html, html } from './dom';
import { problemList } from './notices';
import type { Spoken } from './playback';
import { storedPassage } from './session';
import { speechScore } from './speech-score';

/** What the view that tries a wording needs of the page. */
export interface WordingOptions {
  readonly speak: (button: HTMLButtonElement, ...all: readonly Spoken[]) => Promise<void>;
}

/** How long nothing must be typed before the words are looked at, in milliseconds. */
const QUIET_MS = 350;

const SIDES = ['a', 'b'] as const;
type Side = (typeof SIDES)[number];

/**
 * Two wordings beside each other, to be compared by ear: A, what the page says now, or any words, and B. Nothing is written
 * before "Put B into the page".
 */
export function openWordings({ speak }: WordingOptions): { show(guide: GuideView): void } {
  const passage = byId<HTMLSelectElement>('wording-passage');
  const pace = byId<HTMLSelectElement>('wording-pace');
  const form = byId<HTMLFormElement>('wording-form');
  const box = { a: byId<HTMLTextAreaElement>('wording-a'), b: byId<HTMLTextAreaElement>('wording-b') };
  const seen: Partial<Record<Side, WordingView>> = {};
  const timers: Partial<Record<Side, ReturnType<typeof setTimeout>>> = {};
  /** What the page says of the chosen passage. */
  let was = '';

  const spoken = (side: Side): Spoken[] => {
    const speech = seen[side]?.speech;
    return speech ? [{ speech, shownIn: byId(`wording-${side}-heard`) }] : [];
  };
  const showButtons = (): void => {
    const [a, b] = [spoken('a').length > 0, spoken('b').length > 0];
    byId<HTMLButtonElement>('hear-a').disabled = !a;
    byId<HTMLButtonElement>('hear-b').disabled = !b;
    byId<HTMLButtonElement>('hear-both').disabled = !a || !b;
    byId<HTMLButtonElement>('wording-keep').disabled =
      !b || passage.value === '' || box.b.value.trim() === was;
  };
  const look = async (side: Side): Promise<void> => {
    const text = box[side].value;
    try {
      const view =
        text.trim() === ''
          ? undefined
          : await tryWording({
              text,
              ...(passage.value !== '' && { passage: passage.value }),
              pace: pace.value,
            });
      // Something else may have been typed in the meantime.
      if (text !== box[side].value) return;
      if (view) seen[side] = view;
      else delete seen[side];
      fill(byId(`wording-${side}-heard`), view ? wordingHtml(view) : html``);
    } catch (error) {
      byId('wording-trouble').textContent = messageOf(error);
    }
    showButtons();
  };
  /** @param isKept whether B holds words of somebody's already */
  const choose = async (isKept = false): Promise<void> => {
    byId('wording-trouble').textContent = '';
    fill(byId('wording-result'), html``);
    try {
      was = passage.value === '' ? '' : (await passageText(passage.value)).text;
    } catch (error) {
      was = '';
      byId('wording-trouble').textContent = messageOf(error);
    }
    box.a.readOnly = passage.value !== '';
    byId('wording-a-hint').textContent = passage.value === '' ? 'Any words.' : 'What the page says now.';
    if (passage.value !== '') {
      box.a.value = was;
      if (!isKept) box.b.value = was;
    }
    await Promise.all(SIDES.map(look));
  };

  for (const side of SIDES)
    box[side].addEventListener('input', () => {
      clearTimeout(timers[side]);
      timers[side] = setTimeout(() => void look(side), QUIET_MS);
      showButtons();
    });
  pace.addEventListener('change', () => void Promise.all(SIDES.map(look)));
  passage.addEventListener('change', () => void choose());
  for (const [id, sides] of [
    ['hear-a', ['a']],
    ['hear-b', ['b']],
    ['hear-both', SIDES],
  ] as const) {
    const button = byId<HTMLButtonElement>(id);
    button.addEventListener('click', () => void speak(button, ...sides.flatMap(spoken)));
  }
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    byId('wording-trouble').textContent = '';
    keepWording({ text: box.b.value, was, passage: passage.value }).then(
      (kept) => {
        was = box.b.value.trim();
        box.a.value = was;
        void look('a');
        fill(byId('wording-result'), keptHtml(kept));
        announce(`Put into the page, ${kept.file}.`);
      },
      (error: unknown) => {
        byId('wording-trouble').textContent = messageOf(error);
      },
    );
  });
  showButtons();
  return {
    show({ passages }) {
      const chosen = passage.value;
      const restore = focusedIn(form);
      fill(
        passage,
        html`
          <option value="">None: any words</option>
          ${passages.map(({ id, title }) => html`<option value="${id}">${title}</option>`)}`,
      );
      const isFirst = passage.dataset.filled === undefined;
      passage.dataset.filled = '';
      passage.value = isFirst ? storedPassage() : chosen;
      if (passage.selectedIndex < 0) passage.value = '';
      if (isFirst && box.b.value !== '') void choose(true);
      restore();
    },
  };
}

const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));

/** A wording as it is heard, and what the checks say of it. */
function wordingHtml({ speech, checks, problems }: WordingView): Html {
  return html`
    ${speech && speechScore(speech.beats)}
    ${
      speech &&
      checks &&
      html`
      <p class="facts">
        <span>${speech.seconds} seconds</span>
        <span>${counted(checks.words, 'word')}</span>
        <span>longest sentence ${checks.longest} of ${checks.longestAllowed}</span>
        <span>reading age ${checks.age}, at most ${checks.ageAllowed}</span>
        ${checks.parts > 1 && html`<span>cut into ${checks.parts} parts</span>`}
      </p>`
    }
    ${problems.length === 0 ? html`<p class="good">The checks find nothing wrong.</p>` : lineProblems(problems)}`;
}

const counted = (count: number, noun: string): string => (count === 1 ? `one ${noun}` : `${count} ${noun}s`);

/** Problems of words that stand in no file: by the line of the box. */
const lineProblems = (problems: readonly ProblemView[]): Html =>
  problemList(problems.map((problem) => ({ ...problem, file: `line ${problem.line}`, line: 0 })));

function keptHtml({ file, line, ledger, stories }: KeptView): Html {
  return html`
    <section class="notice">
      <h3>Put into the page</h3>
      <p>It stands in <code>${file}:${line}</code>. The next answer is from the new words.</p>
      ${
        ledger.length + stories.length === 0
          ? html`<p class="good">Nothing else has to change.</p>`
          : html`<p>Before it can be released, this has to change as well:</p>`
      }
      ${ledger.length > 0 && problemList(ledger)}
      ${
        stories.length > 0 &&
        html`<ul class="problems">${stories.map(
          ({ file: story, line: at, sentence }) =>
            html`<li><code>${story}:${at}</code> a story quotes “${sentence}”<span class="remedy">What to do: put the new words there.</span></li>`,
        )}</ul>`
      }
    </section>`;
}
