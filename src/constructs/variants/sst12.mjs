// SST 1 (@serverless-stack/resources 1.x) and SST 2 (sst/constructs): their props are nearly the same.
import { balancerLink, cdkFunctionVariants, givens, HANDLER, inVirginia, ROUTE, withRemovalPolicy } from "./common.mjs";
import { sites } from "./sites12.mjs";

/** A real deployment (not a test of SST's) uploads the source maps of a stack's functions. */
export const sourcemaps = (when) => [
  { when, at: "/SourcemapUploader/Default", type: "Custom::SourcemapUploader", properties: { ServiceToken: { "Fn::GetAtt": ["@/CustomResourceHandler/Resource", "Arn"] },
    app: "${app}", stage: "${stage}", tarBucket: { $open: true }, srcBucket: { $open: true }, sourcemaps: { $open: true } } },
  { when, at: "/SourcemapUploaderPolicy/Resource", type: "AWS::IAM::Policy", properties: { PolicyDocument: { Statement: [] }, PolicyName: { $open: true },
    Roles: [{ Ref: "@/CustomResourceHandler/ServiceRole/Resource" }] } },
].map((row) => (when.length ? row : { ...row, when: undefined }));

const FN = { handler: HANDLER };

export default function sst12(lib) {
  const g = givens(lib);
  const m = lib.modules;
  const sst = lib.sst;
  const two = lib.generation === 2;
  const { P } = lib;
  const uses = (at, props, when) => ({ ...(when ? { when } : {}), at, uses: "Function", props, defaults: "defaults.function" });
  const only = (re, list) => list.map((v) => ({ ...v, only: re }));
  const givenFunction = (s) => new sst.Function(s, "GivenFn", { ...FN });
  const givenQueue = (s) => new sst.Queue(s, "GivenSstQueue");
  const givenTopic = (s) => new sst.Topic(s, "GivenSstTopic");
  const givenBucket = (s) => new sst.Bucket(s, "GivenSstBucket");

  /** customDomain of Api, WebSocketApi, ApiGatewayV1Api and AppSyncApi: the same props. */
  const domain = (base = {}, edge = undefined) => {
    const d = (customDomain) => ({ ...(typeof base === "function" ? base() : base), customDomain });
    const name = P("customDomain.domainName", "sstobject.example.com");
    const o = ["customDomain.domainName"];
    return [
      { name: "domain text", when: ["customDomain is string"], props: d(P("customDomain", "ssttext.example.com")) },
      { name: "domain", when: o, props: d({ domainName: name }) },
      { from: "domain", when: [...o, "customDomain.hostedZone"], props: d({ domainName: name, hostedZone: "example.com" }) },
      { from: "domain", name: "zone", when: [...o, "customDomain.cdk.hostedZone"], props: (s) => d({ domainName: name, cdk: { hostedZone: g.zone(s) } }) },
      { from: "domain", when: [...o, "customDomain.cdk.certificate"], props: (s) => d({ domainName: name, cdk: { certificate: g.certificate(s) } }) },
      { from: "domain", when: [...o, "customDomain.isExternalDomain"], props: (s) => d({ domainName: name, isExternalDomain: true,
        cdk: { certificate: g.certificate(s) } }) },
      { from: "domain", when: [...o, "customDomain.path"], props: d({ domainName: name, path: "v1" }) },
      ...(edge ?? []),
    ];
  };
  const accessLog = (base = {}) => [
    { when: ["accessLog is false"], props: { ...base, accessLog: false } },
    { when: ["accessLog.retention"], props: { ...base, accessLog: { retention: "one_week" } } },
    { when: ["accessLog.destinationArn"], props: { ...base, accessLog: { destinationArn: "arn:aws:logs:eu-central-1:123456789012:log-group:x" } } },
  ];

  const table = { fields: { pk: "string", sk: "string" }, primaryIndex: { partitionKey: "pk" } };
  const functionVariants = [
    { when: ["$nested"], props: { ...FN, _doNotAllowOthersToBind: true, $nested: true }, then: (fn) => { fn._disableBind = true; } },
    { name: "permissions", when: ["permissions"], props: { ...FN, permissions: ["s3"] } },
    { when: ["permissions = *"], props: { ...FN, permissions: "*" } },
    { when: ["bind"], props: (s) => ({ ...FN, bind: [givenBucket(s)] }) },
    { when: ["environment"], props: { ...FN, environment: { A: "b" } } },
    { when: ["functionName"], props: { ...FN, functionName: P("functionName") } },
    { when: ["url"], name: "url", props: { ...FN, url: true } },
    { when: ["url", "url.authorizer = iam"], from: "url", props: { ...FN, url: { authorizer: "iam" } } },
    { when: ["url", "url.cors is false"], from: "url", props: { ...FN, url: { cors: false } } },
    { when: ["tracing = disabled"], props: { ...FN, tracing: "disabled" } },
    { when: ["tracing = pass_through"], props: { ...FN, tracing: "pass_through" } },
    { when: ["architecture = arm_64"], props: { ...FN, architecture: "arm_64" } },
    { when: ["timeout"], props: { ...FN, timeout: 30 } },
    { when: ["memorySize"], props: { ...FN, memorySize: "2 GB" } },
    { when: ["diskSize"], props: { ...FN, diskSize: "2 GB" } },
    ...(two ? [
      { when: ["runtime = container"], props: { handler: "image", runtime: "container", $note: 1 } },
      { when: ["prefetchSecrets"], props: { ...FN, prefetchSecrets: true } },
      { when: ["disableCloudWatchLogs"], props: { ...FN, disableCloudWatchLogs: true } },
      { when: ["nodejs.sourcemap"], props: { ...FN, nodejs: { sourcemap: true } } },
    ] : [
      { when: ["config"], props: (s) => ({ ...FN, config: [new sst.Config.Parameter(s, "GivenParameter", { value: "x" })] }) },
    ]),
    ...cdkFunctionVariants(lib, FN),
  ];

  const lambdaRow = uses("Lambda${key}", "routes.*", ["routes.*"]);
  const authorizer = (type, value) => ({ when: ["authorizers.*", `authorizers.*.type = ${type}`], key: "sstauth", only: /^(?!Route|Lambda)/,
    props: (s) => ({ authorizers: { sstauth: { type, ...value(s) } }, defaults: { authorizer: "sstauth" }, routes: { [ROUTE]: HANDLER } }) });
  const pool = (s) => m.aws_cognito.UserPool.fromUserPoolId(s, "GivenPool", "eu-central-1_1");
  const routeAuth = { authorizers: { sstauth: { type: "jwt", jwt: { issuer: "https://example.com", audience: ["x"] } } } };

  const api = {
    construct: "Api", base: {},
    rows: [balancerLink("routes.*.cdk.albListener", "routes.*.cdk.integration.vpcLink"), lambdaRow, { at: "Api", uses: "aws_apigatewayv2.HttpApi", props: "cdk.httpApi" }],
    variants: [
      { name: "route", when: ["routes.*"], key: ROUTE, props: { routes: { [ROUTE]: HANDLER } } },
      { when: ["routes.*", "routes.*.function"], from: "route", key: ROUTE, props: { routes: { [ROUTE]: { function: HANDLER } } } },
      { when: ["routes.*", "routes.*.type = url"], from: "route", key: ROUTE, props: { routes: { [ROUTE]: { type: "url", url: "https://example.com" } } } },
      { when: ["routes.*", "routes.*.type = alb"], from: "route", key: ROUTE, props: (s) => ({ routes: { [ROUTE]: { type: "alb", cdk: {
        albListener: m.aws_elasticloadbalancingv2.ApplicationListener.fromApplicationListenerAttributes(s, "GivenListener", {
          listenerArn: "arn:aws:elasticloadbalancing:eu-central-1:123456789012:listener/app/x/1/2", securityGroup: g.group(s) }),
        integration: { vpcLink: undefined, ...vpcLink(s) } } } } }) },
      { when: ["routes.*", "routes.*.type = nlb"], from: "route", key: ROUTE, modernOnly: true, props: (s) => ({ routes: { [ROUTE]: { type: "nlb", cdk: {
        nlbListener: m.aws_elasticloadbalancingv2.NetworkListener.fromNetworkListenerArn(s, "GivenListener",
          "arn:aws:elasticloadbalancing:eu-central-1:123456789012:listener/net/x/1/2"), integration: { ...vpcLink(s) } } } } }) },
      { when: ["routes.*", "routes.*.type = graphql"], from: "route", key: ROUTE, props: { routes: { [ROUTE]: { type: two ? "graphql" : "graphql",
        function: HANDLER, pothos: { schema: "src/lambda.js" } } } } },
      { when: ["routes.*", "routes.*.type = aws"], from: "route", key: ROUTE, modernOnly: true, props: { routes: { [ROUTE]: { type: "aws", cdk: { integration: {
        subtype: "EventBridge-PutEvents", parameterMapping: { Source: "x", DetailType: "y", Detail: "z" } } } } } }, awsRoute: true },
      { when: ["routes.*", "routes.*.cdk.function"], from: "route", key: ROUTE, props: (s) => ({ routes: { [ROUTE]: { cdk: { function: g.cdkFunction(s) } } } }) },
      ...only(/^Route/, [
        { when: ["routes.*", "routes.*.authorizer = iam"], from: "route", key: ROUTE, props: { routes: { [ROUTE]: { function: HANDLER, authorizer: "iam" } } } },
        { when: ["routes.*", "defaults.authorizer = iam"], from: "route", key: ROUTE, props: { defaults: { authorizer: "iam" }, routes: { [ROUTE]: HANDLER } } },
        { when: ["routes.*", "routes.*.authorizer", "routes.*.authorizer != iam", "routes.*.authorizer != none"], negate: ["!routes.*.authorizer"], key: ROUTE,
          props: { ...routeAuth, routes: { [ROUTE]: { function: HANDLER, authorizer: "sstauth" } } } },
        { when: ["routes.*", "defaults.authorizer", "defaults.authorizer != iam", "defaults.authorizer != none"], negate: ["!defaults.authorizer"], key: ROUTE,
          props: { ...routeAuth, defaults: { authorizer: "sstauth" }, routes: { [ROUTE]: HANDLER } } },
        { when: ["routes.*", "routes.*.authorizationScopes"], key: ROUTE,
          props: { ...routeAuth, routes: { [ROUTE]: { function: HANDLER, authorizer: "sstauth", authorizationScopes: ["x"] } } } },
      ]),
      authorizer("jwt", () => ({ jwt: { issuer: "https://example.com", audience: ["x"] } })),
      { ...authorizer("user_pool", () => ({ userPool: { id: "eu-central-1_1", clientIds: ["x"] } })), name: "pool" },
      { ...authorizer("user_pool", () => ({ userPool: { id: "eu-central-1_1" } })), from: "pool",
        when: ["authorizers.*", "authorizers.*.type = user_pool", "!authorizers.*.userPool.clientIds"] },
      authorizer("lambda", (s) => ({ function: givenFunction(s), resultsCacheTtl: "30 seconds" })),
      ...accessLog(),
      { when: ["cors is false"], props: { cors: false } },
      { when: ["defaults.throttle"], props: { defaults: { throttle: { burst: 1, rate: 1 } } } },
      { when: ["cdk.httpApi is construct"], props: (s) => ({ cdk: { httpApi: m.httpApi.HttpApi.fromHttpApiAttributes(s, "GivenApi", { httpApiId: "x" }) } }) },
      { when: ["cdk.httpStages.*"], rename: { sststage2: "${cdk.httpStages.*.stageName}" }, props: { cdk: { httpStages: [{ stageName: "sststage2" }] } } },
      ...domain(),
      { name: "domain construct", when: ["customDomain.cdk.domainName"], props: (s) => ({ customDomain: { cdk: {
        domainName: m.httpApi.DomainName.fromDomainNameAttributes(s, "GivenDomain", { name: "x.example.com", regionalDomainName: "y", regionalHostedZoneId: "Z" }) } } }) },
    ].filter((v) => !v.modernOnly || two),
  };
  function vpcLink(s) {
    return { vpcLink: m.httpApi.VpcLink.fromVpcLinkAttributes(s, "GivenLink", { vpcLinkId: "x", vpc: g.vpc(s) }) };
  }
  const given = (api) => {
    api.root.addMethod("GET");
    return api;
  };
  const v1route = { "GET /sstkey": HANDLER };
  const specs = [
    { construct: "Stack", make: () => undefined, base: {} },
    { construct: "Function", base: { props: { ...FN } }, variants: functionVariants,
      rows: two ? sourcemaps(["!nodejs.sourcemap", "nodejs.sourcemap is not false",
        ...["container", "go", "go1.x", "rust"].map((r) => `runtime != ${r}`)]) : [{ asset: "file", when: ["runtime != container"] }] },
    { construct: "Config.Parameter", base: { props: { value: P("value") } } },
    { construct: "Config.Secret", base: {} },
    api,
    { construct: "ApiGatewayV1Api", base: {},
      rows: [{ ...lambdaRow }, { at: "Api", uses: "aws_apigateway.RestApi", props: "cdk.restApi" },
        uses("Authorizer${key}", "authorizers.*", ["authorizers.*", "authorizers.*.function"])],
      variants: [
        { name: "route", when: ["routes.*"], key: "sstkey", rename: { GETsstkey: "${key}", sstkeyGET: "${key}" }, keyText: ROUTE, props: { routes: v1route } },
        { name: "nocors", when: ["routes.*", "cors is false"], from: "route", key: "sstkey", rename: { GETsstkey: "${key}" }, props: { cors: false, routes: v1route } },
        { when: ["cors"], props: { cors: true } },
        ...accessLog({ routes: v1route }).map((v) => ({ ...v, key: "sstkey", rename: { GETsstkey: "${key}" } })),
        { when: ["defaults.throttle"], props: { defaults: { throttle: { burst: 1, rate: 1 } } } },
        ...domain({}, [{ name: "edge", from: "domain", when: ["customDomain.domainName", "customDomain.endpointType = edge"],
          props: (s) => ({ customDomain: { domainName: P("customDomain.domainName", "sstobject.example.com"), endpointType: "edge", cdk: { hostedZone: g.zone(s) } } }) },
        { from: "domain", when: ["customDomain.domainName", "customDomain.mtls"], props: (s) => ({ customDomain: {
          domainName: P("customDomain.domainName", "sstobject.example.com"), mtls: { bucket: givenBucket(s), key: "x" } } }) }])
          .map((v) => (typeof v.props === "object" && v.props.customDomain?.path ? { ...v } : v)),
        { when: ["authorizers.*", "authorizers.*.type = lambda_token"], key: "sstauth", only: /^(?!.*(sstkey|Lambda))|Authorizer/,
          props: (s) => ({ authorizers: { sstauth: { type: "lambda_token", function: givenFunction(s), identitySources: ["method.request.header.Authorization"] } },
            defaults: { authorizer: "sstauth" }, routes: v1route }) },
        { when: ["authorizers.*", "authorizers.*.type = lambda_request"], key: "sstauth", only: /^(?!.*(sstkey|Lambda))|Authorizer/,
          props: (s) => ({ authorizers: { sstauth: { type: "lambda_request", function: givenFunction(s), identitySources: ["method.request.header.Authorization"] } },
            defaults: { authorizer: "sstauth" }, routes: v1route }) },
        { when: ["authorizers.*", "authorizers.*.type = user_pools"], key: "sstauth", only: /^(?!.*(sstkey|Lambda))|Authorizer/,
          props: { authorizers: { sstauth: { type: "user_pools", userPoolIds: ["eu-central-1_1"] } }, defaults: { authorizer: "sstauth" }, routes: v1route } },
        ...only(/^Api\/Default\/\$\{key\}/, [
          { when: ["routes.*", "defaults.authorizer = iam"], from: "route", key: "sstkey", rename: { GETsstkey: "${key}" }, props: { defaults: { authorizer: "iam" }, routes: v1route } },
          { when: ["routes.*", "routes.*.authorizer = iam"], from: "route", key: "sstkey", rename: { GETsstkey: "${key}" },
            props: { routes: { "GET /sstkey": { function: HANDLER, authorizer: "iam" } } } },
          { when: ["routes.*", "defaults.authorizer", "defaults.authorizer != iam", "defaults.authorizer != none"], negate: ["!defaults.authorizer"], key: "sstkey",
            rename: { GETsstkey: "${key}" }, props: { authorizers: { sstauth: { type: "user_pools", userPoolIds: ["eu-central-1_1"] } },
              defaults: { authorizer: "sstauth", authorizationScopes: ["x"] }, routes: v1route } },
          { when: ["routes.*", "routes.*.authorizer", "routes.*.authorizer != iam", "routes.*.authorizer != none"], negate: ["!routes.*.authorizer"], key: "sstkey",
            rename: { GETsstkey: "${key}" }, props: { authorizers: { sstauth: { type: "user_pools", userPoolIds: ["eu-central-1_1"] } },
              routes: { "GET /sstkey": { function: HANDLER, authorizer: "sstauth" } } } },
        ]),
        { when: ["routes.*", "routes.*.cdk.function"], from: "route", key: "sstkey", rename: { GETsstkey: "${key}" },
          props: (s) => ({ routes: { "GET /sstkey": { cdk: { function: g.cdkFunction(s) } } } }) },
        { when: ["cdk.restApi is construct"], props: (s) => ({ cdk: { restApi: given(new m.aws_apigateway.RestApi(s, "GivenApi")) } }) },
      ] },
    { construct: "WebSocketApi", base: {}, rows: [uses("${key}", "routes.*", ["routes.*"]), { at: "Api", uses: "aws_apigatewayv2.WebSocketApi", props: "cdk.webSocketApi" }],
      variants: [
        { name: "route", when: ["routes.*"], key: "sstkey", props: { routes: { sstkey: HANDLER } } },
        ...accessLog(),
        ...domain(),
        { when: ["routes.$connect", "authorizer = iam"], props: { authorizer: "iam", routes: { $connect: HANDLER } }, only: /^(?!connect)/ },
        { when: ["routes.$connect", "authorizer.type = lambda"], props: (s) => ({ authorizer: { type: "lambda", function: givenFunction(s), name: "x" }, routes: { $connect: HANDLER } }),
          only: /^(?!connect)/ },
        { when: ["cdk.webSocketApi is construct"], props: (s) => {
          const webSocketApi = new m.httpApi.WebSocketApi(s, "GivenApi");
          return { cdk: { webSocketApi, webSocketStage: new m.httpApi.WebSocketStage(s, "GivenStage", { webSocketApi, stageName: "x" }) } };
        } },
      ].filter((v) => two || !String(v.when).includes("webSocketApi is construct")) },
    { construct: "AppSyncApi", base: { props: { schema: "schema.graphql" } },
      rows: [uses("Lambda${key}", "dataSources.*", ["dataSources.*"]), uses("Lambda${key}", "resolvers.*", ["resolvers.*", "!resolvers.*.dataSource"]),
        { at: "Api", uses: "aws_appsync.GraphqlApi", props: "cdk.graphqlApi" }],
      variants: (() => {
        const base = { schema: "schema.graphql" };
        const ds = (type, value) => ({ from: "source", when: ["dataSources.*", `dataSources.*.type = ${type}`], key: "sstkey",
          props: (s) => ({ ...base, dataSources: { sstkey: { type, ...value(s) } } }) });
        return [
          { name: "source", when: ["dataSources.*"], key: "sstkey", props: { ...base, dataSources: { sstkey: HANDLER } } },
          ds("dynamodb", (s) => ({ table: new sst.Table(s, "GivenTable", table) })),
          ds("rds", (s) => ({ rds: new sst.RDS(s, "GivenRds", { engine: two ? "postgresql13.9" : "postgresql10.14", defaultDatabaseName: "x",
            cdk: { cluster: { vpc: g.vpc(s) } } }), databaseName: "x" })),
          ds("http", () => ({ endpoint: "https://example.com" })),
          ds("none", () => ({})),
          ...(!two ? [] : [ds("open_search", (s) => ({ cdk: { dataSource: { domain: m.aws_opensearchservice.Domain.fromDomainAttributes(s, "GivenDomain", {
            domainArn: "arn:aws:es:eu-central-1:123456789012:domain/x", domainEndpoint: "https://x.example.com" }) } } }))]),
          { name: "resolver", when: ["resolvers.*"], key: "Query sstkey", props: { ...base, resolvers: { "Query sstkey": HANDLER } } },
          { from: "resolver", when: ["resolvers.*", "resolvers.*.dataSource"], key: "Query sstkey", only: /^(?!Lambdasstsource|Api\/sstsource)/,
            props: { ...base, dataSources: { sstsource: { type: "none" } }, resolvers: { "Query sstkey": { dataSource: "sstsource" } } } },
          { when: ["cdk.graphqlApi.authorizationConfig"], props: { ...base, cdk: { graphqlApi: { authorizationConfig: { defaultAuthorization: {
            authorizationType: m.appsync.AuthorizationType.IAM } } } } } },
          { when: ["cdk.graphqlApi is construct"], props: (s) => ({ cdk: { graphqlApi: m.appsync.GraphqlApi.fromGraphqlApiAttributes(s, "GivenApi", { graphqlApiId: "x" }) } }) },
          ...domain(base).filter((v) => !String(v.when).includes("path")),
          ...inVirginia(domain(base).filter((v) => ["domain text", "domain", "zone"].includes(v.name))),
        ];
      })() },
    { construct: "Auth", base: { props: { authenticator: HANDLER.length ? { handler: HANDLER } : {} } },
      variants: [{ name: "attached", when: ["attached"], props: (s) => ({ authenticator: { handler: HANDLER }, $api: new sst.Api(s, "GivenApi") }),
        as: (p) => ({ ...p, attached: { api: p.$api } }), then: (auth, s, p) => auth.attach(s, { api: p.$api }) },
      { from: "attached", when: ["attached", "attached.prefix"], rename: { "/sstprefix": "${attached.prefix}", sstprefix: "${attached.prefix}" },
        props: (s) => ({ authenticator: { handler: HANDLER }, $api: new sst.Api(s, "GivenApi") }),
        as: (p) => ({ ...p, attached: { api: p.$api, prefix: "/sstprefix" } }), then: (auth, s, p) => auth.attach(s, { api: p.$api, prefix: "/sstprefix" }) }],
      rows: [{ method: "attach", argument: 1, into: "attached" },
        { when: ["attached.prefix"], at: "/LambdaANY${attached.prefix}proxy", uses: "Function", props: "authenticator" },
        { when: ["attached.prefix"], at: "/LambdaGET${attached.prefix}", uses: "Function", props: "authenticator" },
        { when: ["attached", "!attached.prefix"], at: "/LambdaANYauthproxy", uses: "Function", props: "authenticator" },
        { when: ["attached", "!attached.prefix"], at: "/LambdaGETauth", uses: "Function", props: "authenticator" }] },
    { construct: "Cognito", base: {},
      rows: [{ ...uses("${key}", "triggers.*", ["triggers.*"]) }, { at: "UserPool", uses: "aws_cognito.UserPool", props: "cdk.userPool" },
        { at: "UserPoolClient", uses: "aws_cognito.UserPoolClient", props: "cdk.userPoolClient" }],
      variants: [
        { when: ["identityPoolFederation is false"], props: { identityPoolFederation: false } },
        { name: "login", when: ["login"], props: { login: ["email"] } },
        { from: "login", when: ["login", "login.* = phone"], props: { login: ["phone"] } },
        { from: "login", when: ["login", "login.* = username"], props: { login: ["username"] } },
        { from: "login", when: ["login", "login.* = preferredUsername"], props: { login: ["username", "preferredUsername"] } },
        { when: ["triggers.*"], key: "preSignUp", rename: { PreSignUp: "${key}" }, props: { triggers: { preSignUp: HANDLER } } },
        { when: ["identityPoolFederation.auth0"], props: { identityPoolFederation: { auth0: { domain: "https://x.auth0.com", clientId: "x" } } } },
        { when: ["identityPoolFederation.google"], props: { identityPoolFederation: { google: { clientId: "x" } } } },
        { when: ["identityPoolFederation.facebook"], props: { identityPoolFederation: { facebook: { appId: "x" } } } },
        { when: ["identityPoolFederation.twitter"], props: { identityPoolFederation: { twitter: { consumerKey: "x", consumerSecret: "y" } } } },
        { when: ["identityPoolFederation.amazon"], props: { identityPoolFederation: { amazon: { appId: "x" } } } },
        { when: ["identityPoolFederation.apple"], props: { identityPoolFederation: { apple: { servicesId: "x" } } } },
        { when: ["cdk.userPool is construct"], props: (s) => ({ cdk: { userPool: pool(s) } }) },
        { when: ["cdk.userPoolClient is construct"], props: (s) => ({ cdk: { userPool: pool(s),
          userPoolClient: m.aws_cognito.UserPoolClient.fromUserPoolClientId(s, "GivenClient", "x") } }) },
      ] },
    { construct: "Bucket", base: {}, rows: [{ at: "Bucket", uses: "aws_s3.Bucket", props: "cdk.bucket" },
      uses("Notification${id}${key}", "notifications.*", ["notifications.*"])],
      variants: [
        { when: ["cors"], props: { cors: [{ allowedMethods: ["GET"], allowedOrigins: ["*"] }] } },
        { when: ["name"], props: { name: P("name") } },
        { when: ["cors is false"], props: { cors: false } },
        { when: ["blockPublicACLs"], props: { blockPublicACLs: true } },
        { name: "notification", when: ["notifications.*"], key: "sstkey", props: { notifications: { sstkey: HANDLER } } },
        { from: "notification", when: ["notifications.*", "notifications.* is Queue"], key: "sstkey", props: (s) => ({ notifications: { sstkey: givenQueue(s) } }) },
        { from: "notification", when: ["notifications.*", "notifications.*.queue"], key: "sstkey", props: (s) => ({ notifications: { sstkey: { type: "queue", queue: givenQueue(s) } } }) },
        { from: "notification", when: ["notifications.*", "notifications.* is Topic"], key: "sstkey", props: (s) => ({ notifications: { sstkey: givenTopic(s) } }) },
        { from: "notification", when: ["notifications.*", "notifications.*.topic"], key: "sstkey", props: (s) => ({ notifications: { sstkey: { type: "topic", topic: givenTopic(s) } } }) },
        withRemovalPolicy(two ? "$removalPolicy = destroy" : "$removalPolicy"),
        { when: ["cdk.bucket is construct"], props: (s) => ({ cdk: { bucket: g.cdkBucket(s) } }) },
      ] },
    { construct: "Cron", base: { props: { schedule: "rate(1 day)", job: HANDLER } }, rows: [{ at: "Rule", uses: "aws_events.Rule", props: "cdk.rule" },
      { when: ["job"], at: two ? "Job${id}" : "Job", uses: "Function", props: "job" }],
      variants: [
        { when: ["enabled is false"], props: { schedule: "rate(1 day)", job: HANDLER, enabled: false } },
      ] },
    { construct: "EventBus", base: {},
      rows: [{ at: "EventBus", uses: "aws_events.EventBus", props: "cdk.eventBus" },
        uses("Target${id}${key1}${key}", "rules.*.targets.*", ["rules.*.targets.*"]),
        { when: ["rules.*"], at: "${key}", uses: "aws_events.Rule", props: "rules.*.cdk.rule" }],
      variants: [
        { when: ["rules.*"], key: "sstrule", props: { rules: { sstrule: { pattern: { source: ["x"] } } } } },
        { name: "target", when: ["rules.*.targets.*"], key: ["sstrule", "ssttarget"], props: { rules: { sstrule: { pattern: { source: ["x"] }, targets: { ssttarget: HANDLER } } } } },
        ...[["is Queue", (s) => givenQueue(s)], ["queue", (s) => ({ type: "queue", queue: givenQueue(s) })],
          ["cdk.logGroup", (s) => ({ type: "log_group", cdk: { logGroup: g.logGroup(s) } }), true],
          ["cdk.function", (s) => ({ cdk: { function: g.cdkFunction(s) } })]].filter(([, , mod]) => !mod || two)
          .map(([c, value]) => ({ from: "target", when: ["rules.*.targets.*", c.startsWith("is") ? `rules.*.targets.* ${c}` : `rules.*.targets.*.${c}`], key: ["sstrule", "ssttarget"],
            props: (s) => ({ rules: { sstrule: { pattern: { source: ["x"] }, targets: { ssttarget: value(s) } } } }) })),
        ...(two ? [{ from: "target", when: ["rules.*.targets.*", "rules.*.targets.*.retries"], key: ["sstrule", "ssttarget"],
          props: { rules: { sstrule: { pattern: { source: ["x"] }, targets: { ssttarget: { function: HANDLER, retries: 3 } } } } } },
        { from: "target", when: ["rules.*.targets.*", "defaults.retries"], key: ["sstrule", "ssttarget"],
          props: { defaults: { retries: 3 }, rules: { sstrule: { pattern: { source: ["x"] }, targets: { ssttarget: HANDLER } } } } },
        { name: "subscription", when: ["subscriptions.*"], key: "sstkey_1", props: {}, as: () => ({ subscriptions: { sstkey_1: HANDLER } }), then: (bus) => bus.subscribe("sstkey", HANDLER) },
        { from: "subscription", when: ["subscriptions.*", "defaults.retries"], key: "sstkey_1", props: { defaults: { retries: 3 } },
          as: () => ({ defaults: { retries: 3 }, subscriptions: { sstkey_1: HANDLER } }), then: (bus) => bus.subscribe("sstkey", HANDLER) }] : []),
        { when: ["cdk.eventBus is construct"], props: (s) => ({ cdk: { eventBus: m.aws_events.EventBus.fromEventBusName(s, "GivenBus", "x") } }) },
        { when: ["cdk.eventBus is not construct", "cdk.eventBus.eventBusName"], negate: "!cdk.eventBus.eventBusName", props: { cdk: { eventBus: { eventBusName: P("cdk.eventBus.eventBusName") } } } },
        { when: ["cdk.eventBus.eventSourceName"], props: { cdk: { eventBus: { eventSourceName: "aws.partner/x/y" } } } },
      ] },
    { construct: "KinesisStream", base: {}, rows: [{ at: "Stream", uses: "aws_kinesis.Stream", props: "cdk.stream" }, uses("Consumer${id}${key}", "consumers.*", ["consumers.*"])],
      variants: [
        { name: "consumer", when: ["consumers.*"], key: "sstkey", props: { consumers: { sstkey: HANDLER } } },
        { from: "consumer", when: ["consumers.*", "consumers.*.cdk.eventSource"], key: "sstkey", props: { consumers: { sstkey: { function: HANDLER, cdk: { eventSource: {
          batchSize: 1, bisectBatchOnError: true, retryAttempts: 1, startingPosition: "LATEST" } } } } } },
        { when: ["cdk.stream is construct"], props: (s) => ({ cdk: { stream: m.aws_kinesis.Stream.fromStreamArn(s, "GivenStream", "arn:aws:kinesis:eu-central-1:123456789012:stream/x") } }) },
      ] },
    { construct: "Queue", base: {}, rows: [{ at: "Queue", uses: "aws_sqs.Queue", props: "cdk.queue" }, uses("Consumer${id}", "consumer", ["consumer"])],
      variants: [
        { name: "consumer", when: ["consumer"], props: { consumer: HANDLER } },
        { from: "consumer", when: ["consumer", "consumer.cdk.eventSource"], props: { consumer: { function: HANDLER, cdk: { eventSource: { batchSize: 1, reportBatchItemFailures: true } } } } },
        { from: "consumer", when: ["consumer", "consumer.cdk.function"], props: (s) => ({ consumer: { cdk: { function: g.cdkFunction(s) } } }) },
        { when: ["cdk.queue.fifo"], props: { cdk: { queue: { fifo: true } } } },
        { when: ["cdk.queue is construct"], props: (s) => ({ cdk: { queue: m.aws_sqs.Queue.fromQueueArn(s, "GivenQ", "arn:aws:sqs:eu-central-1:123456789012:x") } }) },
      ] },
    { construct: "Table", base: { props: table }, rows: [{ at: "Table", uses: "aws_dynamodb.Table", props: "cdk.table" }, uses("Consumer${id}${key}", "consumers.*", ["consumers.*"])],
      variants: [
        { when: ["primaryIndex.sortKey"], props: { ...table, primaryIndex: { partitionKey: "pk", sortKey: "sk" } } },
        { when: ["stream"], name: "stream", props: { ...table, stream: true } },
        { when: ["timeToLiveAttribute"], props: { ...table, timeToLiveAttribute: "ttl" } },
        { when: ["globalIndexes"], props: { ...table, globalIndexes: { x: { partitionKey: "sk" } } } },
        { when: ["localIndexes"], props: { ...table, primaryIndex: { partitionKey: "pk", sortKey: "sk" }, localIndexes: { x: { sortKey: "sk" } } } },
        { when: ["consumers.*"], key: "sstkey", props: { ...table, stream: true, consumers: { sstkey: HANDLER } } },
        { when: ["consumers.*", "consumers.*.filters"], key: "sstkey", props: { ...table, stream: true, consumers: { sstkey: { function: HANDLER, filters: [{ a: ["b"] }] } } } },
        { when: ["kinesisStream"], props: (s) => ({ ...table, kinesisStream: new sst.KinesisStream(s, "GivenStream") }) },
        { when: ["cdk.table is construct"], props: (s) => ({ cdk: { table: m.aws_dynamodb.Table.fromTableName(s, "GivenTable", "x") } }) },
      ] },
    { construct: "Topic", base: {}, rows: [{ at: "Topic", uses: "aws_sns.Topic", props: "cdk.topic" }, uses("Subscriber${id}${key}", "subscribers.*", ["subscribers.*"])],
      variants: [
        { name: "subscriber", when: ["subscribers.*"], key: "sstkey", props: { subscribers: { sstkey: HANDLER } } },
        { from: "subscriber", when: ["subscribers.*", "subscribers.* is Queue"], key: "sstkey", props: (s) => ({ subscribers: { sstkey: givenQueue(s) } }) },
        { from: "subscriber", when: ["subscribers.*", "subscribers.*.queue"], key: "sstkey", props: (s) => ({ subscribers: { sstkey: { type: "queue", queue: givenQueue(s) } } }) },
        { from: "subscriber", when: ["subscribers.*", "subscribers.*.cdk.subscription"], key: "sstkey", props: (s) => ({ subscribers: { sstkey: { function: HANDLER, cdk: { subscription: {
          filterPolicy: { a: m.aws_sns.SubscriptionFilter.stringFilter({ allowlist: ["x"] }) }, deadLetterQueue: g.cdkQueue(s) } } } } }) },
        { when: ["cdk.topic is construct"], props: (s) => ({ cdk: { topic: m.aws_sns.Topic.fromTopicArn(s, "GivenT", "arn:aws:sns:eu-central-1:123456789012:x") } }) },
      ] },
    { construct: "Job", base: { props: { ...FN } }, variants: [
      { when: ["permissions"], props: { ...FN, permissions: ["s3"] } },
      { when: ["bind"], props: (s) => ({ ...FN, bind: [givenBucket(s)] }) },
      { when: ["environment"], props: { ...FN, environment: { A: "b" } } },
      { when: ["timeout"], props: { ...FN, timeout: "30 minutes" } },
      { when: ["memorySize"], props: { ...FN, memorySize: "7 GB" } },
      { name: "vpc", when: ["cdk.vpc"], props: (s) => ({ ...FN, cdk: { vpc: g.vpc(s) } }) },
      { from: "vpc", when: ["cdk.vpc", "cdk.securityGroups"], props: (s) => ({ ...FN, cdk: { vpc: g.vpc(s), securityGroups: [g.group(s)] } }) },
      ...(two ? [{ when: ["runtime = container"], props: { handler: "image", runtime: "container", container: { cmd: ["x"] } } },
        { when: ["architecture = arm_64"], props: { ...FN, architecture: "arm_64" } },
        { when: ["logRetention"], props: { ...FN, logRetention: "one_week" } }] : []),
    ] },
    { construct: "Script", base: {  props: { onCreate: HANDLER } },
      rows: ["onCreate", "onUpdate", "onDelete"].map((p) => uses(`${p}Function`, p, [p])),
      variants: ["onUpdate", "onDelete"].map((p) => ({ when: [p], props: { onCreate: HANDLER, [p]: HANDLER } })) },
    ...rds(),
    ...sites(lib, { g, P, sourcemaps }),
    ...(two ? [] : [{ construct: "GraphQLApi", base: { props: { server: HANDLER } }, rows: [uses("LambdaGET", "server"), { at: "Api", uses: "aws_apigatewayv2.HttpApi", props: "cdk.httpApi" }],
      variants: [...accessLog({ server: HANDLER }), { when: ["cors is false"], props: { server: HANDLER, cors: false } }, ...domain({ server: HANDLER })] }]),
    ...extra(),
  ];
  function rds() {
    const engine = two ? "postgresql13.9" : "postgresql10.14";
    const base = { engine, defaultDatabaseName: P("defaultDatabaseName") };
    return [{ construct: "RDS", base: { props: base }, rows: [{ at: "Cluster", uses: "aws_rds.ServerlessCluster", props: "cdk.cluster" },
      { when: ["migrations"], at: "MigrationsFunction", uses: "Function", props: "$none" }].slice(0, 1),
      variants: [
        { when: ["scaling"], props: { ...base, scaling: { autoPause: false, minCapacity: "ACU_2", maxCapacity: "ACU_8" } } },
        { when: ["migrations"], props: { ...base, migrations: "migrations" } },
        { when: ["cdk.cluster.vpc"], props: (s) => ({ ...base, cdk: { cluster: { vpc: g.vpc(s) } } }) },
        { when: ["cdk.cluster is construct"], props: (s) => ({ ...base, cdk: {
          cluster: m.aws_rds.ServerlessCluster.fromServerlessClusterAttributes(s, "GivenCluster", { clusterIdentifier: "x" }),
          secret: m.aws_secretsmanager.Secret.fromSecretNameV2(s, "GivenSecret", "x") } }) },
      ] }];
  }
  function extra() {
    const methods = {
      Api: [["addRoutes", 1, "routes"], ["addAuthorizers", 0, "authorizers"], ["bind", 0, "defaults.function.bind"], ["attachPermissions", 0, "defaults.function.permissions"],
        ["bindToRoute", 1, "defaults.function.bind"], ["attachPermissionsToRoute", 1, "defaults.function.permissions"]],
      ApiGatewayV1Api: [["addRoutes", 1, "routes"], ["bind", 0, "defaults.function.bind"], ["attachPermissions", 0, "defaults.function.permissions"],
        ["bindToRoute", 1, "defaults.function.bind"], ["attachPermissionsToRoute", 1, "defaults.function.permissions"]],
      WebSocketApi: [["addRoutes", 1, "routes"], ["bind", 0, "defaults.function.bind"], ["attachPermissions", 0, "defaults.function.permissions"],
        ["bindToRoute", 1, "defaults.function.bind"], ["attachPermissionsToRoute", 1, "defaults.function.permissions"]],
      AppSyncApi: [["addDataSources", 1, "dataSources"], ["addResolvers", 1, "resolvers"], ["bind", 0, "defaults.function.bind"],
        ["attachPermissions", 0, "defaults.function.permissions"], ["bindToDataSource", 1, "defaults.function.bind"], ["attachPermissionsToDataSource", 1, "defaults.function.permissions"]],
      Bucket: [["addNotifications", 1, "notifications"], ["bind", 0, "defaults.function.bind"], ["attachPermissions", 0, "defaults.function.permissions"],
        ["bindToNotification", 1, "defaults.function.bind"], ["attachPermissionsToNotification", 1, "defaults.function.permissions"]],
      Table: [["addConsumers", 1, "consumers"], ["addGlobalIndexes", 0, "globalIndexes"], ["addLocalIndexes", 0, "localIndexes"], ["bind", 0, "defaults.function.bind"],
        ["attachPermissions", 0, "defaults.function.permissions"], ["bindToConsumer", 1, "defaults.function.bind"], ["attachPermissionsToConsumer", 1, "defaults.function.permissions"]],
      KinesisStream: [["addConsumers", 1, "consumers"], ["bind", 0, "defaults.function.bind"], ["attachPermissions", 0, "defaults.function.permissions"],
        ["bindToConsumer", 1, "defaults.function.bind"], ["attachPermissionsToConsumer", 1, "defaults.function.permissions"]],
      Queue: [["addConsumer", 1, "consumer"], ["bind", 0, "consumer.bind"], ["attachPermissions", 0, "consumer.permissions"]],
      Topic: [["addSubscribers", 1, "subscribers"], ["bind", 0, "defaults.function.bind"], ["attachPermissions", 0, "defaults.function.permissions"],
        ["bindToSubscriber", 1, "defaults.function.bind"], ["attachPermissionsToSubscriber", 1, "defaults.function.permissions"]],
      EventBus: [["addRules", 1, "rules"], ["addTargets", 2, "rules.$1.targets"], ["bind", 0, "defaults.function.bind"], ["attachPermissions", 0, "defaults.function.permissions"],
        ["bindToTarget", 2, "defaults.function.bind"], ["attachPermissionsToTarget", 2, "defaults.function.permissions"], ...(two ? [["subscribe", 1, "subscriptions.+"]] : [])],
      Cognito: [["attachPermissionsForAuthUsers", 1, "permissionsForAuthUsers"], ["attachPermissionsForUnauthUsers", 1, "permissionsForUnauthUsers"],
        ["bindForTriggers", 0, "defaults.function.bind"], ["attachPermissionsForTriggers", 0, "defaults.function.permissions"],
        ["bindForTrigger", 1, "defaults.function.bind"], ["attachPermissionsForTrigger", 1, "defaults.function.permissions"]],
      Function: [["bind", 0, "bind"], ["attachPermissions", 0, "permissions"], ["addEnvironment", 0, "environment.+"]],
      Job: [["bind", 0, "bind"], ["attachPermissions", 0, "permissions"], ["addEnvironment", 0, "environment.+"]],
      Cron: [["bind", 0, "job.bind"], ["attachPermissions", 0, "job.permissions"]],
      Script: [["bind", 0, "defaults.function.bind"], ["attachPermissions", 0, "defaults.function.permissions"]],
      Stack: defaults(), App: defaults(),
    };
    for (const site of ["NextjsSite", "RemixSite", "AstroSite", "SvelteKitSite", "SolidStartSite"]) methods[site] = [["attachPermissions", 0, "permissions"]];
    if (!two) methods.GraphQLApi = [["bind", 0, "defaults.function.bind"], ["attachPermissions", 0, "defaults.function.permissions"]];
    return Object.entries(methods).filter(([c]) => c.split(".")[0] in sst).map(([construct, list]) => ({ construct, methodsOnly: true,
      rows: list.map(([method, argument, into]) => ({ method, argument, into })) }));
  }
  function defaults() {
    return [["setDefaultFunctionProps", 0, "defaultFunctionProps"], ["addDefaultFunctionPermissions", 0, "defaultFunctionProps.permissions"],
      ["addDefaultFunctionEnv", 0, "defaultFunctionProps.environment"], ["addDefaultFunctionBinding", 0, "defaultFunctionProps.bind"],
      ["addDefaultFunctionLayers", 0, "defaultFunctionProps.layers"], ["setDefaultRemovalPolicy", 0, "$removalPolicy"], ...(two ? [] : [["addDefaultFunctionConfig", 0, "defaultFunctionProps.config"]])];
  }
  return specs;
}
