import { SSTConfig } from "sst";
import { Network } from "./stacks/Network";
import { Storage } from "./stacks/Storage";
import { Desk } from "./stacks/Desk";

export default {
  config(_input) {
    return { name: "parcel-desk", region: "us-east-1" };
  },
  stacks(app) {
    app.setDefaultFunctionProps({
      runtime: "nodejs20.x",
      timeout: 20,
      memorySize: "512 MB",
      architecture: "arm_64",
      logRetention: app.stage === "prod" ? "one_month" : "one_week",
    });
    if (app.stage !== "prod") {
      app.setDefaultRemovalPolicy("destroy");
    }
    app.stack(Network).stack(Storage).stack(Desk);
  },
} satisfies SSTConfig;
