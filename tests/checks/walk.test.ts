import { BEES } from '../support/words';
import { describeWalk } from './walked';

// The small page to its last place is walk.check.test.ts, and the project's is `npm run walk`: both take minutes.
describeWalk({ name: 'a small page, three turns deep', folder: BEES, depth: 3, share: 6, places: 1000 });
describeWalk({ name: "the project's page, three turns deep", depth: 3, share: 20, places: 5000 });
