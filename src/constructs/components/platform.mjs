// SST 3 and 4: bundles the components of the platform and runs one program at a time against Pulumi's mocks.
import fs from "node:fs";
import path from "node:path";
import vm from "node:vm";
import { createRequire } from "node:module";
import { unpack } from "./embedded.mjs";
import { NAMES, asMarker, attribute } from "./markers.mjs";

const read = (file) => JSON.parse(fs.readFileSync(file, "utf8"));

/** Modules of the platform that are replaced or extended: what leaves the process, and what names resources. */
function seams(esbuild) {
  return {
    name: "seams",
    setup(build) {
      build.onLoad({ filter: /[\\/]components[\\/](naming|rpc[\\/]rpc)\.ts$/ }, ({ path: file }) => {
        // The server that SST's command runs does not run; Pulumi writes down the providers of dynamic resources, so they are short.
        let text = `export namespace rpc {
          export class MethodNotFoundError extends Error {}
          export async function call(method, args) { return globalThis.$recorder.call(method, args); }
          export class Provider { constructor(type) { this.type = type; } async create() { return { id: this.type }; } }
        }`;
        if (/naming\.ts$/.test(file)) {
          // Names have a random end and are cut: a marker says which name it is and how it is made.
          const own = fs.readFileSync(file, "utf8");
          // Old versions know no random end: where one is wanted it is the end that the component gives.
          const plain = !own.includes("randomBytes");
          text = `${own.replace(/export function (physicalName|prefixName|hashStringToPrettyString|hashNumberToPrettyString)\(/g, "function own_$1(")}
            export function physicalName(max, name, suffix = "") { return globalThis.$recorder.name({ max, name, after: suffix${plain ? ", plain: true" : ""} }); }
            export function prefixName(max, name) { return globalThis.$recorder.name({ max, name, plain: true }); }
            export function hashStringToPrettyString(text, length) { return globalThis.$recorder.hash(text, length); }
            export function hashNumberToPrettyString(number, length) { return globalThis.$recorder.hash(String(number), length); }`;
        }
        return { contents: text, loader: "ts" };
      });
    },
  };
}

const ENTRY = `
  export * as aws from "./src/components/aws/index";
  export { Cluster as ClusterV1 } from "./src/components/aws/cluster-v1";
  export { Vpc as VpcV1 } from "./src/components/aws/vpc-v1";
  export { Postgres as PostgresV1 } from "./src/components/aws/postgres-v1";
  export { Auth as AuthV1 } from "./src/components/aws/auth-v1";
  export { DevCommand } from "./src/components/experimental/dev-command";
  export { Secret } from "./src/components/secret";
  export { Linkable } from "./src/components/linkable";
  export { Link } from "./src/components/link";`;

async function bundle(require, platform, names) {
  const esbuild = require("esbuild");
  const optional = names.filter((n) => fs.existsSync(path.join(platform, "src/components/aws", `${n}.ts`)))
    .map((n) => `export * as ${n.replaceAll("-", "_")} from "./src/components/aws/${n}";`).join("\n");
  const built = await esbuild.build({
    stdin: { contents: ENTRY + optional, resolveDir: platform, loader: "ts" },
    bundle: true, write: false, platform: "node", format: "cjs", target: "node18", packages: "external",
    tsconfigRaw: {}, logLevel: "error", plugins: [seams(esbuild)], supported: { "dynamic-import": false },
  });
  return new vm.Script(`(function (exports, require, module, __filename, __dirname) {${built.outputFiles[0].text}\n})`,
    { filename: path.join(platform, "components.cjs") });
}

