// Reads from the CDK's packages which class stands for which CloudFormation type, and how properties are spelled.
//   node cfn-types.mjs --packages FOLDER,FOLDER --out RESOURCE_FOLDER       (the newest CDK first)
// Writes cfn-types.tsv, cfn-properties.tsv and cdk-classes.tsv. Nothing of the packages is run: their generated code is
// read as text, and their .jsii says which classes are constructs.
import fs from "node:fs";
import path from "node:path";
import { parseArgs } from "node:util";
import { read, split } from "./jsii.mjs";

const { values: options } = parseArgs({ options: { packages: { type: "string" }, out: { type: "string" } } });
if (!options.packages || !options.out) {
  console.error("Usage: node cfn-types.mjs --packages FOLDER,FOLDER --out RESOURCE_FOLDER");
  process.exit(2);
}

const types = new Map();
const spellings = new Map();
const classes = new Map();
const versions = [];

/** The module folders of a CDK: [name of the module as in aws-cdk-lib, folder]. */
function modules(root) {
  const one = path.join(root, "node_modules", "@aws-cdk");
  const two = path.join(root, "node_modules", "aws-cdk-lib");
  const base = fs.existsSync(two) ? two : one;
  return fs.readdirSync(base).filter((d) => fs.existsSync(path.join(base, d, "lib")))
    .map((d) => [d === "core" ? "cdk" : d.replaceAll("-", "_"), path.join(base, d)]);
}

function generated(folder) {
  const lib = path.join(folder, "lib");
  return fs.readdirSync(lib).filter((f) => f.endsWith(".generated.js")).sort()
    .map((f) => fs.readFileSync(path.join(lib, f), "utf8"));
}

