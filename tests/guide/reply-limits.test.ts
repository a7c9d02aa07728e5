import { reply } from '../../lambda/guide/guide';
import type { Move } from '../../lambda/guide/moves';
import { cutFor, PACES, type Pace } from '../../lambda/guide/pace';
import { type Place, startPlace } from '../../lambda/guide/place';
import type { CompiledPage } from '../../lambda/page/open';
import { plainText, sentencesOf } from '../../lambda/page/words';
import { render } from '../../lambda/speech/render';
import { toSsml } from '../../lambda/speech/ssml';
import { replyRules } from '../../tools/checks/walk/reply-rules';
import { TURN } from '../../tools/content/turn-limits';
import { countWords } from '../../tools/content/word-count';
import { refusedByChecker, refusedBySchema } from '../support/ssml';
import { compiled, page as pageOfFolder } from '../support/words';

const TODAY = '2026-11-22';
const page = pageOfFolder();
const { head, passages } = compiled().compiled;

/** Every part of every passage at every pace, in each way that a listener can reach it: these are the longest turns. */
const turns = PACES.flatMap((pace) =>
  passages.flatMap(({ id, cuts }) =>
    cuts[cutFor(pace)].flatMap((_, index) =>
      waysTo(id, index + 1, pace).map(([move, place]) => ({
        name: `${id} ${index + 1}, ${pace}, by ${move.kind}`,
        reply: reply(move, place, page, TODAY),
      })),
    ),
  ),
);

function waysTo(passage: string, part: number, pace: Pace): readonly (readonly [Move, Place])[] {
  const start = { ...startPlace(page), pace };
  const here: Place = { ...start, introduced: true, at: { passage, part } };
  const elsewhere = { passage: page.facts.start, part: 1 };
  return [
    [{ kind: 'resume' }, here],
    ...(part === 1
      ? ([
          [{ kind: 'read', passage }, start],
          [
            { kind: 'read', passage },
            { ...here, at: elsewhere },
          ],
        ] as const)
      : ([[{ kind: 'next' }, { ...here, at: { passage, part: part - 1 } }]] as const)),
  ];
}

test('no part says more words of the page than a turn has room for', () => {
  const long = passages.flatMap((passage) =>
    Object.values(passage.cuts).flatMap((parts) =>
      parts
        .map((part) => countWords(sentencesOf(passage, part).map(plainText).join(' ')))
        .filter((words) => words > TURN.contentWords)
        .map((words) => `${passage.id}: ${words}`),
    ),
  );
  expect(long).toEqual([]);
});

test('every turn that reads keeps the rules of a reply, and is SSML that both platforms take', async () => {
  const documents = new Set<string>();
  const rules = replyRules(page, TODAY, (ssml) => documents.add(ssml));
  const broken = turns.flatMap(({ name, reply }) => rules(reply).map((wrong) => `${name}: ${wrong}`));
  expect(turns.length).toBeGreaterThan(300);
  expect(broken).toEqual([]);
  expect(refusedBySchema([...documents])).toEqual([]);
  expect(await refusedByChecker([...documents])).toEqual([]);
});

test('every phrase of the guide is valid SSML too', async () => {
  const documents = phrasesOf(head);
  expect(refusedBySchema(documents)).toEqual([]);
  expect(await refusedByChecker(documents)).toEqual([]);
});

/** Every phrase as speech, with something in its slots. */
function phrasesOf({ phrases, facts }: CompiledPage['head']): string[] {
  const fill = { title: facts.start, topic: facts.start, other: facts.start, term: 'spleen' };
  const numbers = { part: 2, parts: 4, count: 10, here: 3, number: 3 };
  const place = startPlace(page);
  return Object.keys(phrases).map((phrase) =>
    toSsml(
      render({ says: [{ phrase: phrase as never, fill: { ...fill, ...numbers } }], place }, page).speech,
    ),
  );
}
