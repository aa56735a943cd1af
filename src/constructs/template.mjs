// A synthesised stack as resources by construct path, with the markers of the recording put back as placeholders.
import { alphanumeric, open } from "./rows.mjs";

export const NAMES = {
  app: "sstapp", stage: "sststage", stack: "sststage-sstapp-sststack", id: "SstId",
  region: "eu-central-1", account: "123456789012",
};
/** Made in a real deployment, not in a synthesis for a test: the rows are written by hand. */
export const BY_HAND = /^\/SourcemapUploader/;
const LONG = 80;
/** Ids of constructs that a variant hands over: theirs are not recorded. */
const HASH = /(?<=[A-Za-z])(?=[A-F]*[0-9])[0-9A-F]{8}$/;
/** Hashes inside an id: of the path of another construct, and of an integration's settings. */
const OTHERS_HASH = /(?<=[A-Za-z])(?=[A-F]*[0-9])[0-9A-F]{8}(?=Permissions?$)|(?<=Integration)[0-9a-f]{32}$/;
/** The time of the synthesis, which some custom resources have as their version. */
const CLOCK = /^1[0-9]{12}$/;
/** Keys of a variant's entries and names of given constructs, where they are a part of something longer. */
const LEFT = /sst(key|auth|rule|target|other|source)|Given[A-Z]/;
const GIVEN = /^Given/;

