import type { SSTConfig } from "sst";
import { Orders } from "./stacks/Orders";

export default {
  config: () => ({ name: "bakery", region: "us-east-1" }),
  stacks: (app) => app.stack(Orders),
} satisfies SSTConfig;
