import { Api, Cognito, Function, StackContext, use } from "sst/constructs";
import { HostedZone } from "aws-cdk-lib/aws-route53";
import { VpcLink } from "aws-cdk-lib/aws-apigatewayv2";
import { CfnFunction, Function as LambdaFunction, Code, Runtime } from "aws-cdk-lib/aws-lambda";
import { Network } from "./Network";
import { Storage } from "./Storage";
import { carriers, hostOf, ZONE } from "./settings";

export function Desk({ stack, app }: StackContext) {
  const { vpc, listener } = use(Network);
  const { parcels, prints, labels, ledger, quote, secrets } = use(Storage);

  const clerks = new Cognito(stack, "Clerks", { login: ["email"], identityPoolFederation: false });
  const gate = new Function(stack, "Gate", { handler: "packages/functions/src/gate.main" });
  const legacy = new LambdaFunction(stack, "Legacy", {
    runtime: Runtime.NODEJS_20_X,
    handler: "index.handler",
    code: Code.fromInline("exports.handler = async () => ({ statusCode: 410 });"),
  });

  const api = new Api(stack, "DeskApi", {
    customDomain: hostOf("api", app.stage).endsWith(ZONE) ? { domainName: hostOf("api", app.stage), hostedZone: ZONE } : undefined,
    cors: { allowOrigins: ["https://desk.parceldesk.example"], allowMethods: ["GET", "POST"], maxAge: "1 hour" },
    accessLog: { retention: "one_month" },
    authorizers: {
      clerks: { type: "user_pool", userPool: { id: clerks.userPoolId, clientIds: [clerks.userPoolClientId] } },
      partners: { type: "jwt", jwt: { issuer: "https://partners.example", audience: ["desk"] } },
      gate: { type: "lambda", function: gate, responseTypes: ["simple"], resultsCacheTtl: "30 seconds" },
    },
    defaults: {
      authorizer: "clerks",
      throttle: { burst: 50, rate: 20 },
      function: { bind: [parcels, ...secrets], environment: { LEDGER: ledger.clusterArn } },
    },
    routes: {
      "GET /parcels": "packages/functions/src/list.main",
      "GET /parcels/{id}": { function: "packages/functions/src/get.main", authorizer: "partners", authorizationScopes: ["read"] },
      "POST /parcels": { function: { handler: "packages/functions/src/post.main", permissions: [prints] }, authorizer: "gate" },
      "GET /status": { type: "url", url: "https://status.parceldesk.example/now", authorizer: "none" },
      "ANY /old/{proxy+}": { authorizer: "none", cdk: { function: legacy } },
      "GET /floor": {
        type: "alb",
        authorizer: "none",
        cdk: { albListener: listener, integration: { vpcLink: new VpcLink(stack, "FloorLink", { vpc }) } },
      },
      "POST /graphql": { type: "graphql", function: "packages/functions/src/graphql.main" },
    },
  });
  carriers.forEach((carrier) =>
    api.addRoutes(stack, { [`POST /hooks/${carrier}`]: { function: `packages/functions/src/hook.${carrier}`, authorizer: "none" } }),
  );
  api.attachPermissionsToRoute("GET /parcels", [labels, "ses:SendEmail"]);
  api.bindToRoute("POST /parcels", [labels]);

  const zone = HostedZone.fromHostedZoneAttributes(stack, "Zone", { hostedZoneId: "Z0PARCELDESK", zoneName: ZONE });
  new Api(stack, "Inner", {
    accessLog: false,
    cors: false,
    customDomain: { domainName: `inner.${ZONE}`, path: "v1", cdk: { hostedZone: zone } },
    routes: { $default: "packages/functions/src/inner.main", "POST /quote": { function: quote, authorizer: "iam" } },
  });

  const cfn = gate.node.defaultChild as CfnFunction;
  cfn.addPropertyOverride("ReservedConcurrentExecutions", 5);

  stack.addOutputs({ ApiUrl: api.customDomainUrl ?? api.url, Pool: clerks.userPoolId });
}
