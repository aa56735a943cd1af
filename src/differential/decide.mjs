// Reads cases, one JSON object a line, and prints the decision of iam-simulate, one word a line.
import { createInterface } from "node:readline";
import { anonymousPrincipal, runSimulation } from "@cloud-copilot/iam-simulate";

const named = (policies) => policies.map((policy, i) => ({ name: `policy${i}`, policy }));
const levels = (lists) =>
  lists.map((policies, i) => ({ orgIdentifier: `level${i}`, policies: named(policies) }));

for await (const line of createInterface({ input: process.stdin })) {
  const asked = JSON.parse(line);
  const simulation = {
    request: {
      principal: asked.principal === "anonymous" ? anonymousPrincipal : asked.principal,
      action: asked.action,
      resource: { resource: asked.resource, accountId: asked.resourceAccount },
      contextVariables: asked.context,
    },
    identityPolicies: named(asked.identity),
    serviceControlPolicies: levels(asked.serviceControl),
    resourceControlPolicies: levels(asked.resourceControl),
    permissionBoundaryPolicies: asked.boundary ? named([asked.boundary]) : undefined,
    sessionPolicy: asked.session,
    resourcePolicy: asked.resourcePolicy,
  };
  const answer = await runSimulation(simulation, {});
  const refused = answer.resultType === "error" ? JSON.stringify(answer.errors) : undefined;
  process.stdout.write(`${refused ?? answer.overallResult}\n`);
}
