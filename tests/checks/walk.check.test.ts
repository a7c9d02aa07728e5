import { BEES } from '../support/words';
import { describeWalk } from './walked';

describeWalk({ name: 'a small page, to its last place', folder: BEES, share: 2, places: 20_000 });
