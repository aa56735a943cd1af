// Whether the rows give back what was synthesised: variant by variant, and against facts gathered elsewhere.
import { difference } from "./rows.mjs";
import { NAMES } from "./template.mjs";

/** Made in a real deployment only: the rows are written by hand. */
const BY_HAND = /^\/SourcemapUploader/;

function paths(value, prefix = "") {
  if (value === null || typeof value !== "object" || Array.isArray(value)) return [prefix];
  const names = Object.keys(value);
  if (names.length === 0 || (names.length === 1 && /^(\$open|Ref|Fn::.*)$/.test(names[0]))) return [prefix];
  return names.flatMap((n) => paths(value[n], prefix ? `${prefix}.${n}` : n));
}

/** Prints where the written rows, expanded, differ from what each variant synthesised. */
export function check(recording, text, log) {
  recording.rows = text.trim().split("\n").slice(1).map((line) => JSON.parse(line));
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
      if (actual.has(place) || place.startsWith("viaGiven") || BY_HAND.test(place) || (variant.only && !variant.only.test(place))) continue;
      extra++;
      say(`extra ${place} ${resource.type}`);
    }
  }
  log(`${recording.variants.length} variants, ${total} resources: ${missing} missing, ${extra} more than synthesised`);
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
