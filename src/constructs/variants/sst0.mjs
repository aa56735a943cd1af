// SST 0 (@serverless-stack/resources 0.18 to 0.69): the props before 1.0.
import { balancerLink, cdkFunctionVariants, givens, HANDLER, inVirginia, ROUTE, withRemovalPolicy } from "./common.mjs";
import { builds } from "./sites12.mjs";

const FN = { handler: HANDLER };

export default function sst0(lib) {
  const g = givens(lib);
  const { modules: m, sst, P } = lib;
  const late = Number(lib.version.split(".")[1]) >= 50;
  builds(lib);
  const uses = (at, props, when) => ({ ...(when ? { when } : {}), at, uses: "Function", props, defaults: "defaultFunctionProps" });
  const only = (re, list) => list.map((v) => ({ ...v, only: re }));
  const givenFunction = (s) => new sst.Function(s, "GivenFn", { ...FN });
  const givenQueue = (s) => new sst.Queue(s, "GivenSstQueue");
  const givenTopic = (s) => new sst.Topic(s, "GivenSstTopic");
  const has = (name) => name in sst;
  const S = "S";

  const domain = (base = {}, { site = false, edge } = {}) => {
    const d = (customDomain) => ({ ...base, customDomain });
    const name = P("customDomain.domainName", "sstobject.example.com");
    const o = ["customDomain.domainName is string"];
    return [
      { name: "domain text", when: ["customDomain is string"], props: d(P("customDomain", "ssttext.example.com")) },
      { name: "domain", when: o, props: d({ domainName: name }) },
      { from: "domain", when: [...o, "customDomain.hostedZone is string"], props: d({ domainName: name, hostedZone: "example.com" }) },
      { from: "domain", when: [...o, "customDomain.hostedZone is construct"], props: (s) => d({ domainName: name, hostedZone: g.zone(s) }) },
      { from: "domain", when: [...o, "customDomain.certificate"], props: (s) => d({ domainName: name, certificate: g.certificate(s) }) },
      ...(site ? [
        { from: "domain", when: [...o, "customDomain.domainAlias"], props: d({ domainName: name, domainAlias: P("customDomain.domainAlias", "www.sstobject.example.com") }) },
        { from: "domain", when: [...o, "customDomain.isExternalDomain"], props: (s) => d({ domainName: name, isExternalDomain: true, certificate: g.certificate(s) }) },
      ] : [
        ...(late ? [{ from: "domain", external: true, when: [...o, "customDomain.isExternalDomain"], props: (s) => d({ domainName: name, isExternalDomain: true, certificate: g.certificate(s) }) }] : []),
        { from: "domain", when: [...o, "customDomain.path"], props: d({ domainName: name, path: "v1" }) },
      ]),
      ...(edge ? [{ from: "domain", when: [...o, "customDomain.endpointType = EDGE"], props: (s) => d({ domainName: name, hostedZone: g.zone(s), endpointType: "EDGE" }) },
        { from: "domain", when: [...o, "customDomain.mtls"], props: (s) => d({ domainName: name, mtls: { bucket: g.cdkBucket(s), key: "x" } }) }] : []),
    ];
  };
  const accessLog = (base = {}) => [
    { when: ["accessLog is false"], props: { ...base, accessLog: false } },
    { when: ["accessLog is string"], props: { ...base, accessLog: "$context.requestId" } },
    ...(late ? [{ when: ["accessLog.retention"], props: { ...base, accessLog: { retention: "ONE_WEEK" } } }] : []),
    { when: ["accessLog.destinationArn"], props: { ...base, accessLog: { format: "$context.requestId", destinationArn: "arn:aws:logs:eu-central-1:123456789012:log-group:x" } } },
  ];
  const table = { fields: { pk: S, sk: S }, primaryIndex: { partitionKey: "pk" } };
  const jwt = (s) => (late
    ? new m.httpAuthorizers.HttpJwtAuthorizer("sstauth", "https://example.com", { jwtAudience: ["x"] })
    : new m.httpAuthorizers.HttpJwtAuthorizer({ jwtAudience: ["x"], jwtIssuer: "https://example.com", authorizerName: "sstauth" }));
  const lambdaAuthorizer = (s) => (late
    ? new m.httpAuthorizers.HttpLambdaAuthorizer("sstauth", givenFunction(s))
    : new m.httpAuthorizers.HttpLambdaAuthorizer({ authorizerName: "sstauth", handler: givenFunction(s) }));

  const api = (base, extra) => ({ base: { props: base }, variants: [...extra, ...accessLog(base), { when: ["cors is false"], props: { ...base, cors: false } },
    { when: ["defaultThrottlingBurstLimit"], props: { ...base, defaultThrottlingBurstLimit: 1, defaultThrottlingRateLimit: 1 }, late: true },
    { when: ["stages.*"], late: true, rename: { sststage2: "${stages.*.stageName}" }, props: { ...base, stages: [{ stageName: "sststage2" }] } },
    ...domain(base)].filter((v) => late || !v.late) });
  const route = { routes: { [ROUTE]: HANDLER } };
  const authorized = (type, value) => [
    { when: ["routes.*", `defaultAuthorizationType = ${type}`], key: ROUTE, props: (s) => ({ ...route, defaultAuthorizationType: type, ...(value ? { defaultAuthorizer: value(s) } : {}) }) },
    { when: ["routes.*", `routes.*.authorizationType = ${type}`], key: ROUTE, props: (s) => ({ routes: { [ROUTE]: { function: HANDLER, authorizationType: type, ...(value ? { authorizer: value(s) } : {}) } } }) },
  ].map((v) => ({ ...v, from: "route" }));
  const list = [
    { construct: "Stack", make: () => undefined, base: {} },
    { construct: "Function", base: { props: { ...FN } }, rows: [{ asset: "file" }], variants: [
      { when: ["permissions"], props: { ...FN, permissions: ["s3"] } },
      { when: ["permissions = *"], props: { ...FN, permissions: "*" } },
      { when: ["environment"], props: { ...FN, environment: { A: "b" } } },
      { when: ["functionName"], props: { ...FN, functionName: P("functionName") } },
      { when: ["tracing = Disabled"], props: { ...FN, tracing: m.aws_lambda.Tracing.DISABLED } },
      { when: ["tracing = PassThrough"], props: { ...FN, tracing: m.aws_lambda.Tracing.PASS_THROUGH } },
      ...cdkFunctionVariants(lib, FN).map((v) => (String(v.when) === "logRetention" ? { ...v, props: { ...FN, logRetention: m.aws_logs.RetentionDays.ONE_WEEK } } : v)),
    ] },
    { construct: "Api", rows: [balancerLink("routes.*.albListener", "routes.*.integrationProps.vpcLink"), uses("Lambda${key}", "routes.*", ["routes.*"]), { at: "Api", uses: "aws_apigatewayv2.HttpApi", props: "httpApi" }], ...api({}, [
      { name: "route", when: ["routes.*"], key: ROUTE, props: route },
      { from: "route", when: ["routes.*", "routes.*.function"], key: ROUTE, props: { routes: { [ROUTE]: { function: HANDLER } } } },
      { from: "route", when: ["routes.*", "routes.*.url"], key: ROUTE, props: { routes: { [ROUTE]: { url: "https://example.com" } } } },
      { from: "route", when: ["routes.*", "routes.*.albListener"], key: ROUTE, props: (s) => ({ routes: { [ROUTE]: {
        albListener: m.aws_elasticloadbalancingv2.ApplicationListener.fromApplicationListenerAttributes(s, "GivenListener", {
          listenerArn: "arn:aws:elasticloadbalancing:eu-central-1:123456789012:listener/app/x/1/2", securityGroup: g.group(s) }),
        vpcLink: m.httpApi.VpcLink.fromVpcLinkAttributes(s, "GivenLink", { vpcLinkId: "x", vpc: g.vpc(s) }) } } }) },
      ...authorized("AWS_IAM"), ...authorized("JWT", jwt), ...authorized("CUSTOM", lambdaAuthorizer),
      { when: ["httpApi is construct"], props: (s) => ({ httpApi: m.httpApi.HttpApi.fromHttpApiAttributes(s, "GivenApi", { httpApiId: "x" }) }) },
    ]) },
    ...(has("ApolloApi") ? [{ construct: "ApolloApi", rows: [uses("LambdaGET", "server"), { at: "Api", uses: "aws_apigatewayv2.HttpApi", props: "httpApi" }], ...api({ server: HANDLER }, []) }] : []),
    ...(has("GraphQLApi") ? [{ construct: "GraphQLApi", rows: [uses("LambdaGET", "server"), { at: "Api", uses: "aws_apigatewayv2.HttpApi", props: "httpApi" }], ...api({ server: HANDLER }, []) }] : []),
    { construct: "ApiGatewayV1Api", base: { props: {} }, rows: [uses("Lambda${key}", "routes.*", ["routes.*"]), { at: "Api", uses: "aws_apigateway.RestApi", props: "restApi" }],
      variants: (() => {
        const r = { routes: { "GET /sstkey": HANDLER } };
        const e = { key: "sstkey", rename: { GETsstkey: "${key}" } };
        const auth = (s) => new m.aws_apigateway.CognitoUserPoolsAuthorizer(s, "GivenAuthorizer", {
          cognitoUserPools: [m.aws_cognito.UserPool.fromUserPoolId(s, "GivenPool", "eu-central-1_1")] });
        return [
          { ...e, name: "route", when: ["routes.*"], props: r },
          { ...e, from: "route", when: ["routes.*", "cors is false"], props: { ...r, cors: false } },
          { when: ["cors"], props: { cors: true } },
          ...accessLog(r).filter((v) => late || !String(v.when).includes("destinationArn")).map((v) => ({ ...v, ...e })),
          ...domain({}, { edge: true }).filter((v) => !v.external),
          { ...e, from: "route", when: ["routes.*", "defaultAuthorizationType = AWS_IAM"], props: { ...r, defaultAuthorizationType: "AWS_IAM" }, only: /^Api\/Default\/\$\{key\}/ },
          { ...e, noBefore: true, from: "route", when: ["routes.*", "defaultAuthorizer"], props: (s) => ({ ...r, defaultAuthorizationType: "COGNITO_USER_POOLS", defaultAuthorizer: auth(s) }), only: /^Api\/Default\/\$\{key\}/ },
          { ...e, from: "route", when: ["routes.*", "routes.*.methodOptions.authorizationType = AWS_IAM"],
            props: { routes: { "GET /sstkey": { function: HANDLER, methodOptions: { authorizationType: "AWS_IAM" } } } }, only: /^Api\/Default\/\$\{key\}/ },
          { ...e, noBefore: true, from: "route", when: ["routes.*", "routes.*.methodOptions.authorizer"],
            props: (s) => ({ routes: { "GET /sstkey": { function: HANDLER, methodOptions: { authorizationType: "COGNITO_USER_POOLS", authorizer: auth(s) } } } }), only: /^Api\/Default\/\$\{key\}/ },
          { when: ["restApi is construct"], props: (s) => {
            const restApi = new m.aws_apigateway.RestApi(s, "GivenApi");
            restApi.root.addMethod("GET");
            return { restApi };
          } },
        ];
      })() },
    { construct: "WebSocketApi", base: { props: {} }, rows: [uses("${key}", "routes.*", ["routes.*"]), { at: "Api", uses: "aws_apigatewayv2.WebSocketApi", props: "webSocketApi" }], variants: [
      { name: "route", when: ["routes.*"], key: "sstkey", props: { routes: { sstkey: HANDLER } } },
      ...accessLog(),
      ...domain(),
      { when: ["routes.$connect", "authorizationType = AWS_IAM"], props: { authorizationType: "AWS_IAM", routes: { $connect: HANDLER } }, only: /^(?!connect)/ },
      ...(late ? [{ when: ["routes.$connect", "authorizationType = CUSTOM"], props: (s) => ({ authorizationType: "CUSTOM", routes: { $connect: HANDLER },
        authorizer: new m.httpAuthorizers.WebSocketLambdaAuthorizer("sstauth", givenFunction(s)) }), only: /^(?!connect)/ }] : []),
      { when: ["webSocketApi is construct"], props: (s) => {
        const webSocketApi = new m.httpApi.WebSocketApi(s, "GivenApi");
        return { webSocketApi, webSocketStage: new m.httpApi.WebSocketStage(s, "GivenStage", { webSocketApi, stageName: "x" }) };
      } },
    ] },
    { construct: "AppSyncApi", base: { props: { graphqlApi: { schema: "schema.graphql" } } },
      rows: [uses("Lambda${key}", "dataSources.*", ["dataSources.*"]), uses("Lambda${key}", "resolvers.*", ["resolvers.*", "!resolvers.*.dataSource"]),
        { at: "Api", uses: "aws_appsync.GraphqlApi", props: "graphqlApi" }],
      variants: (() => {
        const base = { graphqlApi: { schema: "schema.graphql" } };
        const ds = (condition, value) => ({ from: "source", when: ["dataSources.*", `dataSources.*.${condition}`], key: "sstkey", props: (s) => ({ ...base, dataSources: { sstkey: value(s) } }) });
        return [
          { name: "source", when: ["dataSources.*"], key: "sstkey", props: { ...base, dataSources: { sstkey: HANDLER } } },
          ds("table", (s) => ({ table: new sst.Table(s, "GivenTable", table) })),
          ds("endpoint", () => ({ endpoint: "https://example.com" })),
          ds("serverlessCluster", (s) => ({ serverlessCluster: new m.aws_rds.ServerlessCluster(s, "GivenCluster", { engine: m.aws_rds.DatabaseClusterEngine.AURORA_MYSQL, vpc: g.vpc(s), enableDataApi: true }),
            secretStore: m.aws_secretsmanager.Secret.fromSecretNameV2(s, "GivenSecret", "x") })),
          { name: "resolver", when: ["resolvers.*"], key: "Query sstkey", props: { ...base, resolvers: { "Query sstkey": HANDLER } } },
          { from: "resolver", when: ["resolvers.*", "resolvers.*.dataSource"], key: "Query sstkey", only: /^(?!Lambdasstsource|Api\/sstsource)/,
            props: { ...base, dataSources: { sstsource: HANDLER }, resolvers: { "Query sstkey": { dataSource: "sstsource" } } } },
          { when: ["graphqlApi.authorizationConfig"], props: { graphqlApi: { schema: "schema.graphql", authorizationConfig: { defaultAuthorization: { authorizationType: m.appsync.AuthorizationType.IAM } } } } },
          { when: ["graphqlApi is construct"], props: (s) => ({ graphqlApi: m.appsync.GraphqlApi.fromGraphqlApiAttributes(s, "GivenApi", { graphqlApiId: "x" }) }) },
        ];
      })() },
    { construct: "Auth", base: { props: {} }, rows: [uses("${key}", "cognito.triggers.*", ["cognito.triggers.*"]),
      { when: ["cognito"], at: "UserPool", uses: "aws_cognito.UserPool", props: "cognito.userPool" }, { when: ["cognito"], at: "UserPoolClient", uses: "aws_cognito.UserPoolClient", props: "cognito.userPoolClient" }]
      .map((r) => (r.defaults ? { ...r, defaults: "cognito.defaultFunctionProps" } : r)), variants: [
      { name: "cognito", when: ["cognito"], props: { cognito: true } },
      { from: "cognito", when: ["cognito", "cognito.userPool.signInAliases"], props: { cognito: { userPool: { signInAliases: { email: true, phone: true } } } } },
      { from: "cognito", when: ["cognito", "cognito.userPool is construct"], props: (s) => ({ cognito: { userPool: late ? m.aws_cognito.UserPool.fromUserPoolId(s, "GivenPool", "x") : new m.aws_cognito.UserPool(s, "GivenPool") } }) },
      { when: ["cognito.triggers.*"], key: "preSignUp", rename: { PreSignUp: "${key}" }, props: { cognito: { triggers: { preSignUp: HANDLER } } } },
      { when: ["auth0"], props: { auth0: { domain: "https://x.auth0.com", clientId: "x" } } },
      { when: ["google"], props: { google: { clientId: "x" } } },
      { when: ["facebook"], props: { facebook: { appId: "x" } } },
      { when: ["twitter"], props: { twitter: { consumerKey: "x", consumerSecret: "y" } } },
      { when: ["amazon"], props: { amazon: { appId: "x" } } },
      { when: ["apple"], props: { apple: { servicesId: "x" } } },
      { when: ["identityPool"], props: { identityPool: { identityPoolName: "x" } } },
    ] },
    { construct: "Bucket", base: { props: {} }, rows: [{ at: "Bucket", uses: "aws_s3.Bucket", props: "s3Bucket" }, uses(late ? "Notification${id}${key}" : "Notification${key}", "notifications.*", ["notifications.*"])],
      variants: (() => {
        const rename = { NotificationSstId0: "Notification${id}${key}", Notification0: "Notification${key}" };
        const n = (when, value, from) => ({ when: ["notifications.*", ...when], from, name: from ? undefined : "notification", rename, props: (s) => ({ notifications: [value(s)] }) });
        return [
          n([], () => HANDLER),
          n(["notifications.* is Queue"], givenQueue, "notification"), n(["notifications.*.queue"], (s) => ({ queue: givenQueue(s) }), "notification"),
          n(["notifications.* is Topic"], givenTopic, "notification"), n(["notifications.*.topic"], (s) => ({ topic: givenTopic(s) }), "notification"),
          withRemovalPolicy("$removalPolicy"),
          { when: ["s3Bucket is construct"], props: (s) => ({ s3Bucket: new m.aws_s3.Bucket(s, "GivenBucket") }) },
        ];
      })() },
    { construct: "Cron", base: { props: { schedule: "rate(1 day)", job: HANDLER } }, rows: [{ at: "Rule", uses: "aws_events.Rule", props: "eventsRule" }, uses("Job", "job", ["job"])], variants: [
      { when: ["job.jobProps"], props: { schedule: "rate(1 day)", job: { function: HANDLER, jobProps: { retryAttempts: 1 } } } },
      { when: ["eventsRule.ruleName"], props: { schedule: "rate(1 day)", job: HANDLER, eventsRule: { ruleName: P("eventsRule.ruleName") } } },
    ] },
    { construct: "EventBus", base: { props: {} }, rows: [{ at: "EventBus", uses: "aws_events.EventBus", props: "eventBridgeEventBus" },
      uses("${key1}target${key}", "rules.*.targets.*", ["rules.*.targets.*"]), { when: ["rules.*"], at: "${key}", uses: "aws_events.Rule", props: "rules.*" }],
      variants: (() => {
        const rename = { sstruletarget0: "${key1}target${key}", Target0: "Target${key}" };
        const rules = (value) => ({ rules: { sstrule: { eventPattern: { source: ["x"] }, targets: [value] } } });
        return [
          { when: ["rules.*"], key: "sstrule", props: { rules: { sstrule: { eventPattern: { source: ["x"] } } } } },
          { name: "target", when: ["rules.*.targets.*"], key: ["sstrule", 0], inner: true, rename, props: rules(HANDLER) },
          { from: "target", when: ["rules.*.targets.*", "rules.*.targets.* is Queue"], key: ["sstrule", 0], inner: true, rename, props: (s) => rules(givenQueue(s)) },
          { from: "target", when: ["rules.*.targets.*", "rules.*.targets.*.queue"], key: ["sstrule", 0], inner: true, rename, props: (s) => rules({ queue: givenQueue(s) }) },
          { when: ["eventBridgeEventBus is construct"], props: (s) => ({ eventBridgeEventBus: m.aws_events.EventBus.fromEventBusArn(s, "GivenBus", "arn:aws:events:eu-central-1:123456789012:event-bus/x") }) },
          { when: ["eventBridgeEventBus is not construct", "eventBridgeEventBus.eventBusName"], negate: "!eventBridgeEventBus.eventBusName", props: { eventBridgeEventBus: { eventBusName: P("eventBridgeEventBus.eventBusName") } } },
        ];
      })() },
    { construct: "KinesisStream", base: { props: {} }, rows: [{ at: "Stream", uses: "aws_kinesis.Stream", props: "kinesisStream" }, uses("${key}", "consumers.*", ["consumers.*"])], variants: [
      { when: ["consumers.*"], key: "sstkey", name: "c", props: { consumers: { sstkey: HANDLER } } },
      { when: ["consumers.*", "consumers.*.consumerProps"], from: "c", key: "sstkey", props: { consumers: { sstkey: { function: HANDLER, consumerProps: { startingPosition: "TRIM_HORIZON", retryAttempts: 1 } } } } },
      { when: ["kinesisStream is construct"], props: (s) => ({ kinesisStream: m.aws_kinesis.Stream.fromStreamArn(s, "GivenStream", "arn:aws:kinesis:eu-central-1:123456789012:stream/x") }) },
    ] },
    { construct: "Queue", base: { props: {} }, rows: [{ at: "Queue", uses: "aws_sqs.Queue", props: "sqsQueue" },
      uses(late ? "Consumer${id}" : "Consumer", "consumer", ["consumer"])].map((r) => (r.defaults ? { ...r, defaults: undefined } : r)), variants: [
      { name: "c", when: ["consumer"], props: { consumer: HANDLER } },
      { from: "c", when: ["consumer", "consumer.consumerProps"], props: { consumer: { function: HANDLER, consumerProps: { batchSize: 1 } } } },
      { when: ["sqsQueue.fifo"], props: { sqsQueue: { fifo: true } } },
      { when: ["sqsQueue is construct"], props: (s) => ({ sqsQueue: m.aws_sqs.Queue.fromQueueArn(s, "GivenQ", "arn:aws:sqs:eu-central-1:123456789012:x") }) },
    ] },
    { construct: "Table", base: { props: table }, rows: [{ at: "Table", uses: "aws_dynamodb.Table", props: "dynamodbTable" }, uses("${key}", "consumers.*", ["consumers.*"])], variants: [
      { when: ["primaryIndex.sortKey"], props: { ...table, primaryIndex: { partitionKey: "pk", sortKey: "sk" } } },
      { when: ["stream"], props: { ...table, stream: true } },
      { when: ["secondaryIndexes"], props: { ...table, secondaryIndexes: { x: { partitionKey: "sk" } } } },
      ...(late ? [{ when: ["globalIndexes"], props: { ...table, globalIndexes: { x: { partitionKey: "sk" } } } },
        { when: ["localIndexes"], props: { ...table, primaryIndex: { partitionKey: "pk", sortKey: "sk" }, localIndexes: { x: { sortKey: "sk" } } } }] : []),
      { when: ["dynamodbTable.timeToLiveAttribute"], props: { ...table, dynamodbTable: { timeToLiveAttribute: "ttl" } } },
      { when: ["consumers.*"], key: "sstkey", props: { ...table, stream: true, consumers: { sstkey: HANDLER } } },
      { when: ["kinesisStream"], props: (s) => ({ ...table, kinesisStream: new sst.KinesisStream(s, "GivenStream") }) },
      { when: ["dynamodbTable is construct"], props: (s) => ({ dynamodbTable: m.aws_dynamodb.Table.fromTableName(s, "GivenTable", "x") }) },
    ] },
    { construct: "Topic", base: { props: {} }, rows: [{ at: "Topic", uses: "aws_sns.Topic", props: "snsTopic" }, uses(late ? "Subscriber${id}${key}" : "Subscriber${key}", "subscribers.*", ["subscribers.*"])],
      variants: (() => {
        const rename = { SubscriberSstId0: "Subscriber${id}${key}", Subscriber0: "Subscriber${key}" };
        return [
          { name: "s", when: ["subscribers.*"], rename, props: { subscribers: [HANDLER] } },
          { from: "s", when: ["subscribers.*", "subscribers.* is Queue"], rename, props: (s) => ({ subscribers: [givenQueue(s)] }) },
          { from: "s", when: ["subscribers.*", "subscribers.*.queue"], rename, props: (s) => ({ subscribers: [{ queue: givenQueue(s) }] }) },
          { from: "s", when: ["subscribers.*", "subscribers.*.subscriberProps"], rename, props: (s) => ({ subscribers: [{ function: HANDLER, subscriberProps: { deadLetterQueue: g.cdkQueue(s) } }] }) },
          { when: ["snsTopic is construct"], props: (s) => ({ snsTopic: m.aws_sns.Topic.fromTopicArn(s, "GivenT", "arn:aws:sns:eu-central-1:123456789012:x") }) },
        ];
      })() },
    ...sites(),
    ...(has("Script") ? [{ construct: "Script", base: { props: { onCreate: HANDLER } }, rows: ["onCreate", "onUpdate", "onDelete"].map((p) => uses(`${p}Function`, p, [p])),
      variants: ["onUpdate", "onDelete"].map((p) => ({ when: [p], props: { onCreate: HANDLER, [p]: HANDLER } })) }] : []),
    ...(has("RDS") ? [{ construct: "RDS", base: { props: { engine: "postgresql10.14", defaultDatabaseName: P("defaultDatabaseName") } },
      rows: [{ at: "Cluster", uses: "aws_rds.ServerlessCluster", props: "rdsServerlessCluster" }],
      variants: (() => {
        const base = { engine: "postgresql10.14", defaultDatabaseName: P("defaultDatabaseName") };
        return [
          { when: ["scaling"], props: { ...base, scaling: { autoPause: false } } },
          { when: ["migrations"], props: { ...base, migrations: "migrations" } },
          { when: ["rdsServerlessCluster.vpc"], props: (s) => ({ ...base, rdsServerlessCluster: { vpc: g.vpc(s) } }) },
        ];
      })() }] : []),
    ...methods(),
  ];
  function sites() {
    const site = (construct, base, more = []) => (has(construct) ? [{ construct, base: { props: base },
      rows: [{ at: late ? "S3Bucket" : "Bucket", uses: "aws_s3.Bucket", props: "s3Bucket" }, { at: "Distribution", uses: "aws_cloudfront.Distribution", props: "cfDistribution" }],
      variants: [
        { when: ["environment"], props: { ...base, environment: { REACT_APP_A: "b", VITE_A: "c" } } },
        ...domain(base, { site: true }), ...more] }] : []);
    const errors = (base) => [{ when: ["errorPage"], props: { ...base, errorPage: "404.html" } }, ...(late ? [{ when: ["waitForInvalidation is false"], props: { ...base, waitForInvalidation: false } },
      { when: ["purgeFiles is false"], props: { ...base, purgeFiles: false } }] : [])];
    const web = { path: "web" };
    return [
      ...site("StaticSite", web, errors(web)), ...site("ReactStaticSite", web).map(env("REACT_APP_A")), ...site("ViteStaticSite", web).map(env("VITE_A")),
      ...site("NextjsSite", web, [{ when: ["defaultFunctionProps.permissions"], props: { ...web, defaultFunctionProps: { permissions: ["s3"] } } }, ...inVirginia([{ props: web }])]),
    ];
  }
  function env(name) {
    return (spec) => ({ ...spec, variants: spec.variants.map((v) => (String(v.when) === "environment" ? { ...v, props: { ...v.props, environment: { [name]: "x" } } } : v)) });
  }
  function methods() {
    const permissions = (each) => [["attachPermissions", 0, "defaultFunctionProps.permissions"], [each, 1, "defaultFunctionProps.permissions"]];
    const all = {
      Api: [["addRoutes", 1, "routes"], ...permissions("attachPermissionsToRoute")],
      ApiGatewayV1Api: [["addRoutes", 1, "routes"], ...permissions("attachPermissionsToRoute")],
      ApolloApi: permissions("attachPermissionsToRoute"), GraphQLApi: permissions("attachPermissionsToRoute"),
      WebSocketApi: [["addRoutes", 1, "routes"], ...permissions("attachPermissionsToRoute")],
      AppSyncApi: [["addDataSources", 1, "dataSources"], ["addResolvers", 1, "resolvers"], ...permissions("attachPermissionsToDataSource")],
      Bucket: [["addNotifications", 1, "notifications"], ...permissions("attachPermissionsToNotification")],
      EventBus: [["addRules", 1, "rules"], ["attachPermissions", 0, "defaultFunctionProps.permissions"], ["attachPermissionsToTarget", 2, "defaultFunctionProps.permissions"]],
      KinesisStream: [["addConsumers", 1, "consumers"], ...permissions("attachPermissionsToConsumer")],
      Queue: [["addConsumer", 1, "consumer"], ["attachPermissions", 0, "consumer.permissions"]],
      Table: [["addConsumers", 1, "consumers"], ...(late ? [["addGlobalIndexes", 0, "globalIndexes"], ["addLocalIndexes", 0, "localIndexes"]] : []), ...permissions("attachPermissionsToConsumer")],
      Topic: [["addSubscribers", 1, "subscribers"], ...permissions("attachPermissionsToSubscriber")],
      Cron: [["attachPermissions", 0, "job.permissions"]],
      Script: [["attachPermissions", 0, "defaultFunctionProps.permissions"]],
      NextjsSite: [["attachPermissions", 0, "defaultFunctionProps.permissions"]],
      Function: [["attachPermissions", 0, "permissions"], ["addEnvironment", 0, "environment.+"]],
      Auth: [["attachPermissionsForAuthUsers", 0, "permissionsForAuthUsers"], ["attachPermissionsForUnauthUsers", 0, "permissionsForUnauthUsers"],
        ["attachPermissionsForTriggers", 0, "cognito.defaultFunctionProps.permissions"], ["attachPermissionsForTrigger", 1, "cognito.defaultFunctionProps.permissions"]],
    };
    for (const c of ["Stack", "App"]) {
      all[c] = [["setDefaultFunctionProps", 0, "defaultFunctionProps"], ["addDefaultFunctionPermissions", 0, "defaultFunctionProps.permissions"],
        ["addDefaultFunctionEnv", 0, "defaultFunctionProps.environment"], ["addDefaultFunctionLayers", 0, "defaultFunctionProps.layers"], ["setDefaultRemovalPolicy", 0, "$removalPolicy"]];
    }
    return Object.entries(all).filter(([c]) => has(c)).map(([construct, rows]) => ({ construct, methodsOnly: true,
      rows: rows.map(([method, argument, into]) => ({ method, argument, into })) }));
  }
  void only;
  return list;
}
