import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import facts from '../../tools/facts/command';
import { factsIn } from '../../tools/facts/questions';
import { emptyFolder } from '../content/made-up';
import { runCommand } from '../support/command';
import { compiled } from '../support/words';

const { asked } = compiled().utterances;

describe('a quotation of the publisher’s page has', () => {
  test('the fact that was taken from it, wherever it is said', () => {
    expect(factsIn('Night sweats', asked).map(({ passage }) => passage)).toEqual(['summary', 'symptoms']);
  });

  test('the facts of an enumeration, and none that shares a word with it by chance', () => {
    const found = factsIn('build up in your lymph nodes, liver, spleen and bloodstream', asked);
    expect(new Set(found.map(({ passage }) => passage))).toEqual(new Set(['what-is-ankl']));
    expect(found.length).toBe(4);
  });

  test('none where the page has no such words', () => {
    expect(factsIn('Wash your hands before you eat', asked)).toEqual([]);
  });
});

/** Puts questions to the guide. */
async function measured(...lines: readonly string[]) {
  const file = join(emptyFolder(), 'questions.tsv');
  writeFileSync(file, lines.join('\n'));
  return runCommand(facts, ['--measure', file, '--misses']);
}

test('questions are counted by kind: what was heard, what was not, and what was wrong', async () => {
  const { out, code } = await measured(
    'direct\tNight sweats\t\tdo you get night sweats',
    'direct\tFever\t\tdo you get night sweats',
    'unlisted\tNOT-ON-LIST\t\tis hair loss one of the symptoms',
    'off-page\tNOT-ON-PAGE\t\twhat is the weather tomorrow',
    'followup\tdue to a low red blood cell count (anaemia)\tcan it make you breathless\twhy',
  );
  expect(code).toBe(0);
  expect(out).toMatch(/^2: direct: wrong: "do you get night sweats" was ask symptoms \d+, wanted "Fever"$/mu);
  expect(out).toMatch(/direct: the fact in the first reply +50\.0 % +1 of 2/u);
  expect(out).toMatch(/follow-ups +100\.0 % +1 of 1/u);
  expect(out).toMatch(/not on the list: answered as that +100\.0 % +1 of 1/u);
  expect(out).toMatch(/not on the page: refused +100\.0 % +1 of 1/u);
  expect(out).toMatch(/a wrong sentence given as the answer, of all +20\.0 % +1 of 5/u);
});

test('a line that is no question is named', async () => {
  const { err, code } = await measured('direct\tFever');
  expect(code).toBe(1);
  expect(err).toMatch(/questions\.tsv:1: no question/u);
});

test('the facts of a passage are listed with what is said for them and how people ask', async () => {
  const { out } = await runCommand(facts, ['infectious']);
  expect(out).toMatch(/^infectious \d+: You CANNOT catch ANKL\n {2}says {5}.*cannot catch it/mu);
  expect(out).toMatch(/^ {2}asked {4}\S/mu);
});
