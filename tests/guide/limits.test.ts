import { SPEECH_CHARACTERS } from '../../lambda/channels/alexa/limits';
import { reply } from '../../lambda/guide/guide';
import type { Move } from '../../lambda/guide/move';
import { cutFor, PACES, type Pace } from '../../lambda/guide/pace';
import { type Place, startPlace } from '../../lambda/guide/place';
import type { Reply } from '../../lambda/guide/reply';
import type { Page } from '../../lambda/page/page';
import { plainText, sentencesOf } from '../../lambda/page/words';
import { type Rendered, render } from '../../lambda/speech/render';
import { toSsml } from '../../lambda/speech/ssml';
import { toText } from '../../lambda/speech/text';
import { countWords } from '../../tools/content/words';
import { secondsOf } from '../../tools/speech/seconds';
import { refusedByChecker, refusedBySchema } from '../support/ssml';
import { compiled, page as pageOfFolder } from '../support/words';

const TODAY = '2026-11-22';
const page = pageOfFolder();
const passages = compiled().compiled.passages;

interface Turn {
  readonly name: string;
  readonly reply: Reply;
  readonly rendered: Rendered;
}

/** Every part of every passage at every pace, in each way it can be come to: the longest turns there are. */
const turns: readonly Turn[] = PACES.flatMap((pace) =>
  passages.flatMap((passage) =>
    passage.cuts[cutFor(pace)].flatMap((_, index) => {
      const at = { passage: passage.id, part: index + 1 };
      const here: Place = { ...startPlace(page), pace, introduced: true, at };
      const before: Place = { ...here, at: { ...at, part: index } };
      const first: readonly [Move, Place][] = [
        [
          { kind: 'read', passage: passage.id },
          { ...startPlace(page), pace },
        ],
        [
          { kind: 'read', passage: passage.id },
          { ...here, at: { passage: 'symptoms', part: 1 } },
        ],
      ];
      const ways: readonly [Move, Place][] = index === 0 ? first : [[{ kind: 'next' }, before]];
      return [...ways, [{ kind: 'resume' }, here] as const].map(([move, place]) => turn(move, place, pace));
    }),
  ),
);

function turn(move: Move, place: Place, pace: Pace): Turn {
  const answer = reply(move, place, page, TODAY);
  const { passage = 'nothing', part = 0 } = answer.reads ?? {};
  return {
    name: `${passage} ${part}, ${pace}, by ${move.kind}`,
    reply: answer,
    rendered: render(answer, page),
  };
}

/** The turns that break a rule, by name. */
const breaking = (rule: (turn: Turn) => boolean): string[] =>
  turns.filter((one) => !rule(one)).map(({ name }) => name);

test('there is something to check', () => {
  expect(turns.length).toBeGreaterThan(300);
});

test('no part says more than 60 words of the page', () => {
  const long = passages.flatMap((passage) =>
    Object.values(passage.cuts).flatMap((parts) =>
      parts
        .map((part) => countWords(sentencesOf(passage, part).map(plainText).join(' ')))
        .filter((words) => words > 60)
        .map((words) => `${passage.id}: ${words}`),
    ),
  );
  expect(long).toEqual([]);
});

test('no turn is longer than 90 words with everything around it', () => {
  expect(breaking(({ rendered }) => countWords(toText(rendered.speech)) <= 90)).toEqual([]);
});

test('no turn at the usual pace takes longer than 45 seconds to hear', () => {
  expect(
    breaking(({ reply: { place }, rendered }) => place.pace !== 'normal' || secondsOf(rendered.speech) <= 45),
  ).toEqual([]);
});

test('no turn has more than three items, or two at a slower pace', () => {
  const items = ({ rendered }: Turn): number =>
    rendered.speech.beats.filter(
      (beat, index, beats) => 'item' in beat && 'pause' in (beats[index - 1] ?? {}),
    ).length;
  expect(breaking((one) => items(one) <= (one.reply.place.pace === 'normal' ? 3 : 2))).toEqual([]);
});

test('every turn that goes on listening asks one question of at most 12 words, and reprompts in at most 15 others', () => {
  const question = ({ rendered: { speech } }: Turn): string =>
    toText({ ...speech, beats: speech.beats.slice(-1) });
  const marks = ({ rendered: { speech } }: Turn): number => toText(speech).split('?').length - 1;
  expect(breaking((one) => marks(one) === 1 && question(one).endsWith('?'))).toEqual([]);
  expect(breaking((one) => countWords(question(one)) <= 12)).toEqual([]);
  expect(
    breaking((one) => {
      const reprompt = one.rendered.reprompt && toText(one.rendered.reprompt);
      return reprompt !== undefined && countWords(reprompt) <= 15 && reprompt !== question(one);
    }),
  ).toEqual([]);
});

test('the SSML of every turn is within the limits of Alexa', () => {
  expect(breaking(({ rendered }) => toSsml(rendered.speech).length <= SPEECH_CHARACTERS)).toEqual([]);
});

test('the SSML of every turn is valid, and uses only what both platforms take', async () => {
  const documents = [...new Set(turns.map(({ rendered }) => toSsml(rendered.speech)))];
  expect(refusedBySchema(documents)).toEqual([]);
  expect(await refusedByChecker(documents)).toEqual([]);
});

test('every phrase of the guide is valid SSML too', async () => {
  const documents = phrasesOf(page);
  expect(refusedBySchema(documents)).toEqual([]);
  expect(await refusedByChecker(documents)).toEqual([]);
});

/** Every phrase as the speech it makes, its slots filled with something that fits. */
function phrasesOf({ phrases, facts }: Page): string[] {
  const fill = { title: facts.start, topic: facts.start, other: facts.start, term: 'spleen' };
  const numbers = { part: 2, parts: 4, count: 10, here: 3, number: 3 };
  const place = startPlace(page);
  return Object.keys(phrases).map((phrase) =>
    toSsml(
      render({ says: [{ phrase: phrase as never, fill: { ...fill, ...numbers } }], place }, page).speech,
    ),
  );
}
