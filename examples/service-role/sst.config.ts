import type { SSTConfig } from "sst";
import { Orders } from "./stacks/Orders";

export default {
  config() {
    return {
      name: "orders",
      region: "eu-central-1",
      cdk: {
        // CloudFormation works with this role; the deployer only passes it.
        cloudFormationExecutionRole: "arn:aws:iam::123456789012:role/orders-cloudformation",
      },
    };
  },
  stacks(app) {
    app.stack(Orders);
  },
} satisfies SSTConfig;