/** Fails where the packages are of other versions than the platform asks for. */
function pinned(packages, platform) {
  const own = read(path.join(packages, "package.json"));
  const asked = read(path.join(platform, "package.json"));
  const other = Object.entries(own.dependencies).filter(([name, v]) => name !== "sst-linux-x64" && asked.dependencies[name] !== v)
    .map(([name]) => `"${name}": ${asked.dependencies[name] ? `"${asked.dependencies[name]}"` : "not asked for any more"}`);
  if (JSON.stringify(own.overrides) !== JSON.stringify(asked.overrides)) other.push(`"overrides": ${JSON.stringify(asked.overrides)}`);
  if (other.length) throw new Error(`The platform asks for other versions than package.json has:\n${other.join("\n")}`);
}

/** What the server of SST's command answers. */
function answers(space) {
  return async (method) => {
    switch (method) {
      case "Provider.Aws.Bootstrap":
        return { asset: `sst-asset-${attribute("command:bootstrap", "asset")}`, assetEcrRegistryId: NAMES.account,
          assetEcrUrl: `${NAMES.account}.dkr.ecr.${NAMES.region}.amazonaws.com/sst-asset`, state: `sst-state-${attribute("command:bootstrap", "state")}`,
          appsyncHttp: "", appsyncRealtime: "" };
      case "Runtime.Build": return { handler: "smplindex.handler", out: path.join(space.root, "built"), errors: [], sourcemaps: [] };
      default: throw new Error(`SST's command is asked ${method}`);
    }
  };
}

