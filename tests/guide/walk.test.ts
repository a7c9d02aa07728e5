import { pageOf } from '../../lambda/page/open';
import { walkPage } from '../../tools/checks/walk/page-walk';
import { compiled } from '../support/words';

test('no turn of any conversation about a page of another kind breaks a rule', () => {
  const { compiled: bees } = compiled('tests/fixtures/bees/content');
  const walked = walkPage({ compiled: bees, page: pageOf(bees), today: '2026-11-22', grain: 'alike' });
  expect(walked.breaches).toEqual([]);
  expect(walked.places).toBeGreaterThan(1000);
});
