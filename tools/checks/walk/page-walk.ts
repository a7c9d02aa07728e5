import { type Place, readPlace, startPlace } from '../../../lambda/guide/place';
import type { Reply } from '../../../lambda/guide/reply';
import type { CompiledPage } from '../../../lambda/page/open';
import type { IsoDate, Page } from '../../../lambda/page/page';
import type { Grain } from './places';
import { heardKey } from './replies';
import { replyRules } from './reply-rules';
import { othersOf, stepsOf } from './steps';
import { turnRules } from './turn-rules';
import { type Breach, type Walked, type WalkedTurn, walk } from './walk';

export interface PageWalk extends Walked {
  /** Every reply there is, one for each that sounds different. */
  readonly replies: readonly Reply[];
  /** Every SSML document that they make. */
  readonly documents: readonly string[];
}

export interface PageWalkOptions {
  readonly compiled: CompiledPage;
  readonly page: Page;
  readonly today: IsoDate;
  readonly grain: Grain;
  readonly watch?: Parameters<typeof walk>[5];
}

/** Walks every conversation that can be had about a page, and holds every turn and every reply to the rules. */
export function walkPage({ compiled, page, today, grain, watch }: PageWalkOptions): PageWalk {
  const documents = new Set<string>();
  const replies = new Map<string, { reply: Reply; wrong: readonly string[] }>();
  const ofTurn = turnRules(page);
  const ofReply = replyRules(page, today, (ssml) => documents.add(ssml));
  const judge = (turn: WalkedTurn): readonly string[] => {
    const { reply } = turn;
    const key = heardKey(reply);
    let known = replies.get(key);
    if (!known) {
      known = { reply, wrong: ofReply(reply) };
      replies.set(key, known);
    }
    const wrong = ofTurn(turn);
    return known.wrong.length === 0 ? wrong : [...wrong, ...known.wrong];
  };

  const starts = startsOf(compiled, page);
  const walked = walk(starts, stepsOf(compiled, page, today, grain), judge, grain, undefined, watch);
  const others = walk(starts, othersOf(compiled, page, today), judge, grain, 1);
  return {
    ...walked,
    turns: walked.turns + others.turns,
    breaches: [...walked.breaches, ...others.breaches, ...starts.flatMap(staleIn)],
    replies: [...replies.values()].map(({ reply }) => reply),
    documents: [...documents],
  };
}

interface Start {
  readonly name: string;
  readonly place: Place;
  /** The passage in which a place of another edition was. */
  readonly left?: string;
}

/** What is left of a place of another edition is a passage to go back to. Nobody is there still: its parts may be others. */
const staleIn = ({ name, place, left }: Start): Breach[] =>
  left === undefined || (!place.at && place.heard.length === 0 && place.back?.passage === left)
    ? []
    : [{ wrong: 'a place of another edition is taken for one of this', times: 1, conversation: [name] }];

/** Where a conversation can begin: nowhere, or in what is left of a place of another edition, in each passage. */
const startsOf = ({ passages }: CompiledPage, page: Page): Start[] => [
  { name: '(the beginning)', place: startPlace(page) },
  ...passages.map(({ id }) => ({
    name: `(another edition, in ${id})`,
    place: readPlace({ edition: 'another', introduced: true, at: { passage: id, part: 1 } }, page),
    left: id,
  })),
];