/** Texts of props that are to come back as ${path}. */
export class Marks {
  #texts = new Map();
  /** The region that the texts are of. */
  region = NAMES.region;
  /** Registers the text as the value of the property and returns it. */
  text(path, text = `sstmark${this.#texts.size}x`) {
    this.#texts.set(text, path);
    return text;
  }
  replace(value, key) {
    for (const [text, path] of [...this.#texts].sort((a, b) => b[0].length - a[0].length)) {
      value = value.split(text).join(`\${${path}}`);
    }
    value = value.split(NAMES.id.toLowerCase()).join("${id|lower}");
    for (const name of ["stack", "stage", "app", "id", "region", "account"]) {
      value = value.split(name === "region" ? this.region : NAMES[name]).join(`\${${name}}`);
    }
    return key ? key(value) : value;
  }
}

/** Path below the stack, alphanumeric parts only: what CDK makes logical IDs of. */
function canonical(path) {
  return path.split("/").slice(1).map((part) => alphanumeric(part).replace(HASH, "").replace(OTHERS_HASH, "")).join("/");
}

function place(path) {
  const parts = path.split("/");
  if (parts[0] === NAMES.id && parts.length > 1) return parts.slice(1).join("/");
  return `/${path}`;
}

/** The resources of a template: place -> {type, properties}, places with the markers still in. */
export function resources(template, marks, entry = {}) {
  const found = new Map();
  const ids = new Map();
  for (const [id, resource] of Object.entries(template.Resources ?? {})) {
    const path = resource.Metadata?.["aws:cdk:path"];
    ids.set(id, path ? place(canonical(path)) : `/${id}`);
  }
  const context = { ids, marks, entry };
  for (const [id, resource] of Object.entries(template.Resources ?? {})) {
    if (resource.Type === "AWS::CDK::Metadata") continue;
    const raw = ids.get(id);
    found.set(replacePlace(raw, context), {
      type: resource.Type,
      given: GIVEN.test(raw.slice(1)),
      properties: sorted({ ...prune(resource.Type, value(resource.Properties ?? {}, context)), ...policies(resource) }),
    });
  }
  return found;
}

/** Policies for deletion are kept among the properties, so that variants can differ in them: $DeletionPolicy. */
function policies(resource) {
  const kept = {};
  for (const name of ["DeletionPolicy", "UpdateReplacePolicy"]) {
    if (resource[name]) kept[`$${name}`] = resource[name];
  }
  return kept;
}

/** Identifiers that only the variant gives: a deployment has others. */
const SAMPLE = /^arn:[^:]*:[^:]*:[^:]*:\$\{account\}:(?!.*\$\{(app|stage|stack|id)\})|^(sg|subnet|vpc|rtb|vpce)-[0-9a-z]+$|^DUMMY$|^Z1$|^default\./;

function replacePlace(path, { marks, entry }) {
  let text = path;
  for (const [from, to] of Object.entries(entry.rename ?? {})) text = text.split(from).join(to);
  for (const [name, key] of keys(entry)) text = text.split(alphanumeric(key)).join(`\${${name}}`);
  return marks.replace(text.split(alphanumeric(NAMES.stack)).join(NAMES.stack));
}

/** The entries' keys with their placeholders, outermost first: a single one is ${key}. */
function keys(entry) {
  const all = entry.key === undefined ? [] : [].concat(entry.key);
  return all.filter((k) => typeof k === "string").map((k, i) => [i === all.length - 1 ? "key" : `key${i + 1}`, k]);
}

function literal(text, { marks, entry }) {
  let result = text;
  for (const [from, to] of Object.entries(entry.rename ?? {})) {
    if (from.length > 4) result = result.split(from).join(to);
  }
  for (const [name, key] of keys(entry)) {
    if (!result.includes(key)) continue;
    if (/\W/.test(key)) return open;
    result = result.split(key).join(`\${${name}}`);
  }
  result = marks.replace(result);
  if (SAMPLE.test(result) || CLOCK.test(result) || LEFT.test(result) || HASH.test(text) || text.includes(alphanumeric(NAMES.stack)) || /[0-9a-f]{32,}/.test(result) || /\$\{Token\[/.test(result)) return open;
  return result.replace(/\$\{[^}]+\}/g, "").length > LONG ? open : result;
}

function value(v, context) {
  if (typeof v === "string") return literal(v, context);
  if (Array.isArray(v)) return v.map((x) => value(x, context));
  if (v === null || typeof v !== "object") return v;
  const names = Object.keys(v);
  if (names.length === 1) {
    if (names[0] === "Ref") return reference(v.Ref, (p) => ({ Ref: p }), context) ?? (v.Ref.startsWith("AWS::") ? v : open);
    if (names[0] === "Fn::GetAtt") {
      const [id, ...attribute] = [].concat(v["Fn::GetAtt"]).join(".").split(".");
      return reference(id, (p) => ({ "Fn::GetAtt": [p, attribute.join(".")] }), context) ?? open;
    }
    if (names[0] === "Fn::ImportValue") return open;
    if (names[0] === "Fn::Join") return joined(v, context);
    if (names[0] === "Fn::Sub" || names[0] === "Fn::Transform") return open;
  }
  return Object.fromEntries(Object.entries(v).map(([k, x]) => [k, value(x, context)]));
}

function reference(id, make, context) {
  const path = context.ids.get(id);
  if (path === undefined) return undefined;
  if (GIVEN.test(path.slice(1))) return open;
  return make(`@${replacePlace(path, context)}`);
}

function joined(v, context) {
  const text = JSON.stringify(v);
  if (text.length > 800) return open;
  const [separator, parts] = v["Fn::Join"];
  if (!Array.isArray(parts)) return open;
  return { "Fn::Join": [separator, parts.map((p) => value(p, context))] };
}

/** Takes out what says nothing about permissions: documents, code, variables, descriptions. */
function prune(type, properties) {
  const walk = (v, name, depth) => {
    if (name === "PolicyDocument" || name === "KeyPolicy" || name === "ResourcePolicy" || name === "FileSystemPolicy") {
      return v && typeof v === "object" && !v.$open ? { Statement: [] } : v;
    }
    if (["Description", "DefinitionString", "Definition", "ZipFile", "ImageUri", "S3Key", "S3Bucket", "FunctionCode",
      "BuildSpec", "S3ObjectKey", "S3BucketName", "SourceBucketNames", "SourceObjectKeys"].includes(name)
      && (typeof v !== "object" || v.$open || v.Ref || v["Fn::Join"] || v["Fn::Sub"] || Array.isArray(v))) return open;
    if (name === "EnvironmentVariables" || (name === "Environment" && Array.isArray(v))) return open;
    if (name === "Variables" && type === "AWS::Lambda::Function") return {};
    if (Array.isArray(v)) return v.map((x) => walk(x, "", depth + 1));
    if (v !== null && typeof v === "object") {
      return Object.fromEntries(Object.entries(v).map(([k, x]) => [k, walk(x, k, depth + 1)]));
    }
    return v;
  };
  const result = Object.fromEntries(Object.entries(properties).map(([k, v]) => [k, walk(v, k, 0)]));
  // SST 0 and 1 put an inline stub in place of the bundle where they are told not to build.
  if (type === "AWS::Lambda::Function" && /placeholder$/.test(properties.Handler)) {
    result.Code = { S3Bucket: open, S3Key: open };
    result.Handler = open;
    result.Runtime = properties.Runtime;
  }
  // The service that puts the tags of the stack on says so itself; the reader adds them to every resource.
  if (Array.isArray(result.Tags)) result.Tags = result.Tags.filter((t) => !/^sst:(app|stage)$/.test(t?.Key));
  if (Array.isArray(result.Tags) && result.Tags.length === 0) delete result.Tags;
  if (result.Tags && !Array.isArray(result.Tags)) {
    delete result.Tags["sst:app"];
    delete result.Tags["sst:stage"];
    if (Object.keys(result.Tags).length === 0) delete result.Tags;
  }
  if (type === "Custom::StackMetadata") result.Metadata = open;
  if (type.startsWith("Custom::") || type === "AWS::CloudFormation::CustomResource") return shallow(result);
  return result;
}

/** With the names in order, so that equal values have equal texts. */
export function sorted(v) {
  if (Array.isArray(v)) return v.map(sorted);
  if (v === null || typeof v !== "object") return v;
  return Object.fromEntries(Object.keys(v).sort().map((k) => [k, sorted(v[k])]));
}

/** Of a custom resource only the names of its properties matter, and texts that name a resource. */
function shallow(properties) {
  return Object.fromEntries(Object.entries(properties).map(([k, v]) =>
    [k, k === "Sources" ? open : k === "ServiceToken" || JSON.stringify(v).length < 160 ? v : open]));
}
