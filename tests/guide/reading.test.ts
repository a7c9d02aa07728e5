import { reply } from '../../lambda/guide/guide';
import { cutFor, PACES, type Pace } from '../../lambda/guide/pace';
import type { Passage } from '../../lambda/page/page';
import { plainText, sentencesOf } from '../../lambda/page/words';
import { listener, readThrough, TODAY, textOf } from '../support/reading';
import { compiled, page as pageOfFolder } from '../support/words';

const page = pageOfFolder();
const { passages } = compiled().compiled;
const answers = new Set(Object.values(page.facts.answers));

/** Every sentence of a passage, in the order of the page. */
const sentences = (passage: Passage): string[] =>
  passage.cuts.full.flatMap((part) => sentencesOf(passage, part).map(plainText));

describe.each(PACES)('at the pace %s', (pace: Pace) => {
  test.each(passages.map((passage) => [passage.id, passage] as const))(
    '%s is heard whole, in order, and nothing twice',
    (id, passage) => {
      const heard = readThrough(page, id, pace)
        .map((turn) => textOf(turn, page))
        .join(' ');
      let from = 0;
      for (const sentence of sentences(passage)) {
        const at = heard.indexOf(sentence, from);
        expect({ sentence, heard: at >= 0 }).toEqual({ sentence, heard: true });
        from = at + sentence.length;
      }
    },
  );
});

test('both cuts hold the same sentences and items', () => {
  for (const passage of passages) {
    const short = passage.cuts.short.flatMap((part) => sentencesOf(passage, part).map(plainText));
    expect(short).toEqual(sentences(passage));
  }
});

describe('another pace', () => {
  const spots = passages
    .filter(({ id }) => !answers.has(id))
    .flatMap((passage) =>
      PACES.flatMap((pace) =>
        passage.cuts[cutFor(pace)].map((part, index) => ({ id: passage.id, passage, pace, part, index })),
      ),
    );

  test.each(spots)(
    'in $id, at the pace $pace, part $index: nothing is skipped',
    ({ passage, pace, part, index }) => {
      const at = { passage: passage.id, part: index + 1 };
      const here = reply({ kind: 'resume' }, { ...listener(page, pace), at }, page, TODAY);
      for (const kind of ['slower', 'faster'] as const) {
        const changed = reply({ kind }, here.place, page, TODAY);
        const cut = passage.cuts[cutFor(changed.place.pace)];
        const now = cut[(changed.reads?.part ?? 0) - 1];
        const end = now ? now.start + sizeOf(now) : 0;
        expect(now?.start).toBeLessThanOrEqual(part.start);
        expect(end).toBeGreaterThan(part.start);
      }
    },
  );
});

/** How many sentences and items a part holds, as `start` counts them. */
const sizeOf = ({ pieces }: Passage['cuts']['full'][number]): number =>
  pieces.reduce((sum, piece) => sum + ('say' in piece ? 1 : piece.to - piece.from), 0);
