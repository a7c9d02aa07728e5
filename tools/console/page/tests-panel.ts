import type { TestEntry, TestResult } from '../run-tests';
import { listTests, runTest } from './api';
import { announce, byId, fill, type Html, html } from './dom';

/** The tests at hand: every story and every file of utterances, with what came of it when it was run last. */
export function openTests(): { show(): void } {
  const list = byId('tests-list');
  const all = byId<HTMLButtonElement>('tests-run');
  let entries: readonly TestEntry[] = [];
  const results = new Map<string, TestResult | 'running'>();
  /** Counts the runs, so that one that was stopped does not go on. */
  let run = 0;

  const show = (): void => {
    const count = (kind: TestEntry['kind']): Html[] =>
      entries.filter((entry) => entry.kind === kind).map((entry) => testItem(entry, results.get(entry.file)));
    fill(
      list,
      html`
        <h3>Stories</h3>
        <ul>${count('story')}</ul>
        <h3>Utterances</h3>
        <ul>${count('utterances')}</ul>`,
    );
  };
  const runThese = async (files: readonly string[]): Promise<void> => {
    run += 1;
    const mine = run;
    const focused = (document.activeElement as HTMLElement | null)?.dataset.test;
    let failed = 0;
    for (const [at, file] of files.entries()) {
      results.set(file, 'running');
      byId('tests-status').textContent = `Running ${at + 1} of ${files.length}…`;
      showOne(file);
      try {
        const result = await runTest(file);
        results.set(file, result);
        if (result.utterances === null && result.failures.length > 0) failed += 1;
      } catch (error) {
        results.delete(file);
        byId('tests-status').textContent = error instanceof Error ? error.message : String(error);
        break;
      } finally {
        showOne(file);
      }
      if (mine !== run) return;
      const untrue = failed === 1 ? 'one story did not come true' : `${failed} stories did not come true`;
      const text = `${at + 1} of ${files.length} run: ${failed === 0 ? 'every story came true' : untrue}.`;
      byId('tests-status').textContent = text;
      if (at === files.length - 1) announce(text);
    }
    all.textContent = 'Run all';
    if (focused !== undefined)
      list.querySelector<HTMLElement>(`[data-test="${CSS.escape(focused)}"]`)?.focus({ preventScroll: true });
  };
  const showOne = (file: string): void => {
    const entry = entries.find((one) => one.file === file);
    const item = list.querySelector(`[data-file="${CSS.escape(file)}"]`);
    if (!entry || !item) return;
    const holder = document.createElement('ul');
    fill(holder, testItem(entry, results.get(file)));
    if (holder.firstElementChild) item.replaceWith(holder.firstElementChild);
  };

  list.addEventListener('click', ({ target }) => {
    const file =
      target instanceof Element ? target.closest<HTMLElement>('[data-test]')?.dataset.test : undefined;
    if (file !== undefined) void runThese([file]);
  });
  all.addEventListener('click', () => {
    if (all.textContent !== 'Run all') {
      run += 1;
      all.textContent = 'Run all';
      return;
    }
    all.textContent = 'Stop';
    void runThese(entries.map(({ file }) => file));
  });
  return {
    show() {
      listTests().then(
        (found) => {
          entries = found;
          show();
        },
        (error: unknown) => {
          byId('tests-status').textContent = error instanceof Error ? error.message : String(error);
        },
      );
    },
  };
}

function testItem({ file, title }: TestEntry, result: TestResult | 'running' | undefined): Html {
  return html`
    <li class="test" data-file="${file}">
      <button type="button" class="plain" data-test="${file}" aria-label="Run: ${title}">Run</button>
      <div>
        <p><span class="title">${title}</span> <code>${file}</code> ${verdict(result)}</p>
        ${result !== undefined && result !== 'running' && result.failures.length > 0 && failuresOf(result)}
      </div>
    </li>`;
}

function verdict(result: TestResult | 'running' | undefined): Html | string {
  if (result === undefined) return '';
  if (result === 'running') return html`<span class="hint">running…</span>`;
  const { failures, utterances, milliseconds } = result;
  const seconds = `${(milliseconds / 1000).toFixed(1)} s`;
  if (utterances !== null)
    return html`<span>${utterances - failures.length} of ${utterances} understood, ${seconds}</span>`;
  return failures.length === 0
    ? html`<span class="good">came true, ${seconds}</span>`
    : html`<span class="trouble">did not come true, ${seconds}</span>`;
}

const failuresOf = ({ failures, utterances }: TestResult): Html => html`
  <details ${utterances === null && 'open'}><summary>What was heard instead</summary>
  <ul class="problems">
    ${failures.map(
      ({ line, wanted, heard, on }) => html`
      <li>
        ${line > 0 && html`<code>line ${line}</code> `}${wanted}
        <span class="remedy">Instead: ${heard}</span>
        ${on.length > 0 && html`<span class="remedy">On: ${on.join(', ')}</span>`}
      </li>`,
    )}
  </ul></details>`;
