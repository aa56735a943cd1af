// Whether the rows give back what was synthesised: variant by variant, and against facts gathered elsewhere.
import { difference } from "./rows.mjs";
import { BY_HAND, NAMES } from "./template.mjs";

function paths(value, prefix = "") {
  if (value === null || typeof value !== "object" || Array.isArray(value)) return [prefix];
  const names = Object.keys(value);
  if (names.length === 0 || (names.length === 1 && /^(\$open|Ref|Fn::.*)$/.test(names[0]))) return [prefix];
  return names.flatMap((n) => paths(value[n], prefix ? `${prefix}.${n}` : n));
}

/** Prints where the written rows, expanded, differ from what each variant synthesised. */
export function check(recording, text, log) {
  if (text) recording.rows = text.trim().split("\n").slice(1).map((line) => JSON.parse(line));
  let missing = 0;
  let extra = 0;
  let total = 0;
  for (const { spec, variant, props, actual, without } of recording.variants) {
    const say = (what) => log(`${spec.construct} [${variant.name ?? (variant.when ?? []).join(", ")}] ${what}`);
    recording.marks.region = variant.region ?? NAMES.region;
    const expected = recording.expected(spec.construct, variant, props).resources;
    for (const [place, resource] of actual) {
      if (resource.given || without.has(place) || (variant.only && !variant.only.test(place))) continue;
      total++;
      const known = expected.get(place);
      if (!known || known.type !== resource.type) {
        missing++;
        say(`MISSING ${place} ${resource.type}`);
        continue;
      }
      const d = difference(known.properties, resource.properties);
      if (d.more !== undefined) {
        missing++;
        say(`MISSING ${place} ${resource.type} ${paths(d.more).join(" ")}`);
      }
      if (d.extra.length) {
        extra++;
        say(`extra ${place} ${resource.type} ${d.extra.map((p) => p.join(".")).join(" ")}`);
      }
    }
    for (const [place, resource] of expected) {
      if (actual.has(place) || /^via(\$\{key\}|[A-Z0-9]|sst)/.test(place) || BY_HAND.test(place) || (variant.only && !variant.only.test(place))) continue;
      extra++;
      say(`extra ${place} ${resource.type}`);
    }
  }
  log(`${recording.variants.length} variants, ${total} resources: ${missing} missing, ${extra} more than synthesised`);
}

const plain = (v) => v !== null && typeof v === "object" && !Array.isArray(v) && Object.getPrototypeOf(v) === Object.prototype;

function deep(a, b) {
  if (!plain(a) || !plain(b)) return b;
  return Object.fromEntries([...new Set([...Object.keys(a), ...Object.keys(b)])].map((k) => [k, k in b ? (k in a ? deep(a[k], b[k]) : b[k]) : a[k]]));
}

/**
 * Synthesises pairs of variants together, the same pairs on every run, and prints where the rows differ from that.
 * Pairs that the construct refuses are left out.
 */
export async function combine(recording, count, run, log) {
  recording.variants = [];
  let seed = 1;
  const random = (n) => {
    seed = (seed * 48271) % 2147483647;
    return seed % n;
  };
  let refused = 0;
  for (const spec of recording.specs.filter((s) => s.variants?.length > 2)) {
    const usable = spec.variants.filter((v) => !v.only && !v.as && !v.region && v.name !== "base" && !(v.when ?? []).includes("$nested"));
    for (let i = 0; i < count && usable.length > 1; i++) {
      const a = usable[random(usable.length)];
      const b = usable[random(usable.length)];
      if (a === b || (a.key && b.key && String(a.key) !== String(b.key))) continue;
      const props = async (v, stack, app) => (typeof v.props === "function" ? v.props(stack, app) : v.props ?? {});
      const both = { name: `${a.name ?? a.when} + ${b.name ?? b.when}`, key: a.key ?? b.key, rename: { ...a.rename, ...b.rename }, noBefore: true,
        props: async (stack, app) => deep(await props(a, stack, app), await props(b, stack, app)) };
      try {
        await run(spec, both);
      } catch {
        refused++;
      }
    }
  }
  log(`Pairs: ${recording.variants.length}, refused ${refused}`);
  check(recording, undefined, log);
}

/** Prints the constructs, properties and types of a list of facts that no row of the construct gives. */
export function compareFacts(facts, generation, text, log) {
  const rows = text.trim().split("\n").slice(1).map((line) => JSON.parse(line));
  const types = (construct, seen = new Set()) => {
    if (seen.has(construct)) return new Set();
    seen.add(construct);
    const result = new Set();
    for (const row of rows.filter((r) => r.construct === construct)) {
      if (row.type) result.add(row.type);
      if (row.uses) for (const t of types(row.uses, seen)) result.add(t);
    }
    return result;
  };
  const baseline = types("Stack");
  for (const fact of facts.filter((f) => f.generation === generation)) {
    const known = types(fact.construct);
    const lacking = (list) => (list ?? []).filter((t) => !known.has(t) && !baseline.has(t));
    if (known.size === 0 && (fact.types ?? []).length) {
      log(`facts: no row for ${fact.construct}`);
      continue;
    }
    if (lacking(fact.types).length) log(`facts: ${fact.construct} lacks ${lacking(fact.types).join(" ")}`);
    for (const prop of fact.props ?? []) {
      if (lacking(prop.addsTypes).length) log(`facts: ${fact.construct} ${prop.name} lacks ${lacking(prop.addsTypes).join(" ")}`);
    }
  }
}
