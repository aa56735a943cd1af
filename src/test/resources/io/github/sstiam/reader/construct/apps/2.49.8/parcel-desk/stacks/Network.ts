import { StackContext } from "sst/constructs";
import * as ec2 from "aws-cdk-lib/aws-ec2";
import * as logs from "aws-cdk-lib/aws-logs";
import { ApplicationLoadBalancer, ApplicationProtocol, ListenerAction } from "aws-cdk-lib/aws-elasticloadbalancingv2";
import { RemovalPolicy } from "aws-cdk-lib";

export function Network({ stack, app }: StackContext) {
  const vpc = new ec2.Vpc(stack, "Vpc", {
    ipAddresses: ec2.IpAddresses.cidr("10.20.0.0/16"),
    maxAzs: 2,
    natGateways: app.stage === "prod" ? 1 : 0,
  });
  const inside = new ec2.SecurityGroup(stack, "Inside", { vpc, description: "Lambda functions of the desk" });
  inside.addIngressRule(inside, ec2.Port.tcp(5432));

  const flow = new logs.LogGroup(stack, "FlowLog", {
    retention: logs.RetentionDays.TWO_WEEKS,
    removalPolicy: RemovalPolicy.DESTROY,
  });
  vpc.addFlowLog("Flow", { destination: ec2.FlowLogDestination.toCloudWatchLogs(flow) });

  const balancer = new ApplicationLoadBalancer(stack, "Balancer", { vpc, internetFacing: false });
  const listener = balancer.addListener("Http", {
    port: 80,
    protocol: ApplicationProtocol.HTTP,
    defaultAction: ListenerAction.fixedResponse(404),
  });

  return { vpc, inside, listener };
}
