import { Api, Cognito, Function, GraphQLApi, ReactStaticSite, StackContext, StaticSite, ViteStaticSite, use } from "@serverless-stack/resources";
import * as route53 from "aws-cdk-lib/aws-route53";
import { Certificate } from "aws-cdk-lib/aws-certificatemanager";
import { ApplicationLoadBalancer } from "aws-cdk-lib/aws-elasticloadbalancingv2";
import { Alarm } from "aws-cdk-lib/aws-cloudwatch";
import { CropStack } from "./CropStack";
import { fruits } from "./seasons";

export function StallStack({ stack, app }: StackContext) {
  const { vpc, workers, weighings, crops, harvest, photos, books, config } = use(CropStack);
  weighings.addConsumers(stack, { scale: "weighings.main" });

  const people = new Cognito(stack, "People", { login: ["email", "username"], identityPoolFederation: false });
  const balancer = new ApplicationLoadBalancer(stack, "Floor", { vpc });
  const listener = balancer.addListener("Web", { port: 80, open: false });
  listener.addTargets("Scales", { port: 80, targets: [] });

  const check = new Function(stack, "Check", { handler: "check.main", bind: config });
  const api = new Api(stack, "Market", {
    customDomain: `api.${app.stage === "prod" ? "" : `${app.stage}.`}orchard.example`.replace("api.prod", "api"),
    cors: { allowMethods: ["ANY"], allowOrigins: ["*"] },
    authorizers: {
      people: { type: "user_pool", userPool: { id: people.userPoolId, clientIds: [people.userPoolClientId] } },
      check: { type: "lambda", function: check, responseTypes: ["iam"] },
      card: { type: "jwt", jwt: { issuer: "https://cards.example/", audience: ["market"] } },
    },
    defaults: {
      authorizer: "people",
      payloadFormatVersion: "2.0",
      function: { bind: [crops, photos], vpc, securityGroups: [workers], logRetention: "two_weeks" },
    },
    routes: {
      "GET /stalls": "stalls.list",
      "POST /stalls": { function: { handler: "stalls.open", timeout: 15, permissions: [harvest] }, authorizer: "card", authorizationScopes: ["stall"] },
      "DELETE /stalls/{id}": { function: "stalls.close", authorizer: "check" },
      "GET /weather": { type: "url", url: "https://weather.example/{proxy}", authorizer: "none" },
      "GET /scales": { type: "alb", authorizer: "iam", cdk: { albListener: listener } },
      "POST /graph": { type: "graphql", function: { handler: "graph.main" } },
    },
  });
  for (const fruit of fruits) {
    api.addRoutes(stack, { [`GET /prices/${fruit}`]: "prices.get" });
  }
  api.attachPermissions([[books.cdk.cluster, "grantDataApiAccess"]]);

  const zone = route53.HostedZone.fromHostedZoneAttributes(stack, "Zone", { hostedZoneId: "Z0ORCHARD", zoneName: "orchard.example" });
  const graph = new GraphQLApi(stack, "Graph", {
    server: { handler: "graph.main", timeout: 10 },
    customDomain: { domainName: "graph.orchard.example", cdk: { hostedZone: zone } },
    accessLog: { retention: "three_months", format: "$context.requestId" },
  });
  new Api(stack, "Outside", {
    accessLog: false,
    customDomain: {
      domainName: "market.elsewhere.example",
      isExternalDomain: true,
      cdk: { certificate: Certificate.fromCertificateArn(stack, "Elsewhere", "arn:aws:acm:us-east-1:123456789012:certificate/7c31") },
    },
    routes: { $default: { function: "outside.main", payloadFormatVersion: "1.0" } },
  });

  new StaticSite(stack, "Leaflet", { path: "sites/leaflet", errorPage: "404.html", customDomain: "orchard.example" });
  const shop = new ReactStaticSite(stack, "Shop", { path: "sites/shop", environment: { REACT_APP_API: api.url }, customDomain: { domainName: "shop.orchard.example", cdk: { hostedZone: zone } } });
  const admin = new ViteStaticSite(stack, "Admin", { path: "sites/admin", environment: { VITE_GRAPH: graph.url } });

  new Alarm(stack, "SlowCheck", { metric: check.metricDuration(), threshold: 3000, evaluationPeriods: 2 });
  stack.addOutputs({ ShopUrl: shop.url, AdminUrl: admin.url });
}
