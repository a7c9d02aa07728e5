import { table } from '../../checks/table';
import type { Words } from '../../words';
import type { InteractionModel } from '../alexa/schema';
import type { skillManifest } from '../alexa/skill-package';
import { listingTests } from './listing';
import { voiceTests } from './voice';

/** What a skill is certified by: the package that is uploaded, and what it says. */
export interface Submission {
  readonly manifest: ReturnType<typeof skillManifest>['manifest'];
  readonly model: InteractionModel;
  readonly words: Pick<Words, 'compiled' | 'page' | 'understanding'>;
  readonly bookmark: boolean;
  /** The day, as `YYYY-MM-DD`. */
  readonly today: string;
}

/** One of Amazon's tests, on a desk. */
export interface CertificationTest {
  /** Amazon's number of it, where a letter of its reviewers names one; `policy`; or `ours`, of which no number is known. */
  readonly number: string;
  readonly what: string;
  /** What is wrong: nothing where it is passed. Absent where only people can say, with `by` telling who. */
  readonly wrong?: readonly string[];
  readonly by?: string;
}

/** How many of the faults of one test are printed. */
const MOST_FAULTS = 3;

/**
 * Walks Amazon's functional and voice tests over a package, as far as they can be taken without a device. (Sources: Amazon's
 * certification requirements, and the numbers in letters of its reviewers. They are to be read again before submitting.)
 */
export const certificationTests = async (submission: Submission): Promise<CertificationTest[]> => [
  ...listingTests(submission),
  ...(await voiceTests(submission)),
];

export const isPassed = ({ wrong = [] }: CertificationTest): boolean => wrong.length === 0;

/** The tests as a table. */
export const certificationTable = (tests: readonly CertificationTest[]): string =>
  `${table(
    ['what Amazon asks', 'its test', 'result'],
    tests.map((test) => [test.what, test.number, resultOf(test)]),
  )}\n`;

function resultOf({ wrong, by }: CertificationTest): string {
  if (wrong === undefined) return `**${by ?? 'by ear'}**`;
  if (wrong.length === 0) return 'passed';
  const more = wrong.length - MOST_FAULTS;
  return `**FAILED**: ${wrong.slice(0, MOST_FAULTS).join('; ')}${more > 0 ? `; and ${more} more` : ''}`;
}
