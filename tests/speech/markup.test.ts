import { atRate, pause, sentence, speak } from '../../lambda/speech/tags';
import { letter, louder, substitute, words } from '../../tools/content/ssml-elements';
import { refusedBySchema } from '../support/ssml';

const NASTY = 'R&D <5% "q" it\'s > 3 – £5 é ]]> &amp; <!-- x -->';

describe('text is made safe exactly once', () => {
  const documents = [
    speak(sentence(words(NASTY))),
    speak(sentence(substitute(NASTY, NASTY))),
    speak(sentence(louder(NASTY))),
    speak(sentence(atRate(90, words(NASTY)))),
    speak(sentence(words('a\u0000b\u0008c\u001fd\ufffee\ud800f\udc00g'))),
    speak(sentence(letter('&')) + pause(400) + sentence(words('x'))),
  ];

  test('whatever stands in it, the document is valid', () => {
    expect(refusedBySchema(documents)).toEqual([]);
  });

  test('what was escaped already is escaped again, since it was text', () => {
    expect(words('R&amp;D')).toBe('R&amp;amp;D');
  });

  test('an alias cannot break out of its attribute', () => {
    expect(substitute('x', "children's & adults'")).toBe(
      "<sub alias='children&apos;s &amp; adults&apos;'>x</sub>",
    );
  });

  test('characters that XML cannot hold are left out, and whole pairs are kept', () => {
    expect(words('a\u0000b\ud83d\ude00c\ud800')).toBe('ab\ud83d\ude00c');
  });
});

test('no space is added between two pieces', () => {
  expect(sentence(words('Hello ') + louder('world') + words('.'))).toBe(
    "<s>Hello <prosody volume='loud'>world</prosody>.</s>",
  );
});

test('the usual rate needs no markup, and another is put around the text', () => {
  expect(atRate(100, words('a'))).toBe('a');
  expect(atRate(80, words('a'))).toBe("<prosody rate='80%'>a</prosody>");
});

test('no pause is longer than the platforms allow', () => {
  expect(pause(99_999)).toBe("<break time='10000ms'/>");
});

describe('the schema that judges all speech refuses what either platform would', () => {
  const samples: Readonly<Record<string, string>> = {
    'an unknown tag': '<speak><s><blink>x</blink></s></speak>',
    'text outside a sentence': '<speak>x</speak>',
    'a bare ampersand': '<speak><s>a & b</s></speak>',
    'an undefined entity': '<speak><s>a&nbsp;b</s></speak>',
    'a tag left open': '<speak><s>a</speak>',
    'a sentence in a sentence': '<speak><s><s>a</s></s></speak>',
    'sub without an alias': '<speak><s><sub>a</sub></s></speak>',
    'a bare break': '<speak><s>a</s><break/></speak>',
    'a pause of eleven seconds': "<speak><s>a</s><break time='11s'/></speak>",
    'say-as telephone': "<speak><s><say-as interpret-as='telephone'>0</say-as></s></speak>",
    emphasis: "<speak><s><emphasis level='strong'>a</emphasis></s></speak>",
    'a tag of Amazon alone': "<speak><s><amazon:effect name='whispered'>a</amazon:effect></s></speak>",
    'a rate inside a rate':
      "<speak><s><prosody rate='90%'><prosody rate='80%'>a</prosody></prosody></s></speak>",
    'a rate below 80 %': "<speak><s><prosody rate='70%'>a</prosody></s></speak>",
    'an attribute on speak': "<speak version='1.0'><s>a</s></speak>",
    'nothing at all': '<speak></speak>',
  };
  const refused = refusedBySchema(Object.values(samples)).join('\n');

  test.each(Object.entries(samples))('%s', (_what, ssml) => {
    expect(refused).toContain(`in ${ssml}`);
  });
});
