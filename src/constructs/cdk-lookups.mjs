// Adds to recorded tables the static factories that make the CDK look up what is in the account.
//   node cdk-lookups.mjs FILE...
// They belong to no synthesised variant, so the recorder does not know them. A second run changes nothing.
import fs from "node:fs";

const LOOKUPS = {
  "aws_ec2.Vpc": { fromLookup: "vpc-provider" },
  "aws_ec2.SecurityGroup": { fromLookup: "security-group", fromLookupById: "security-group", fromLookupByName: "security-group" },
  "aws_ec2.MachineImage": { lookup: "ami" },
  "aws_ec2.LookupMachineImage": { new: "ami" },
  "aws_route53.HostedZone": { fromLookup: "hosted-zone" },
  "aws_route53.PublicHostedZone": { fromLookup: "hosted-zone" },
  "aws_ssm.StringParameter": { valueFromLookup: "ssm" },
  "aws_kms.Key": { fromLookup: "key-provider" },
  "aws_elasticloadbalancingv2.ApplicationLoadBalancer": { fromLookup: "load-balancer" },
  "aws_elasticloadbalancingv2.NetworkLoadBalancer": { fromLookup: "load-balancer" },
  "aws_elasticloadbalancingv2.ApplicationListener": { fromLookup: "load-balancer-listener" },
  "aws_elasticloadbalancingv2.NetworkListener": { fromLookup: "load-balancer-listener" },
  "aws_rds.DatabaseInstance": { fromLookup: "cc-api-provider" },
  "aws_rds.DatabaseCluster": { fromLookup: "cc-api-provider" },
  "aws_ecr.Repository": { fromLookup: "cc-api-provider" },
  "aws_iam.Role": { fromLookup: "cc-api-provider" },
};

const added = Object.entries(LOOKUPS).flatMap(([construct, methods]) => Object.entries(methods).map(([method, lookup]) => ({ construct, static: method, lookup })));

for (const file of process.argv.slice(2)) {
  const [head, ...lines] = fs.readFileSync(file, "utf8").trim().split("\n");
  const all = new Set([...lines, ...added.map((row) => JSON.stringify(row))]);
  fs.writeFileSync(file, `${[head, ...[...all].sort()].join("\n")}\n`);
}
