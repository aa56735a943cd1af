// Records the tables of SST 3 and 4: see ../README.md.
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { parseArgs } from "node:util";
import { negate } from "../rows.mjs";
import { load } from "./platform.mjs";
import { NAMES, asMarker, attribute } from "./markers.mjs";
import { SAMPLE_NUMBER, registered, sorted } from "./registered.mjs";
import { answers, specials } from "./deployed.mjs";
import { expandAndCompare } from "./check.mjs";
import { leaks } from "./leaks.mjs";

const { values: options } = parseArgs({ options: {
  packages: { type: "string" }, variants: { type: "string", default: "../variants/sst34.mjs" }, out: { type: "string" },
  only: { type: "string" }, check: { type: "boolean", default: false }, earlier: { type: "string", multiple: true, default: [] },
} });
if (!options.packages) {
  console.error("Usage: node record.mjs --packages FOLDER [--earlier TABLE]... [--out FILE] [--only A,B] [--check]");
  process.exit(2);
}

function workspace() {
  const root = fs.mkdtempSync(path.join(os.tmpdir(), "recorder-"));
  const write = (file, content) => {
    fs.mkdirSync(path.dirname(path.join(root, file)), { recursive: true });
    fs.writeFileSync(path.join(root, file), content);
  };
  write("built/smplindex.js", "");
  write("python/src/index.py", "");
  write("python/pyproject.toml", "");
  write("schema.graphql", "type Query { hello: String }\n");
  process.on("exit", () => fs.rmSync(root, { recursive: true, force: true }));
  return { root, write };
}

const started = process.cwd();
const space = workspace();
process.chdir(space.root);
const out = options.out && path.resolve(started, options.out);
const platform = await load(path.resolve(started, options.packages), space);
let count = 0;
const lib = {
  version: platform.version, major: Number(platform.version.split(".")[0]), space, NAMES,
  /** A text that comes back as ${path}; without a path, as not known. */
  text: (of = null) => asMarker("hole", of),
  /** A number that comes back as not known. */
  number: () => SAMPLE_NUMBER + count++,
  arn: (service, rest = "") => `arn:aws:${service}:${NAMES.region}:${NAMES.account}:${rest}${asMarker("hole", null)}`,
  domain: (prefix = "") => `${prefix}${asMarker("hole", null)}.test`,
  attribute,
};
const { default: list } = await import(new URL(options.variants, import.meta.url));
const specs = list(lib).filter((s) => s && (!options.only || options.only.split(",").includes(s.construct)));
const complaints = [];
const rows = [];
const recorded = [];
const complain = (spec, variant, text) => complaints.push(`${spec.construct} [${variant.name ?? (variant.when ?? ["base"]).join(", ")}] ${text}`);

/** The class of a component: sst.aws.Bucket as aws.Bucket, or the spec's own. */
const classOf = (spec, sst) => (spec.type ? spec.type(sst) : sst.aws[spec.construct.split(".").pop()]);

async function once(spec, variant, whole = true) {
  let props;
  const counted = {};
  const log = console.log;
  const warn = console.warn;
  console.log = console.warn = () => {};
  const found = await platform.run(async (sst, pulumi, require) => {
    const given = { sst, pulumi, aws: require("@pulumi/aws") };
    props = typeof variant.props === "function" ? await variant.props(given) : variant.props ?? {};
    if (!whole) return;
    const type = classOf(spec, sst);
    if (!type) throw new Error("is not in this version");
    const made = spec.make ? spec.make(type, NAMES.id, props, given) : new type(NAMES.id, props);
    await variant.then?.(watched(made, spec.methods ?? [], counted), given);
  }, { specials, calls: answers });
  console.log = log;
  console.warn = warn;
  for (const e of found.errors) complain(spec, variant, `FAILED ${String(e?.stack ?? e).split("\n").slice(0, 3).join(" | ")}`);
  const entry = (variant.when ?? []).some((c) => c.includes("*"));
  Object.assign(counted, { ...props, ...counted });
  return { counted, failed: found.errors.length > 0, ...registered(found, { entry, rename: variant.rename, open: variant.open }) };
}

