import { spawnSync } from 'node:child_process';
import { UserError, type World } from '../command';

/** Ireland: the region of Europe from which Alexa may call a function. */
export const REGION = 'eu-west-1';

/** What a stage is called in AWS: its stack, its log, and Alexa's function. */
export const nameOf = (stage: string): string => `voice-guide-${stage}`;

/** The functions that a release is made of. */
export const functionsOf = (stage: string): { readonly alexa: string; readonly webhook: string } => ({
  alexa: nameOf(stage),
  webhook: `${nameOf(stage)}-webhook`,
});

/** The alias that everybody meets. */
export const ALIAS = 'live';

/** What the AWS CLI said instead of an answer. */
export class AwsError extends UserError {
  /** Whether what was asked for is not there. */
  get isMissing(): boolean {
    return /does not exist|ResourceNotFoundException/.test(this.message);
  }
}

/** The AWS CLI, with the account that it is signed in to. */
export interface Aws {
  /**
   * Calls it, and reads its answer.
   * @throws AwsError with what it says where it fails
   */
  call<Answer>(...args: readonly string[]): Answer;
  /** The same, and undefined where what was asked for is not there. */
  find<Answer>(...args: readonly string[]): Answer | undefined;
  /** Calls it and lets it tell of what it does, for what takes minutes. */
  watch(...args: readonly string[]): void;
}

export function awsOf({ cwd, env }: World): Aws {
  const spawn = (args: readonly string[], stdio: 'pipe' | 'inherit') => {
    const { status, stdout, stderr, error } = spawnSync('aws', [...args, '--region', REGION], {
      cwd,
      env,
      stdio: ['ignore', stdio, stdio],
      encoding: 'utf8',
      maxBuffer: 64 * 1024 * 1024,
    });
    if (error) throw new UserError(`the AWS CLI could not be started (${error.message}): is it installed?`);
    if (status !== 0) throw new AwsError(stderr?.trim() || `aws ${args.slice(0, 2).join(' ')} failed`);
    return stdout;
  };
  const call = <Answer>(...args: readonly string[]): Answer => {
    const answer = spawn([...args, '--output', 'json'], 'pipe').trim();
    return (answer === '' ? undefined : JSON.parse(answer)) as Answer;
  };
  return {
    call,
    find(...args) {
      try {
        return call(...args);
      } catch (error) {
        if (error instanceof AwsError && error.isMissing) return undefined;
        throw error;
      }
    },
    watch(...args) {
      spawn(args, 'inherit');
    },
  };
}

export type Stack = NonNullable<ReturnType<typeof stackOf>>;

/** The stack of a stage; undefined where there is none. */
export function stackOf(aws: Aws, stage: string) {
  const answer = aws.find<{
    Stacks: readonly {
      StackStatus: string;
      Parameters?: readonly { ParameterKey: string; ParameterValue: string }[];
      Outputs?: readonly { OutputKey: string; OutputValue: string }[];
    }[];
  }>('cloudformation', 'describe-stacks', '--stack-name', nameOf(stage));
  const [stack] = answer?.Stacks ?? [];
  if (!stack) return undefined;
  const { StackStatus: status, Parameters = [], Outputs = [] } = stack;
  const parameters = Parameters.map(
    ({ ParameterKey, ParameterValue }) => [ParameterKey, ParameterValue] as const,
  );
  const outputs = Outputs.map(({ OutputKey, OutputValue }) => [OutputKey, OutputValue] as const);
  return { status, parameters: Object.fromEntries(parameters), outputs: Object.fromEntries(outputs) };
}
