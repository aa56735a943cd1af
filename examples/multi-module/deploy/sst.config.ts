import type { SSTConfig } from "sst";
import { Billing } from "./stacks/Billing";

export default {
  config() {
    return { name: "billing", region: "eu-west-1" };
  },
  stacks(app) {
    app.stack(Billing);
  },
} satisfies SSTConfig;
