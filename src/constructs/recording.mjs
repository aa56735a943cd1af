// Turns what a variant synthesises to rows: what the rows so far do not explain becomes rows of the variant.
import { difference, expand, merge, negate, open, parse } from "./rows.mjs";
import { BY_HAND, NAMES, resources, sorted } from "./template.mjs";

export class Recording {
  rows = [];
  complaints = [];
  variants = [];

  constructor(marks) {
    this.marks = marks;
  }

  add(row) {
    // A copy: rows are split later, and what was synthesised must stay as it was.
    this.rows.push(structuredClone(row));
  }

  /** The rows' resources for these props, with the variant's entry put back as ${key} and marks as ${path}. */
  expected(construct, variant, props) {
    const result = { resources: new Map(), lookups: new Set(), assets: new Set() };
    if (construct !== "Stack") expand(this.rows, "Stack", {}, NAMES, "", result);
    expand(this.rows, construct, props, NAMES, "", result);
    const holder = new Map();
    for (const [place, r] of result.resources) holder.set(this.#again(place, variant), { ...r, properties: this.#again(r.properties, variant) });
    return { ...result, resources: holder };
  }

  #again(value, variant) {
    if (typeof value === "string") {
      let text = value.split(NAMES.stack.replace(/-/g, "")).join(NAMES.stack);
      for (const [from, to] of Object.entries(variant.rename ?? {})) text = text.split(from).join(to);
      const all = variant.key === undefined ? [] : [].concat(variant.key);
      all.forEach((k, i) => {
        if (typeof k !== "string") return;
        const name = i === all.length - 1 ? "key" : `key${i + 1}`;
        text = text.split(k).join(`\${${name}}`).split(k.replace(/[^A-Za-z0-9]/g, "")).join(`\${${name}}`);
      });
      return this.marks.replace(text);
    }
    if (Array.isArray(value)) return value.map((v) => this.#again(v, variant));
    if (value !== null && typeof value === "object") {
      return Object.fromEntries(Object.entries(value).map(([k, v]) => [k, this.#again(v, variant)]));
    }
    return value;
  }

  /** Records one synthesised variant: `before` is what its given constructs make alone. */
  record(spec, variant, props, synthesised, before) {
    const actual = resources(synthesised.template, this.marks, variant);
    const without = before ? resources(before.template, this.marks, variant) : new Map();
    const expected = this.expected(spec.construct, variant, props);
    const when = variant.when ?? [];
    for (const [place, resource] of actual) {
      const alone = without.get(place);
      if ((resource.given && alone) || (variant.only && !variant.only.test(place))) continue;
      this.#resource(spec, variant, when, place, resource, expected.resources.get(place) ?? (alone && { ...alone, from: [] }));
    }
    for (const [place, resource] of expected.resources) {
      if (!actual.has(place) && !BY_HAND.test(place) && (!variant.only || variant.only.test(place))) this.#gone(spec, variant, place, resource);
    }
    for (const kind of ["lookups", "assets"]) this.#flags(spec, variant, kind, synthesised[kind], expected[kind], before?.[kind]);
    this.variants.push({ spec, variant, props, actual, without, synthesised, before });
    for (const o of synthesised.others ?? []) {
      const types = Object.values(o.template.Resources ?? {}).map((r) => r.Type).filter((t) => t !== "AWS::CDK::Metadata");
      if (types.length) this.complain(spec, variant, `another stack ${o.name}: ${types.join(" ")}`);
    }
  }

  /** Keeps what was synthesised for a check, and records nothing. */
  keep(spec, variant, props, synthesised, before) {
    const actual = resources(synthesised.template, this.marks, variant);
    const without = before ? resources(before.template, this.marks, variant) : new Map();
    this.variants.push({ spec, variant, props, actual, without, synthesised, before });
  }

  complain(spec, variant, text) {
    this.complaints.push(`${spec.construct} ${variant.name ?? (variant.when ?? ["base"]).join(", ")}: ${text}`);
  }

  #row(spec, when, rest) {
    const row = { construct: spec.construct };
    if (when.length) row.when = when;
    return Object.assign(row, rest);
  }

  #resource(spec, variant, when, place, resource, known) {
    const where = resource.given ? through(place, when) : place;
    if (known === undefined) {
      this.add(this.#row(spec, when, { at: where, type: resource.type, properties: resource.properties }));
      return;
    }
    const { more, extra, conflicts } = difference(known.properties, resource.properties);
    if (more !== undefined) this.add(this.#row(spec, when, { at: where, type: resource.type, properties: more }));
    for (const path of extra) this.#split(spec, variant, place, known, path, undefined);
    for (const c of conflicts) {
      const added = c.path.reduceRight((v, k) => ({ [k]: v }), c.actual);
      this.#split(spec, variant, place, known, c.path,
        () => this.add(this.#row(spec, when, { at: where, type: resource.type, properties: added })));
    }
  }

  /** The condition under which the variant does not hold, where one tells it apart from the variant it is built on. */
  #negation(spec, variant) {
    if (variant.negate) return [].concat(variant.negate);
    const from = variant.from ? spec.variants.find((v) => v.name === variant.from)?.when ?? [] : [];
    const own = (variant.when ?? []).filter((c) => !from.includes(c));
    return own.length === 1 ? [negate(own[0])] : undefined;
  }

  #split(spec, variant, place, known, path, otherwise) {
    const own = known.from.filter((f) => !f.via && f.row.construct === spec.construct && at(f.row.properties, path) !== undefined);
    const negation = this.#negation(spec, variant);
    if (own.length === 0) {
      if (!otherwise) this.complain(spec, variant, `${place} lacks ${path.join(".")} of another construct's rows`);
      return;
    }
    for (const { row } of own) {
      if (negation === undefined) {
        if (otherwise) set(row.properties, path, open);
        else this.complain(spec, variant, `${place} lacks ${path.join(".")}, and no condition says when`);
        continue;
      }
      if (negation.some((n) => (row.when ?? []).includes(n))) continue;
      const value = at(row.properties, path);
      remove(row.properties, path);
      this.add({ construct: row.construct, when: [...(row.when ?? []), ...negation], at: row.at, type: row.type,
        properties: path.reduceRight((v, k) => ({ [k]: v }), value) });
    }
    if (negation !== undefined) otherwise?.();
  }

  #gone(spec, variant, place, resource) {
    const negation = this.#negation(spec, variant);
    for (const { row, via } of resource.from) {
      const target = via ?? row;
      const contradiction = negation?.some((n) => (target.when ?? []).includes(negate(n)));
      if (target.construct !== spec.construct || negation === undefined || contradiction) {
        this.complain(spec, variant, `${place} (${resource.type}) is not there, and no condition says when`);
        continue;
      }
      if (!negation.every((n) => (target.when ?? []).includes(n))) {
        target.when = [...(target.when ?? []), ...negation.filter((n) => !(target.when ?? []).includes(n))];
      }
    }
  }

  #flags(spec, variant, kind, actual, expected, before) {
    const word = kind === "lookups" ? "lookup" : "asset";
    for (const value of [...actual].sort()) {
      if (!expected.has(value) && !before?.has(value)) this.add(this.#row(spec, variant.when ?? [], { [word]: value }));
    }
    const negation = this.#negation(spec, variant);
    for (const value of expected) {
      if (actual.has(value) || before?.has(value) || negation === undefined) continue;
      for (const row of this.rows) {
        const contradiction = negation.some((n) => (row.when ?? []).includes(negate(n)));
        if (row.construct !== spec.construct || row[word] !== value || contradiction || negation.every((n) => row.when?.includes(n))) continue;
        if (kind === "lookups") row.when = [...(row.when ?? []), ...negation];
      }
    }
  }

  /** The rows of one place, construct and condition as one, sorted. */
  lines() {
    const joined = new Map();
    for (const row of this.rows) {
      const { properties, ...rest } = row;
      if (row.type === undefined) {
        joined.set(JSON.stringify(rest), rest);
        continue;
      }
      const key = JSON.stringify([rest.construct, rest.when ?? [], rest.at, rest.type]);
      const known = joined.get(key);
      if (known) known.properties = merge(known.properties, properties);
      else joined.set(key, { ...rest, properties: properties ?? {} });
    }
    return [...joined.values()].filter((r) => r.type === undefined || !this.#idle(r, joined)).map((r) => JSON.stringify(ordered(r))).sort();
  }

  /** A row of which all was cut out, where another one makes the resource wherever nothing takes it back. */
  #idle(row, joined) {
    return Object.keys(row.properties).length === 0 && row.when !== undefined
      && [...joined.values()].some((r) => r !== row && r.construct === row.construct && r.at === row.at && r.type === row.type
        && (r.when === undefined || (!row.when.every(negative) && r.when.every(negative))));
  }
}

const negative = (condition) => /^!| is not | != /.test(condition);

/** The place of what a construct makes below another one that it was handed; one for every entry of a list of such. */
function through(place, when) {
  return `via${when.some((c) => c.includes("*")) ? "${key}" : ""}${place.slice("/Given".length)}`;
}

const at = (value, path) => path.reduce((v, k) => (v === undefined || v === null ? undefined : v[k]), value);

function set(value, path, leaf) {
  const holder = at(value, path.slice(0, -1));
  holder[path[path.length - 1]] = leaf;
}

function remove(value, path) {
  const holder = at(value, path.slice(0, -1));
  delete holder[path[path.length - 1]];
}

function ordered(row) {
  const names = ["construct", "when", "at", "type", "uses", "props", "defaults", "lookup", "asset", "method", "argument", "into", "marks", "properties"];
  return Object.fromEntries(names.filter((n) => row[n] !== undefined).map((n) => [n, sorted(row[n])]));
}

/** Fails where a condition or a path of a row cannot be read. */
export function validate(row) {
  for (const condition of row.when ?? []) parse(condition);
}