/** Properties that only the deployed resource has, by the classes of the Pulumi packages; Pulumi gives a name to what has none. */
function outputsOf(type) {
  const text = type.toString();
  return [...text.matchAll(/resourceInputs\["(\w+)"\] = undefined \/\*out\*\//g)].map((m) => m[1])
    .concat(text.includes('resourceInputs["name"]') ? ["name"] : []);
}

/**
 * Loads the components of one version.
 * run(build, mocks) gives what the program registered: {resources: [{type, name, inputs}], calls: [token], errors}.
 */
export async function load(packages, space) {
  const require = createRequire(path.join(packages, "package.json"));
  const base = path.dirname(require.resolve("sst-linux-x64/package.json"));
  const version = read(path.join(base, "package.json")).version;
  // Below the packages, so that its imports are found; written anew, so that nothing of another version is left.
  const platform = path.join(packages, "platform");
  fs.rmSync(platform, { recursive: true, force: true });
  unpack(path.join(base, "bin", "sst"), platform);
  pinned(packages, platform);
  const script = await bundle(require, platform, ["redis-v1", "service-v1"]);
  const pulumi = require("@pulumi/pulumi");
  const state = require("@pulumi/pulumi/runtime/state");
  const storage = state.asyncLocalStorage ?? globalThis.asyncLocalStorage;
  const settings = require("@pulumi/pulumi/runtime/settings");
  const ownRequire = createRequire(path.join(platform, "package.json"));
  // Remix asks Vite for nothing but whether the project is one of Vite's.
  const bundledRequire = (name) => (name === "vite" ? { loadConfigFromFile: async () => ({}) } : ownRequire(name));
  process.env.SST_AWS_REGION = NAMES.region;

  const run = (build, { specials, calls: answer }) => storage.run(new state.LocalStore(), async () => {
    const found = { resources: [], calls: [], errors: [] };
    const outs = new Map();
    let steps = 0;
    const fail = (e) => {
      if (found.errors.length) return;
      found.errors.push(e);
      process.emit("recorder-failed");
    };
    process.on("unhandledRejection", fail);
    process.on("uncaughtException", fail);
    const names = new Map();
    globalThis.$recorder = {
      name: (of) => asMarker("name", of),
      hash: (text, length) => {
        // Letters that no such text of SST has: equal texts have equal hashes, others the next.
        if (!names.has(text)) names.set(text, names.size);
        return `q${"q".repeat(Math.max(0, length - 2))}${"ijklmnopqy"[names.get(text) % 10]}`.slice(0, length);
      },
      call: answers(space),
    };
    globalThis.$app = { name: NAMES.app, stage: NAMES.stage, removal: "retain", providers: { aws: { region: NAMES.region } }, protect: false };
    globalThis.$dev = false;
    globalThis.$cli = { command: "deploy", paths: { root: space.root, work: path.join(space.root, ".sst"), platform, home: space.root },
      state: { version: new Proxy({}, { get: () => undefined }) }, rpc: "", env: {}, home: space.root };
    Object.assign(globalThis, { $util: pulumi, $output: pulumi.output, $apply: pulumi.apply, $resolve: pulumi.all, $interpolate: pulumi.interpolate,
      $concat: pulumi.concat, $jsonParse: pulumi.jsonParse, $jsonStringify: pulumi.jsonStringify, $secrets: {} });
    const mocks = {
      newResource(args) {
        steps++;
        if (args.custom === false || args.type.startsWith("pulumi:") || (args.custom === undefined && args.type.startsWith("sst:"))) {
          return { id: "", state: args.inputs };
        }
        found.resources.push({ type: args.type, name: args.name, inputs: structuredClone(plain(args.inputs)), read: Boolean(args.id) });
        if (args.id) return { id: args.id, state: { ...args.inputs, ...specials(args) } };
        const known = { ...args.inputs };
        for (const [k, v] of Object.entries(known)) if (v === undefined) delete known[k];
        const computed = Object.fromEntries((outs.get(args.name) ?? []).map((k) => [k, attribute(args.name, k)]));
        return { id: attribute(args.name, "id"), state: { ...computed, ...known, ...specials(args) } };
      },
      call(args) {
        steps++;
        found.calls.push({ token: args.token, inputs: plain(args.inputs) });
        return answer(args);
      },
    };
    await pulumi.runtime.setMocks(mocks, NAMES.app, NAMES.stage, false);
    let timer;
    try {
      const done = (async () => {
        await pulumi.runtime.runInPulumiStack(async () => {
          pulumi.runtime.registerStackTransformation((args) => {
            outs.set(args.name, args.type.startsWith("pulumi-nodejs:")
              ? Object.keys(args.props).filter((k) => args.props[k] === undefined) : outputsOf(args.resource.constructor));
            return undefined;
          });
          const module = { exports: {} };
          script.runInThisContext()(module.exports, bundledRequire, module, "", platform);
          const sst = module.exports;
          sst.Link.reset?.();
          await build(sst, pulumi, bundledRequire);
        });
        // Much is registered only when something else is there: wait until nothing new comes for a while.
        for (let quiet = 0, last = -1; quiet < 8;) {
          await settings.waitForRPCs();
          await new Promise((next) => setTimeout(next, 10));
          quiet = steps === last ? quiet + 1 : 0;
          last = steps;
        }
      })();
      await Promise.race([done, new Promise((_, reject) => {
        timer = setTimeout(() => reject(new Error("does not end")), 10000);
        // An error that nobody waits for ends the program, as in Pulumi.
        process.once("recorder-failed", () => reject(new Error("failed")));
      })]);
    } catch (e) {
      if (found.errors.length === 0) found.errors.push(e);
      // What was under way ends before the next program begins.
      await new Promise((next) => setTimeout(next, 300));
    } finally {
      clearTimeout(timer);
      process.removeAllListeners("recorder-failed");
      process.off("unhandledRejection", fail);
      process.off("uncaughtException", fail);
    }
    return found;
  });
  return { version, pulumiAws: read(require.resolve("@pulumi/aws/package.json")).version, run, pulumi };
}

/** Secrets are recorded as what they hold, files and archives as an empty text. */
function plain(v) {
  if (Array.isArray(v)) return v.map(plain);
  if (v === null || typeof v !== "object") return v;
  if (v["4dabf18193072939515e22adb298388d"] !== undefined && "value" in v) return plain(v.value);
  if (v.__pulumiAsset || v.__pulumiArchive) return "";
  return Object.fromEntries(Object.entries(v).filter(([k, x]) => x !== undefined && !k.startsWith("__")).map(([k, x]) => [k, plain(x)]));
}
