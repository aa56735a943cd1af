import type { SSTConfig } from "sst";
import { Members } from "./stacks/members";
import { Rehearsal } from "./stacks/rehearsal";
import Pages from "./stacks/pages";

export default {
  config: () => ({ name: "choir-portal", region: "us-east-1" }),
  async stacks(app) {
    app.setDefaultFunctionProps({ runtime: "nodejs18.x", tracing: "pass_through", environment: { SEASON: "autumn" } });
    app.stack(Members, { id: "members" });
    app.stack(Rehearsal, { id: "rehearsal" });
    await app.stack(Pages, { id: "pages" });
  },
} satisfies SSTConfig;
