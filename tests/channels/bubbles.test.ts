import { bubblesOf } from '../../lambda/channels/screen';
import type { Beat, Speech } from '../../lambda/speech/speech';
import { toText } from '../../lambda/speech/text';
import { flat } from './dialogflow/support';

const say = (text: string): Beat => ({ say: [text] });
const item = (text: string): Beat => ({ say: [text], item: true });
const speech = (...beats: Beat[]): Speech => ({ beats, rate: 100 });

test('what fits stays in one', () => {
  const one = speech(say('One.'), { pause: 400 }, item('Two.'), item('Three.'), { pause: 800 }, say('Four?'));
  expect(bubblesOf(one, 640)).toEqual([toText(one, true)]);
  expect(bubblesOf(one, toText(one, true).length)).toHaveLength(1);
});

test('what does not is parted between sentences, as few times as can be', () => {
  const beats = [say('Aaaa.'), say('Bbbb.'), { pause: 400 }, say('Cccc.'), say('Dddd.'), say('Eeee?')];
  expect(bubblesOf(speech(...beats), 12)).toEqual(['Aaaa. Bbbb.', 'Cccc. Dddd.', 'Eeee?']);
});

test('a sentence that no bubble holds is parted between words, and a word that none holds where it must be', () => {
  expect(bubblesOf(speech(say('one two three four'), say('five')), 9)).toEqual([
    'one two',
    'three',
    'four',
    'five',
  ]);
  expect(bubblesOf(speech(say('abcdefghij')), 4)).toEqual(['abcd', 'efgh', 'ij']);
});

test('nothing said is no bubble', () => {
  expect(bubblesOf(speech(), 640)).toEqual([]);
  expect(bubblesOf(speech({ pause: 400 }), 640)).toEqual([]);
});

test.each([1, 5, 17, 40, 100, 640])(
  'no word is lost, none comes twice, and none is too long at %i characters',
  (most) => {
    const words = Array.from({ length: 120 }, (_, at) => 'x'.repeat((at * 7) % 11 || 1));
    const beats = words.flatMap((word, at): Beat[] => [
      ...(at % 3 === 0 ? [{ pause: 400 }] : []),
      at % 4 === 0 ? item(`${word} ${word}.`) : say(`${word}.`),
    ]);
    const bubbles = bubblesOf(speech(...beats), most);
    for (const text of bubbles) expect(text.length).toBeLessThanOrEqual(most);
    expect(flat(bubbles.join(' ')).replace(/ /g, '')).toBe(flat(toText(speech(...beats))).replace(/ /g, ''));
  },
);
