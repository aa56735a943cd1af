import { Bucket } from "sst/constructs";
import { Duration } from "aws-cdk-lib";

/** A bucket whose files go away after a while. */
export function shelf(stack, id, { keepDays = 7, ...rest } = {}) {
  const bucket = new Bucket(stack, id, {
    ...rest,
    cdk: { bucket: { lifecycleRules: [{ expiration: Duration.days(keepDays) }], versioned: keepDays > 7 } },
  });
  return { bucket };
}
