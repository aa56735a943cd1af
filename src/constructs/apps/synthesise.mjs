// Makes the cloud assembly of one of the apps of this project's tests with the real packages of SST:
//   node synthesise.mjs <app folder> <folder with node_modules> [<folder whose node_modules have a working esbuild>]
// The result is <app folder>/assembly. Account, region and stage are fixed. What a deployment asks AWS or other tools for
// (bootstrap stacks, builds of sites, Docker) is answered here: those answers are no part of what is kept.
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { createHash } from "node:crypto";
import Module, { createRequire } from "node:module";
import { fileURLToPath, pathToFileURL } from "node:url";
import { builds } from "./builds.mjs";

const ACCOUNT = "123456789012";
const REGION = "us-east-1";
const STAGE = "prod";

const source = path.resolve(process.argv[2]);
const packages = path.resolve(process.argv[3]);
const esbuildFrom = path.resolve(process.argv[4] ?? packages);
const name = path.basename(source);

// A fixed place: names of places get into the hashes of some assets.
const work = path.join(os.tmpdir(), "sst-iam-apps", path.basename(path.dirname(source)), name);
fs.rmSync(work, { recursive: true, force: true });
fs.mkdirSync(path.dirname(work), { recursive: true });
fs.cpSync(source, work, { recursive: true, filter: (file) => file !== path.join(source, "assembly") });
fs.symlinkSync(path.join(packages, "node_modules"), path.join(work, "node_modules"));
// Some packages of SST 0 and 1 look for the packages in the app's folder by its real place.
process.chdir(work);

/** Commands that do nothing take the place of those that build sites and images. */
function quietCommands() {
  const bin = path.join(work, ".commands");
  fs.mkdirSync(bin);
  for (const command of ["docker", "npm", "npx", "yarn", "pnpm", "pip", "pip3"]) {
    fs.writeFileSync(path.join(bin, command), "#!/bin/sh\nexit 0\n", { mode: 0o755 });
  }
  process.env.PATH = `${bin}${path.delimiter}${process.env.PATH}`;
}

/** SST 0.69 requires packages that it forgets to name as its dependencies; none of them works during a synthesis. */
function forgottenPackages() {
  const place = path.join(work, ".forgotten");
  for (const forgotten of ["ws"]) {
    fs.mkdirSync(path.join(place, forgotten), { recursive: true });
    fs.writeFileSync(path.join(place, forgotten, "index.js"), "module.exports = class {};\n");
  }
  process.env.NODE_PATH = place;
  Module._initPaths();
}

function context() {
  const file = path.join(work, "cdk.context.json");
  const own = fs.existsSync(file) ? JSON.parse(fs.readFileSync(file, "utf8")) : {};
  return { ...own, "aws:cdk:disable-stack-trace": true, "aws:cdk:enable-path-metadata": true };
}

/** SST 2: its own steps of a deployment (sst/stacks/synth.js), with bootstrap stacks that are said to be there. */
async function sst2(outdir) {
  const base = path.join(packages, "node_modules", "sst");
  const load = (file) => import(pathToFileURL(path.join(base, file)));
  const { CloudFormationClient } = createRequire(path.join(base, "package.json"))("@aws-sdk/client-cloudformation");
  const outputs = { BootstrapVersion: "21", Version: "7.4", BucketName: "sst-bootstrap-abcdefgh" };
  CloudFormationClient.prototype.send = async () => ({ Stacks: [{ StackStatus: "CREATE_COMPLETE",
    Outputs: Object.entries(outputs).map(([OutputKey, OutputValue]) => ({ OutputKey, OutputValue })) }] });
  process.env.AWS_ACCESS_KEY_ID ??= "none";
  process.env.AWS_SECRET_ACCESS_KEY ??= "none";
  const { initProject, useProject } = await load("project.js");
  await initProject({ root: work, stage: STAGE, region: REGION });
  const { App } = await load("constructs/index.js");
  const { Stacks } = await load("stacks/index.js");
  const [, config] = await Stacks.load(useProject().paths.config);
  const app = new App({ account: ACCOUNT, region: REGION, stage: STAGE, name: useProject().config.name, mode: "deploy", isActiveStack: () => true },
    { outdir, context: context() });
  await config.stacks(app);
  await app.finish();
  return app.synth();
}

