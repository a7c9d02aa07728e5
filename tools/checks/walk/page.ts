import { type Place, readPlace, startPlace } from '../../../lambda/guide/place';
import type { Reply } from '../../../lambda/guide/reply';
import type { CompiledPage } from '../../../lambda/page/open';
import type { IsoDate, Page } from '../../../lambda/page/page';
import { type Grain, replyKey } from './keys';
import { replyRules } from './reply-rules';
import { choicesAndSpellings, stepsOf } from './steps';
import { turnRules } from './turn-rules';
import { type Breach, type WalkedTurn, type WalkOptions, walk } from './walk';

interface PageWalkOptions extends Pick<WalkOptions, 'depth' | 'watch'> {
  readonly compiled: CompiledPage;
  readonly page: Page;
  readonly today: IsoDate;
  readonly grain: Grain;
}

/**
 * Walks the conversations about a page, and holds every turn and every reply to the rules.
 * @returns what came of it, with one reply for each that sounds different and every SSML document they are spoken from
 */
export function walkPage({ compiled, page, today, grain, depth, watch }: PageWalkOptions) {
  const documents = new Set<string>();
  const replies = new Map<string, { reply: Reply; wrong: readonly string[] }>();
  const ofTurn = turnRules(page);
  const ofReply = replyRules(page, today, (ssml) => documents.add(ssml));
  const rule = (turn: WalkedTurn): readonly string[] => {
    const { reply } = turn;
    const key = replyKey(reply);
    const judged = replies.get(key) ?? { reply, wrong: ofReply(reply) };
    replies.set(key, judged);
    return [...ofTurn(turn), ...judged.wrong];
  };

  const starts = startsOf(compiled, page);
  const walked = walk({ starts, steps: stepsOf(compiled, page, today, grain), rule, grain, depth, watch });
  const more = walk({ starts, steps: choicesAndSpellings(compiled, page, today), rule, grain, depth: 1 });
  return {
    ...walked,
    turns: walked.turns + more.turns,
    breaches: [...walked.breaches, ...more.breaches, ...starts.flatMap(trustedIn)],
    replies: [...replies.values()].map(({ reply }) => reply),
    documents: [...documents],
  };
}

interface Start {
  readonly name: string;
  readonly place: Place;
  /** The passage that the listener was in when the words changed. */
  readonly left?: string;
}

/** A conversation begins anew, or with a place of an earlier edition of the words, in any passage. */
const startsOf = ({ passages }: CompiledPage, page: Page): Start[] => [
  { name: '(the beginning)', place: startPlace(page) },
  ...passages.map(({ id }) => ({
    name: `(another edition, in ${id})`,
    place: readPlace({ edition: 'another', introduced: true, at: { passage: id, part: 1 } }, page),
    left: id,
  })),
];

/** Of a place of another edition only its passage may be used, to go back to: its parts may be cut otherwise now. */
const trustedIn = ({ name, place, left }: Start): Breach[] =>
  left === undefined || (!place.at && place.lastSaid.length === 0 && place.back?.passage === left)
    ? []
    : [{ wrong: 'a place of another edition is taken for one of this', times: 1, conversation: [name] }];
