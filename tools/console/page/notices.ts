import type { ProblemView, StateView } from '../state-view';
import { announce, byId, fill, type Html, html } from './dom';

/** Shows above the conversation what is wrong: words that do not compile, a connection that is lost, warnings. */
export function showNotices(state: StateView | undefined, isConnected: boolean): void {
  const found = state?.problems ?? [];
  const problems = found.filter(({ follows }) => !follows);
  const errors = problems.filter(({ severity }) => severity === 'error');
  const held = found.length - problems.length;
  const disagreements = problems.filter(
    ({ severity, disagrees }) => severity === 'warning' && disagrees !== null,
  );
  const warnings = problems.filter(({ severity, disagrees }) => severity === 'warning' && disagrees === null);
  const untilMended = state?.guide
    ? 'Until they do, the guide answers from the last words that were good.'
    : 'There are no good words to answer from yet.';
  fill(
    byId('notices'),
    html`
      ${
        !isConnected &&
        html`
        <section class="notice bad" aria-label="Connection">
          <h2>The console does not answer</h2>
          <p>It may have been stopped in the terminal. ${TRYING}, and takes the conversation up again.</p>
        </section>`
      }
      ${
        errors.length > 0 &&
        html`
        <section class="notice bad" aria-label="Errors in the words">
          <h2>The words do not compile: ${counted(errors.length, 'error')}</h2>
          <p>${untilMended} Mend and save: this page notices.</p>
          ${problemList(errors)}
          ${held > 0 && html`<p>${held === 1 ? 'One' : held} more may follow from ${errors.length === 1 ? 'that' : 'these'}, and will be told if so.</p>`}
        </section>`
      }
      ${
        disagreements.length > 0 &&
        html`
        <details class="notice">
          <summary>The page and the ledger do not agree: ${counted(disagreements.length, 'place')}</summary>
          <p>The words are heard here all the same. A build refuses them until the two agree.</p>
          ${problemList(disagreements)}
        </details>`
      }
      ${
        warnings.length > 0 &&
        html`
        <details class="notice">
          <summary>Warnings about the words: ${counted(warnings.length, 'warning')}</summary>
          ${problemList(warnings)}
        </details>`
      }`,
  );
}

const TRYING = 'This page goes on trying';

const counted = (count: number, noun: string): string => (count === 1 ? `one ${noun}` : `${count} ${noun}s`);

/** Problems, each with where it stands and what to do about it. */
export function problemList(problems: readonly ProblemView[]): Html {
  const items = problems.map(({ file, line, message, remedy }) => {
    const ended = remedy !== null && `What to do: ${/[.?!]$/.test(remedy) ? remedy : `${remedy}.`}`;
    const place = line > 0 ? `${file}:${line}` : file;
    return html`<li><code>${place}</code> ${message}${ended && html`<span class="remedy">${ended}</span>`}</li>`;
  });
  return html`<ul class="problems">${items}</ul>`;
}

/** What has to be known before the next thing is said. */
interface Status {
  readonly connected: boolean;
  /** How much is learned of what people say, in percent; null for all of it. */
  readonly learning: number | null;
  readonly compiles: boolean;
  /** Whether an answer is awaited. */
  readonly busy: boolean;
  /** What was done last; empty for nothing. */
  readonly note: string;
}

/** Shows the status beside the form, since what stands at the top of the page may be out of sight. */
export function showStatus(status: Status): void {
  const words = wordsOf(status);
  fill(byId('status'), html`${words}`);
  byId('status').hidden = words === '';
}

function wordsOf({ connected, learning, compiles, busy, note }: Status): Html | string {
  if (!connected) return `The console does not answer. ${TRYING}.`;
  if (note !== '') return note;
  if (learning !== null && busy) return `Learning what people say, ${learning} % so far; then it answers.`;
  if (learning !== null)
    return `Learning what people say: ${learning} %. It answers meanwhile from what it knew before.`;
  return compiles ? '' : html`The words do not compile. <a href="#notices">See why</a>`;
}

/** Announces what has become of the words, for those who do not see the notices. */
export function announceChange(before: StateView, now: StateView): void {
  const errors = now.problems.filter(({ severity, follows }) => severity === 'error' && !follows).length;
  if (!now.compiles && (before.compiles || before.problems.length !== now.problems.length))
    announce(`The words do not compile: ${counted(errors, 'error')}.`);
  else if (now.compiles && !before.compiles) announce('The words compile again.');
  else if (now.guide?.edition !== before.guide?.edition)
    announce('The words have changed. The next answer is from the new ones.');
}
