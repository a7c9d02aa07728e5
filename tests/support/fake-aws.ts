import { writeFileSync } from 'node:fs';
import { type Aws, AwsError } from '../../tools/deploy/aws';

/** What AWS answers, by service and action: an answer, or `{ error }` for what it says instead. */
export type Answers = Readonly<Record<string, unknown>>;

/** An AWS that answers from a list, and notes how it was called. */
export class FakeAws implements Aws {
  readonly calls: (readonly string[])[] = [];
  answers: Answers;

  constructor(answers: Answers) {
    this.answers = answers;
  }

  call<Answer>(...args: readonly string[]): Answer {
    this.calls.push(args);
    const answer = this.answers[args.slice(0, 2).join(' ')];
    if (typeof answer === 'object' && answer !== null && 'error' in answer)
      throw new AwsError(String(answer.error));
    if (args[0] !== 'lambda' || args[1] !== 'invoke') return answer as Answer;
    // The CLI writes what a function answers to a file.
    writeFileSync(args.at(-1) ?? '', JSON.stringify(answer));
    return { StatusCode: 200 } as Answer;
  }

  find<Answer>(...args: readonly string[]): Answer | undefined {
    try {
      return this.call(...args);
    } catch (error) {
      if (error instanceof AwsError && error.isMissing) return undefined;
      throw error;
    }
  }

  watch(...args: readonly string[]): void {
    this.call(...args);
  }

  /** The calls of one action. */
  callsOf(service: string, action: string): (readonly string[])[] {
    return this.calls.filter(([first, second]) => first === service && second === action);
  }
}
