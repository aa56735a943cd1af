import { ApiGatewayV1Api, AppSyncApi, Cron, Function, RDS, RemixSite, NextjsSite, Script, WebSocketApi, use } from "@serverless-stack/resources";
import { HostedZone } from "aws-cdk-lib/aws-route53";
import { Certificate } from "aws-cdk-lib/aws-certificatemanager";
import { Pupils } from "./Pupils";

const sides = ["student", "teacher"];

export function Lessons({ stack, app }) {
  const { marks, pupils, homework } = use(Pupils);
  const zone = HostedZone.fromHostedZoneAttributes(stack, "Zone", { hostedZoneId: "Z7SCHOOL", zoneName: "school.example" });
  const certificate = Certificate.fromCertificateArn(stack, "Cert", "arn:aws:acm:us-east-1:123456789012:certificate/5e11");

  const graph = new AppSyncApi(stack, "Timetable", {
    schema: "graphql/timetable.graphql",
    customDomain: { domainName: "graph.school.example", cdk: { hostedZone: zone } },
    dataSources: {
      fn: "src/graph.main",
      marks: { type: "dynamodb", table: marks },
      library: { type: "http", endpoint: "https://library.example" },
      none: { type: "none" },
    },
    resolvers: {
      "Query lessons": "fn",
      "Query marks": { dataSource: "marks", requestMapping: { inline: "{}" }, responseMapping: { file: "graphql/marks.vtl" } },
    },
  });
  graph.addResolvers(stack, { "Mutation move": "src/graph.move" });

  const rest = new ApiGatewayV1Api(stack, "Office", {
    customDomain: { domainName: "office.school.example", endpointType: "regional", cdk: { hostedZone: zone } },
    accessLog: true,
    authorizers: {
      pool: { type: "user_pools", userPoolIds: [pupils.userPoolId] },
      key: { type: "lambda_request", function: new Function(stack, "KeyCheck", { handler: "src/office.key" }), identitySources: ["method.request.header.X-Key"] },
    },
    defaults: { authorizer: "pool", function: { permissions: [marks] } },
    routes: {
      "GET /lessons/{id}/room": "src/office.room",
      "POST /lessons": { function: "src/office.plan", authorizer: "key" },
    },
  });
  homework.grantRead(rest.getFunction("POST /lessons"));

  const socket = new WebSocketApi(stack, "Class", {
    accessLog: true,
    customDomain: { domainName: "class.school.example", cdk: { hostedZone: zone } },
    authorizer: { type: "lambda", function: new Function(stack, "ClassGuard", { handler: "src/class.guard" }) },
    routes: { $connect: "src/class.join", $disconnect: "src/class.leave", $default: "src/class.say" },
  });
  socket.attachPermissionsToRoute("$default", [marks]);
  new WebSocketApi(stack, "Board", { accessLog: false, authorizer: "iam", routes: Object.fromEntries(sides.map((side) => [side, `src/board.${side}`])) });

  new Cron(stack, "Bell", { schedule: "cron(0 18 ? * MON-FRI *)", job: "src/bell.ring", cdk: { rule: { enabled: app.stage === "prod" } } });
  new Script(stack, "Seed", { onCreate: "src/seed.main", params: { rows: 3 }, defaults: { function: { permissions: [marks] } } });

  new NextjsSite(stack, "Home", {
    path: "web/home",
    customDomain: { domainName: "www.school.example", cdk: { hostedZone: zone, certificate } },
    environment: { NEXT_PUBLIC_GRAPH: graph.url },
    defaults: { function: { timeout: 20, permissions: [marks] } },
  });
  const staff = new RemixSite(stack, "Staff", { path: "web/staff", environment: { REST: rest.url } });
  staff.attachPermissions(["ses:SendEmail"]);
  new RemixSite(stack, "Alumni", { path: "web/alumni", edge: true, customDomain: { domainName: "alumni.school.example", cdk: { hostedZone: zone } } });

  stack.addOutputs({ GraphUrl: graph.url, StaffUrl: staff.url });
}
