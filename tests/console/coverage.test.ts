import { startPlace } from '../../lambda/guide/place';
import { stretchesOf } from '../../tools/console/state-view';
import { stretchesIn } from '../../tools/console/turn-view';
import { compiled, page } from '../support/words';

test('both cuts of every passage cover the same stretch of it, without a gap', () => {
  for (const passage of compiled().compiled.passages) {
    const ends = (['full', 'short'] as const).map((cut) => {
      const parts = stretchesOf(passage, cut);
      for (const [index, { from }] of parts.entries()) expect(from).toBe(parts[index - 1]?.to ?? 0);
      return parts.at(-1)?.to;
    });
    expect(ends[0]).toBe(ends[1]);
  }
});

test('what is read slowly is compared with the same parts', () => {
  const place = { ...startPlace(page()), pace: 'slower' as const };
  const [first] = stretchesIn({ says: [{ part: { passage: 'symptoms', part: 1 } }], place }, page());
  const [full] = stretchesOf(
    page().passage('symptoms') ?? ({ cuts: { full: [], short: [] } } as never),
    'full',
  );
  expect(first).toMatchObject({ passage: 'symptoms', from: 0 });
  expect(first?.to).toBeLessThanOrEqual(full?.to ?? 0);
});
