import { reply } from '../../lambda/guide/guide';
import { startPlace } from '../../lambda/guide/place';
import { folderWith, pageWithOutlook } from '../content/made-up';
import { TODAY } from '../support/reading';
import { page as pageOfFolder } from '../support/words';

const PASSAGE = 'outlook';
const TWO_LISTS = `Some things help:

- Rain
- A closed window

Some do not:

- A walk in June
- A fan`;
const page = pageOfFolder(folderWith({ 'page.md': pageWithOutlook(TWO_LISTS) }));

/** The list that "number one" refers to in a part. */
function listAt(part: number): number | undefined {
  const place = { ...startPlace(page), introduced: true, at: { passage: PASSAGE, part } };
  const { says } = reply({ kind: 'item', item: 1 }, place, page, TODAY);
  return says.flatMap((saying) => ('item' in saying ? [saying.item.list] : []))[0];
}

test('a number refers to the list that was read last', () => {
  const parts = page.passage(PASSAGE)?.cuts.full.length ?? 0;
  expect(page.passage(PASSAGE)?.lists.length).toBe(2);
  expect(listAt(1)).toBe(0);
  expect(listAt(parts)).toBe(1);
});
