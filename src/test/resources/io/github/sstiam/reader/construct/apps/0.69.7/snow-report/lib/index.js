import { Stations } from "./stations";
import { Plain } from "./plain";

export default function main(app) {
  app.setDefaultFunctionProps((stack) => ({ timeout: 12, environment: { FROM: stack.stackName } }));
  app.addDefaultFunctionEnv({ UNITS: "metric" });
  app.stack(Plain, { id: "plain" }).stack(Stations, { id: "stations" });
}
