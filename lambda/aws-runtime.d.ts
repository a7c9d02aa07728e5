// The clients of AWS's SDK that Lambda's runtime brings along, as far as the probe calls them.
declare module '@aws-sdk/client-lambda' {
  export class InvokeCommand {
    constructor(input: { FunctionName: string; Payload: string });
  }
  export class LambdaClient {
    constructor(config: object);
    send(command: InvokeCommand): Promise<{ FunctionError?: string; Payload?: Uint8Array }>;
  }
}

declare module '@aws-sdk/client-codedeploy' {
  export class PutLifecycleEventHookExecutionStatusCommand {
    constructor(input: {
      deploymentId: string;
      lifecycleEventHookExecutionId: string;
      status: 'Succeeded' | 'Failed';
    });
  }
  export class CodeDeployClient {
    constructor(config: object);
    send(command: PutLifecycleEventHookExecutionStatusCommand): Promise<unknown>;
  }
}
