import { againOn } from '../../tools/checks/walk/channels';
import { walkPage } from '../../tools/checks/walk/page-walk';
import { SURFACES, type SurfaceName } from '../../tools/surfaces/open';
import { refusedBySchema } from '../support/ssml';
import { compiled, page as pageOfFolder, understanding } from '../support/words';

const TODAY = '2026-11-22';
const page = pageOfFolder();
const walked = walkPage({ compiled: compiled().compiled, page, today: TODAY, grain: 'alike' });

test('no turn of any conversation breaks a rule', () => {
  expect(walked.breaches).toEqual([]);
});

test('the conversation was walked to its last place', () => {
  expect(walked.places).toBeGreaterThan(40_000);
  expect(walked.turns).toBeGreaterThan(70 * walked.places);
  expect(walked.replies.length).toBeGreaterThan(5_000);
});

test('every document of SSML is one that both platforms take', () => {
  expect(refusedBySchema(walked.documents)).toEqual([]);
});

/** Alexa's replies all; of the others, which differ in little, a third each here and all in `npm run walk`. */
const share = (name: SurfaceName, index: number): typeof walked.replies =>
  name === 'alexa' ? walked.replies : walked.replies.filter((_, reply) => reply % 3 === index % 3);

test.each((Object.keys(SURFACES) as SurfaceName[]).map((name, index) => [name, index] as const))(
  'replies are written for %s in the same words',
  async (name, index) => {
    const tools = { page, today: TODAY, understanding: understanding() };
    expect(await againOn(name, share(name, index), tools)).toEqual([]);
  },
  60_000,
);
