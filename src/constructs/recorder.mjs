// Records construct tables: see README.md.
import fs from "node:fs";
import path from "node:path";
import { parseArgs } from "node:util";
import { load, workspace } from "./platform.mjs";
import { Recording, validate } from "./recording.mjs";
import { Marks, NAMES } from "./template.mjs";
import { check, combine, compareFacts } from "./check.mjs";

const { values: options } = parseArgs({ options: {
  packages: { type: "string" }, table: { type: "string", default: "sst" }, variants: { type: "string" },
  out: { type: "string" }, only: { type: "string" }, check: { type: "boolean", default: false },
  combine: { type: "string" }, facts: { type: "string" }, generation: { type: "string" }, quiet: { type: "boolean", default: false },
} });
if (!options.packages || !options.variants) {
  console.error("Usage: node recorder.mjs --packages FOLDER --variants variants/NAME.mjs [--table sst|cdk] [--out FILE] [--only A,B] [--check]");
  process.exit(2);
}
const packages = path.resolve(options.packages);
const out = options.out && path.resolve(options.out);
const facts = options.facts && path.resolve(options.facts);
const { default: list } = await import(new URL(options.variants, import.meta.url));
const space = workspace();
process.on("exit", () => fs.rmSync(space.root, { recursive: true, force: true }));
const log = console.log;
if (options.quiet) console.log = console.warn = () => {};

const marks = new Marks();
const platform = await load(options.table, packages, space);
const lib = { ...platform, space, marks, P: (p, text) => marks.text(p, text) };
const specs = list(lib).filter((s) => s && (!options.only || ["Stack", "Function", ...options.only.split(",")].includes(s.construct)));
const recording = new Recording(marks);
recording.specs = specs;

/** The class of a construct: exported by SST, or of a CDK module as in aws_s3.Bucket. */
function make(spec) {
  if (spec.make) return spec.make;
  const type = spec.construct.split(".").reduce((holder, name) => holder?.[name],
    options.table === "cdk" ? platform.modules : platform.sst);
  if (type === undefined) throw new Error(`${spec.construct} is not in these packages`);
  return (scope, id, props) => new type(scope, id, props);
}

async function run(spec, variant, only = false) {
  let props = {};
  const build = (withConstruct) => async (stack, app) => {
    props = typeof variant.props === "function" ? await variant.props(stack, app) : variant.props ?? {};
    if (!withConstruct) return;
    const construct = await make(spec)(stack, NAMES.id, props);
    await variant.then?.(construct, stack, props);
  };
  const before = typeof variant.props === "function" && !variant.noBefore ? await platform.synth(build(false), variant.app, variant.region) : undefined;
  const synthesised = await platform.synth(build(true), variant.app, variant.region);
  marks.region = variant.region ?? NAMES.region;
  if (variant.region) props = { ...props, $region: variant.region };
  // Methods count as the property that they merge into: `as` says how they look as props.
  const counted = variant.as ? variant.as(props) : props;
  if (only) recording.keep(spec, variant, counted, synthesised, before);
  else recording.record(spec, variant, counted, synthesised, before);
}

for (const spec of specs) {
  for (const row of spec.methodsOnly ? spec.rows : []) recording.add({ construct: spec.construct, ...row });
  if (spec.methodsOnly) continue;
  spec.variants = [{ name: "base", ...spec.base }, ...(spec.variants ?? [])];
  for (const row of spec.rows ?? []) recording.add({ construct: spec.construct, ...row });
  for (const variant of spec.variants) {
    try {
      await run(spec, variant);
    } catch (e) {
      recording.complain(spec, variant, `FAILED ${e.stack?.split("\n").slice(0, 4).join(" | ") ?? e}`);
    }
  }
}
recording.rows.forEach(validate);
const header = { table: options.table, version: platform.version, cdk: platform.cdk, constructs: [...new Set(specs.map((s) => s.construct))].sort() };
const text = `${[JSON.stringify(header), ...recording.lines()].join("\n")}\n`;
if (out) fs.writeFileSync(out, text);
else if (!options.check) log(text);
for (const c of recording.complaints) console.error(c);
if (options.check || options.combine) check(recording, text, log);
if (options.combine) await combine(recording, Number(options.combine), (spec, variant) => run(spec, variant, true), log);
if (facts) compareFacts(JSON.parse(fs.readFileSync(facts, "utf8")), options.generation, text, log);
log(`${options.table} ${platform.version}: ${recording.lines().length} rows, ${recording.variants.length} variants`);
process.exit(0);
