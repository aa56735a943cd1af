// Variants of a CDK construct, one for each of its optional properties, by what .jsii says of them.
const DEPTH = 2;
const MEMBERS = 8;
/** Which subnets, how a bundle is made, names of regions: none of it changes which resources there are. */
const NEVER = ["vpcSubnets", "bundling", "assetHashType", "assetHash", "exclude", "follow", "followSymlinks", "ignoreMode", "env", "environmentFromArn", "physicalName"];

/** Puts a value at a dotted path of a copy of the props; `*` is the first entry of an array. */
function put(props, at, value) {
  const [head, ...rest] = at;
  if (head === "*") return [rest.length ? put(props?.[0] ?? {}, rest, value) : value];
  return { ...(props ?? {}), [head]: rest.length ? put(props?.[head], rest, value) : value };
}

export function automatic(lib, v) {
  const { all } = v;

  /** The name in .jsii of a construct such as aws_s3.Bucket. */
  function fqn(construct) {
    const dashed = construct.replace(/^([a-z0-9_]+)\./, (_, m) => `${m.replaceAll("_", "-")}.`).replace(/^cdk\./, "core.");
    return [`aws-cdk-lib.${construct}`, `aws-cdk-lib.${construct.replace(/^cdk\./, "")}`, `@aws-cdk/${dashed}`,
      `@aws-cdk/${dashed.replace(".", "-alpha.")}`].find((n) => all.has(n));
  }

  function propsOf(name) {
    const type = all.get(name)?.type;
    const initializer = type?.initializer ?? (type?.base && propsOf(type.base) ? all.get(type.base).type.initializer : undefined);
    return initializer?.parameters?.[2]?.type?.fqn;
  }

  /** A property's variants: [conditions, path, value of the stack, text that an enum's member has in the source]. */
  function variantsOf(p, at, from, depth) {
    const here = [...at, p.name];
    const dotted = here.join(".");
    const made = v.make(p.type, p.name, dotted, depth);
    if (!made) return [];
    if (made.boolean) return [{ when: [...from, dotted], at: here, of: () => true }, { when: [...from, `${dotted} is false`], at: here, of: () => false }];
    if (made.members && made.members.length <= MEMBERS) {
      return made.members.map((n) => ({ when: [...from, `${dotted} = ${n}`], at: here, of: () => made.holder[n], as: n }));
    }
    const one = { when: [...from, dotted], at: here, of: made.of, as: made.as };
    const inner = made.struct ?? made.array?.struct;
    if (!inner || depth >= DEPTH) return [one];
    const below = made.struct ? here : [...here, "*"];
    const all2 = v.properties(inner);
    const whole = (stack) => v.struct(stack, inner, below.join("."), depth + 1);
    const required = all2.some((q) => !q.optional);
    const nested = all2.filter((q) => q.optional && !q.docs?.deprecated).flatMap((q) => variantsOf(q, below, [], depth + 1))
      .map((n) => ({ ...n, when: [...(required && made.struct ? [dotted] : []), ...n.when], under: n.under ?? { at: below, of: whole } }));
    return required ? [one, ...nested] : nested;
  }

  /**
   * The spec of a construct: base props by .jsii and `base`, a variant a property but those in `skip`; `over` has values
   * by property name that take the place of generated ones; `withs` has
   * what other props a property needs; `more` are variants given by hand, `rows` rows.
   */
  return function spec(construct, { base, skip = [], over = {}, withs = {}, more = [], rows = [], make, only, then } = {}) {
    const name = fqn(construct);
    if (!name && !make) return undefined;
    const type = name && propsOf(name);
    const own = type ? v.properties(type) : [];
    const baseProps = (stack) => ({ ...(type ? v.struct(stack, type, "") : {}), ...(typeof base === "function" ? base(stack) : base ?? {}) });
    const skipped = new Set([...NEVER, ...skip, ...(typeof base === "object" ? Object.keys(base) : [])]);
    const automatic = own.filter((q) => q.optional && !skipped.has(q.name) && (!only || only.includes(q.name)))
      .flatMap((p) => (p.name in over ? overridden(p.name, over[p.name], baseProps) : variantsOf(p, [], [], 0).map((n) => finished(n, baseProps, withs[p.name]))));
    // What needs other properties comes after them, so that its rows say only what it adds.
    const needy = (x) => Object.keys(withs).some((n) => x.when.some((c) => c.replace(/^!/, "").split(/[ .]/)[0] === n));
    const variants = [...automatic.filter((x) => !needy(x)), ...automatic.filter(needy), ...more.map((x) => byHand(x, baseProps))];
    if (grantable(name)) variants.push(byHand({ when: ["permissions"], as: { permissions: true }, then: (c) => c.grantPrincipal.addToPrincipalPolicy(statement()) }, baseProps));
    for (const x of variants) {
      const as = x.as ?? ((props) => props);
      x.as = (props) => as(v.asWritten(props, type));
    }
    return { construct, make: make ?? maker(name), rows, base: { props: baseProps, as: (props) => v.asWritten(props, type), then }, variants: variants.map((x) => (then && !x.then ? { ...x, then } : x)) };
  };

  function statement() {
    return new v.m.aws_iam.PolicyStatement({ actions: ["s3:*"], resources: ["*"] });
  }

  function grantable(name) {
    for (let t = all.get(name)?.type; t; t = all.get(t.base)?.type) {
      if ((t.properties ?? []).some((p) => p.name === "grantPrincipal")) return true;
    }
    return false;
  }

  function overridden(name, value, baseProps) {
    if (value === null) return [];
    return [{ when: [name], props: (s) => ({ ...baseProps(s), [name]: typeof value === "function" ? value(s) : value }) }];
  }

  function byHand(x, baseProps) {
    const as = x.as;
    return { ...x, props: (s) => ({ ...baseProps(s), ...(typeof x.props === "function" ? x.props(s) : x.props ?? {}) }),
      as: (props) => ({ ...props, ...(typeof as === "function" ? as(props) : as ?? {}) }) };
  }

  function maker(name) {
    return (scope, id, props) => new (v.resolve(name))(scope, id, props);
  }

  function finished(n, baseProps, needed) {
    return {
      when: n.when,
      props: (s) => {
        let props = { ...baseProps(s), ...(typeof needed === "function" ? needed(s) : needed ?? {}) };
        if (n.under) props = put(props, n.under.at, n.under.of(s));
        return put(props, n.at, n.of(s));
      },
    };
  }
}
