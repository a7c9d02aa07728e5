import { command, UserError, type World } from '../command';
import { type Aws, awsOf, nameOf, stackOf } from './aws';
import { probe } from './probe';
import { liveRelease, releasesOf, switchTo, targetOf } from './releases';

const USAGE = `usage: npm run rollback [-- --to RELEASE] [--check]

Has everybody meet the release before, from the next turn on: code, words and settings. It finds out by itself which that
is, and needs nothing but the AWS CLI, signed in. A release that is just taking over is stopped instead.

The stage is live, or the one that STAGE names.

  --to RELEASE     go to this release instead; the releases are listed by --check
  --check          say what it would do, and do nothing
`;

export default command({
  usage: USAGE,
  options: { to: { type: 'string' }, check: { type: 'boolean', default: false } },
  run: ({ options }, world) => rollback(awsOf(world), world, options),
});

/**
 * Has everybody meet another release.
 * @param to the release; without it, the one before
 * @param check whether it only says what it would do
 * @returns the exit code: 1 where a listener is not answered as they must be even so
 * @throws UserError where there is nothing to go back to
 */
export function rollback(aws: Aws, world: World, { to, check }: { to?: string; check: boolean }): number {
  const stage = world.env.STAGE || 'live';
  const stack = stackOf(aws, stage);
  if (!stack) throw new UserError(`there is no stage ${stage}`);
  if (stack.status.endsWith('ROLLBACK_IN_PROGRESS')) {
    world.out(`AWS is going back to the release before by itself (${stack.status})\n`);
    return 0;
  }
  if (stack.status === 'UPDATE_IN_PROGRESS') {
    if (!check) aws.call('cloudformation', 'cancel-update-stack', '--stack-name', nameOf(stage));
    world.out(
      `${check ? 'would stop' : 'stopped'} the release that is taking over; AWS goes back by itself\n`,
    );
    return 0;
  }
  const releases = releasesOf(aws, stage);
  const live = liveRelease(releases);
  if (check)
    for (const { number, release, description } of releases.alexa.all) {
      const mark = release === live ? ' <- live' : releases.withdrawn.includes(release) ? ' (withdrawn)' : '';
      world.out(`version ${number}: ${description}${mark}\n`);
    }
  const target = targetOf(releases, to);
  world.out(`${check ? 'would go' : 'going'} from release ${live ?? 'unknown'} to ${target.description}\n`);
  if (check) return 0;
  switchTo(aws, stage, releases, target);
  world.out(`release ${target.release} is live\n`);
  return probe(aws, stage, world) ? 0 : 1;
}
