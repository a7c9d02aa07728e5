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

describe('the way through the page', () => {
  const way = (id: string | undefined): string[] =>
    id === undefined ? [] : [id, ...way(page.passage(id)?.next)];
  const skippable = passages.filter((passage) => passage.skippable);

  test('it leads from where the page starts to its end, and passes over what is only read on request', () => {
    const { start, atEnd, answers } = page.facts;
    const all = way(start);
    expect(all.length).toBeGreaterThan(15);
    for (const aside of [atEnd, answers.helpline, answers.whatsapp]) expect(all).not.toContain(aside);
  });

  test.each(skippable)(
    '$id is asked about first, in words that "no" and "next" answer by going past it',
    ({ id, previous, next }) => {
      const parts = page.passage(previous ?? '')?.cuts.full.length ?? 0;
      const before = { ...listener(page, 'normal'), at: { passage: previous ?? '', part: parts } };
      const asked = reply({ kind: 'next' }, before, page, TODAY);
      expect(asked.asks).toEqual({ id: 'skippable', topic: id });
      for (const kind of ['no', 'next'] as const)
        expect(reply({ kind }, asked.place, page, TODAY).reads).toMatchObject({ passage: next, part: 1 });
      for (const kind of ['yes', 'resume'] as const)
        expect(reply({ kind }, asked.place, page, TODAY).reads).toMatchObject({ passage: id, part: 1 });
    },
  );

  test.each(skippable)('$id ends with the helpline, though it was offered just before', ({ id, cuts }) => {
    const place = {
      ...listener(page, 'normal'),
      offered: true,
      at: { passage: id, part: cuts.full.length - 1 },
    };
    expect(reply({ kind: 'next' }, place, page, TODAY).says).toContainEqual({ phrase: 'helpline.offer' });
  });

  test.each(skippable)(
    'what leads into $id is said to somebody who asked for it, and to nobody else',
    ({ id }) => {
      const lead = { phrase: page.leads[id] };
      const asked = reply({ kind: 'read', passage: id }, listener(page, 'normal'), page, TODAY);
      expect(asked.says).toContainEqual(lead);
      for (const kind of ['slower', 'start-over', 'resume'] as const) {
        const later = reply(
          { kind },
          { ...asked.place, lastSaid: [{ part: { passage: id, part: 1 } }] },
          page,
          TODAY,
        );
        expect(later.says).not.toContainEqual(lead);
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
