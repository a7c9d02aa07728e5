import { pageOf } from '../../lambda/page/open';
import { walkPage } from '../../tools/checks/walk/page';
import { repeatedOn } from '../../tools/checks/walk/surfaces';
import { SURFACES, type SurfaceName } from '../../tools/surfaces';
import { refusedBySchema } from '../support/ssml';
import { compiled, understanding } from '../support/words';

const TODAY = '2026-11-22';
const SMALL = {
  name: 'a small page, to its last place',
  folder: 'tests/fixtures/bees/content',
  share: 2,
  places: 1000,
};

/** To its last place the project's page takes minutes: that is `npm run walk`. On each surface, every tenth reply is said. */
const OURS = { name: "the project's page, four turns deep", depth: 4, share: 10, places: 5000 };

describe.each<{ name: string; folder?: string; depth?: number; share: number; places: number }>([
  SMALL,
  OURS,
])('on $name,', ({ folder, depth, share, places }) => {
  const words = compiled(folder).compiled;
  const page = pageOf(words);
  const walked = walkPage({ compiled: words, page, today: TODAY, grain: 'alike', depth });

  test('no turn of any conversation breaks a rule', () => {
    expect(walked.breaches).toEqual([]);
    expect(walked.places).toBeGreaterThan(places);
    expect(walked.turns).toBeGreaterThan(10 * walked.places);
  });

  test('every document of SSML is one that both platforms take', () => {
    expect(walked.documents.length).toBeGreaterThan(500);
    expect(refusedBySchema(walked.documents)).toEqual([]);
  });

  test.each((Object.keys(SURFACES) as SurfaceName[]).map((surface, index) => [surface, index] as const))(
    'replies are written for %s in the same words',
    async (surface, index) => {
      const replies = walked.replies.filter((_, reply) => reply % share === index % share);
      expect(replies.length).toBeGreaterThan(300);
      const tools = { page, today: TODAY, understanding: understanding() };
      expect(await repeatedOn(surface, replies, tools)).toEqual([]);
    },
  );
});
