import type { TriedLine } from '../run-tests';
import { tryLine } from './api';
import { announce, byId, fill, html } from './dom';
import { percent } from './staff-names';
import { download } from './transcript';

export interface BatchOptions {
  readonly channel: () => string;
  /** What staff call a meaning. */
  readonly titleOf: (label: string) => string;
}

/** Many utterances at once: each line is said to a guide that was just opened, and becomes a row of a table. */
export function openBatch({ channel, titleOf }: BatchOptions): void {
  const form = byId<HTMLFormElement>('batch-form');
  const lines = byId<HTMLTextAreaElement>('batch-lines');
  const save = byId<HTMLButtonElement>('batch-save');
  let rows: TriedLine[] = [];

  const show = (): void => {
    save.disabled = rows.length === 0;
    byId('batch-table').hidden = rows.length === 0;
    fill(
      byId('batch-table'),
      html`${
        rows.length > 0 &&
        html`
        <table class="scores">
          <caption>What each was taken for</caption>
          <thead><tr>${HEAD.map((text) => html`<th scope="col">${text}</th>`)}</tr></thead>
          <tbody>${rows.map(
            (row) => html`
            <tr>
              <th scope="row">${row.said}</th>
              <td>${meaning(row)}</td>
              <td>${row.score === null ? '' : percent(row.score)}</td>
              <td>${firstWords(row.text)}</td>
              <td>${row.milliseconds} ms</td>
            </tr>`,
          )}</tbody>
        </table>`
      }`,
    );
  };
  const meaning = ({ label }: TriedLine): string => (label === null ? 'no words' : titleOf(label));

  // On a phone the table is moved sideways, also with the arrow keys.
  byId('batch-table').tabIndex = 0;
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    void (async () => {
      const said = lines.value
        .split('\n')
        .map((line) => line.trim())
        .filter((line) => line !== '');
      rows = [];
      for (const line of said) {
        byId('batch-status').textContent = `${rows.length + 1} of ${said.length}…`;
        try {
          rows.push(await tryLine(line, channel()));
        } catch (error) {
          byId('batch-status').textContent =
            `“${line.slice(0, 40)}”: ${error instanceof Error ? error.message : String(error)}`;
          return show();
        }
      }
      show();
      const text = said.length === 0 ? 'Type one utterance a line.' : `${rows.length} lines tried.`;
      byId('batch-status').textContent = text;
      announce(text);
    })();
  });
  save.addEventListener('click', () => {
    const table = [
      HEAD,
      ...rows.map((row) => [
        row.said,
        meaning(row),
        row.score === null ? '' : row.score.toFixed(3),
        row.text,
        String(row.milliseconds),
      ]),
    ];
    download(
      'utterances.csv',
      'text/csv',
      `\ufeff${table.map((row) => row.map(quoted).join(',')).join('\r\n')}\r\n`,
    );
  });
  show();
}

const HEAD = ['Said', 'Taken for', 'How surely', 'What is heard', 'Time'];

/** A field of a CSV file. A spreadsheet would take one that begins like this for a formula. */
const quoted = (field: string): string =>
  `"${(/^[=+\-@]/.test(field) ? `'${field}` : field).replaceAll('"', '""')}"`;

/** How many words of an answer are shown in the table. */
const FIRST_WORDS = 14;

function firstWords(text: string): string {
  const words = text.split(/\s+/);
  return words.length <= FIRST_WORDS ? text : `${words.slice(0, FIRST_WORDS).join(' ')} …`;
}
