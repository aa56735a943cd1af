import * as sst from "@serverless-stack/resources";
import { HttpJwtAuthorizer, HttpLambdaAuthorizer, HttpLambdaResponseType } from "@aws-cdk/aws-apigatewayv2-authorizers";
import { HostedZone } from "@aws-cdk/aws-route53";
import { Certificate } from "@aws-cdk/aws-certificatemanager";
import { AuthorizationType, EndpointType } from "@aws-cdk/aws-apigateway";
import * as appsync from "@aws-cdk/aws-appsync";
import * as ec2 from "@aws-cdk/aws-ec2";
import { ApplicationLoadBalancer, ListenerAction } from "@aws-cdk/aws-elasticloadbalancingv2";

type CounterProps = sst.StackProps & { loaves: sst.Table; photos: sst.Bucket; orders: sst.Queue };

const HOST = "bakery.example";

export default class CounterStack extends sst.Stack {
  constructor(scope: sst.App, id: string, props: CounterProps) {
    super(scope, id, props);
    const zone = HostedZone.fromHostedZoneAttributes(this, "Zone", { hostedZoneId: "Z0BAKERY", zoneName: HOST });
    const certificate = Certificate.fromCertificateArn(this, "Cert", "arn:aws:acm:us-east-1:123456789012:certificate/ba4e");

    const auth = new sst.Auth(this, "Customers", {
      cognito: { userPool: { signInAliases: { email: true, phone: true } }, triggers: { preAuthentication: "src/auth.before", customMessage: { handler: "src/auth.words" } } },
      google: { clientId: "bakery.apps.googleusercontent.com" },
      amazon: { appId: "amzn1.application.bakery" },
    });
    auth.attachPermissionsForAuthUsers([props.photos]);

    const vpc = new ec2.Vpc(this, "Vpc", { maxAzs: 2, natGateways: 1 });
    const listener = new ApplicationLoadBalancer(this, "Till", { vpc }).addListener("Web", { port: 80, defaultAction: ListenerAction.fixedResponse(204) });
    const porter = new sst.Function(this, "Porter", { handler: "src/porter.main", vpc, permissions: [props.loaves] });

    const api = new sst.Api(this, "Api", {
      customDomain: `api.${HOST}`,
      cors: true,
      accessLog: "$context.requestId $context.status",
      defaultAuthorizationType: sst.ApiAuthorizationType.JWT,
      defaultAuthorizer: new HttpJwtAuthorizer({ jwtIssuer: "https://login.bakery.example", jwtAudience: ["bread"] }),
      defaultFunctionProps: { environment: { LOAVES: props.loaves.tableName }, permissions: [props.loaves, props.orders] },
      routes: {
        "GET /loaves": "src/loaves.list",
        "POST /orders": { function: "src/orders.place", authorizationScopes: ["order"] },
        "POST /returns": {
          function: { handler: "src/orders.back", memorySize: 256 },
          authorizationType: sst.ApiAuthorizationType.CUSTOM,
          authorizer: new HttpLambdaAuthorizer({ authorizerName: "Porter", handler: porter, responseTypes: [HttpLambdaResponseType.SIMPLE] }),
        },
        "GET /mill": { url: "https://mill.example", authorizationType: sst.ApiAuthorizationType.NONE },
        "GET /till": { albListener: listener, authorizationType: sst.ApiAuthorizationType.NONE },
      },
    });
    api.addRoutes(this, { "GET /loaves/{id}": "src/loaves.get" });
    api.attachPermissionsToRoute("GET /loaves", ["s3"]);

    new sst.ApolloApi(this, "Graph", {
      server: { handler: "src/graph.main", timeout: 20 },
      customDomain: { domainName: `graph.${HOST}`, hostedZone: zone, path: "v1" },
      accessLog: false,
    });
    const old = new sst.ApiGatewayV1Api(this, "Old", {
      customDomain: { domainName: `old.${HOST}`, hostedZone: zone, endpointType: EndpointType.REGIONAL },
      defaultAuthorizationType: AuthorizationType.IAM,
      routes: { "GET /rounds/{day}/stops": "src/rounds.stops", "POST /rounds": { function: { handler: "src/rounds.add" } } },
    });
    old.attachPermissions([props.loaves]);
    new sst.WebSocketApi(this, "Bell", { customDomain: { domainName: `bell.${HOST}`, hostedZone: zone, certificate } as any, authorizationType: sst.WebSocketApiAuthorizationType.IAM, routes: { $connect: "src/bell.on", $default: "src/bell.ring" } });

    const sync = new sst.AppSyncApi(this, "Recipes", {
      graphqlApi: { schema: appsync.Schema.fromAsset("graphql/recipes.graphql") } as any,
      dataSources: { mix: "src/recipes.mix", loaves: { table: props.loaves }, mill: { endpoint: "https://mill.example" } },
      resolvers: {
        "Query recipe": "mix",
        "Query loaves": {
          dataSource: "loaves",
          resolverProps: { requestMappingTemplate: appsync.MappingTemplate.dynamoDbScanTable(), responseMappingTemplate: appsync.MappingTemplate.dynamoDbResultList() },
        },
      },
    });
    sync.addResolvers(this, { "Mutation bake": "src/recipes.bake" });

    new sst.StaticSite(this, "Menu", { path: "web/menu", customDomain: { domainName: HOST, domainAlias: `www.${HOST}` }, errorPage: "404.html" });
    new sst.StaticSite(this, "Fair", { path: "web/menu", customDomain: { domainName: "bread.fair.example", isExternalDomain: true, certificate } });
    const shop = new sst.ReactStaticSite(this, "Shop", { path: "web/shop", environment: { REACT_APP_API: api.url }, customDomain: { domainName: `shop.${HOST}`, hostedZone: zone } });
    this.addOutputs({ ShopUrl: shop.url, Endpoint: api.customDomainUrl ?? api.url });
  }
}
