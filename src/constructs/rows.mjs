// The rows of a construct table and what they mean: conditions, placeholders, and the expansion of a construct with
// its props to resources. The plugin's reader does the same in Java; here it serves to subtract what is recorded
// already and to check the tables.

/** Whether this is an instance of a construct (CDK 1 and 2 keep the tree in `node`). */
export function isConstruct(value) {
  try {
    return value !== null && typeof value === "object" && value.node !== undefined && typeof value.node.id === "string";
  } catch {
    // A construct that belongs to no tree: it refuses to tell its node.
    return true;
  }
}

function kinds(value) {
  if (value === undefined) return [];
  if (value === null) return ["null"];
  if (typeof value === "boolean") return [String(value)];
  if (Array.isArray(value)) return ["array"];
  if (isConstruct(value)) {
    const names = ["construct"];
    for (let c = value.constructor; c && c.name; c = Object.getPrototypeOf(c)) names.push(c.name);
    return names;
  }
  return [typeof value];
}

function present(value) {
  if (value === undefined || value === null || value === false) return false;
  if (Array.isArray(value)) return value.length > 0;
  if (typeof value === "object" && !isConstruct(value) && Object.getPrototypeOf(value) === Object.prototype) {
    return Object.keys(value).length > 0;
  }
  return true;
}

export function parse(condition) {
  let m;
  if ((m = /^!(\S+)$/.exec(condition))) return { path: m[1], op: "absent" };
  if ((m = /^(\S+) is not (\S+)$/.exec(condition))) return { path: m[1], op: "is not", value: m[2] };
  if ((m = /^(\S+) is (\S+)$/.exec(condition))) return { path: m[1], op: "is", value: m[2] };
  if ((m = /^(\S+) (=|!=) (.*)$/.exec(condition))) return { path: m[1], op: m[2], value: m[3] };
  if (/^\S+$/.test(condition)) return { path: condition, op: "present" };
  throw new Error(`No such condition: ${condition}`);
}

/** The condition that holds exactly where this one does not. */
export function negate(condition) {
  const { path, op, value } = parse(condition);
  switch (op) {
    case "absent": return path;
    case "present": return `!${path}`;
    case "is": return `${path} is not ${value}`;
    case "is not": return `${path} is ${value}`;
    case "=": return `${path} != ${value}`;
    default: return `${path} = ${value}`;
  }
}

/** The value at a dotted path; the i-th `*` of the path stands for the i-th of the keys. */
export function at(props, path, keys = []) {
  let value = props;
  let star = 0;
  for (const part of path.split(".")) {
    if (value === undefined || value === null) return undefined;
    value = value[part === "*" ? keys[star++] : part];
  }
  return value;
}

export function holds(condition, props, keys) {
  const { path, op, value } = parse(condition);
  const actual = at(props, path, keys);
  switch (op) {
    case "present": return present(actual);
    case "absent": return !present(actual);
    case "is": return value.split("|").some((k) => kinds(actual).includes(k));
    case "is not": return !value.split("|").some((k) => kinds(actual).includes(k));
    case "=": return actual !== undefined && String(actual) === value;
    default: return actual === undefined || String(actual) !== value;
  }
}

/** The keys of the entries that a row is about, one list for each. */
export function entries(row, props) {
  const paths = [...(row.when ?? []).map((c) => parse(c).path), row.props ?? ""];
  const widest = paths.reduce((a, b) => (b.split("*").length > a.split("*").length ? b : a), "");
  let bindings = [[]];
  const parts = widest.split(".");
  parts.forEach((part, i) => {
    if (part !== "*") return;
    bindings = bindings.flatMap((keys) => {
      const holder = at(props, parts.slice(0, i).join("."), keys);
      if (holder === null || typeof holder !== "object" || isConstruct(holder)) return [];
      return Object.keys(holder).map((k) => [...keys, k]);
    });
  });
  return bindings;
}

export const alphanumeric = (text) => text.replace(/[^A-Za-z0-9]/g, "");

function fill(text, scope, props, keys) {
  return text.replace(/\$\{([^}]+)\}/g, (all, name) => {
    if (name === "key") return alphanumeric(String(keys[keys.length - 1] ?? ""));
    const outer = /^key([0-9])$/.exec(name);
    if (outer) return alphanumeric(String(keys[outer[1] - 1] ?? ""));
    if (name in scope.names) return scope.names[name];
    const value = at(props, name, keys);
    return value === undefined || typeof value === "object" ? all : String(value);
  });
}

function fillDeep(value, scope, props, keys) {
  if (typeof value === "string") {
    if (value.startsWith("@/")) return `@${tidy(fill(value.slice(1), scope, props, keys))}`;
    if (value.startsWith("@")) return `@${tidy(join(scope.path, fill(value.slice(1), scope, props, keys)))}`;
    return fill(value, scope, props, keys);
  }
  if (Array.isArray(value)) return value.map((v) => fillDeep(v, scope, props, keys));
  if (value !== null && typeof value === "object") {
    return Object.fromEntries(Object.entries(value).map(([k, v]) => [k, fillDeep(v, scope, props, keys)]));
  }
  return value;
}

