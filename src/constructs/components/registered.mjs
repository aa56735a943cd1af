// What a program registered with Pulumi, as resources by place, with the markers put back as placeholders.
import { MARKER, NAMES, markers } from "./markers.mjs";

export const OPEN = { $open: true };
const LONG = 80;
/** Components that a variant hands over: what they make themselves is not recorded. */
export const GIVEN = /^Given/;
/** The ends of names that SST makes of hashes. */
const HASH = /[Qq]q{3,}[ijklmnopqy]/g;

/** Look-ups that the provider answers without asking AWS. */
const LOCAL = /^aws:(index\/get(Partition|Region|DefaultTags):|iam\/getPolicyDocument:)/;

/** aws:s3/bucketPolicy:BucketPolicy as aws.s3.BucketPolicy; a dynamic resource says its type in its name. */
function typed({ type, name }) {
  const dynamic = /^(.*?)\.(sst\.aws\.\w+)$/.exec(name);
  if (dynamic) return { type: dynamic[2], name: dynamic[1] };
  const [pack, module, short] = type.split(":");
  const folder = module.split("/")[0];
  return { type: [pack, ...(folder === "index" ? [] : [folder]), short].join("."), name };
}

/** A marker with the end of a domain after it. */
const OF_NAME = new RegExp(`${MARKER.source}(?:\\.?test)?`, "g");

/** The place of a resource: what follows the component's id in its name; / before a name that does not begin with it. */
export function place(name, context) {
  // Parts of a name that are a domain or what only the deployment gives say nothing, and fall out.
  name = name.replace(OF_NAME, (all, kind) => (context.entry && kind === "attr" ? "${key}" : ""));
  let text = name.startsWith(NAMES.id) ? name.slice(NAMES.id.length) : `/${name}`;
  for (const [from, to] of Object.entries(context.rename ?? {})) text = text.split(from).join(to);
  text = text.replace(HASH, "${key}");
  return regions(text.split(NAMES.id).join(""));
}

/** The region in another spelling than those that a row can say. */
const REGION = new RegExp(NAMES.region.replaceAll("-", ""), "i");

/** SST puts regions into names without hyphens, the first letter a capital. */
const regions = (text) => text.split("Eucentral1").join("${region|capital}").split(NAMES.region).join("${region}");

/**
 * The resources, look-ups and assets of a run.
 * context: {entry: whether a variant is about entries, rename: {text: placeholder}, open: [property]}
 */
export function registered(found, context) {
  const result = { resources: new Map(), given: new Map(), assets: new Map(), problems: [] };
  const add = (name, type, inputs) => {
    const at = place(name, context);
    const holder = GIVEN.test(name) ? result.given : result.resources;
    if (holder.has(at) && holder.get(at).type !== type) result.problems.push(`two types at ${at}: ${holder.get(at).type} and ${type}`);
    else if (!holder.has(at)) holder.set(at, { type, properties: inputs });
  };
  const asset = (kind, name) => result.assets.set(kind, (result.assets.get(kind) ?? new Set()).add(place(name, context)));
  for (const each of found.resources) {
    const { type, name } = typed(each);
    if (type === "docker-build.Image" && !GIVEN.test(name)) asset("image", name);
    if (!/^(aws|sst)\./.test(type)) continue;
    if (/^aws\.s3\.BucketObject(v2)?$/.test(type) && !GIVEN.test(name)) asset("file", name);
    const at = place(name, context);
    const open = (context.open ?? []).filter((o) => typeof o === "string" || new RegExp(o[0]).test(at)).map((o) => (typeof o === "string" ? o : o[1]));
    add(name, type, each.read ? {} : sorted(properties(each.inputs, type, { ...context, open })));
  }
  for (const { token } of found.calls) {
    if (!token.startsWith("aws:") || LOCAL.test(token)) continue;
    const [, module, name] = token.split(":");
    const folder = module.split("/")[0];
    result.resources.set(name, { type: ["aws", ...(folder === "index" ? [] : [folder]), name].join("."), properties: {} });
  }
  return result;
}

/** Properties of which only that they are there counts: documents, code, descriptions, what is made at the deployment. */
const UNTOLD = new Set(["description", "handler", "commands", "schema", "code", "policy", "files", "s3Key", "imageUri", "definition",
  "containerDefinitions", "availabilityZone", "metricName", "accessPolicies", "entry", "etag", "publicKey", "policyText", "template",
  "dashboardBody", "userData", "userDataBase64", "content", "entries", "namespace", "version"]);

function properties(inputs, type, context) {
  return Object.fromEntries(Object.entries(inputs).map(([k, v]) => {
    if (context.open?.includes(k)) return [k, OPEN];
    if (k === "tags" && v !== null && typeof v === "object") return [k, {}];
    if (k === "triggers") return [k, {}];
    if (k === "environment") return [k, type === "aws.lambda.Function" ? { variables: {} } : OPEN];
    if (UNTOLD.has(k) && typeof v !== "boolean") return [k, OPEN];
    if (k === "value" && type === "aws.ssm.Parameter") return [k, OPEN];
    if (k === "secretString") return [k, OPEN];
    return [k, value(v, k, context)];
  }));
}

