import * as sst from "sst/constructs";
import { Table as DynamoTable, AttributeType, BillingMode, StreamViewType } from "aws-cdk-lib/aws-dynamodb";
import * as acm from "aws-cdk-lib/aws-certificatemanager";
import * as route53 from "aws-cdk-lib/aws-route53";
import * as apigateway from "aws-cdk-lib/aws-apigateway";
import { RemovalPolicy } from "aws-cdk-lib";
import { Members } from "./members";

export function Rehearsal({ stack, app }: sst.StackContext) {
  const { voices, singers } = sst.use(Members);
  const scores = new DynamoTable(stack, "Scores", {
    tableName: app.logicalPrefixedName("scores"),
    partitionKey: { name: "work", type: AttributeType.STRING },
    billingMode: BillingMode.PAY_PER_REQUEST,
    stream: StreamViewType.NEW_IMAGE,
    removalPolicy: RemovalPolicy.RETAIN,
  });
  const zone = route53.HostedZone.fromHostedZoneAttributes(stack, "Zone", { zoneName: "choir.example", hostedZoneId: "Z1CHOIR" });
  const certificate = new acm.Certificate(stack, "Certificate", {
    domainName: "*.choir.example",
    validation: acm.CertificateValidation.fromDns(zone),
  });

  const graph = new sst.AppSyncApi(stack, "Graph", {
    schema: ["graphql/choir.graphql"],
    customDomain: { domainName: "graph.choir.example", cdk: { hostedZone: zone, certificate } },
    defaults: { function: { memorySize: 256 } },
    dataSources: {
      notes: "src/graph.notes",
      members: { type: "dynamodb", table: voices },
      scores: { type: "dynamodb", cdk: { dataSource: { table: scores } } },
      weather: { type: "http", endpoint: "https://weather.example" },
      nothing: { type: "none" },
    },
    resolvers: {
      "Query    notes": "notes",
      "Query    members": {
        dataSource: "members",
        requestMapping: { inline: `{"version":"2018-05-29","operation":"Scan"}` },
        responseMapping: { inline: "$util.toJson($ctx.result.items)" },
      },
      "Mutation sing": { function: "src/graph.sing" },
    },
  });
  graph.addDataSources(stack, { reminders: { type: "function", function: "src/graph.remind" } });
  graph.addResolvers(stack, { "Mutation remind": { dataSource: "reminders" } });
  graph.attachPermissions(["ssm:GetParameter"]);

  const room = new sst.WebSocketApi(stack, "Room", {
    accessLog: "$context.requestId",
    customDomain: { domainName: "room.choir.example", cdk: { hostedZone: zone } },
    authorizer: {
      type: "lambda",
      identitySource: ["route.request.querystring.token"],
      function: new sst.Function(stack, "RoomGuard", { handler: "src/room.guard" }),
    },
    defaults: { function: { bind: [voices] } },
    routes: { $connect: "src/room.enter", $disconnect: "src/room.leave" },
  });
  room.addRoutes(stack, { beat: { function: "src/room.beat", returnResponse: true } });

  const desk = new sst.ApiGatewayV1Api(stack, "Conductor", {
    accessLog: { retention: "two_weeks" },
    customDomain: { domainName: "desk.choir.example", endpointType: "edge", path: "v1", cdk: { hostedZone: zone, certificate } },
    authorizers: {
      pool: { type: "user_pools", userPoolIds: [singers.userPoolId] },
      token: {
        type: "lambda_token",
        function: new sst.Function(stack, "TokenGuard", { handler: "src/desk.guard" }),
        resultsCacheTtl: "5 minutes",
      },
    },
    defaults: { authorizer: "pool" },
    routes: {
      "GET    /plan/{week}/pieces": "src/desk.plan",
      "PUT    /plan/{week}/pieces": { function: "src/desk.change", authorizer: "token" },
      "GET    /open": { function: "src/desk.open", authorizer: "none" },
    },
    cdk: { restApi: { endpointConfiguration: { types: [apigateway.EndpointType.REGIONAL] } } },
  });
  scores.grantReadWriteData(desk.getFunction("PUT /plan/{week}/pieces")!);

  new sst.ApiGatewayV1Api(stack, "Sheets", { cors: false, accessLog: false, routes: { "GET /sheet": "src/desk.sheet" } });
  return { graph, desk };
}
