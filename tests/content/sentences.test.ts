import { sentencesOf } from '../../tools/content/sentences';

describe('a text is cut where its sentences end', () => {
  test.each([
    ['a sentence', ['a sentence']],
    ['One. Two? Three! Four', ['One.', 'Two?', 'Three!', 'Four']],
    [
      'Reviewed on 31 August 2025. Updated in January 2026.',
      ['Reviewed on 31 August 2025.', 'Updated in January 2026.'],
    ],
    ['It is 9 in every 10. Most do not get it.', ['It is 9 in every 10.', 'Most do not get it.']],
    ['About 4.5 litres. 2 are too few.', ['About 4.5 litres.', '2 are too few.']],
    ['Foods, e.g. ANKL ones, i.e. Bad ones. Stop.', ['Foods, e.g. ANKL ones, i.e. Bad ones.', 'Stop.']],
    ['Nose bleeds, bruises, etc. These pass.', ['Nose bleeds, bruises, etc.', 'These pass.']],
    ['Dr. Smith said no. Prof. Jones did not.', ['Dr. Smith said no.', 'Prof. Jones did not.']],
    [
      'J. K. Smith and Dr. A. Jones wrote it. By T. Hill.',
      ['J. K. Smith and Dr. A. Jones wrote it.', 'By T. Hill.'],
    ],
    ['Hepatitis B. Most people recover.', ['Hepatitis B.', 'Most people recover.']],
    ['Take vitamin D. It helps.', ['Take vitamin D.', 'It helps.']],
    ['See No. 5 and vol. 3. Then stop.', ['See No. 5 and vol. 3.', 'Then stop.']],
    ['It is a. n. k. l. for short. Yes.', ['It is a. n. k. l. for short.', 'Yes.']],
    ['Wait... then go. mRNA is new.', ['Wait... then go.', 'mRNA is new.']],
    ['She said "stop." He did. (Why?) Because.', ['She said "stop."', 'He did.', '(Why?)', 'Because.']],
    ['"Is it?" she asked. Yes.', ['"Is it?" she asked.', 'Yes.']],
    [
      'You asked about {topic}. {title}. Part {part}.',
      ['You asked about {topic}.', '{title}.', 'Part {part}.'],
    ],
    ['These are the signs: Fever. Sweats.', ['These are the signs: Fever.', 'Sweats.']],
    ['', []],
    ['  ', []],
    ['One.  ', ['One.']],
  ])('%s', (text, expected) => {
    expect(sentencesOf(text)).toEqual(expected);
  });
});
