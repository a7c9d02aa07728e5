import { buildModel } from '../../tools/training/build';
import { compiled } from './words';

/**
 * Before any test is run, what people say is learned from the project's words, and kept: once, rather than by each test
 * that needs it first, and outside the rooms that Jest shuts tests in, where it takes twice as long.
 */
export default function train(): void {
  buildModel(compiled());
}
