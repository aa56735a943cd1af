import { Gauges } from "./stacks/gauges.js";
import { Bulletins } from "./stacks/bulletins.js";

export default {
  config() {
    return { name: "tide-station", region: "us-east-1" };
  },
  stacks(app) {
    app.addDefaultFunctionEnv({ STATION: "harbour" });
    app.addDefaultFunctionPermissions(["cloudwatch:PutMetricData"]);
    app.stack(Gauges);
    new Bulletins(app, "Bulletins");
  },
};
