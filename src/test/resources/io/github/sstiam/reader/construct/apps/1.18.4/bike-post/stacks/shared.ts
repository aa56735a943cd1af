import { FunctionProps, Queue, QueueProps, Stack } from "@serverless-stack/resources";
import { Duration } from "aws-cdk-lib";

export const SMALL: FunctionProps = { memorySize: 128, timeout: 3 };

const SECONDS = 30;

/** A queue with a queue for what it cannot digest. */
export function sturdyQueue(stack: Stack, name: string, props: QueueProps = {}) {
  const dead = new Queue(stack, `${name}Dead`);
  return new Queue(stack, name, {
    ...props,
    cdk: { queue: { visibilityTimeout: Duration.seconds(SECONDS * 6), deadLetterQueue: { queue: dead.cdk.queue, maxReceiveCount: 5 } } },
  });
}
