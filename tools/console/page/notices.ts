import type { StateView } from '../wire';
import { byId, el } from './dom';

/** What stands above the conversation: words that do not compile, a connection that is lost, warnings. */
export function showNotices(state: StateView | undefined, connected: boolean): void {
  byId('notices').replaceChildren(...noticesOf(state, connected));
}

function noticesOf(state: StateView | undefined, connected: boolean): HTMLElement[] {
  const notices: HTMLElement[] = [];
  if (!connected)
    notices.push(
      el(
        'section',
        { class: 'notice bad', 'aria-label': 'Connection' },
        el('h2', {}, 'The console does not answer'),
        el(
          'p',
          {},
          'It may have been stopped in the terminal. This page goes on trying, and takes the conversation up again.',
        ),
      ),
    );
  if (!state) return notices;
  const errors = state.problems.filter(({ severity }) => severity === 'error');
  const warnings = state.problems.filter(({ severity }) => severity === 'warning');
  if (errors.length > 0)
    notices.push(
      el(
        'section',
        { class: 'notice bad', 'aria-label': 'Errors in the words' },
        el(
          'h2',
          {},
          errors.length === 1
            ? 'The words do not compile: one error'
            : `The words do not compile: ${errors.length} errors`,
        ),
        el(
          'p',
          {},
          state.guide
            ? 'Until they do, the guide answers from the last words that were good. Mend and save: this page notices.'
            : 'There are no good words to answer from yet. Mend and save: this page notices.',
        ),
        list(errors),
      ),
    );
  if (warnings.length > 0)
    notices.push(
      el(
        'details',
        { class: 'notice' },
        el(
          'summary',
          {},
          warnings.length === 1
            ? 'One warning about the words'
            : `${warnings.length} warnings about the words`,
        ),
        list(warnings),
      ),
    );
  return notices;
}

const list = (problems: StateView['problems']): HTMLElement =>
  el(
    'ul',
    { class: 'problems' },
    ...problems.map(({ file, line, message, remedy }) =>
      el(
        'li',
        {},
        el('code', {}, line > 0 ? `${file}:${line}` : file),
        ` ${message}`,
        remedy !== null &&
          el('span', { class: 'remedy' }, `What to do: ${/[.?!]$/.test(remedy) ? remedy : `${remedy}.`}`),
      ),
    ),
  );