const named = (variant) => variant.name ?? variant.when.join(" & ");

/** Each variant after the one that it is built on. */
function inOrder(variants) {
  const done = [];
  const add = (variant) => {
    if (done.includes(variant)) return;
    if (variant.from) {
      const from = variants.find((v) => named(v) === variant.from);
      if (!from) throw new Error(`No variant ${variant.from}`);
      add(from);
    }
    done.push(variant);
  };
  variants.forEach(add);
  return done;
}

const same = (a, b) => JSON.stringify(a) === JSON.stringify(b);

/** The component, with the calls of its methods counted as the props that the rows make of them. */
function watched(made, methods, counted) {
  return new Proxy(made, { get(target, name) {
    const value = target[name];
    const row = methods.find((m) => m.method === name);
    if (typeof value !== "function") return value;
    return (...args) => {
      if (row?.into === "") Object.assign(counted, args[row.argument]);
      else if (row) {
        const entry = {};
        row.arguments.forEach((n, i) => (n === "..." ? Object.assign(entry, args[i]) : args[i] !== undefined && (entry[n] = args[i])));
        counted[row.append] = [...(counted[row.append] ?? []), entry];
      }
      return value.apply(target, args);
    };
  } });
}

/** What a function makes that a `uses` row stands for. */
const OF_FUNCTION = /^(Function|Role|LogGroup|Code)$/;
const covered = (spec, at) => (spec.uses ?? []).some((u) => at.startsWith(u.at)
  && (u.uses !== "sst.aws.Function" || OF_FUNCTION.test(at.slice(u.at.length))));

/** The kinds of what is uploaded by what no `uses` row stands for. */
const assetsOf = (run, skip) => [...run.assets].filter(([, places]) => [...places].some((at) => !skip(at))).map(([kind]) => kind).sort();

/** Where a variant lacks what the one that it is built on has, the rows of that get the negated condition. */
function takeBack(spec, variant, own, from, base, actual, skip) {
  const not = variant.negate ?? (variant.when.length === 1 ? [negate(variant.when[0])] : undefined);
  if (not === false) return;
  const restrict = (row) => {
    row.when = [...new Set([...(row.when ?? []), ...(not ?? [])])].sort();
    row.negated = true;
  };
  for (const [at, { type }] of base.resources) {
    if (actual.resources.has(at) || skip(at)) continue;
    if (!not) complain(spec, variant, `${at} (${type}) is not there, and no condition says when`);
    own.filter((row) => row.at === at && row.type === type && (row.negated || same(row.when ?? [], from))).forEach(restrict);
  }
  const lost = assetsOf(base, skip).filter((asset) => !assetsOf(actual, skip).includes(asset));
  own.filter((row) => lost.includes(row.asset)).forEach(restrict);
}

