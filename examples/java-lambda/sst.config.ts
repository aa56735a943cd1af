import type { SSTConfig } from "sst";
import { Shipping } from "./stacks/Shipping";

export default {
  config() {
    return { name: "shipping", region: "us-east-1" };
  },
  stacks(app) {
    app.stack(Shipping);
  },
} satisfies SSTConfig;
