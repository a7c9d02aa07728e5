import { UserError } from '../command';
import { ALIAS, type Aws, functionsOf } from './aws';

/** What a stage could go back to. */
export type Releases = ReturnType<typeof releasesOf>;
export type Versions = Releases['alexa'];

/** A release, and the version of each function that it is. */
export interface Target {
  readonly release: string;
  readonly description: string;
  readonly alexa: number;
  readonly webhook: number;
}

/** The release that everybody meets; undefined where it was not made by `npm run deploy`. */
export const liveRelease = ({ alexa }: Releases): string | undefined =>
  alexa.all.find(({ number }) => number === alexa.live)?.release;

/**
 * The release before the one that is live: the newest of those before it that both functions have, and that nobody went
 * back from.
 * @param to a release to go to instead, whether before or after
 * @throws UserError where there is none
 */
export function targetOf({ alexa, webhook, withdrawn }: Releases, to?: string): Target {
  const targets = [...alexa.all]
    .sort((one, other) => other.number - one.number)
    .flatMap(({ number, release, description }): Target[] => {
      const other = webhook.all.find((version) => version.release === release);
      return other ? [{ release, description, alexa: number, webhook: other.number }] : [];
    });
  const target =
    to === undefined
      ? targets.find((one) => one.alexa < alexa.live && !withdrawn.includes(one.release))
      : targets.find(({ release }) => release === to);
  if (target) return target;
  throw new UserError(
    to === undefined
      ? 'there is no earlier release to go back to'
      : `there is no release ${to}; there are ${targets.map(({ release }) => release).join(', ') || 'none'}`,
  );
}

/** What AWS knows of the releases of a stage. Nothing on this machine is needed. */
export function releasesOf(aws: Aws, stage: string) {
  const { alexa, webhook } = functionsOf(stage);
  return {
    alexa: versionsOf(aws, alexa),
    webhook: versionsOf(aws, webhook),
    /** Those that somebody went back from: nobody goes back to one of them unasked. */
    withdrawn: withdrawnOf(aws, alexa),
  };
}

/** The versions of a function that are part of a release, and which of all everybody meets. */
function versionsOf(aws: Aws, name: string) {
  const { FunctionVersion } = aws.call<{ FunctionVersion: string }>(
    ...['lambda', 'get-alias', '--function-name', name, '--name', ALIAS],
  );
  const { Versions } = aws.call<{ Versions: readonly { Version: string; Description?: string }[] }>(
    ...['lambda', 'list-versions-by-function', '--function-name', name],
  );
  return {
    live: Number(FunctionVersion),
    // Described by release, commit and edition, as serverless.yml has them.
    all: Versions.flatMap(({ Version, Description: description = '' }) => {
      const release = /^release (\w+)/.exec(description)?.[1];
      return release !== undefined && /^\d+$/.test(Version)
        ? [{ number: Number(Version), release, description }]
        : [];
    }),
  };
}

/** The tag of Alexa's function that names the releases that somebody went back from. */
const WITHDRAWN = 'withdrawn';

/** A tag holds 256 characters: twenty releases. */
const MOST_WITHDRAWN = 20;

function withdrawnOf(aws: Aws, name: string): string[] {
  const { Tags = {} } = aws.call<{ Tags?: Readonly<Record<string, string>> }>(
    ...['lambda', 'list-tags', '--resource', arnOf(aws, name)],
  );
  return (Tags[WITHDRAWN] ?? '').split(' ').filter((release) => release !== '');
}

const arnOf = (aws: Aws, name: string): string =>
  aws.call<{ FunctionArn: string }>(...['lambda', 'get-function-configuration', '--function-name', name])
    .FunctionArn;

/** Has everybody meet another release, from the next turn on, and notes which one was left. */
export function switchTo(aws: Aws, stage: string, releases: Releases, target: Target): void {
  const names = functionsOf(stage);
  for (const name of ['alexa', 'webhook'] as const)
    aws.call(
      ...['lambda', 'update-alias', '--function-name', names[name], '--name', ALIAS],
      ...['--function-version', String(target[name]), '--routing-config', 'AdditionalVersionWeights={}'],
    );
  const previous = target.alexa < releases.alexa.live ? liveRelease(releases) : undefined;
  const withdrawn = [...releases.withdrawn, ...(previous === undefined ? [] : [previous])]
    .filter((release, at, all) => release !== target.release && all.indexOf(release) === at)
    .slice(-MOST_WITHDRAWN);
  aws.call(
    ...['lambda', 'tag-resource', '--resource', arnOf(aws, names.alexa)],
    ...['--tags', JSON.stringify({ [WITHDRAWN]: withdrawn.join(' ') })],
  );
}
