import type { App } from "@serverless-stack/resources";
import { CropStack } from "./CropStack";
import { StallStack } from "./StallStack";

export default function main(app: App) {
  app.setDefaultFunctionProps({
    runtime: "nodejs16.x",
    srcPath: "services",
    bundle: { format: "esm" },
    environment: { STAGE: app.stage },
  });
  if (app.stage !== "prod") app.setDefaultRemovalPolicy("destroy");
  app.stack(CropStack).stack(StallStack);
}
