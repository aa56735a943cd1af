import { ApiGatewayV1Api, StackContext, StaticSite, use, dependsOn, EventBus, KinesisStream, Topic } from "@serverless-stack/resources";
import { Certificate, CertificateValidation } from "aws-cdk-lib/aws-certificatemanager";
import { HostedZone, ARecord, RecordTarget } from "aws-cdk-lib/aws-route53";
import { Distribution } from "aws-cdk-lib/aws-cloudfront";
import { HttpOrigin } from "aws-cdk-lib/aws-cloudfront-origins";
import { CloudFrontTarget } from "aws-cdk-lib/aws-route53-targets";
import { CfnWebACL } from "aws-cdk-lib/aws-wafv2";
import Couriers from "./couriers";

export function Front({ stack, app }: StackContext) {
  dependsOn(Couriers);
  const { api } = use(Couriers) as any;
  const zone = HostedZone.fromLookup(stack, "Zone", { domainName: "bikepost.example" });
  const certificate = new Certificate(stack, "Certificate", { domainName: "*.bikepost.example", validation: CertificateValidation.fromDns(zone) });
  const wall = new CfnWebACL(stack, "Wall", {
    scope: "CLOUDFRONT",
    defaultAction: { allow: {} },
    visibilityConfig: { cloudWatchMetricsEnabled: true, metricName: "wall", sampledRequestsEnabled: false },
  });
  const cdn = new Distribution(stack, "Tiles", {
    defaultBehavior: { origin: new HttpOrigin("tiles.example") },
    domainNames: ["tiles.bikepost.example"],
    certificate,
    webAclId: wall.attrArn,
  });
  new ARecord(stack, "TilesRecord", { zone, recordName: "tiles", target: RecordTarget.fromAlias(new CloudFrontTarget(cdn)) });

  const site = new StaticSite(stack, "Track", {
    path: "web",
    buildCommand: "npm run build",
    buildOutput: "dist",
    customDomain: { domainName: "track.bikepost.example", domainAlias: "www.track.bikepost.example", cdk: { hostedZone: zone } },
    environment: { API: api.customDomainUrl },
    waitForInvalidation: false,
  });
  new StaticSite(stack, "Partner", {
    path: "partner",
    customDomain: { domainName: "bikes.partner.example", isExternalDomain: true, cdk: { certificate } },
    cdk: { distribution: { comment: "Partner" } },
  });
  const old = new ApiGatewayV1Api(stack, "Old", {
    customDomain: "old.bikepost.example",
    cors: false,
    accessLog: false,
    routes: { "GET /track/{code}": "old.track" },
  });
  new ApiGatewayV1Api(stack, "Edge", {
    customDomain: { domainName: "edge.bikepost.example", hostedZone: "bikepost.example", endpointType: "edge" },
    routes: { "GET /": { function: "old.edge", authorizer: "iam" } },
  });
  const stream = new KinesisStream(stack, "Pings", { consumers: { store: { function: "pings.store", cdk: { eventSource: { batchSize: 100, startingPosition: "LATEST" as any } } } } });
  const bus = new EventBus(stack, "Bus");
  bus.addRules(stack, { late: { pattern: { detailType: ["Late"] }, targets: { call: { function: "late.call" } } } });
  const topic = new Topic(stack, "Say", { cdk: { topic: { displayName: `${app.stage} says`, topicName: app.logicalPrefixedName("say") } } });
  bus.attachPermissionsToTarget("late", "call", [topic, stream]);
  stack.addOutputs({ SiteUrl: site.url, OldUrl: old.url });
}
