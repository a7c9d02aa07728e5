import { pageOf } from '../../lambda/page/open';
import { walkPage } from '../../tools/checks/walk/page';
import { repeatedOn } from '../../tools/checks/walk/surfaces';
import { SURFACES, type SurfaceName } from '../../tools/surfaces';
import { refusedBySchema } from '../support/ssml';
import { compiled, understanding } from '../support/words';

const TODAY = '2026-11-22';

/** How far a page is walked. */
export interface WalkTest {
  readonly name: string;
  /** The words, unless they are the project's own. */
  readonly folder?: string;
  /** The most turns from the beginning; to the last place unless it is given. */
  readonly depth?: number;
  /** Of how many replies one is said on each surface. */
  readonly share: number;
  /** How many places there are at least: a walk that stops early proves nothing. */
  readonly places: number;
}

/** The tests of a page that is walked. */
export const describeWalk = ({ name, folder, depth, share, places }: WalkTest): void =>
  describe(`on ${name},`, () => {
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
