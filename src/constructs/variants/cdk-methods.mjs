// Methods that mean the same on every construct.

/** grantX(grantee): the grantee's role gets a policy; into `grants` for what the receiver's own policy may get. */
export function grants(v) {
  const found = new Map();
  for (const { type } of v.all.values()) {
    for (const method of type.methods ?? []) {
      if (method.static || !/^grant[A-Z]|^grant$/.test(method.name)) continue;
      const argument = (method.parameters ?? []).findIndex((p) => /\.IGrantable$/.test(p.type.fqn ?? ""));
      if (argument >= 0) found.set(`${method.name} ${argument}`, { method: method.name, argument, marks: "permissions" });
    }
  }
  // grantPassRole(identity) takes a principal, which is a grantee by another name.
  found.set("grantPassRole 0", { method: "grantPassRole", argument: 0, marks: "permissions" });
  return { construct: "*", methodsOnly: true, rows: [...found.values()] };
}

/** A call that only sets a property; without an argument (or with an empty one) the property is present all the same. */
export const call = (method, argument, into) => (argument === undefined ? { method, into } : { method, argument, into });

/** `x.addSomething("id", props)` as another construct below this one, the entry's number in place of the id. */
export function child(method, argument, uses, at = method.replace(/^add/, "")) {
  return [call(method, argument, method), { when: [`${method}.*`], at: `${at}\${key}`, uses, props: `${method}.*` }];
}

/** Peers of connections get rules of their own: x.connections.allowFrom(y, port). */
export function connections(group = "SecurityGroup") {
  const rule = { Description: { $open: true }, FromPort: { $open: true }, GroupId: { $open: true }, IpProtocol: "tcp", SourceSecurityGroupId: { $open: true }, ToPort: { $open: true } };
  const from = ["allowFrom", "allowDefaultPortFrom", "allowInternally", "allowDefaultPortInternally"];
  const to = ["allowTo", "allowToDefaultPort", "allowDefaultPortTo"];
  return [
    ...[...from, ...to].map((m) => call(`connections.${m}`, 0, "connections")),
    { when: ["connections.*"], at: `${group}/Rule\${key}`, type: "AWS::EC2::SecurityGroupIngress", properties: rule },
  ];
}

/** The entry of a list property: paths that CDK makes of another construct's name, with the entry's number instead. */
export const entry = (from, to) => ({ [from]: `${to}\${key}`, [`${to}0`]: `${to}\${key}` });
