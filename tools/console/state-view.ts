import { relative, resolve } from 'node:path';
import { answerOf } from '../../lambda/guide/answers';
import { SPOKEN_MOVES } from '../../lambda/guide/moves';
import { isStale } from '../../lambda/guide/turn';
import type { Cut, IsoDate, Part, Passage } from '../../lambda/page/page';
import { plainText } from '../../lambda/page/words';
import { isoDay, spokenDate } from '../content/dates';
import type { Problem } from '../content/problems';
import { type Sample, sampleAll } from '../content/utterances';
import { SURFACES, type SurfaceName } from '../surfaces';
import type { Words } from '../words';
import type { WorkspaceState } from './workspace';

/** What staff call the surfaces. */
const TITLES: Readonly<Record<SurfaceName, string>> = {
  alexa: 'Alexa',
  assistant: 'Google Assistant (retired)',
  phone: 'Telephone (partner’s line)',
  gateway: 'Telephone (Google’s gateway)',
  messenger: 'Chat window (Messenger)',
  cx: 'Telephone (Dialogflow CX)',
  web: 'Web page for listeners',
};

/** Every channel that the guide can be met on, in the order they are offered. */
export const CHANNELS = (Object.keys(SURFACES) as SurfaceName[]).map((id) => ({ id, title: TITLES[id] }));

/** Utterances of one template that are looked at for one that reads well. */
const SAMPLES = 20;

const SUGGESTIONS = 4;

/** What the page is sent whenever any of it changes. */
export type StateView = ReturnType<typeof stateView>;
export type GuideView = ReturnType<typeof guideView>;
export type PassageView = GuideView['passages'][number];
export type DateView = GuideView['reviewed'];

/** All that the page needs to know at any moment. @param tests the folder that tests are saved to */
export function stateView({ words, compiles, learning, problems }: WorkspaceState, tests: string) {
  return {
    /** Absent while no words have compiled since the start. Where those on disk do not, it is that of the last that did. */
    guide: words ? guideView(words) : null,
    compiles,
    /** How much is learned of what people say from the newest words, in percent; null once all is. */
    learning: learning === undefined ? null : Math.round(learning * 100),
    problems: problems.map(problemView),
    channels: CHANNELS,
    tests: pathFromHere(tests),
  };
}

export type ProblemView = ReturnType<typeof problemView>;

/** A problem as the page shows it. */
export const problemView = ({ file, line, severity, message, remedy, disagrees, follows }: Problem) => ({
  file: pathFromHere(file),
  line,
  severity,
  message,
  remedy: remedy ?? null,
  /** The passage whose ledger does not agree with what is heard. */
  disagrees: disagrees ?? null,
  /** Whether it may be there only because of another. */
  follows: follows === true,
});

/** A file as it is named on this machine. */
export const pathFromHere = (file: string): string =>
  relative(process.cwd(), resolve(file)).replaceAll('\\', '/') || '.';

/** The page of information as the console shows it. */
function guideView({ compiled, utterances, page }: Words) {
  const { facts } = page;
  const parents = new Map(compiled.passages.map(({ id, parent }) => [id, parent]));
  const depth = (id: string): number => {
    const parent = parents.get(id);
    return parent === undefined ? 0 : depth(parent) + 1;
  };
  const passages = compiled.passages.map((passage) => {
    const { id } = passage;
    const title = plainText(passage.title);
    const move = answerOf(page, id);
    const templates = (move ? utterances.moves[move] : utterances.passages[id]?.say) ?? [];
    return {
      id,
      title,
      /** 0 for a passage at the top of the page. */
      depth: depth(id),
      /** Words that ask for it. */
      ask: plainest(templates) ?? title,
      parts: stretchesOf(passage, 'full'),
    };
  });
  const titles = new Map(passages.map(({ id, title }) => [answerOf(compiled.head, id) ?? id, title]));
  const moves = SPOKEN_MOVES.filter((move) => move !== 'read' && !titles.has(move));
  return {
    edition: page.edition,
    name: facts.name,
    subject: plainText(facts.subject),
    publisher: facts.publisher,
    reviewed: dateView(facts.reviewed),
    updated: dateView(facts.updated),
    nextReview: dateView(facts.nextReview),
    overdue: isStale(facts.nextReview, isoDay(new Date())),
    passages,
    /** What an utterance can be understood as: passages and moves, by the names that tests use. */
    labels: [
      ...[...titles].map(([label, title]) => ({ label, title })),
      ...[...moves, 'not-understood'].map((label) => ({ label, title: null })),
    ],
    suggestions: passages
      .filter((passage) => passage.depth === 0)
      .slice(1, 1 + SUGGESTIONS)
      .map(({ ask }) => ask),
  };
}

/** The first utterance that reads well: without a slot to fill, and without letters one by one. */
const plainest = (templates: readonly Sample[]): string | undefined =>
  sampleAll(templates.slice(0, 1), SAMPLES).find((text) => !/[{.]/.test(text));

const dateView = (iso: IsoDate) => ({ iso, text: spokenDate(iso) });

/** Sentences and items of a passage, counted from its beginning: `from` up to, not including, `to`. */
export interface Stretch {
  readonly from: number;
  readonly to: number;
}

/**
 * The parts of a passage as stretches of it. Both cuts count the same sentences and items, so shorter parts, at a slower
 * pace, can be compared with those of the usual one.
 */
export const stretchesOf = (passage: Passage, cut: Cut): readonly Stretch[] =>
  passage.cuts[cut].map((part) => ({ from: part.start, to: part.start + lengthOf(part) }));

const lengthOf = ({ pieces }: Part): number =>
  pieces.reduce((sum, piece) => sum + ('say' in piece ? 1 : piece.to - piece.from), 0);