function located(row, scope, props, keys) {
  const place = fill(row.at, scope, props, keys);
  return tidy(place.startsWith("/") ? place : join(scope.path, place));
}

/** A path with alphanumeric parts only: what CDK makes logical IDs of. */
export const tidy = (path) => path.split("/").map(alphanumeric).join("/");

const join = (a, b) => (a && b ? `${a}/${b}` : a || b);

/** A function definition (handler text, props, {function: definition}) as props; nothing for an instance or a foreign one. */
export function definition(value) {
  if (value === undefined || value === null || isConstruct(value)) return undefined;
  if (typeof value === "string") return { handler: value };
  if (typeof value !== "object") return undefined;
  if (value.function !== undefined) return definition(value.function);
  if (value.job !== undefined && value.handler === undefined) return definition(value.job);
  return value.handler !== undefined || value.srcPath !== undefined ? value : undefined;
}

function nested(row, props, keys) {
  const own = row.props === undefined ? {} : at(props, row.props, keys);
  if (isConstruct(own)) return undefined;
  const given = row.uses === "Function" || row.uses === "Job" ? definition(own) : own ?? {};
  if (given === undefined) return undefined;
  const below = row.defaults === undefined ? undefined : at(props, row.defaults, keys);
  return { ...(below ?? {}), ...given, $nested: true, $region: props.$region, $removalPolicy: props.$removalPolicy };
}

/**
 * The resources, lookups and assets of a construct with these props, by the rows.
 * Every resource knows the rows that gave it, and by which nested `uses` row it came.
 */
export function expand(rows, construct, props, names, path = "", into = undefined, via = undefined) {
  const result = into ?? { resources: new Map(), lookups: new Set(), assets: new Set() };
  const scope = { names, path };
  for (const row of rows) {
    if (row.construct !== construct || row.method) continue;
    for (const keys of entries(row, props)) {
      if (!(row.when ?? []).every((c) => holds(c, props, keys))) continue;
      if (row.lookup) result.lookups.add(row.lookup);
      if (row.asset) result.assets.add(row.asset);
      if (row.type) {
        const full = located(row, scope, props, keys);
        const properties = fillDeep(row.properties ?? {}, scope, props, keys);
        const known = result.resources.get(full) ?? { type: row.type, properties: {}, from: [] };
        known.properties = merge(known.properties, properties);
        known.from.push({ row, via });
        result.resources.set(full, known);
      } else if (row.uses) {
        const given = nested(row, props, keys);
        if (given === undefined) continue;
        const full = located(row, scope, props, keys);
        const id = full.split("/").filter(Boolean).pop() ?? names.id;
        expand(rows, row.uses, given, { ...names, id }, full, result, via ?? row);
      }
    }
  }
  return result;
}

export const isLeaf = (v) => v === null || typeof v !== "object"
  || (!Array.isArray(v) && Object.keys(v).length === 1 && /^(\$open|Ref|Fn::.*)$/.test(Object.keys(v)[0]));

const same = (a, b) => JSON.stringify(a) === JSON.stringify(b);

/** Deep merge: objects by key, arrays joined without repeats, of two differing texts the first stays. */
export function merge(a, b) {
  if (a === undefined) return b;
  if (b === undefined || isLeaf(a) || isLeaf(b)) return a;
  if (Array.isArray(a) || Array.isArray(b)) {
    if (!Array.isArray(a) || !Array.isArray(b)) return a;
    return [...a, ...b.filter((x) => !a.some((y) => same(x, y)))];
  }
  const result = { ...a };
  for (const [k, v] of Object.entries(b)) result[k] = merge(a[k], v);
  return result;
}

export const open = { $open: true };
const isOpen = (v) => v !== null && typeof v === "object" && v.$open === true;

/** What `actual` has beyond `expected` (undefined: nothing), and the paths of what differs or is in `expected` only. */
export function difference(expected, actual, path = [], found = { extra: [], conflicts: [] }) {
  const more = beyond(expected, actual, path, found);
  return { more, ...found };
}

function beyond(expected, actual, path, found) {
  if (expected === undefined) return actual;
  if (same(expected, actual)) return undefined;
  if (isLeaf(expected) || isLeaf(actual) || Array.isArray(expected) !== Array.isArray(actual)) {
    if (isOpen(expected) && isLeaf(actual)) return undefined;
    if (typeof expected === "number" && typeof actual === "number") return undefined;
    found.conflicts.push({ path, expected, actual });
    return undefined;
  }
  if (Array.isArray(expected)) {
    const more = actual.filter((x) => !expected.some((y) => same(x, y)));
    return more.length ? more : undefined;
  }
  const result = {};
  for (const [k, v] of Object.entries(actual)) {
    const more = beyond(expected[k], v, [...path, k], found);
    if (more !== undefined) result[k] = more;
  }
  for (const k of Object.keys(expected)) if (!(k in actual)) found.extra.push([...path, k]);
  return Object.keys(result).length ? result : undefined;
}
