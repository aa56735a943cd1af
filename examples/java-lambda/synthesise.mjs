// Remakes the cloud assembly in .sst/dist without AWS: `npm ci && npm run synth`.
//
// `sst build` asks AWS for the account number and for the bootstrap stacks before it synthesises.
// This script takes SST's own steps (sst/stacks/synth.js) with a fixed account instead: it reads
// sst.config.ts, hands it an App, lets SST bundle the functions, and synthesises.
import fs from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";

const root = path.dirname(fileURLToPath(import.meta.url));
const account = "123456789012";
const region = "us-east-1";
const stage = "prod";
const assembly = path.join(root, ".sst", "dist");

// SST writes the names of the bundled files relative to the working directory.
process.chdir(root);
// SST's switch for "no AWS account at hand": App.finish() then leaves the bootstrap stacks alone.
process.env.NODE_ENV = "test";

fs.rmSync(path.join(root, ".sst"), { recursive: true, force: true });

const { initProject, useProject } = await import("sst/project.js");
await initProject({ root, stage, region });
const { App } = await import("sst/constructs");
const { Stacks } = await import("sst/stacks/index.js");

const project = useProject();
const [, config] = await Stacks.load(project.paths.config);
const app = new App(
  {
    account,
    region: project.config.region,
    stage: project.config.stage,
    name: project.config.name,
    mode: "deploy",
    isActiveStack: () => true,
  },
  {
    outdir: assembly,
    context: { "aws:cdk:enable-path-metadata": false },
  },
);
await config.stacks(app);
await app.finish();
app.synth();

// The assets' content is no part of what is committed; their hashes in the templates are.
for (const name of fs.readdirSync(assembly)) {
  if (name.startsWith("asset.") || name === ".cache") {
    fs.rmSync(path.join(assembly, name), { recursive: true, force: true });
  }
}
console.log(`Synthesised ${path.relative(root, assembly)}`);
// SST's file watcher and bundler keep the process alive otherwise.
process.exit(0);