for (const spec of specs) {
  const variants = inOrder([{ name: "base", ...spec.base }, ...(spec.variants ?? []).filter(Boolean)]);
  const runs = new Map();
  const own = [];
  for (const use of spec.uses ?? []) {
    own.push({ construct: spec.construct, ...use });
  }
  for (const method of spec.methods ?? []) own.push({ construct: spec.construct, ...method });
  const skip = (at) => covered(spec, at);
  for (const variant of variants) {
    const actual = await once(spec, variant);
    if (actual.failed) {
      // What a failed variant lacks says nothing.
      if (variant.name === "base") break;
      continue;
    }
    for (const problem of actual.problems) complain(spec, variant, problem);
    if (typeof variant.props === "function") {
      const before = await once(spec, variant, false);
      for (const [at, r] of actual.given) {
        if (!before.given.has(at)) complain(spec, variant, `adds ${r.type} ${at} to what was handed over`);
      }
      // What a handed-over component asks for is not asked again for this one.
      for (const [at, r] of before.resources) if (actual.resources.get(at)?.type === r.type) actual.resources.delete(at);
    }
    runs.set(named(variant), actual);
    const base = runs.get(variant.from ?? "base");
    if (!base) continue;
    const when = variant.when ?? [];
    const row = (rest) => own.push({ construct: spec.construct, ...(when.length ? { when } : {}), ...rest });
    recorded.push({ spec, variant, actual, skip });
    if (actual === base) {
      for (const asset of assetsOf(actual, skip)) row({ asset });
      for (const [at, r] of actual.resources) if (!skip(at)) row({ at, ...r });
      continue;
    }
    for (const asset of assetsOf(actual, skip)) if (!assetsOf(base, skip).includes(asset)) row({ asset });
    for (const [at, r] of actual.resources) {
      if (skip(at)) continue;
      const known = base.resources.get(at);
      if (!known) row({ at, ...r });
      else if (known.type !== r.type) complain(spec, variant, `${at} is ${r.type} and was ${known.type}`);
      else {
        const changed = Object.fromEntries(Object.entries(r.properties).filter(([k, v]) => !same(v, known.properties[k])));
        if (Object.keys(changed).length) row({ at, type: r.type, properties: changed });
      }
    }
    const from = variants.find((v) => named(v) === (variant.from ?? "base")).when ?? [];
    takeBack(spec, variant, own, from, base, actual, skip);
  }
  if (own.length === 0) own.push({ construct: spec.construct, nothing: true });
  for (const each of own) {
    delete each.negated;
    rows.push(each);
  }
}

// What a `uses` row stands for is what the other component makes: a call that makes a service makes all of a service.
const placesOf = (construct, when) => recorded.filter((r) => r.spec.construct === construct && same(r.variant.when ?? [], when))
  .flatMap((r) => [...r.actual.resources].filter(([, x]) => !/\.get[A-Z]/.test(x.type)).map(([at]) => at));
for (const spec of specs) {
  for (const use of (spec.uses ?? []).filter((u) => u.uses !== "sst.aws.Function")) {
    const own = placesOf(spec.construct, use.when).filter((at) => at.startsWith(use.at))
      .map((at) => at.slice(use.at.length).split(use.at.slice(1)).join("")).sort();
    const other = placesOf(use.uses, []).sort();
    if (other.length && !same(own, other)) complaints.push(`${spec.construct} ${use.at} makes ${own} and ${use.uses} makes ${other}`);
  }
}

const key = (r) => JSON.stringify([r.construct, r.when, r.at, r.type, r.uses, r.asset, r.method, r.nothing]);
const parseTable = (file) => fs.readFileSync(file, "utf8").split("\n").filter(Boolean).map((line) => JSON.parse(line));

const earlier = options.earlier.map((file) => parseTable(path.resolve(started, file)));
for (const row of rows) {
  const first = earlier.find(([, ...known]) => known.some((r) => key(r) === key(row)));
  const since = first ? first[0].version : earlier.length ? platform.version : undefined;
  // The oldest table says nothing of when.
  if (since !== undefined && first !== earlier[0]) row.since = since;
}

const ORDER = ["construct", "when", "at", "type", "uses", "props", "asset", "method", "argument", "into", "append", "arguments", "nothing", "properties", "since"];
const lines = [...new Set(rows.map((row) => JSON.stringify(Object.fromEntries(ORDER.filter((n) => row[n] !== undefined)
  .map((n) => [n, n === "properties" ? sorted(row[n]) : row[n]])))))].sort();
const header = { table: "sst", version: platform.version, "pulumi-aws": platform.pulumiAws };
const found = leaks(lines);
for (const c of complaints) console.error(c);
for (const l of found) console.error(`SAMPLE ${l}`);
if (found.length || complaints.length) process.exitCode = 1;
else if (out) fs.writeFileSync(out, `${[JSON.stringify(header), ...lines].join("\n")}\n`);
if (!out && !options.check) console.log(lines.join("\n"));
if (options.check && !expandAndCompare(lines.map((l) => JSON.parse(l)), recorded, console.log)) process.exitCode = 1;
console.log(`sst ${platform.version}: ${lines.length} rows, ${recorded.length} variants, ${complaints.length} complaints`);
process.exit();