function value(v, key, context) {
  if (typeof v === "string") return text(v, key, context);
  if (typeof v === "number") return v >= SAMPLE_NUMBER && v < SAMPLE_NUMBER + 1000 ? OPEN : v;
  if (Array.isArray(v)) return v.map((x) => value(x, key, context));
  if (v === null || typeof v !== "object") return v;
  return Object.fromEntries(Object.entries(v).map(([k, x]) =>
    [k, UNTOLD.has(k) && typeof x === "string" ? OPEN : value(x, k, context)]));
}

/** Numbers of variants that stand for any number begin here. */
export const SAMPLE_NUMBER = 7000000;

function own(name, context) {
  const at = place(name.replace(/\.sst\.aws\.\w+$/, ""), context);
  return GIVEN.test(name) || /^(lookup|command):/.test(name) ? undefined : `@${at}`;
}

function text(given, key, context) {
  if (UNTOLD.has(key)) return OPEN;
  // Documents are kept where they are those of roles only.
  if (key === "assumeRolePolicy" && given.startsWith("{") && markers(given).length === 0) return value(JSON.parse(given), "", context);
  if (/^[{[]"|^\{\n|undefined/.test(given)) return OPEN;
  const found = markers(given);
  if (found.length === 1) {
    const [m] = found;
    const whole = m.text === given;
    if (m.kind === "attr") {
      const [name, attribute] = m.value;
      const at = own(name, context);
      if (whole && attribute === "id" && at) return { Ref: at };
      if (attribute === "arn" && at && new RegExp(`^(arn:[^:]*:[^:]*:[^:]*:[^:]*:[a-z/:-]*)?${m.text}$`).test(given)) return { "Fn::GetAtt": [at, "arn"] };
    } else if (m.kind === "name" && (whole || !GIVEN.test(m.value.name))) {
      return physical(given, m, key, context);
    }
  }
  if (found.length && found.every((m) => m.kind === "hole" && m.value !== null)) {
    return constant(found.reduce((t, m) => t.split(m.text).join(`\${${m.value}}`), given), context);
  }
  if (found.length) {
    const first = given.slice(0, found[0].index);
    if (found.length === 1 && /^sst-(asset|state)-$/.test(first)) return `${first}*`;
    if (key !== "name" || found.some((m) => m.kind === "hole") || first.length < 5) return OPEN;
  }
  let result = given;
  for (const m of found) result = result.split(m.text).join(m.kind === "name" ? roughly(m.value, context) : "*");
  return constant(result, context);
}

/** A name inside of a longer text: its end is random. */
function roughly({ name, plain }, context) {
  const at = place(name, context);
  if (GIVEN.test(name) || name.search(HASH) >= 0) return "*";
  return `\${app}-\${stage}-${at.startsWith("/") ? at.slice(1) : `\${id}${at}`}${plain ? "" : "-*"}`;
}

/** A text that the component says, with the names of the recording put back. */
function constant(given, context) {
  let result = given;
  for (const [from, to] of Object.entries(context.rename ?? {})) result = result.split(from).join(to);
  if (result.search(HASH) >= 0) return OPEN;
  for (const name of ["app", "stage", "id", "account"]) result = result.split(NAMES[name]).join(`\${${name}}`);
  result = regions(result).split("sstpartition").join("${partition}");
  // What SST changed of a name is not the name any more.
  if (/smpl/i.test(result) || REGION.test(result) || /[0-9a-f]{32,}/.test(result) || result.replace(/\$\{[^}]+\}/g, "").length > LONG) return OPEN;
  return result;
}

/** A physical name as SST makes it. */
function physical(given, marker, key, context) {
  const { name, max, after, plain } = marker.value;
  if (GIVEN.test(name)) return OPEN;
  const before = given.slice(0, marker.index);
  const end = given.slice(marker.index + marker.text.length);
  const at = place(name, context);
  if (Object.keys(context.rename ?? {}).some((sample) => (before + end).includes(sample))) return key === "name" && before ? `${before}*` : OPEN;
  if (markers(before + end).length || /[^A-Za-z0-9${}.|*/]/.test(at)) return OPEN;
  const result = { $name: at.startsWith("/") ? at.slice(1) : `\${id}${at}`, max };
  if (marker.lower) result.lower = true;
  if (marker.separator === "_") result.separator = "_";
  if (before) result.before = before;
  const tail = `${after ?? ""}${end}`;
  // A hash at the end is a random end like any other.
  const random = tail.search(HASH) === 1 && /^[-_]/.test(tail) && tail.replace(HASH, "").length === 1;
  if ((tail.search(HASH) >= 0 && !(plain && random)) || REGION.test(tail)) return OPEN;
  if (tail && !random) result.after = tail;
  if (plain && !random) result.plain = true;
  return result;
}

/** With the names in order, so that equal values have equal texts. */
export function sorted(v) {
  if (Array.isArray(v)) return v.map(sorted);
  if (v === null || typeof v !== "object") return v;
  if (v.$name !== undefined) return v;
  return Object.fromEntries(Object.keys(v).sort().map((k) => [k, sorted(v[k])]));
}
