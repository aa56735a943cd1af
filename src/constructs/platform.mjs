// The packages whose constructs are recorded: loads them from a folder and synthesises one stack at a time.
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { createRequire } from "node:module";
import { pathToFileURL } from "node:url";
import { NAMES } from "./template.mjs";

const CONTEXT = { "aws:cdk:enable-path-metadata": true, "aws:cdk:disable-stack-trace": true };

/** A folder with sources for handlers and built sites, for the packages that look at them. */
export function workspace() {
  const root = fs.mkdtempSync(path.join(os.tmpdir(), "recorder-"));
  const write = (file, text) => {
    fs.mkdirSync(path.dirname(path.join(root, file)), { recursive: true });
    fs.writeFileSync(path.join(root, file), text);
  };
  write("package.json", "{}");
  write("src/lambda.js", "export async function main() { return {}; }\n");
  write("schema.graphql", "type Query { hello: String }\n");
  write("code/index.js", "exports.main = async () => ({});\n");
  write("image/Dockerfile", "FROM public.ecr.aws/lambda/nodejs:18\n");
  // Container images are not built: a command that succeeds takes the place of Docker.
  write("bin/docker", "#!/bin/sh\nexit 0\n");
  fs.chmodSync(path.join(root, "bin/docker"), 0o755);
  process.env.PATH = `${path.join(root, "bin")}${path.delimiter}${process.env.PATH}`;
  write("migrations/first.js", "export async function up() {}\nexport async function down() {}\n");
  write("sst.config.ts", `export default { config() { return { name: "${NAMES.app}", region: "${NAMES.region}" }; }, stacks() {} };\n`);
  write("sst.json", JSON.stringify({ name: NAMES.app, region: NAMES.region, main: "stacks/index.js" }));
  return { root, write };
}

const read = (file) => JSON.parse(fs.readFileSync(file, "utf8"));

/** The CDK modules by name (aws_s3 ...), loaded when first asked for. */
function modules(require, cdk1) {
  return new Proxy({}, {
    get(cache, name) {
      if (typeof name !== "string") return undefined;
      if (!(name in cache) && name === "httpApi") {
        // The HTTP API's constructs moved to the CDK's library from a package of their own.
        try {
          cache[name] = require("aws-cdk-lib/aws-apigatewayv2").HttpApi ? require("aws-cdk-lib/aws-apigatewayv2") : undefined;
        } catch {
          // not this CDK
        }
        cache[name] ??= require(cdk1 ? "@aws-cdk/aws-apigatewayv2" : "@aws-cdk/aws-apigatewayv2-alpha");
      }
      if (!(name in cache) && name === "httpAuthorizers") {
        cache[name] = require(cdk1 ? "@aws-cdk/aws-apigatewayv2-authorizers" : "@aws-cdk/aws-apigatewayv2-authorizers-alpha");
      }
      if (!(name in cache) && name === "appsync") {
        try {
          cache[name] = require("aws-cdk-lib/aws-appsync").GraphqlApi ? require("aws-cdk-lib/aws-appsync") : undefined;
        } catch {
          // not this CDK
        }
        cache[name] ??= require(cdk1 ? "@aws-cdk/aws-appsync" : "@aws-cdk/aws-appsync-alpha");
      }
      if (!(name in cache)) {
        if (name === "cdk") cache[name] = require(cdk1 ? "@aws-cdk/core" : "aws-cdk-lib");
        else cache[name] = require(`${cdk1 ? "@aws-cdk" : "aws-cdk-lib"}/${name.replaceAll("_", "-")}`);
      }
      return cache[name];
    },
  });
}

function results(assembly, stackName) {
  const templates = assembly.stacks.map((s) => ({ name: s.stackName, template: s.template }));
  const own = assembly.stacks.find((s) => s.stackName === stackName);
  const manifest = read(path.join(assembly.directory, "manifest.json"));
  const assets = new Set(own.assets.filter((a) => !String(a.path ?? a.id).endsWith(".template.json"))
    .map((a) => (a.packaging === "container-image" ? "image" : "file")));
  for (const a of assembly.artifacts) {
    if (!a.file || !String(a.file).endsWith(".assets.json")) continue;
    const described = read(a.file);
    if (Object.keys(described.dockerImages ?? {}).length) assets.add("image");
    for (const f of Object.values(described.files ?? {})) {
      if (!String(f.source.path).endsWith(".template.json")) assets.add("file");
    }
  }
  return {
    template: own.template,
    others: templates.filter((t) => t.name !== stackName),
    lookups: new Set((manifest.missing ?? []).map((m) => m.provider)),
    assets,
  };
}

