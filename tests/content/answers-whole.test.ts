import { plainText, sentencesOfUnit, unitsOf } from '../../lambda/page/words';
import { compiled } from '../support/words';

/**
 * The words that the sense of a fact hangs on, as the ledger marks them. What stands in brackets is a remark, and a name in
 * capitals is a name.
 */
const marksOf = (fact: string): string[] =>
  [...fact.replace(/\(.*?\)/gu, '').matchAll(/(?<![\p{L}\p{N}-])\p{Lu}{2,}(?![\p{L}\p{N}-])/gu)]
    .map(([mark]) => mark)
    .filter((mark) => !NAMES.has(mark));

const NAMES = new Set(['ANKL', 'NK', 'EBV', 'DNA', 'UK', 'PET', 'CT', 'MRI']);

/** What is heard for marks that are not heard as they are written. */
const SAID_AS: Readonly<Record<string, RegExp>> = {
  CANNOT: /\b(?:cannot|not)\b/iu,
  WITHOUT: /\bwithout\b/iu,
};

test('an answer has every negation and hedge that the ledger marks in its fact, in a sentence that is said for it', () => {
  const { compiled: page, utterances } = compiled();
  const lost = utterances.asked.flatMap(({ passage: id, answer, fact, words }) => {
    const passage = page.passages.find((one) => one.id === id);
    if (!passage) return [`${id} is no passage`];
    const units = unitsOf(passage);
    const said = (passage.answers[answer] ?? [])
      .flatMap((unit) => (units[unit] ? sentencesOfUnit(passage, units[unit]) : []))
      .map(plainText)
      .join(' ');
    const missing = words.filter((piece) => !said.toLowerCase().includes(piece.toLowerCase()));
    const hedges = marksOf(fact).filter((mark) => HEDGES.has(mark));
    const unsaid = hedges.filter((mark) => !(SAID_AS[mark] ?? new RegExp(`\\b${mark}\\b`, 'iu')).test(said));
    return [...missing, ...unsaid].map((what) => `${id} ${answer} (${fact}): ${what}`);
  });
  expect(utterances.asked.length).toBeGreaterThan(100);
  expect(lost).toEqual([]);
});

/** Negations and hedges. The other marks say who does something, which a sentence before may say. */
const HEDGES = new Set(
  'NOT NO NEVER CANNOT WITHOUT MAY MIGHT CAN COULD SHOULD WOULD PROBABLY USUALLY NORMALLY SOMETIMES MOST MANY SOME ONLY IF MORE AROUND DEPENDING'.split(
    ' ',
  ),
);
