import { Pupils } from "./Pupils";
import { Lessons } from "./Lessons";

export default function (app) {
  app.addDefaultFunctionEnv({ TERM: "winter" });
  app.addDefaultFunctionPermissions(["sns"]);
  app.stack(Pupils, { id: "pupils", description: "Who learns" });
  app.stack(Lessons, { id: "lessons" });
}