async function inFolder(space, work) {
  const outdir = fs.mkdtempSync(path.join(space.root, "out-"));
  try {
    return await work(outdir);
  } finally {
    fs.rmSync(outdir, { recursive: true, force: true });
  }
}

async function sst2(packages, space) {
  const base = path.join(packages, "node_modules", "sst");
  const load = (file) => import(pathToFileURL(path.join(base, file)));
  process.env.NODE_ENV = "test";
  process.chdir(space.root);
  const { initProject } = await load("project.js");
  await initProject({ root: space.root, stage: NAMES.stage, region: NAMES.region });
  const sst = await load("constructs/index.js");
  const require = createRequire(path.join(base, "package.json"));
  const synth = (build, configure, region = NAMES.region) => inFolder(space, async (outdir) => {
    const app = new sst.App({
      account: NAMES.account, region, stage: NAMES.stage, name: NAMES.app, mode: "deploy",
      isActiveStack: () => true,
    }, { outdir, context: CONTEXT });
    configure?.(app);
    const stack = new sst.Stack(app, "sststack");
    await build(stack, app);
    await app.finish();
    return results(app.synth(), NAMES.stack);
  });
  return { sst, modules: modules(require, false), version: read(path.join(base, "package.json")).version,
    cdk: read(require.resolve("aws-cdk-lib/package.json")).version, synth, generation: 2 };
}

async function sst01(packages, space) {
  const outer = createRequire(path.join(packages, "package.json"));
  const base = path.join(packages, "node_modules", "@serverless-stack", "resources");
  const { version, main, type } = read(path.join(base, "package.json"));
  process.env.CDK_DEFAULT_ACCOUNT = NAMES.account;
  process.env.CDK_DEFAULT_REGION = NAMES.region;
  process.chdir(space.root);
  const sst = type === "module" ? await import(pathToFileURL(path.join(base, main))) : outer("@serverless-stack/resources");
  const require = createRequire(path.join(base, "package.json"));
  let cdk1 = false;
  try {
    require.resolve("aws-cdk-lib/package.json");
  } catch {
    cdk1 = true;
  }
  const synth = (build, configure, region = NAMES.region) => inFolder(space, async (outdir) => {
    const app = new sst.App({
      name: NAMES.app, stage: NAMES.stage, region, skipBuild: true,
    }, { outdir, analyticsReporting: false, context: CONTEXT });
    configure?.(app);
    const stack = new sst.Stack(app, "sststack");
    await build(stack, app);
    if (app.runDeferredBuilds) await app.runDeferredBuilds();
    return results(app.synth(), NAMES.stack);
  });
  const core = require.resolve(cdk1 ? "@aws-cdk/core/package.json" : "aws-cdk-lib/package.json");
  return { sst, modules: modules(require, cdk1), version, cdk: read(core).version, synth,
    generation: Number(version.split(".")[0]) };
}

/** The CDK alone, without SST, from the same folders. */
async function plain(packages, space) {
  const nested = [".", "node_modules/sst", "node_modules/@serverless-stack/resources"].map((d) => path.join(packages, d));
  let require, cdk1, core;
  for (const folder of nested.filter((d) => fs.existsSync(path.join(d, "package.json")))) {
    for (const name of ["aws-cdk-lib", "@aws-cdk/core"]) {
      try {
        const r = createRequire(path.join(folder, "package.json"));
        core ??= r.resolve(`${name}/package.json`);
        require ??= r;
        cdk1 ??= name === "@aws-cdk/core";
      } catch {
        // not there: the next place
      }
    }
  }
  process.chdir(space.root);
  const all = modules(require, cdk1);
  const synth = (build, configure, region = NAMES.region) => inFolder(space, async (outdir) => {
    const app = new all.cdk.App({ outdir, analyticsReporting: false, context: CONTEXT });
    configure?.(app);
    const stack = new all.cdk.Stack(app, NAMES.stack, { env: { account: NAMES.account, region } });
    await build(stack, app);
    return results(app.synth(), NAMES.stack);
  });
  const version = read(core).version;
  return { sst: {}, modules: all, version, cdk: version, synth, generation: cdk1 ? 1 : 2 };
}

export async function load(table, packages, space) {
  if (table === "cdk") return plain(packages, space);
  return fs.existsSync(path.join(packages, "node_modules", "sst", "constructs")) ? sst2(packages, space) : sst01(packages, space);
}
