import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { SPOKEN_MOVES } from '../../lambda/guide/moves';
import { PHRASES } from '../../lambda/guide/phrases';
import { type Compilation, compile } from '../../tools/content/compile';
import { formatProblem, type Severity } from '../../tools/content/problems';

/** The day of the tests. */
export const TODAY = '2026-03-01';

/** A small page in which nothing is wrong. Tests rely on the numbers of its lines. */
export const PAGE = `---
title: A guide to hay fever
name: hay fever guide
subject: hay fever
publisher: The Sneeze Trust
reviewed: 2025-08-31
updated: 2026-01
next-review: 2028-08-31
helpline: 01632 960 001
start: symptoms
answers:
  helpline: helpline
leads:
  outlook: lead.outlook
---
# Hay fever

## Symptoms

Hay fever can cause these:

- Sneezing
- Itchy eyes. Rubbing them makes it worse

### Outlook

It is **not** serious. Most people get
better with age.

## Getting help {#helpline}

Call 01632 960 001.
`;

export const PRONUNCIATION = `terms:
  - term: pollen
    say: pollun
    spell: true
    names: [the dust]
  - term: Hay
    say: hey
digits: [nought, one, two, three, four, five, six, seven, eight, nine]
`;

const MOVES_TEXT = `moves:
  read: ["tell me about {passage}"]
  menu: ["what can i hear"]
  next: ["next [one]"]
  previous: ["go back"]
  repeat: ["say that again"]
  start-over: ["from the beginning"]
  resume: ["carry on"]
  pause: ["wait"]
  "yes": ["yes"]
  "no": ["no"]
  item: ["number {number}", "the {ordinal} one"]
  last: ["the last one"]
  count: ["how many are there"]
  where: ["where am i"]
  slower: ["slower"]
  faster: ["faster"]
  spell: ["spell {term}", "spell that"]
  helpline: ["helpline"]
  whatsapp: ["messages"]
  support: ["support"]
  emergency: ["she can't breathe"]
  distress: ["i am so upset"]
  advice: ["should i take pills"]
  about: ["who are you"]
  fresh: ["how old is this"]
  help: ["help"]
  off-page: ["what is asthma"]
  stop: ["stop"]
  forget: ["forget me"]
`;

/** A sample for each move that is not among them, so that a new one is not missing here. */
const OTHER_MOVES = SPOKEN_MOVES.filter((move) => !MOVES_TEXT.replaceAll('"', '').includes(`\n  ${move}: [`))
  .map((move) => `  ${move}: ["i would like ${move.replaceAll('-', ' ')}"]\n`)
  .join('');

export const UTTERANCES = `rules:
  it: "(it|hay fever)"
passages:
  symptoms:
    names: [symptoms]
    say: ["what are the symptoms [of <it>]"]
  outlook:
    names: [outlook]
    say: ["is <it> serious"]
negatives:
  - say: i lost my hay
    want: off-page
    why: not about hay fever
${MOVES_TEXT}${OTHER_MOVES}`;

/** Gaps that the compiler fills, in some phrases of the made-up page. */
const FILLED: Readonly<Record<string, readonly string[]>> = {
  'introduction-stale': ['subject', 'publisher', 'due', 'urgent'],
  'card.helpline': ['helpline'],
};

/** Every phrase that the guide needs, one a line. */
export const PHRASES_FILE = [
  ...Object.entries(PHRASES).map(
    ([key, slots]) =>
      `${key}: "Said ${[...slots, ...(FILLED[key] ?? [])].map((slot) => `{${slot}}`).join(' and ')}."`,
  ),
  'lead.outlook: Said before the outlook.',
  'numbers: [nought, one, two, three]',
  'ordinals: [nothing, first, second, third]',
  '',
].join('\n');

const FILES = {
  'page.md': PAGE,
  'phrases.yml': PHRASES_FILE,
  'pronunciation.yml': PRONUNCIATION,
  'utterances.yml': UTTERANCES,
};

/** Files in place of the sound ones; null for one that is missing. */
export type Changes = Readonly<Record<string, string | Uint8Array | null>>;

const made: string[] = [];

/** Whether a file belongs in the training folder. */
const isTraining = (name: string): boolean =>
  ['utterances.yml', 'english.yml'].includes(name) || name.startsWith('examples/');

/** An empty folder that is deleted when the tests of the file are over. */
export function emptyFolder(): string {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'content-')));
  made.push(folder);
  return folder;
}

afterAll(() => {
  for (const folder of made.splice(0)) rmSync(folder, { recursive: true, force: true });
});

/** A content folder with a training folder beside it, sound but for the changes. */
export function folderWith(changes: Changes = {}): string {
  const folder = emptyFolder();
  for (const [name, text] of Object.entries({ ...FILES, ...changes })) {
    if (text === null) continue;
    const file = join(folder, isTraining(name) ? 'training' : 'content', name);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, text);
  }
  return join(folder, 'content');
}

export function compileWith(changes: Changes = {}, ear: Severity = 'error'): Compilation {
  return compile(folderWith(changes), { today: TODAY, ear });
}

/** The problems of words that are sound but for the changes, as they are printed, without `content/`. */
export function problemsWith(changes: Changes, ear: Severity = 'error'): string[] {
  const folder = folderWith(changes);
  return compile(folder, { today: TODAY, ear }).problems.map((problem) =>
    formatProblem(problem, join(folder, '..')).replace(/^content\//, ''),
  );
}

/** A text with a part of it replaced. @throws Error where there is nothing to replace: such a test would prove nothing */
export function replaced(text: string, from: string, to: string): string {
  if (!text.includes(from)) throw new Error(`the made-up words have no "${from}"`);
  return text.replace(from, () => to);
}

/** The page with this text in its passage `outlook`, from line 27 on. */
export function pageWithOutlook(text: string): string {
  return replaced(PAGE, 'It is **not** serious. Most people get\nbetter with age.', text);
}
