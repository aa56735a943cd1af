import { Api, ApiGatewayV1Api, Auth, Bucket, Function, Queue, RDS, Table, TableFieldType, Topic, WebSocketApi, ApiAuthorizationType, use } from "@serverless-stack/resources";
import * as apigateway from "aws-cdk-lib/aws-apigateway";
import * as lambda from "aws-cdk-lib/aws-lambda";
import { SqsDestination } from "aws-cdk-lib/aws-lambda-destinations";
import { Effect, PolicyStatement } from "aws-cdk-lib/aws-iam";
import { HttpUserPoolAuthorizer } from "@aws-cdk/aws-apigatewayv2-authorizers-alpha";
import { Plain } from "./plain";

const stations = { summit: 3100, valley: 900 };

export function Stations({ stack, app }) {
  const { vpc, group, depths, charts, secret, warnings } = use(Plain);
  const layer = new lambda.LayerVersion(stack, "Units", { code: lambda.Code.fromAsset("layer"), layerVersionName: "units" });
  const lost = new Queue(stack, "Lost", { sqsQueue: { fifo: false } });

  const read = new Function(stack, "Read", {
    handler: "src/read.main",
    layers: [layer],
    vpc,
    securityGroups: [group],
    functionName: ({ functionProps, stack }) => `${stack.stackName}-read`,
    onFailure: new SqsDestination(lost.sqsQueue),
    reservedConcurrentExecutions: 1,
    permissions: [[depths, "grantWriteData"], new PolicyStatement({ effect: Effect.ALLOW, actions: ["s3:ListAllMyBuckets"], resources: ["*"] })],
  });
  secret.grantRead(read);
  charts.grantPut(read);
  const sized = new Table(stack, "Sized", { fields: { k: TableFieldType.STRING }, primaryIndex: { partitionKey: "k" }, dynamodbTable: depths && { billingMode: "PROVISIONED", readCapacity: 2, writeCapacity: 2 } });
  sized.dynamodbTable.autoScaleWriteCapacity({ minCapacity: 2, maxCapacity: 20 }).scaleOnUtilization({ targetUtilizationPercent: 60 });

  for (const [station, height] of Object.entries(stations)) {
    const topic = new Topic(stack, `Topic-${station}`, { snsTopic: { displayName: `${station} ${height}m` } });
    topic.addSubscribers(stack, [`src/stations.${station}`]);
  }
  new Topic(stack, "Warned", { snsTopic: warnings });

  const history = new RDS(stack, "History", { engine: "postgresql10.14", defaultDatabaseName: "snow", migrations: "migrations", rdsServerlessCluster: { vpc, deletionProtection: app.stage === "prod" } });
  new RDS(stack, "Scratch", { engine: "mysql5.7", defaultDatabaseName: "scratch", scaling: { autoPause: 5, minCapacity: "ACU_1", maxCapacity: "ACU_2" } });

  const skiers = new Auth(stack, "Skiers", { cognito: true, auth0: { domain: "https://snow.auth0.com", clientId: "auth0client" }, twitter: { consumerKey: "aaaa", consumerSecret: "bbbb" } });
  const api = new Api(stack, "Api", {
    httpApi: { apiName: `${app.stage}-snow` },
    defaultAuthorizer: new HttpUserPoolAuthorizer("Skiers", skiers.cognitoUserPool, { userPoolClients: [skiers.cognitoUserPoolClient] }),
    defaultAuthorizationType: ApiAuthorizationType.JWT,
    routes: { "GET /depth": read, "GET /history": { function: { handler: "src/history.main", environment: { SECRET: history.secretArn }, permissions: [history] } } },
  });
  new Api(stack, "Machines", { defaultAuthorizationType: ApiAuthorizationType.AWS_IAM, accessLog: false, routes: { "POST /machines": "src/machines.main" } });
  new WebSocketApi(stack, "Live", { authorizationType: "AWS_IAM", accessLog: false, routes: { $default: "src/live.main" } });
  const checker = new Function(stack, "Checker", { handler: "src/checker.main" });
  const old = new ApiGatewayV1Api(stack, "Old", {
    accessLog: "$context.requestId",
    cors: false,
    defaultAuthorizationType: apigateway.AuthorizationType.CUSTOM,
    defaultAuthorizer: new apigateway.TokenAuthorizer(stack, "Token", { handler: checker }),
  });
  old.addRoutes(stack, { "GET /runs/{run}": "src/runs.get", "DELETE /runs/{run}": { function: { handler: "src/runs.close" } } });

  const photos = new Bucket(stack, "Photos");
  photos.addNotifications(stack, ["src/photos.main"]);
  skiers.attachPermissionsForUnauthUsers([photos]);
  stack.addOutputs({ ApiUrl: api.url });
}
