import { SSTConfig } from "sst";
import { App } from "sst/constructs";
import { SiteStack } from "./infra/SiteStack";
import { BackStack } from "./infra/BackStack";

const config: SSTConfig = {
  config: (input) => ({
    name: "gallery-guide",
    region: "us-east-1",
    cdk: { permissionsBoundary: undefined } as any,
    stage: input.stage,
  }),
  stacks: (app: App) => {
    for (const stack of [BackStack, SiteStack]) app.stack(stack);
  },
};

export default config;
