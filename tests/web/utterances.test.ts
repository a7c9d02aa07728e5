import { startPlace } from '../../lambda/guide/place';
import { render, renderPhrase } from '../../lambda/speech/render';
import { atRate, pause } from '../../lambda/speech/tags';
import { PHONE_GROUP_PAUSE, PHONE_RATE, TIMING } from '../../lambda/speech/timing';
import { sentencesOf } from '../../web/speech/utterances';
import { compiled, page } from '../support/words';

const ankl = page();
const place = startPlace(ankl);

const spoken = (sentences: ReturnType<typeof sentencesOf>): string =>
  sentences.flatMap(({ pieces }) => pieces.flatMap((piece) => ('say' in piece ? [piece.say] : []))).join(' ');

describe('speech as what a voice without markup is given', () => {
  test('hard words are said as pronunciation.yml has them', () => {
    const speech = {
      beats: [{ say: ['This is ', { text: 'XYZ.', ssml: "<sub alias='ex why zed.'>XYZ.</sub>" }] }],
      rate: 100,
    };
    expect(sentencesOf(speech)).toMatchObject([{ pieces: [{ say: 'This is ex why zed.', rate: 100 }] }]);
  });

  test('no markup is left in anything that the page says', () => {
    const says = compiled().compiled.passages.map(({ id }) => ({ whole: id }));
    const all = sentencesOf(render({ says, place }, ankl).speech);
    expect(all.length).toBeGreaterThan(100);
    for (const { pieces } of all) {
      expect(pieces.length).toBeGreaterThan(0);
      for (const piece of pieces) if ('say' in piece) expect(piece.say).not.toMatch(/[<>&{}]|^\W*$/u);
    }
    for (const key of Object.keys(compiled().compiled.head.phrases))
      expect(spoken(sentencesOf(renderPhrase(ankl, key as never)))).not.toMatch(/[<>&]/u);
  });

  test('the pauses of a list, and before the question, are real', () => {
    const speech = render(
      { says: [{ part: { passage: 'symptoms', part: 1 } }], asks: { id: 'go-on' }, place },
      ankl,
    ).speech;
    const sentences = sentencesOf(speech);
    expect(sentences.at(-1)?.before).toBe(TIMING.normal.question);
    expect(sentences.filter(({ before }) => before === TIMING.normal.item).length).toBeGreaterThan(1);
    expect(sentences.reduce((sum, { before }) => sum + before, 0)).toBe(
      speech.beats.reduce((sum, beat) => sum + ('pause' in beat ? beat.pause : 0), 0),
    );
  });

  test('a telephone number is said group by group, slower, with pauses between', () => {
    const number = {
      text: '12 34.',
      ssml: `${atRate(PHONE_RATE, 'one two')}${pause(PHONE_GROUP_PAUSE)}${atRate(PHONE_RATE, 'three four.')}`,
      paced: true as const,
    };
    expect(sentencesOf({ beats: [{ say: ['Call ', number] }], rate: 90 })).toMatchObject([
      {
        pieces: [
          { say: 'Call', rate: 90 },
          { say: 'one two', rate: PHONE_RATE },
          { pause: PHONE_GROUP_PAUSE },
          { say: 'three four.', rate: PHONE_RATE },
        ],
      },
    ]);
  });

  test('what XML escapes is said as it was written', () => {
    const speech = { beats: [{ say: [{ text: 'A & B', ssml: 'A &amp; B' }] }], rate: 100 };
    expect(spoken(sentencesOf(speech))).toBe('A & B');
  });

  test('stress leaves the words as they are, at the rate around them', () => {
    const speech = {
      beats: [{ say: ['It is ', { text: 'not', ssml: "<prosody volume='loud'>not</prosody>" }, ' so.'] }],
      rate: 90,
    };
    expect(sentencesOf(speech)).toMatchObject([{ pieces: [{ say: 'It is not so.', rate: 90 }] }]);
  });
});