/** SST 0 and 1: the entry that sst.json names, bundled as its command line does. */
async function sst01(outdir) {
  const config = JSON.parse(fs.readFileSync(path.join(work, "sst.json"), "utf8"));
  const base = path.join(packages, "node_modules", "@serverless-stack", "resources");
  const { main: library, type } = JSON.parse(fs.readFileSync(path.join(base, "package.json"), "utf8"));
  const esm = type === "module";
  const bundle = path.join(work, `.entry.${esm ? "mjs" : "cjs"}`);
  await createRequire(path.join(esbuildFrom, "package.json"))("esbuild").build({
    entryPoints: [path.join(work, config.main ?? "lib/index.js")], outfile: bundle, bundle: true, platform: "node", format: esm ? "esm" : "cjs",
    keepNames: true, target: "node14",
    plugins: [{ name: "packages", setup: (build) => build.onResolve({ filter: /^[^./]/ }, ({ path: p }) => ({ path: p, external: true })) }],
  });
  process.env.CDK_DEFAULT_ACCOUNT = ACCOUNT;
  process.env.CDK_DEFAULT_REGION = REGION;
  const sst = esm ? await import(pathToFileURL(path.join(base, library))) : createRequire(path.join(work, "package.json"))("@serverless-stack/resources");
  const app = new sst.App({ name: config.name, stage: STAGE, region: config.region ?? REGION, account: ACCOUNT, skipBuild: true, lint: false, typeCheck: false },
    { outdir, analyticsReporting: false, context: context() });
  const entry = esm ? await import(pathToFileURL(bundle)) : createRequire(bundle)(bundle);
  // What "sst deploy" does around the app's own function.
  await (entry.default ?? entry.main)(app);
  if (app.finish) await app.finish();
  else if (app.runDeferredBuilds) await app.runDeferredBuilds();
  return app.synth();
}

const digest = (text) => createHash("sha256").update(text).digest("hex");

/**
 * Texts that differ between two syntheses of the same sources, and what to write instead: custom resources hold the time of synthesis
 * (and chance) so that they run at each deployment, and the hashes of templates and archives follow from that.
 */
function timeless(outdir) {
  const instead = new Map();
  for (const file of fs.readdirSync(outdir).filter((f) => f.endsWith(".assets.json"))) {
    for (const [hash, { displayName, source }] of Object.entries(JSON.parse(fs.readFileSync(path.join(outdir, file), "utf8")).files)) {
      if (source.path.endsWith(".template.json")) instead.set(hash, digest(source.path));
      else if (displayName && source.path.endsWith(".zip")) instead.set(hash, digest(`${file} ${displayName}`));
    }
  }
  return (text) => [...instead].reduce((all, [from, to]) => all.replaceAll(from, to), text)
    .replace(/("[vV]ersion": )"(1[0-9]{12}|[0-9a-f]{20,26})"/g, '$1"1577836800000"')
    .replace(/("BuiltAt": )1[0-9]{12}/g, "$11577836800000")
    .replace(/("123456789012-us-east-1)-[0-9a-f]{8}"/g, '$1"')
    .replace(/(EdgeLambdaVersion[0-9A-F]{8})[0-9a-f]{32}/g, `$1${"0".repeat(32)}`)
    .replace(/\$\{Token\[TOKEN\.\d+\]\}/g, "${Token[TOKEN.0]}");
}

/** Keeps what says what is deployed, without the contents of assets and without names of places on this machine. */
function keep(outdir) {
  const target = path.join(source, "assembly");
  const same = timeless(outdir);
  fs.rmSync(target, { recursive: true, force: true });
  fs.mkdirSync(target);
  for (const file of fs.readdirSync(outdir).sort()) {
    if (!/^(manifest|tree)\.json$|\.(template|assets)\.json$/.test(file)) continue;
    const read = JSON.parse(fs.readFileSync(path.join(outdir, file), "utf8"));
    // The tree's attributes say the templates once more, at several times their size: only paths and classes are kept.
    const text = file === "tree.json" ? JSON.stringify(read, (key, value) => (key === "attributes" ? undefined : value)) : JSON.stringify(read, null, 1);
    fs.writeFileSync(path.join(target, file), `${same(text).replaceAll(work, "/app").replaceAll(packages, "/packages")}\n`);
  }
}

quietCommands();
forgottenPackages();
process.env.NODE_OPTIONS = `--require ${path.join(path.dirname(fileURLToPath(import.meta.url)), "sametime.cjs")}`;
builds(work);
const outdir = path.join(work, ".assembly");
const assembly = fs.existsSync(path.join(work, "sst.json")) ? await sst01(outdir) : await sst2(outdir);
if (assembly.manifest.missing?.length) console.error(`${name}: look-ups without an answer: ${assembly.manifest.missing.map((m) => m.key).join(", ")}`);
keep(outdir);
console.log(`${name}: ${assembly.stacks.map((s) => `${s.stackName} ${Object.keys(s.template.Resources ?? {}).length}`).join(", ")}`);
// SST's watcher and bundler keep the process alive otherwise.
process.exit(assembly.manifest.missing?.length ? 1 : 0);
