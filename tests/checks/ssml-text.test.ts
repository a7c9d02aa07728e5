import { textOfSsml } from '../../tools/checks/ssml-text';

test('reads the words of a document, whatever made it', () => {
  const ssml =
    "<speak><s>You might have a <sub alias='pet C T'>PET-CT</sub> scan, R&amp;D.</s><break time='400ms'/><s><prosody rate='90%'>It may <prosody volume='loud'>not</prosody> help.</prosody></s></speak>";
  expect(textOfSsml(ssml).replace(/\s+/g, ' ').trim()).toBe(
    'You might have a PET-CT scan, R&D. It may not help.',
  );
});

test.each([
  ['<speak><s>a</s>', 'a tag that is not closed'],
  ['<speak><s>a</speak></s>', 'a tag that closes no other'],
  ['<speak><p>a</p></speak>', 'a tag that is not allowed'],
  ["<speak><break time='11s'/></speak>", 'attributes that are not allowed'],
  ['<speak><s><s>a</s></s></speak>', 'a tag out of place'],
  ['<speak><s>a < b</s></speak>', 'a tag that is not allowed'],
  ['<speak><s>&nbsp;</s></speak>', 'not an entity of XML'],
])('refuses %s', (ssml, why) => {
  expect(() => textOfSsml(ssml)).toThrow(why);
});
