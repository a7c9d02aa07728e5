import { SPOKEN_MOVES } from '../../lambda/guide/moves';
import { isStale } from '../../lambda/guide/turn';
import { ANSWERS, type IsoDate } from '../../lambda/page/page';
import { plainText } from '../../lambda/page/words';
import { isoDay } from '../content/dates';
import { type Said, sampleAll } from '../content/utterances';
import { labelOfPassage } from '../training/labels';
import type { Words } from '../words';
import { stretchesOf } from './coverage';
import type { DateView, GuideView } from './wire';

/** Utterances of one template that are looked at. */
const SAMPLES = 20;

/** How many passages are suggested to begin with. */
const SUGGESTED = 4;

/** The page of information as the console shows it. */
export function guideView({ compiled, utterances, page }: Words, now = new Date()): GuideView {
  const { facts } = page;
  const parents = new Map(compiled.passages.map(({ id, parent }) => [id, parent]));
  const depth = (id: string): number => {
    const parent = parents.get(id);
    return parent === undefined ? 0 : depth(parent) + 1;
  };
  const passages = compiled.passages.map((passage) => {
    const { id } = passage;
    const title = plainText(passage.title);
    const move = ANSWERS.find((answer) => facts.answers[answer] === id);
    const said = move ? utterances.moves[move] : utterances.passages[id]?.say;
    const ask = plainest(said ?? []) ?? title;
    return { id, title, depth: depth(id), ask, parts: stretchesOf(passage, 'full') };
  });
  const titles = new Map(passages.map(({ id, title }) => [labelOfPassage(compiled, id), title]));
  const moves = SPOKEN_MOVES.filter((move) => move !== 'read' && !titles.has(move));
  return {
    edition: page.edition,
    name: facts.name,
    subject: plainText(facts.subject),
    publisher: facts.publisher,
    reviewed: dateView(facts.reviewed),
    updated: dateView(facts.updated),
    nextReview: dateView(facts.nextReview),
    overdue: isStale(facts.nextReview, isoDay(now)),
    passages,
    labels: [
      ...[...titles].map(([label, title]) => ({ label, title })),
      ...[...moves, 'not-understood'].map((label) => ({ label, title: null })),
    ],
    suggestions: passages
      .filter((passage) => passage.depth === 0)
      .slice(1, 1 + SUGGESTED)
      .map(({ ask }) => ask),
  };
}

/** The first thing that people say which reads well: without a gap to fill, and without letters one by one. */
const plainest = (said: readonly Said[]): string | undefined =>
  sampleAll(said.slice(0, 1), SAMPLES).find((text) => !/[{.]/.test(text));

/** A date as staff read it: "31 August 2025", or "January 2026" where the page gives no day. */
function dateView(iso: IsoDate): DateView {
  const [year = 0, month = 1, day] = iso.split('-').map(Number);
  const said = new Intl.DateTimeFormat('en-GB', {
    timeZone: 'UTC',
    year: 'numeric',
    month: 'long',
    ...(day !== undefined && { day: 'numeric' }),
  }).format(Date.UTC(year, month - 1, day ?? 1));
  return { iso, said };
}
