// Distributions, APIs, mail.
import { call, child } from "./cdk-methods.mjs";

export function delivery(spec, v, lib) {
  const m = v.m;
  const g = v.given;
  const fn = g("Function");
  const http = lib.modules.httpApi, appsync = lib.modules.appsync;
  const origins = m.aws_cloudfront_origins;
  const origin = () => new origins.HttpOrigin("x.example.com");
  const from = (kind, make) => ({ when: [`defaultBehavior.origin is ${kind}`], negate: [`defaultBehavior.origin is not ${kind}`], rename: { GivenBucket: "GivenBucket" },
    props: (s) => ({ defaultBehavior: { origin: make(s) } }), as: { defaultBehavior: { origin: v.instance(kind) } } });
  const bucket = g("Bucket");
  const integration = (s) => new m.aws_apigateway.LambdaIntegration(fn(s));
  const restMethods = (c) => c.root.addMethod("GET");
  const restRows = [call("root.addMethod", 1, "addMethod"), call("root.addResource", undefined, "addResource"), call("root.addProxy", 0, "addProxy"), call("root.addCorsPreflight", 0, "defaultCorsPreflightOptions"),
    ...child("addApiKey", 1, "aws_apigateway.ApiKey"), ...child("addUsagePlan", 1, "aws_apigateway.UsagePlan"), ...child("addDomainName", 1, "aws_apigateway.DomainName"), ...child("addModel", 1, "aws_apigateway.Model"), ...child("addRequestValidator", 1, "aws_apigateway.RequestValidator"), call("addGatewayResponse", 1, "addGatewayResponse")];
  const restSkip = ["deployOptions", "domainName", "endpointConfiguration", "binaryMediaTypes", "policy", "cloneFrom", "defaultIntegration", "defaultMethodOptions", "defaultCorsPreflightOptions", "parameters", "integrationOptions", "handler", "options", "proxy", "disableExecuteApiEndpoint", "minCompressionSize"];
  const restMore = [
    { when: ["addMethod"], then: (c, s) => c.root.addMethod("GET", integration(s)), as: { addMethod: [v.instance("LambdaIntegration")] } },
    { when: ["addMethod.* is LambdaIntegration"], negate: ["addMethod.* is not LambdaIntegration"], then: (c, s) => c.root.addMethod("GET", integration(s)), as: { addMethod: [v.instance("LambdaIntegration")] } },
    { when: ["addResource"], rename: { sstresource: "Path", sstresourceGET: "PathGET" }, then: (c) => c.root.addResource("sstresource").addMethod("GET"), only: /Path/, as: { addResource: [true] } },
    { when: ["addProxy"], then: (c) => c.root.addProxy(), only: /proxy/, as: { addProxy: [{ x: 1 }] } },
    { when: ["addGatewayResponse.*"], rename: { sstanswer: "GatewayResponse${key}", GatewayResponse0: "GatewayResponse${key}" }, then: (c) => { restMethods(c); c.addGatewayResponse("sstanswer", { type: m.aws_apigateway.ResponseType.DEFAULT_4XX }); }, as: { addGatewayResponse: [{ type: "x" }] } },
    { when: ["domainName"], props: (s) => ({ domainName: { domainName: "x.example.com", certificate: g("Certificate")(s) } }) },
    { when: ["endpointConfiguration"], props: () => ({ endpointConfiguration: { types: [m.aws_apigateway.EndpointType.REGIONAL] } }) },
    { when: ["policy"], props: () => ({ policy: new m.aws_iam.PolicyDocument({ statements: [new m.aws_iam.PolicyStatement({ actions: ["execute-api:Invoke"], resources: ["*"], principals: [new m.aws_iam.AnyPrincipal()] })] }) }) },
    { when: ["binaryMediaTypes"], props: { binaryMediaTypes: ["*/*"] } }, { when: ["defaultCorsPreflightOptions"], props: { defaultCorsPreflightOptions: { allowOrigins: ["*"] } } },
    { when: ["deployOptions.accessLogDestination"], props: (s) => ({ deployOptions: { accessLogDestination: new m.aws_apigateway.LogGroupLogDestination(g("LogGroup")(s)) } }) },
    { when: ["deployOptions.loggingLevel"], props: () => ({ deployOptions: { loggingLevel: m.aws_apigateway.MethodLoggingLevel.INFO } }) },
    { when: ["deployOptions.tracingEnabled"], props: { deployOptions: { tracingEnabled: true } } }, { when: ["deployOptions.metricsEnabled"], props: { deployOptions: { metricsEnabled: true } } },
    { when: ["deployOptions.cachingEnabled"], props: { deployOptions: { cachingEnabled: true } } }, { when: ["deployOptions.stageName"], props: { deployOptions: { stageName: "sstname" } }, rename: { DeploymentStagesstname: "DeploymentStage${deployOptions.stageName}", DeploymentStageprod: "DeploymentStage${deployOptions.stageName}" } },
    { when: ["minCompressionSize"], props: () => ({ minCompressionSize: m.cdk.Size.bytes?.(1024) }) }, { when: ["disableExecuteApiEndpoint"], props: { disableExecuteApiEndpoint: true } },
  ].filter((x) => x.when[0] !== "deployOptions.stageName");
  const httpClass = (name) => (scope, id, props) => new http[name](scope, id, props);
  const lambdaIntegration = (s) => {
    const i = m.aws_apigatewayv2_integrations;
    return i.HttpLambdaIntegration ? new i.HttpLambdaIntegration("GivenIntegration", fn(s)) : new i.LambdaProxyIntegration({ handler: fn(s) });
  };
  const wsIntegration = (s) => {
    const i = m.aws_apigatewayv2_integrations;
    return i.WebSocketLambdaIntegration ? new i.WebSocketLambdaIntegration("GivenIntegration", fn(s)) : new i.LambdaWebSocketIntegration({ handler: fn(s) });
  };
  const api = (s) => s.node.tryFindChild("GivenHttpApi") ?? new http.HttpApi(s, "GivenHttpApi", { createDefaultStage: false });
  const route = { rename: { GETsstroute: "Route${key}", Route0: "Route${key}" }, then: (c, s) => c.addRoutes({ path: "/sstroute", methods: ["GET"], integration: lambdaIntegration(s) }), as: { addRoutes: [{ integration: v.instance("HttpLambdaIntegration") }] } };
  const graph = () => {
    const A = appsync;
    return { name: lib.P("name"), ...(A.SchemaFile && A.Definition ? { definition: A.Definition.fromFile("schema.graphql") } : { schema: (A.SchemaFile ?? A.Schema).fromAsset("schema.graphql") }) };
  };
  const source = (method, make, name) => ({ when: [`${method}.*`], rename: { sstsource: `${name}\${key}`, [`${name}0`]: `${name}\${key}` }, then: make, as: { [method]: [v.instance("Thing")] } });
  return [
    spec("aws_cloudfront.Distribution", { base: () => ({ defaultBehavior: { origin: origin() } }), skip: ["defaultBehavior", "additionalBehaviors", "domainNames", "certificate", "geoRestriction", "logFilePrefix", "logIncludesCookies", "minimumProtocolVersion", "sslSupportMethod", "logBucket"], rows: [call("addBehavior", 2, "addBehavior")],
      over: { webAclId: "arn:aws:wafv2:us-east-1:123456789012:global/webacl/given0123456789abcdef0123456789abcdef" },
      more: [
        { when: ["domainNames"], props: (s) => ({ domainNames: ["x.example.com"], certificate: g("Certificate")(s) }) }, { when: ["logBucket"], props: (s) => ({ logBucket: m.aws_s3.Bucket.fromBucketAttributes(s, "GivenLogs", { bucketName: "given", bucketDomainName: "x.example.com" }) }) },
        { when: ["geoRestriction"], props: () => ({ geoRestriction: m.aws_cloudfront.GeoRestriction.allowlist("DE") }) },
        from("S3Origin", (s) => new origins.S3Origin(bucket(s))), ...(origins?.S3BucketOrigin ? [from("S3BucketOriginWithOAC", (s) => origins.S3BucketOrigin.withOriginAccessControl(bucket(s))), from("S3BucketOriginWithOAI", (s) => origins.S3BucketOrigin.withOriginAccessIdentity(bucket(s)))] : []),
        ...(origins?.FunctionUrlOrigin ? [from("FunctionUrlOriginWithOAC", (s) => origins.FunctionUrlOrigin.withOriginAccessControl(new m.aws_lambda.FunctionUrl(s, "GivenUrl", { function: fn(s), authType: "AWS_IAM" })))] : []),
        { when: ["defaultBehavior.functionAssociations"], props: () => ({ defaultBehavior: { origin: origin(), functionAssociations: [{ eventType: "viewer-request", function: { functionArn: "arn:aws:cloudfront::123456789012:function/given0123456789abcdef0123456789abcdef" } }] } }) },
        { when: ["defaultBehavior.edgeLambdas"], props: (s) => ({ defaultBehavior: { origin: origin(), edgeLambdas: [{ eventType: "viewer-request", functionVersion: g("Version")(s) }] } }) },
        { when: ["defaultBehavior.cachePolicy"], props: () => ({ defaultBehavior: { origin: origin(), cachePolicy: m.aws_cloudfront.CachePolicy.CACHING_DISABLED } }) }, { when: ["defaultBehavior.originRequestPolicy"], props: () => ({ defaultBehavior: { origin: origin(), originRequestPolicy: m.aws_cloudfront.OriginRequestPolicy.ALL_VIEWER } }) },
        { when: ["additionalBehaviors"], props: () => ({ additionalBehaviors: { "/x": { origin: new origins.HttpOrigin("y.example.com") } } }) },
        { when: ["addBehavior"], then: (c) => c.addBehavior("/x", new origins.HttpOrigin("y.example.com")), as: { addBehavior: [{ x: 1 }] } }] }),
    spec("aws_cloudfront.CloudFrontWebDistribution", { base: () => ({ originConfigs: [{ customOriginSource: { domainName: "x.example.com" }, behaviors: [{ isDefaultBehavior: true }] }] }), only: ["comment", "webACLId", "loggingConfig", "viewerCertificate", "errorConfigurations", "enabled"], over: { webACLId: "arn:aws:wafv2:us-east-1:123456789012:global/webacl/given", errorConfigurations: [{ errorCode: 404 }], viewerCertificate: (s) => m.aws_cloudfront.ViewerCertificate.fromAcmCertificate(g("Certificate")(s)), loggingConfig: (s) => ({ bucket: bucket(s) }) } }),
    spec("aws_cloudfront.CachePolicy"), spec("aws_cloudfront.OriginRequestPolicy"), spec("aws_cloudfront.ResponseHeadersPolicy", { skip: ["securityHeadersBehavior", "serverTimingSamplingRate"] }), spec("aws_cloudfront.OriginAccessIdentity"), spec("aws_cloudfront.S3OriginAccessControl"),
    spec("aws_cloudfront.Function", { base: () => ({ code: m.aws_cloudfront.FunctionCode.fromInline("function handler(e) { return e.request; }") }), skip: ["keyValueStore"] }), spec("aws_cloudfront.KeyValueStore", { skip: ["source"] }),
    spec("aws_cloudfront.PublicKey", { base: { encodedKey: "-----BEGIN PUBLIC KEY-----\nx\n-----END PUBLIC KEY-----" } }), spec("aws_cloudfront.KeyGroup", { base: (s) => ({ items: [m.aws_cloudfront.PublicKey.fromPublicKeyId(s, "GivenPublicKey", "given")] }) }),
    spec("aws_apigateway.RestApi", { skip: restSkip, then: restMethods, rows: restRows, more: restMore }),
    spec("aws_apigateway.LambdaRestApi", { base: (s) => ({ handler: fn(s) }), skip: restSkip, rows: restRows, more: restMore.filter((x) => !x.then) }),
    spec("aws_apigateway.ApiKey", { over: { value: "givengivengivengivengiven" }, skip: ["resources", "stages"] }), spec("aws_apigateway.UsagePlan", { skip: ["apiStages", "apiKey"], over: { quota: () => ({ limit: 1, period: m.aws_apigateway.Period.DAY }), throttle: { rateLimit: 1, burstLimit: 1 } },
      rows: [call("addApiKey", 0, "addApiKey"), call("addApiStage", 0, "apiStages")], more: [{ when: ["addApiKey.*"], rename: { UsagePlanKeyResource: "UsagePlanKey${key}", UsagePlanKey0: "UsagePlanKey${key}" }, then: (c, s) => c.addApiKey(m.aws_apigateway.ApiKey.fromApiKeyId(s, "GivenApiKey", "given")), as: { addApiKey: [v.instance("ApiKey")] } }] }),
    spec("aws_apigateway.DomainName", { skip: ["mapping", "mtls", "endpointType.x", "basePath"] }), spec("aws_apigateway.RequestValidator"), spec("aws_apigateway.Model", { base: { schema: {} } }),
    spec("aws_apigateway.TokenAuthorizer", { base: (s) => ({ handler: fn(s) }), then: (c, s) => new m.aws_apigateway.RestApi(s, "GivenApi").root.addMethod("GET", undefined, { authorizer: c, authorizationType: m.aws_apigateway.AuthorizationType.CUSTOM }) }),
    spec("aws_apigateway.CognitoUserPoolsAuthorizer", { base: (s) => ({ cognitoUserPools: [g("UserPool")(s)] }), then: (c, s) => new m.aws_apigateway.RestApi(s, "GivenApi").root.addMethod("GET", undefined, { authorizer: c, authorizationType: m.aws_apigateway.AuthorizationType.COGNITO }) }),
    spec("aws_apigatewayv2.HttpApi", { make: httpClass("HttpApi"), skip: ["defaultIntegration", "defaultAuthorizer", "defaultAuthorizationScopes", "defaultDomainMapping", "routeSelectionExpression", "corsPreflight"], rows: [call("addRoutes", 0, "addRoutes"), ...child("addStage", 1, "aws_apigatewayv2.HttpStage"), ...child("addVpcLink", 0, "aws_apigatewayv2.VpcLink")],
      more: [{ when: ["addRoutes.*"], ...route }, { when: ["corsPreflight"], props: { corsPreflight: { allowOrigins: ["*"] } } }, { when: ["defaultIntegration"], props: (s) => ({ defaultIntegration: lambdaIntegration(s) }) }] }),
    spec("aws_apigatewayv2.HttpStage", { make: httpClass("HttpStage"), base: (s) => ({ httpApi: api(s) }), skip: ["domainMapping", "throttle", "accessLogSettings"] }),
    spec("aws_apigatewayv2.WebSocketApi", { make: httpClass("WebSocketApi"), skip: ["connectRouteOptions", "defaultRouteOptions", "disconnectRouteOptions"], rows: [call("addRoute", 1, "addRoute")],
      more: [{ when: ["addRoute.*"], rename: { sstrouteRoute: "Route${key}", Route0: "Route${key}" }, then: (c, s) => c.addRoute("sstroute", { integration: wsIntegration(s) }), as: { addRoute: [{ integration: v.instance("WebSocketLambdaIntegration") }] } },
        ...["connect", "default", "disconnect"].map((n) => ({ when: [`${n}RouteOptions`], props: (s) => ({ [`${n}RouteOptions`]: { integration: wsIntegration(s) } }) }))] }),
    spec("aws_apigatewayv2.WebSocketStage", { make: httpClass("WebSocketStage"), base: (s) => ({ webSocketApi: new http.WebSocketApi(s, "GivenWebSocket"), stageName: lib.P("stageName") }), skip: ["domainMapping", "throttle", "accessLogSettings"] }),
    spec("aws_apigatewayv2.DomainName", { make: httpClass("DomainName"), skip: ["mtls"], over: { ownershipCertificate: g("Certificate") } }), spec("aws_apigatewayv2.VpcLink", { make: httpClass("VpcLink"), skip: ["subnets"] }),
    appsync && spec("aws_appsync.GraphqlApi", { make: (scope, id, props) => new appsync.GraphqlApi(scope, id, props), base: graph, skip: ["schema", "definition", "name", "authorizationConfig", "domainName", "logConfig", "environmentVariables"],
      rows: [["addLambdaDataSource", 1], ["addDynamoDbDataSource", 1], ["addHttpDataSource", 1], ["addNoneDataSource", 0], ["addRdsDataSource", 1], ["addEventBridgeDataSource", 1], ["addOpenSearchDataSource", 1], ["createResolver", 1], ["addApiKey", 0]].map(([n, a]) => call(n, a, n)),
      more: [
        source("addLambdaDataSource", (c, s) => c.addLambdaDataSource("sstsource", fn(s)), "LambdaDataSource"), source("addDynamoDbDataSource", (c, s) => c.addDynamoDbDataSource("sstsource", g("Table")(s)), "DynamoDbDataSource"),
        source("addHttpDataSource", (c) => c.addHttpDataSource("sstsource", "https://example.com"), "HttpDataSource"), source("addNoneDataSource", (c) => c.addNoneDataSource("sstsource"), "NoneDataSource"),
        { when: ["createResolver.*"], rename: { QuerygetsstResolver: "Resolver${key}", Resolver0: "Resolver${key}" }, then: (c) => c.addNoneDataSource("GivenSource").createResolver(appsync.Resolver.prototype.node === undefined && lib.cdk.startsWith("1.") ? { typeName: "Query", fieldName: "getsst" } : "QuerygetsstResolver", { typeName: "Query", fieldName: "getsst" }), only: /Resolver/, as: { createResolver: [{ typeName: "Query" }] } },
        { when: ["domainName"], props: (s) => ({ domainName: { certificate: g("Certificate")(s), domainName: "x.example.com" } }) }, { when: ["logConfig"], props: { logConfig: { fieldLogLevel: "ALL" } } },
        { when: ["authorizationConfig.defaultAuthorization.userPoolConfig"], props: (s) => ({ authorizationConfig: { defaultAuthorization: { authorizationType: "AMAZON_COGNITO_USER_POOLS", userPoolConfig: { userPool: g("UserPool")(s) } } } }) },
        { when: ["authorizationConfig.defaultAuthorization.lambdaAuthorizerConfig"], props: (s) => ({ authorizationConfig: { defaultAuthorization: { authorizationType: "AWS_LAMBDA", lambdaAuthorizerConfig: { handler: fn(s) } } } }) },
        { when: ["authorizationConfig.defaultAuthorization.authorizationType = IAM"], props: { authorizationConfig: { defaultAuthorization: { authorizationType: "AWS_IAM" } } }, as: { authorizationConfig: { defaultAuthorization: { authorizationType: "IAM" } } } }] }),
    spec("aws_ses.EmailIdentity", { base: () => ({ identity: m.aws_ses.Identity.domain("x.example.com") }), only: ["configurationSet", "dkimSigning", "mailFromDomain", "feedbackForwarding"], over: { configurationSet: (s) => m.aws_ses.ConfigurationSet.fromConfigurationSetName(s, "GivenSet", "given") } }),
    spec("aws_ses.ConfigurationSet", { only: ["configurationSetName", "sendingEnabled", "reputationMetrics"] }), spec("aws_ses.ReceiptRuleSet", { only: ["receiptRuleSetName", "dropSpam"] }),
  ];
}
