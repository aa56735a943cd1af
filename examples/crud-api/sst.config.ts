import type { SSTConfig } from "sst";
import { Api } from "./stacks/Api";

export default {
  config() {
    return { name: "crud-api", region: "us-east-1" };
  },
  stacks(app) {
    app.setDefaultFunctionProps({
      runtime: "nodejs20.x",
      nodejs: {
        // Lambda's Node.js runtime brings the AWS SDK along.
        esbuild: { external: ["@aws-sdk/*"] },
        // Source maps would make SST add a custom resource that uploads them.
        sourcemap: false,
      },
    });
    app.stack(Api);
  },
} satisfies SSTConfig;