function readTypes(module, text) {
  // The type's name is a static member of its class, behind the class's head; minified code sets it after the class.
  for (const m of text.matchAll(/\b(Cfn[A-Za-z0-9]+)\.CFN_RESOURCE_TYPE_NAME\s*=\s*["']([^"']+)["']/g)) add(module, m[1], m[2]);
  const heads = [...text.matchAll(/\bclass (Cfn[A-Za-z0-9]+)\b/g)];
  heads.forEach((head, i) => {
    const body = text.slice(head.index, heads[i + 1]?.index ?? text.length);
    const name = /static(?:\s+\w+\(\)\s*\{\s*return|\s+CFN_RESOURCE_TYPE_NAME\s*=)?[^;]*?CFN_RESOURCE_TYPE_NAME\s*=\s*["']([^"']+)["']/.exec(body)
      ?? /\bCFN_RESOURCE_TYPE_NAME\s*=\s*["']([^"']+)["']/.exec(body);
    if (name) add(module, head[1], name[1]);
  });
}

function add(module, name, type) {
  const key = `${module}\t${name}`;
  if (!types.has(key)) types.set(key, type);
}

const PAIR = /\b([A-Za-z][A-Za-z0-9]*|"[^"]+"):\s*(?:[\w$.()]+\(\s*)*?[\w$.()]*\(properties\.([A-Za-z0-9_]+)\)/g;

const HEAD = /function (?:convert)?[cC]fn(\w+?)(Props|Property)ToCloudFormation\(/g;

/** CloudFormation's spelling beside the camel-case one, of the functions that turn props to a template. */
function readSpellings(module, text) {
  const owners = [...types.keys()].filter((k) => k.startsWith(`${module}\tCfn`)).map((k) => k.split("\tCfn")[1])
    .sort((a, b) => b.length - a.length);
  const heads = [...text.matchAll(HEAD)];
  heads.forEach((head, i) => {
    const body = text.slice(head.index, heads[i + 1]?.index ?? text.length);
    const owner = owners.find((o) => (head[2] === "Props" ? head[1] === o : head[1].startsWith(o)));
    const type = types.get(`${module}\tCfn${owner}`);
    // The converter comes after the validator and before the way back; where a pair repeats, it says the same.
    for (const m of type ? body.matchAll(PAIR) : []) spell(type, m[2], m[1].replaceAll('"', ""), head[2] === "Props");
  });
}

function spell(type, camel, name, outermost) {
  const byType = spellings.get(camel) ?? spellings.set(camel, new Map()).get(camel);
  const names = byType.get(type) ?? byType.set(type, []).get(type);
  if (names.includes(name)) return;
  // Of two spellings in one type, that of the type itself comes before those of what is nested in it.
  if (outermost) names.unshift(name);
  else names.push(name);
}

const capital = (text) => text[0].toUpperCase() + text.slice(1);

/** Parts of the tree that are no resources. */
const STRUCTURE = new Set(["cdk.App", "cdk.Stack", "cdk.Stage", "cdk.Resource"]);
const ROOTS = new Set(["constructs.Construct", "@aws-cdk/core.Construct", "aws-cdk-lib.Resource", "@aws-cdk/core.Resource"]);

const CREATION = /\bnew\s*\(?([a-z]\w*)(?:\(\))?\)?\.(Cfn\w+)\(/g;

/** The types whose Cfn classes the code of the class itself creates. */
function created(module, name, type, folder) {
  const file = path.join(folder, (type.locationInModule?.filename ?? "").replace(/\.ts$/, ".js"));
  if (!fs.existsSync(file) || fs.statSync(file).isDirectory()) return [];
  const text = fs.readFileSync(file, "utf8");
  const head = new RegExp(`\\b(?:class ${name}[0-9]?\\b|var ${name}[0-9]?=class\\b)`).exec(text);
  if (!head) return [];
  const rest = text.slice(head.index + head[0].length);
  const end = rest.search(/\b(class (?!Import)[A-Z]\w*|var [A-Z]\w*=class)( extends|\{)/);
  const found = [...rest.slice(0, end < 0 ? undefined : end).matchAll(CREATION)].map(([, alias, cfn]) => {
    if (/^core|^cfn_/.test(alias)) return undefined;
    const stem = alias.replace(/_generated.*$|_[0-9]+$/, "");
    return types.get(`${module}\t${cfn}`) ?? types.get(`aws_${stem}\t${cfn}`)
      ?? [...types].find(([k]) => k.endsWith(`\t${cfn}`))?.[1];
  });
  return found.filter(Boolean).sort();
}

function readClasses(all) {
  const isConstruct = (fqn, seen = 0) => fqn !== undefined && seen < 12
    && (ROOTS.has(fqn) || isConstruct(all.get(fqn)?.type.base, seen + 1));
  for (const [fqn, { type, folder }] of all) {
    if (type.kind !== "class" || type.abstract || !isConstruct(fqn)) continue;
    const [module, name] = split(fqn);
    if (/^Cfn/.test(name) && types.has(`${module}\t${name}`)) continue;
    if (STRUCTURE.has(`${module}.${name}`)) continue;
    const key = `${module}\t${name}`;
    if (classes.has(key)) continue;
    const own = types.get(`${module}\tCfn${name}`) ?? inherited(type, all, 0);
    classes.set(key, [...new Set([own, ...created(module, name, type, folder)])].filter(Boolean).join("\t"));
  }
}

/** The type of the class that this one extends, where its own name says nothing. */
function inherited(type, all, depth) {
  const base = type.base && all.get(type.base)?.type;
  if (!base || depth > 6 || ROOTS.has(type.base)) return undefined;
  const [module, name] = split(type.base);
  if (types.has(`${module}\t${name}`)) return types.get(`${module}\t${name}`);
  return types.get(`${module}\tCfn${name.replace(/Base$/, "")}`) ?? inherited(base, all, depth + 1);
}

for (const root of options.packages.split(",")) {
  const found = modules(root);
  for (const [module, folder] of found) {
    for (const text of generated(folder)) {
      readTypes(module, text);
      readSpellings(module, text);
    }
  }
  const { all, version } = read(root);
  versions.push(version);
  readClasses(all);
}

const from = `# From the CDK ${versions.join(", ")} (the newest that has the class wins), by src/constructs/cfn-types.mjs.`;
const write = (file, head, lines) => fs.writeFileSync(path.join(options.out, file), `${[from, head, ...lines].join("\n")}\n`);
fs.mkdirSync(options.out, { recursive: true });
write("cfn-types.tsv", "# module, class, CloudFormation type", [...types].map(([k, v]) => `${k}\t${v}`).sort());

/** The spelling that most types have. */
function usual(byType) {
  const counts = new Map();
  for (const names of byType.values()) for (const n of names) counts.set(n, (counts.get(n) ?? 0) + 1);
  return [...counts].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))[0][0];
}

const odd = [];
for (const [camel, byType] of spellings) {
  const name = usual(byType);
  if (name !== capital(camel)) odd.push(`${camel}\t*\t${name}`);
  for (const [type, names] of byType) {
    if (names.length > 1 || names[0] !== name) odd.push(`${camel}\t${type}\t${names.join("\t")}`);
  }
}
write("cfn-properties.tsv", "# name in code, type (* for all that are not listed), CloudFormation's spelling where not just the first letter is another; "
  + "two where the type itself and what is nested in it differ", odd.sort());
write("cdk-classes.tsv", "# module, construct class, the CloudFormation types of the Cfn classes that have its name or that its own code creates",
  [...classes].map(([k, v]) => `${k}\t${v}`.trimEnd()).sort());
console.log(`${types.size} types, ${odd.length} spellings of ${spellings.size}, ${classes.size} construct classes`);
