import { Api, ApiAuthorizationType, ApiGatewayV1Api, ApiPayloadFormatVersion, App, AppSyncApi, Auth, Bucket, Function as Fn, GraphQLApi, Stack, StackProps, Table, WebSocketApi } from "@serverless-stack/resources";
import { HttpJwtAuthorizer, HttpLambdaAuthorizer, HttpLambdaResponseType, WebSocketLambdaAuthorizer } from "@aws-cdk/aws-apigatewayv2-authorizers-alpha";
import { CorsHttpMethod } from "@aws-cdk/aws-apigatewayv2-alpha";
import * as appsync from "@aws-cdk/aws-appsync-alpha";
import * as apigateway from "aws-cdk-lib/aws-apigateway";
import * as ec2 from "aws-cdk-lib/aws-ec2";
import * as elb from "aws-cdk-lib/aws-elasticloadbalancingv2";
import { HostedZone } from "aws-cdk-lib/aws-route53";
import { Certificate } from "aws-cdk-lib/aws-certificatemanager";
import { RetentionDays } from "aws-cdk-lib/aws-logs";
import { domain, functions } from "./names";

interface Props extends StackProps {
  table: Table;
  posters: Bucket;
}

export default class ScreenStack extends Stack {
  readonly api: Api;

  constructor(scope: App, id: string, props: Props) {
    super(scope, id, props);
    const { table, posters } = props;

    const auth = new Auth(this, "Auth", {
      cognito: {
        userPool: { signInAliases: { email: true }, passwordPolicy: { minLength: 10 } },
        triggers: { postConfirmation: "src/auth.welcome", preSignUp: { handler: "src/auth.check", timeout: 5 } },
      },
      google: { clientId: "google.apps.googleusercontent.com" },
      facebook: { appId: "1234567890" },
    });
    auth.attachPermissionsForTriggers([table]);
    auth.attachPermissionsForAuthUsers([posters, "execute-api"]);

    const vpc = new ec2.Vpc(this, "Vpc", { maxAzs: 2, natGateways: 1 });
    const balancer = new elb.ApplicationLoadBalancer(this, "Hall", { vpc });
    const listener = balancer.addListener("Door", { port: 80, defaultAction: elb.ListenerAction.fixedResponse(200) });

    const guard = new Fn(this, "Guard", { handler: functions.guard });
    this.api = new Api(this, "Api", {
      customDomain: domain("api"),
      accessLog: { format: "$context.requestId", retention: RetentionDays.ONE_MONTH } as any,
      cors: { allowMethods: [CorsHttpMethod.ANY], allowOrigins: ["*"] },
      defaultAuthorizationType: ApiAuthorizationType.JWT,
      defaultAuthorizer: new HttpJwtAuthorizer("Club", `https://${domain("login")}`, { jwtAudience: ["club"] }),
      defaultAuthorizationScopes: ["films"],
      defaultFunctionProps: { permissions: [table, posters], logRetention: RetentionDays.ONE_WEEK },
      defaultPayloadFormatVersion: ApiPayloadFormatVersion.V2,
      defaultThrottlingBurstLimit: 20,
      defaultThrottlingRateLimit: 10,
      routes: {
        "GET /films": "src/films.list",
        "GET /films/{id}": { function: "src/films.get", authorizationType: ApiAuthorizationType.NONE },
        "POST /films": {
          function: { handler: "src/films.add", vpc, deadLetterQueueEnabled: true },
          authorizationType: ApiAuthorizationType.CUSTOM,
          authorizer: new HttpLambdaAuthorizer("Guard", guard, { responseTypes: [HttpLambdaResponseType.SIMPLE] }),
        },
        "GET /stars": { url: "https://stars.example/all", authorizationType: ApiAuthorizationType.NONE },
        "GET /hall": { albListener: listener, authorizationType: ApiAuthorizationType.NONE },
      },
    });
    ["north", "south"].forEach((side) => this.api.addRoutes(this, { [`PUT /seats/${side}`]: "src/seats.put" }));
    this.api.attachPermissionsToRoute("GET /films", ["rekognition:DetectText"]);

    const zone = HostedZone.fromHostedZoneAttributes(this, "Zone", { hostedZoneId: "Z0FILM", zoneName: domain() });
    new GraphQLApi(this, "Graph", {
      server: "src/graph.main",
      customDomain: { domainName: domain("graph"), hostedZone: zone },
      accessLog: false,
    });
    new Api(this, "Short", {
      customDomain: { domainName: domain("s"), path: "go", certificate: Certificate.fromCertificateArn(this, "Cert", "arn:aws:acm:us-east-1:123456789012:certificate/1f2e") } as any,
      routes: { $default: "src/short.main" },
      cors: false,
    });

    const rest = new ApiGatewayV1Api(this, "Rest", {
      customDomain: { domainName: domain("rest"), hostedZone: zone, endpointType: apigateway.EndpointType.EDGE },
      defaultAuthorizationType: apigateway.AuthorizationType.IAM,
      routes: {
        "GET /rooms/{room}/seats": "src/rooms.seats",
        "POST /rooms": { function: "src/rooms.add", methodOptions: { authorizationType: apigateway.AuthorizationType.NONE } },
      },
    });
    rest.attachPermissions([table]);

    const sync = new AppSyncApi(this, "Sync", {
      graphqlApi: { schema: "graphql/club.graphql", xrayEnabled: true, authorizationConfig: { defaultAuthorization: { authorizationType: appsync.AuthorizationType.API_KEY } } },
      defaultFunctionProps: { memorySize: 256 },
      dataSources: { votes: "src/sync.votes", films: { table }, imdb: { endpoint: "https://imdb.example" } },
      resolvers: {
        "Query votes": "votes",
        "Query films": {
          dataSource: "films",
          resolverProps: {
            requestMappingTemplate: appsync.MappingTemplate.dynamoDbScanTable(),
            responseMappingTemplate: appsync.MappingTemplate.dynamoDbResultList(),
          },
        },
        "Mutation vote": "src/sync.vote",
      },
    });
    sync.addDataSources(this, { extra: { function: "src/sync.extra" } });

    const chat = new WebSocketApi(this, "Chat", {
      customDomain: { domainName: domain("chat"), hostedZone: zone },
      authorizer: new WebSocketLambdaAuthorizer("ChatGuard", guard),
      authorizationType: "CUSTOM" as any,
      routes: { $connect: "src/chat.enter", say: "src/chat.say" },
    });
    chat.addRoutes(this, { $disconnect: "src/chat.leave" });
    this.addOutputs({ Endpoint: this.api.url, SyncUrl: sync.url, PoolId: auth.cognitoUserPool!.userPoolId });
  }
}
