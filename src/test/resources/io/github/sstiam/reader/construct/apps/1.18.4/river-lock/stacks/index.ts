import { App } from "@serverless-stack/resources";
import { GateStack } from "./gates";
import { LogbookStack } from "./logbook";

export default function main(app: App): void {
  app.setDefaultFunctionProps((stack) => ({ timeout: 25, environment: { STACK: stack.stackName } }));
  const gates = new GateStack(app, "gates");
  new LogbookStack(app, "logbook", { gates });
}
