import { App } from "@serverless-stack/resources";
import OvenStack from "./OvenStack";
import CounterStack from "./CounterStack";

export default function main(app: App): void {
  app.setDefaultFunctionProps({ runtime: "nodejs12.x", timeout: 15, environment: { SHOP: "corner" } });

  const oven = new OvenStack(app, "oven");
  new CounterStack(app, "counter", { loaves: oven.loaves, photos: oven.photos, orders: oven.orders });
}
