import { Console } from './console';

new Console().open();
