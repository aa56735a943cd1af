import * as sst from "@serverless-stack/resources";
import ReelStack from "./ReelStack";
import ScreenStack from "./ScreenStack";
import { SiteStack } from "./SiteStack";

export default function main(app: sst.App): void {
  app.setDefaultFunctionProps({ runtime: "nodejs14.x", timeout: 20, environment: { CLUB: app.name } });

  const reels = new ReelStack(app, "reels");
  const screen = new ScreenStack(app, "screen", { table: reels.table, posters: reels.posters });
  new SiteStack(app, "sites", { api: screen.api });
}
