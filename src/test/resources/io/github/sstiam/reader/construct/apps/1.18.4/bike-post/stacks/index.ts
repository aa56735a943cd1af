import { App } from "@serverless-stack/resources";
import Couriers from "./couriers";
import * as front from "./front";

export default async function main(app: App) {
  app.setDefaultFunctionProps({ runtime: "nodejs16.x", logRetention: "one_month", srcPath: "backend" });
  await app.stack(Couriers);
  app.stack(front.Front);
}
