import { Api, ApiAuthorizationType, Auth, Bucket, Function, ReactStaticSite, Stack, Table, TableFieldType, Topic, WebSocketApi, ApiGatewayV1Api } from "@serverless-stack/resources";
import { HttpUserPoolAuthorizer } from "@aws-cdk/aws-apigatewayv2-authorizers";
import { AuthorizationType, CognitoUserPoolsAuthorizer } from "@aws-cdk/aws-apigateway";
import { LayerVersion, Code } from "@aws-cdk/aws-lambda";
import { RetentionDays } from "@aws-cdk/aws-logs";
import { PolicyStatement } from "@aws-cdk/aws-iam";

const ROUTES = { "GET /species": "src/species.list", "GET /species/{name}": "src/species.get" };

export default class TrapStack extends Stack {
  constructor(scope, id, props) {
    super(scope, id, props);
    const { vpc, group, sightings } = props.plain;
    const keys = new LayerVersion(this, "Keys", { code: Code.fromAsset("layer") });

    const count = new Function(this, "Count", {
      handler: "src/count.main",
      vpc,
      securityGroups: [group],
      layers: [keys],
      logRetention: RetentionDays.TWO_WEEKS,
      retryAttempts: 0,
      reservedConcurrentExecutions: scope.stage === "prod" ? 3 : undefined,
      permissions: [[sightings, "grantReadWriteData"], new PolicyStatement({ actions: ["rekognition:*"], resources: ["*"] })],
    });
    count.attachPermissions("*");
    count.currentVersion.addAlias("live");

    const nights = new Table(this, "Nights", {
      fields: { trap: TableFieldType.STRING, night: TableFieldType.STRING },
      primaryIndex: { partitionKey: "trap", sortKey: "night" },
      dynamodbTable: { replicationRegions: ["eu-west-1"] },
    });
    const watchers = new Auth(this, "Watchers", { cognito: true, auth0: { domain: "https://moth.auth0.com", clientId: "mothclient" } });
    const api = new Api(this, "Api", {
      defaultAuthorizationType: ApiAuthorizationType.JWT,
      defaultAuthorizer: new HttpUserPoolAuthorizer({ userPool: watchers.cognitoUserPool, userPoolClient: watchers.cognitoUserPoolClient }),
      routes: { ...ROUTES, "POST /count": count },
    });
    const open = new Api(this, "Open", { cors: false, accessLog: false });
    for (const path of ["/today", "/week"]) {
      open.addRoutes(this, { [`GET ${path}`]: { function: { handler: "src/open.main", permissions: [nights] }, authorizationType: ApiAuthorizationType.AWS_IAM } });
    }
    new Topic(this, "Rare", { snsTopic: { displayName: `Rare moths (${scope.stage})` }, subscribers: [{ function: { handler: "src/rare.tell" } }] });
    new WebSocketApi(this, "Live", { accessLog: false, routes: { $default: "src/live.main" } });
    new ApiGatewayV1Api(this, "Press", {
      cors: false,
      accessLog: false,
      defaultAuthorizationType: AuthorizationType.COGNITO,
      defaultAuthorizer: new CognitoUserPoolsAuthorizer(this, "PressPool", { cognitoUserPools: [watchers.cognitoUserPool] }),
      routes: { "GET /": "src/press.main" },
    });
    const sounds = new Bucket(this, "Sounds", { notifications: ["src/sounds.main"] });
    watchers.attachPermissionsForUnauthUsers([sounds]);
    new ReactStaticSite(this, "Map", { path: "map", environment: { REACT_APP_API: api.url } });
    this.addOutputs({ ApiUrl: api.url });
  }
}
