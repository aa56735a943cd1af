// The variants of the components of SST 3 and 4. Texts, ARNs and domains are markers: see ../components/markers.mjs.
import sites from "./sites34.mjs";

const KEY = "Smplk";
const ROUTE = { open: [["^Route", "httpMethod"], ["^Route", "routeKey"], "pathPart"] };
/** Entries whose key is a name that the caller gives. */
const named = { rename: { [KEY]: "${key}" } };
const method = (name, append, ...args) => ({ method: name, append, arguments: args });
const handled = (when, at, props) => ({ ...(when ? { when: [when] } : {}), at, uses: "sst.aws.Function", props });

export default (lib) => {
  const { text: T, number: N, arn: A, domain: D } = lib;
  const at = (version) => {
    const [a, b] = [version, lib.version].map((v) => v.split(".").map(Number));
    return b[0] !== a[0] ? b[0] > a[0] : b[1] !== a[1] ? b[1] > a[1] : b[2] >= (a[2] ?? 0);
  };
  const handler = "src/index.handler";
  const queue = A("sqs");
  const topic = A("sns");
  const lambda = () => A("lambda", "function:");
  const vpc = () => ({ securityGroups: [T()], privateSubnets: [T()] });
  /** The prop alone makes a variant. */
  const p = (when, props, more = {}) => ({ when: [when].flat(), props, ...more });
  const clusterVpc = () => ({ id: T(), securityGroups: [T()], containerSubnets: [T()], loadBalancerSubnets: [T()],
    cloudmapNamespaceId: T(), cloudmapNamespaceName: T() });
  const cluster = ({ sst }) => new sst.aws.Cluster("GivenCluster", { vpc: clusterVpc() });
  const task = (g) => (at("3.6") ? new g.sst.aws.Task("GivenTask", { cluster: cluster(g), image: image() }) : cluster(g).addTask("GivenTask", { image: image() }));
  const authorizerPlace = at("3.6") ? "Handler" : "Function";
  const image = () => T();

  const FIELD = T();
  const table = () => ({ fields: { [FIELD]: "string" }, primaryIndex: { hashKey: FIELD } });
  const specs = [
    { construct: "sst.Linkable", type: (s) => s.Linkable, base: { props: { properties: {} } } },
    { construct: "sst.Secret", type: (s) => s.Secret, make: (Type, id) => new Type(id, T()) },
    { construct: "sst.x.DevCommand", type: (s) => s.DevCommand, base: { props: {} } },
    at("4.0") && { construct: "sst.aws.Alb", base: { props: { vpc: { id: T(), publicSubnets: [T()], privateSubnets: [T()] }, listeners: [{ port: 80, protocol: "http" }] } },
      variants: [
        p("domain", { vpc: { id: T(), publicSubnets: [T()], privateSubnets: [T()] }, listeners: [{ port: 80, protocol: "http" }, { port: 443, protocol: "https" }], domain: D() }),
        p("public is false", { vpc: { id: T(), publicSubnets: [T()], privateSubnets: [T()] }, listeners: [{ port: 80, protocol: "http" }], public: false }),
      ] },
    { construct: "sst.aws.ApiGatewayV1",
      uses: [handled("authorizers.*.requestFunction", `Authorizer\${key}${authorizerPlace}`, "authorizers.*.requestFunction"),
        handled("authorizers.*.tokenFunction", `Authorizer\${key}${authorizerPlace}`, "authorizers.*.tokenFunction"),
        handled("routes.*", "Route${key}Handler", "routes.*.handler")],
      methods: [method("addAuthorizer", "authorizers", "..."), method("addUsagePlan", "usagePlans", "name", "args"),
        method("route", "routes", "route", "handler", "args"), method("routeIntegration", "integrationRoutes", "route", "integration", "args")],
      base: { then: (api) => api.deploy() },
      variants: [
        p("accessLog", { accessLog: { retention: "1 week" } }, { then: (api) => api.deploy(), open: ["retentionInDays"] }),
        p("authorizers.*.requestFunction", {}, { ...named, then: (api) => { api.addAuthorizer({ name: KEY, requestFunction: handler }); api.deploy(); } }),
        p("authorizers.*.tokenFunction", {}, { ...named, then: (api) => { api.addAuthorizer({ name: KEY, tokenFunction: handler }); api.deploy(); } }),
        p("authorizers.*.userPools", {}, { ...named, then: (api) => { api.addAuthorizer({ name: KEY, userPools: [A("cognito-idp")] }); api.deploy(); } }),
        p("domain", { domain: D() }, { then: (api) => api.deploy() }),
        p("endpoint", { endpoint: { type: "private", vpcEndpointIds: [T()] } }, { then: (api) => api.deploy() }),
        p("integrationRoutes.*", {}, { ...ROUTE, then: (api) => { api.routeIntegration("GET /smplpath", { type: "aws", uri: T(), integrationHttpMethod: "GET", credentials: A("iam", "role/") }); api.deploy(); } }),
        p("routes.*", {}, { ...ROUTE, then: (api) => { api.route("GET /smplpath", handler); api.deploy(); } }),
        at("3.6") && p("usagePlans.*", {}, { ...named, rename: { [KEY]: "${key}", Smplapi: "${key}" }, then: (api) => { api.deploy(); api.addUsagePlan(KEY, { throttle: { rate: N(), burst: N() } }).addApiKey("Smplapi"); } }),
      ] },
    { construct: "sst.aws.ApiGatewayV2",
      uses: [handled("authorizers.*.lambda", `Authorizer\${key}${authorizerPlace}`, "authorizers.*.lambda.function"),
        handled("routes.*", "Route${key}Handler", "routes.*.handler")],
      methods: [method("addAuthorizer", "authorizers", "..."), method("route", "routes", "route", "handler", "args"),
        method("routePrivate", "privateRoutes", "route", "arn", "args"), method("routeUrl", "urlRoutes", "route", "url", "args")],
      variants: [
        p("accessLog", { accessLog: { retention: "1 week" } }, { open: ["retentionInDays"] }),
        p("authorizers.*.jwt", {}, { ...named, then: (api) => api.addAuthorizer({ name: KEY, jwt: { issuer: T(), audiences: [T()] } }) }),
        p("authorizers.*.lambda", {}, { ...named, then: (api) => api.addAuthorizer({ name: KEY, lambda: { function: handler } }) }),
        p("cors is false", { cors: false }, { negate: false }),
        p("domain", { domain: D() }),
        p("privateRoutes.*", { vpc: { securityGroups: [T()], subnets: [T()] } }, { from: "vpc", ...ROUTE, then: (api) => api.routePrivate("GET /smplpath", A("elasticloadbalancing")) }),
        p("routes.*", {}, { ...ROUTE, then: (api) => api.route("GET /smplpath", handler) }),
        p(["routes.*", "routes.*.args.auth.iam"], {}, { from: "routes.*", ...ROUTE, negate: false, then: (api) => api.route("GET /smplpath", handler, { auth: { iam: true } }) }),
        p("urlRoutes.*", {}, { ...ROUTE, then: (api) => api.routeUrl("GET /smplpath", `https://${D()}`) }),
        p("vpc", { vpc: { securityGroups: [T()], subnets: [T()] } }),
      ] },
    { construct: "sst.aws.ApiGatewayWebSocket",
      uses: [handled("authorizers.*.lambda", `Authorizer\${key}${authorizerPlace}`, "authorizers.*.lambda.function"),
        handled("routes.*", "Route${key}Handler", "routes.*.handler")],
      methods: [method("addAuthorizer", "authorizers", "name", "..."), method("route", "routes", "route", "handler", "args")],
      variants: [
        p("accessLog", { accessLog: { retention: "1 week" } }, { open: ["retentionInDays"] }),
        p("authorizers.*.lambda", {}, { ...named, then: (api) => api.addAuthorizer(KEY, { lambda: { function: handler } }) }),
        p("domain", { domain: D() }),
        p("routes.*", {}, { ...named, ...ROUTE, then: (api) => api.route(KEY, handler) }),
      ] },
    { construct: "sst.aws.AppSync", base: { props: { schema: "schema.graphql" } },
      uses: [handled("dataSources.*.lambda", "DataSource${key}Function", "dataSources.*.lambda")],
      methods: [method("addDataSource", "dataSources", "..."), method("addFunction", "functions", "..."), method("addResolver", "resolvers", "operation", "...")],
      variants: [
        ...["dynamodb", "elasticSearch", "eventBridge", "openSearch"].map((kind) => p(`dataSources.*.${kind}`, { schema: "schema.graphql" }, { ...named,
          then: (api) => api.addDataSource({ name: KEY, [kind]: A({ dynamodb: "dynamodb", elasticSearch: "es", eventBridge: "events", openSearch: "es" }[kind],
            { dynamodb: "table/", elasticSearch: "domain/", eventBridge: "event-bus/", openSearch: "domain/" }[kind]) }) })),
        p("dataSources.*.http", { schema: "schema.graphql" }, { ...named, then: (api) => api.addDataSource({ name: KEY, http: T() }) }),
        p("dataSources.*.lambda", { schema: "schema.graphql" }, { ...named, then: (api) => api.addDataSource({ name: KEY, lambda: handler }) }),
        p("dataSources.*.rds", { schema: "schema.graphql" }, { ...named, then: (api) => api.addDataSource({ name: KEY, rds: { cluster: A("rds"), credentials: A("secretsmanager") } }) }),
        p("domain", { schema: "schema.graphql", domain: D() }),
        p("functions.*", { schema: "schema.graphql" }, { ...named, then: (api) => api.addFunction({ name: KEY, dataSource: T(), code: T() }) }),
        p("resolvers.*", { schema: "schema.graphql" }, { then: (api) => api.addResolver("Query smplField", { dataSource: T(), code: T() }), rename: { "QuerysmplField": "${key}", "QuerySmplField": "${key}", smplField: "*" }, open: ["field", "type"] }),
      ] },
    { construct: "sst.aws.Aurora", base: { props: { engine: "postgres", vpc: { subnets: [T()], securityGroups: [T()] } } },
      variants: [
        p("dataApi", { engine: "postgres", vpc: { subnets: [T()], securityGroups: [T()] }, dataApi: true }),
        p("engine = mysql", { engine: "mysql", vpc: { subnets: [T()], securityGroups: [T()] } }),
        p("password", { engine: "postgres", vpc: { subnets: [T()], securityGroups: [T()] }, password: T() }),
        p("proxy", { engine: "postgres", vpc: { subnets: [T()], securityGroups: [T()] }, proxy: true }),
        p("replicas", { engine: "postgres", vpc: { subnets: [T()], securityGroups: [T()] }, replicas: 1 }),
      ] },
    { construct: "sst.aws.Auth", base: { props: at("3.4") ? { [at("3.5.4") ? "issuer" : "authorizer"]: handler } : {} },
      uses: [handled(undefined, "Issuer", "authorizer"), handled(undefined, "Issuer", "issuer")],
      variants: [p("domain", { issuer: handler, domain: D() })] },
    { construct: "sst.aws.Auth.v1", type: (s) => s.AuthV1, base: { props: { authenticator: handler } }, uses: [handled(undefined, "Authenticator", "authenticator")] },
    { construct: "sst.aws.Bucket", uses: [handled("notifications.*.function", "NotificationsNotification${key}", "notifications.*.function"),
      handled("subscribers.*", "Subscriber${key}Function", "subscribers.*.subscriber")],
      methods: [{ method: "notify", argument: 0, into: "" }, method("subscribe", "subscribers", "subscriber", "args"),
        method("subscribeQueue", "queueSubscribers", "queue", "args"), method("subscribeTopic", "topicSubscribers", "topic", "args")],
      variants: [
        p("access = public", { access: "public" }),
        p("cors is false", { cors: false }),
        at("3.6") && p("lifecycle", { lifecycle: [{ expiresIn: "30 days" }] }, { open: ["rules"] }),
        p("notifications.*.function", {}, { ...named, then: (b) => b.notify({ notifications: [{ name: KEY, function: handler, events: ["s3:ObjectCreated:*"] }] }) }),
        p("notifications.*.queue", {}, { ...named, then: (b) => b.notify({ notifications: [{ name: KEY, queue, events: ["s3:ObjectCreated:*"] }] }) }),
        p("notifications.*.topic", {}, { ...named, then: (b) => b.notify({ notifications: [{ name: KEY, topic, events: ["s3:ObjectCreated:*"] }] }) }),
        p("queueSubscribers.*", {}, { then: (b) => b.subscribeQueue(queue) }),
        p("subscribers.*", {}, { then: (b) => b.subscribe(handler) }),
        p("topicSubscribers.*", {}, { then: (b) => b.subscribeTopic(topic) }),
        p("versioning", { versioning: true }),
      ] },
    { construct: "sst.aws.Bus", uses: [handled("subscribers.*", "Subscriber${key}Function", "subscribers.*.subscriber")],
      methods: [method("subscribe", "subscribers", "name", "subscriber", "args"), method("subscribeQueue", "queueSubscribers", "name", "queue", "args")],
      variants: [
        at("4.0") && p("logging", { logging: { level: "info" } }),
        p("queueSubscribers.*", {}, { ...named, then: (b) => b.subscribeQueue(KEY, queue) }),
        p("subscribers.*", {}, { ...named, then: (b) => b.subscribe(KEY, handler) }),
      ] },
    { construct: "sst.aws.Cdn", base: { props: cdn() },
      variants: [
        p("domain", { ...cdn(), domain: D() }),
        p("domain.redirects", { ...cdn(), domain: { name: D(), redirects: [D()] } }, { from: "domain" }),
      ] },
    { construct: "sst.aws.Cluster", base: { props: { vpc: clusterVpc() } },
      uses: [{ when: ["services.*"], at: "/${services.*.name}", uses: "sst.aws.Service", props: "services.*.args" },
        { when: ["tasks.*"], at: "/${tasks.*.name}", uses: "sst.aws.Task", props: "tasks.*.args" }],
      methods: [method("addService", "services", "name", "args"), method("addTask", "tasks", "name", "args")],
      variants: [
        p("services.*", { vpc: clusterVpc() }, { rename: { Smplservice: "${services.*.name}" }, then: (c) => c.addService("Smplservice", { image: image() }) }),
        p("tasks.*", { vpc: clusterVpc() }, { rename: { Smpltask: "${tasks.*.name}" }, then: (c) => c.addTask("Smpltask", { image: image() }) }),
      ] },
    { construct: "sst.aws.Cluster.v1", type: (s) => s.ClusterV1, base: { props: { vpc: v1Vpc() } },
      methods: [method("addService", "services", "name", "args")],
      variants: [
        p("services.*", { vpc: v1Vpc() }, { rename: { Smplservice: "${key}" }, then: (c) => c.addService("Smplservice", { image: T() }) }),
        p(["services.*", "services.*.args.public"], { vpc: v1Vpc() }, { from: "services.*", negate: false, rename: { Smplservice: "${key}" },
          then: (c) => c.addService("Smplservice", { image: T(), public: { domain: D(), ports: [{ listen: "80/http" }, { listen: "443/https", forward: "80/http" }] } }) }),
      ] },
    { construct: "sst.aws.CognitoIdentityPool", variants: [p("userPools", { userPools: [{ userPool: T(), client: T() }] })] },
    { construct: "sst.aws.CognitoUserPool", uses: [handled("triggers.*", "Trigger${key}", "triggers.*")],
      methods: [method("addClient", "clients", "name", "args"), method("addIdentityProvider", "identityProviders", "name", "args")],
      variants: [
        p("advancedSecurity", { advancedSecurity: "audit" }), p("aliases", { aliases: ["email"] }),
        p("clients.*", {}, { ...named, then: (u) => u.addClient(KEY) }),
        at("4.0") && p("domain.prefix", { domain: { prefix: T("domain.prefix") } }),
        at("4.0") && p("domain is string", { domain: D() }),
        p("identityProviders.*", {}, { ...named, then: (u) => u.addIdentityProvider(KEY, { type: "google", details: { authorize_scopes: T(), client_id: T(), client_secret: T() } }), open: ["providerType"] }),
        p("mfa", { mfa: "on", softwareToken: true }), p("sms", { sms: { externalId: T(), snsCallerArn: A("iam", "role/") } }),
        p("triggers.*", { triggers: { preSignUp: handler } }, { rename: { TriggerpreSignUp: "Trigger${key}", PermissionpreSignUp: "Permission${key}" } }),
        p("usernames", { usernames: ["email"] }),
        at("3.6") && p("verify", { verify: { emailSubject: T() } }),
      ] },
    { construct: "sst.aws.Cron", base: { props: { schedule: "rate(1 minute)", function: handler } }, uses: [handled(undefined, "Handler", "function"), handled(undefined, "Handler", "job")],
      variants: [
        p("enabled is false", { schedule: "rate(1 minute)", function: handler, enabled: false }),
        p("task", (g) => ({ schedule: "rate(1 minute)", task: task(g) })),
      ] },
    at("4.0") && { construct: "sst.aws.CronV2", base: { props: { schedule: "rate(1 minute)", function: handler } }, uses: [handled(undefined, "Handler", "function"), handled(undefined, "Handler", "job")],
      variants: [
        p("dlq", { schedule: "rate(1 minute)", function: handler, dlq: queue }),
        p("retries", { schedule: "rate(1 minute)", function: handler, retries: 3 }, { open: [] }),
        p("task", (g) => ({ schedule: "rate(1 minute)", task: task(g) })),
      ] },
    { construct: "sst.aws.DnsValidatedCertificate", base: { props: (g) => ({ domainName: D(), dns: g.sst.aws.dns() }) } },
    at("4.0") && { construct: "sst.aws.Dsql", variants: [
      p("backup", { backup: true }),
      p("regions", { regions: { witness: "us-west-2", peer: "us-east-1" } }, { open: ["multiRegionProperties"] }),
      p("vpc", (g) => ({ vpc: new g.sst.aws.Vpc("GivenVpc") })),
      p("vpc.endpoints.management", (g) => ({ vpc: { instance: new g.sst.aws.Vpc("GivenVpc"), endpoints: { management: true, connection: true } } }), { from: "vpc", negate: false }),
    ] },
    { construct: "sst.aws.Dynamo", base: { props: { ...table() } },
      uses: [handled("subscribers.*", "Subscriber${key}Function", "subscribers.*.subscriber")],
      methods: [method("subscribe", "subscribers", "name", "subscriber", "args")],
      variants: [
        p("deletionProtection", { ...table(), deletionProtection: true }),
        p("globalIndexes", { ...table(), globalIndexes: { b: { hashKey: FIELD } } }, { open: ["globalSecondaryIndexes"] }),
        p("localIndexes", { ...table(), localIndexes: { b: { rangeKey: FIELD } } }, { open: ["localSecondaryIndexes"] }),
        p("stream", { ...table(), stream: "new-image" }),
        p("subscribers.*", { ...table(), stream: "new-image" }, { from: "stream", ...named, then: (d) => d.subscribe(KEY, handler) }),
        p("ttl", { ...table(), ttl: T("ttl") }),
      ] },
    { construct: "sst.aws.Efs", base: { props: (g) => ({ vpc: new g.sst.aws.Vpc("GivenVpc") }) } },
    { construct: "sst.aws.Email", base: { props: { sender: "mail@" + D(), dns: false } },
      variants: [
        p("dns is not false", { sender: D() }, { negate: false }),
        p("events.*", { sender: "mail@" + D(), dns: false, events: [{ name: KEY, types: ["bounce"], topic }] }, { ...named, negate: false }),
        p("events.*.bus", { sender: "mail@" + D(), dns: false, events: [{ name: KEY, types: ["bounce"], bus: A("events") }] }, { ...named, from: "events.*" }),
        at("3.6") && p("mailFrom", { sender: D(), mailFrom: { domain: `${T()}.${D()}` } }, { from: "dns is not false" }),
      ] },
    functions(),
    { construct: "sst.aws.KinesisStream", uses: [handled("subscribers.*", "Subscriber${key}Function", "subscribers.*.subscriber")],
      methods: [method("subscribe", "subscribers", "name", "subscriber", "args")],
      variants: [p("subscribers.*", {}, { ...named, then: (s) => s.subscribe(KEY, handler) })] },
    at("3.6") && { construct: "sst.aws.Mysql", base: { props: { vpc: { subnets: [T()] } } },
      variants: [
        p("multiAz", { vpc: { subnets: [T()] }, multiAz: true }), p("password", { vpc: { subnets: [T()] }, password: T() }),
        p("proxy", { vpc: { subnets: [T()] }, proxy: true }), p("replicas", { vpc: { subnets: [T()] }, replicas: 1 }),
      ] },
    at("3.6") && { construct: "sst.aws.OpenControl", base: { props: { server: handler } }, uses: [handled(undefined, "Server", "server")] },
    at("3.6") && { construct: "sst.aws.OpenSearch", variants: [p("password", { password: T() })] },
    { construct: "sst.aws.Postgres", base: { props: { vpc: { subnets: [T()] } } },
      variants: [
        at("4.0") && p("blueGreen", { vpc: { subnets: [T()] }, blueGreen: true }),
        p("multiAz", { vpc: { subnets: [T()] }, multiAz: true }), p("password", { vpc: { subnets: [T()] }, password: T() }),
        p("proxy", { vpc: { subnets: [T()] }, proxy: true }), p("replicas", { vpc: { subnets: [T()] }, replicas: 1 }),
      ] },
    { construct: "sst.aws.Postgres.v1", type: (s) => s.PostgresV1, base: { props: { vpc: { privateSubnets: [T()], securityGroups: [T()] } } } },
    { construct: "sst.aws.Queue", uses: [handled("subscribers.*", "Subscriber${key}Function", "subscribers.*.subscriber")],
      methods: [method("subscribe", "subscribers", "subscriber", "args")],
      variants: [p("dlq", { dlq: queue }), p("fifo", { fifo: true }), p("subscribers.*", {}, { then: (q) => q.subscribe(handler) })] },
    { construct: "sst.aws.Realtime", base: { props: { authorizer: handler } },
      uses: [handled(undefined, "AuthorizerHandler", "authorizer"), handled("subscribers.*", "Subscriber${key}Handler", "subscribers.*.subscriber")],
      methods: [method("subscribe", "subscribers", "subscriber", "args")],
      variants: [p("subscribers.*", { authorizer: handler }, { then: (r) => r.subscribe(handler, { filter: T() }) })] },
    { construct: "sst.aws.Redis", base: { props: { vpc: { subnets: [T()], securityGroups: [T()] } } },
      variants: [
        at("3.6") && p("cluster is false", { vpc: { subnets: [T()], securityGroups: [T()] }, cluster: false }, { negate: false }),
        p("engine", { vpc: { subnets: [T()], securityGroups: [T()] }, engine: "valkey" }),
        at("3.6") && p("parameters", { vpc: { subnets: [T()], securityGroups: [T()] }, parameters: { "maxmemory-policy": "noeviction" } }, { open: ["parameters"] }),
      ] },
    at("3.6") && { construct: "sst.aws.Redis.v1", type: (s) => s.redis_v1?.Redis, base: { props: { vpc: { subnets: [T()], privateSubnets: [T()], securityGroups: [T()] } } } },
    router(),
    { construct: "sst.aws.Service", ...below("Service"), base: { props: (g) => ({ cluster: cluster(g), image: image() }) },
      variants: serviceVariants() },
    { construct: "sst.aws.SnsTopic", uses: [handled("subscribers.*", "Subscriber${key}Function", "subscribers.*.subscriber")],
      methods: [method("subscribe", "subscribers", "name", "subscriber", "args"), method("subscribeQueue", "queueSubscribers", "name", "queue", "args")],
      variants: [p("fifo", { fifo: true }), p("queueSubscribers.*", {}, { ...named, then: (t) => t.subscribeQueue(KEY, queue) }),
        p("subscribers.*", {}, { ...named, then: (t) => t.subscribe(KEY, handler) })] },
    at("3.6") && { construct: "sst.aws.StepFunctions", base: { props: (g) => ({ definition: g.sst.aws.StepFunctions.pass({ name: "Smpl" }) }) },
      variants: [p("logging is false", (g) => ({ definition: g.sst.aws.StepFunctions.pass({ name: "Smpl" }), logging: false }))] },
    { construct: "sst.aws.Task", ...below("Task"), base: { props: (g) => ({ cluster: cluster(g), image: image() }) },
      variants: [
        p("image is not string", (g) => ({ cluster: cluster(g), image: { context: "." } }), { negate: false }),
        p("volumes", (g) => ({ cluster: cluster(g), image: image(), volumes: [{ efs: { fileSystem: T(), accessPoint: T() }, path: "/mnt" }] })),
      ] },
    { construct: "sst.aws.Vector", base: { props: { dimension: 1536 } } },
    { construct: "sst.aws.Vpc", variants: [
      p("bastion", { bastion: true }), p("nat", { nat: "managed" }), p("nat = ec2", { nat: "ec2" }, { from: "nat" }),
      at("3.6") && p("nat.type = ec2", { nat: { type: "ec2" } }, { from: "nat" }),
    ] },
    { construct: "sst.aws.Vpc.v1", type: (s) => s.VpcV1 },
    at("4.0") && { construct: "sst.aws.Workflow", base: { props: { handler } }, uses: [handled(undefined, "Handler", "")] },
    ...sites(lib, { at, p, T, N, A, D, vpc, named, KEY, handled, method }),
  ];
  return specs.filter(Boolean);

  function cdn() {
    return { origins: [{ originId: T(), domainName: D(), customOriginConfig: { httpPort: 80, httpsPort: 443, originProtocolPolicy: "https-only", originSslProtocols: ["TLSv1.2"] } }],
      defaultCacheBehavior: { targetOriginId: T(), viewerProtocolPolicy: "redirect-to-https", allowedMethods: ["GET"], cachedMethods: ["GET"] } };
  }

  function v1Vpc() {
    return { id: T(), publicSubnets: [T()], privateSubnets: [T()], securityGroups: [T()] };
  }

  /** Services and tasks were made by a cluster only, before they became components that an app makes. */
  function below(name) {
    if (at("3.6")) return {};
    return { type: () => name, make: (type, id, { cluster: of, ...rest }) => of[`add${type}`](id, rest) };
  }

  function serviceVariants() {
    const of = (more) => (g) => ({ cluster: cluster(g), image: image(), ...more });
    return [
      p("capacity", of({ capacity: "spot" })),
      p("image is not string", (g) => ({ cluster: cluster(g), image: { context: "." } }), { negate: false }),
      p("loadBalancer", of({ loadBalancer: { ports: [{ listen: "80/http" }] } })),
      p("loadBalancer.domain", of({ loadBalancer: { domain: D(), ports: [{ listen: "80/http" }, { listen: "443/https" }] } }), { negate: false }),
      p("loadBalancer.rules", of({ loadBalancer: { rules: [{ listen: "80/http" }] } }), { negate: false }),
      p("logging", of({ logging: { retention: "1 week" } }), { open: ["retentionInDays"] }),
      p("scaling", of({ scaling: { min: 1, max: N() } })),
      p("serviceRegistry", of({ serviceRegistry: { port: N() } })),
      p("storage", of({ storage: "30 GB" }), { open: ["ephemeralStorage"] }),
      p("volumes", of({ volumes: [{ efs: { fileSystem: T(), accessPoint: T() }, path: "/mnt" }] })),
    ];
  }

  function functions() {
    const of = (more) => ({ handler, ...more });
    return { construct: "sst.aws.Function", base: { props: of({}) },
      methods: at("3.6") ? [method("addEnvironment", "environmentUpdates", "environment")] : [],
      variants: [
        p("concurrency.provisioned", of({ versioning: true, concurrency: { provisioned: N() } }), { from: "versioning" }),
        p("concurrency.reserved", of({ concurrency: { reserved: N() } })),
        at("4.0") && p("durable", of({ durable: true })),
        at("4.0") && p(["durable", "url"], of({ durable: true, url: true }), { from: "durable", negate: false, rename: { "/${id}Durable": "Durable" } }),
        at("3.6") && p("environmentUpdates", of({}), { then: (f) => f.addEnvironment({ A: T() }) }),
        p("layers", of({ layers: [A("lambda", "layer:")] })),
        p("logging is false", of({ logging: false })),
        p("logging.logGroup", of({ logging: { logGroup: T() } })),
        p("logging.retention", of({ logging: { retention: "1 week" } }), { open: ["retentionInDays"] }),
        p("name", of({ name: T("name") })),
        p("policies", of({ policies: [A("iam", "policy/")] })),
        p("python.container", of({ handler: "python/src/index.handler", runtime: "python3.11", python: { container: true } })),
        p("retries", of({ retries: 1 })),
        p("role", of({ role: A("iam", "role/") })),
        p("tags", of({ tags: { a: T() } })),
        p("url", of({ url: true })),
        p("url is object", of({ url: { cors: { allowOrigins: [T()] } } }), { negate: false }),
        at("3.6") && p("url.router", (g) => of({ url: { router: { instance: new g.sst.aws.Router("GivenRouter") } } }), { from: "url", negate: false }),
        p("versioning", of({ versioning: true })),
        p("volume", of({ volume: { efs: A("elasticfilesystem") } })),
        p("vpc", of({ vpc: vpc() })),
      ] };
  }

  function router() {
    // Old routers have no routes but those of their props.
    const of = (more) => ({ ...(at("3.6") ? {} : { routes: { "/*": `https://${D()}` } }), ...more });
    return { construct: "sst.aws.Router", base: { props: of({}) },
      methods: at("3.6") ? [method("route", "urlRoutes", "pattern", "url", "args"), method("routeBucket", "bucketRoutes", "pattern", "bucket", "args")] : [],
      variants: [
        p("domain", of({ domain: D() })),
        p("domain.redirects", of({ domain: { name: D(), redirects: [D()] } }), { from: "domain" }),
        p("domain.aliases", of({ domain: { name: D(), aliases: [`2.${D()}`] } }), { from: "domain" }),
        at("3.6") && p("edge.viewerResponse", { edge: { viewerResponse: { injection: T() } } }),
        p("invalidation", of({ invalidation: true })),
        at("3.6") && p("protection = oac-with-edge-signing", { protection: "oac-with-edge-signing" }),
        at("3.6") && p("routes", { routes: { "/*": `https://${D()}` } }),
        p("routes is object", { routes: { "/*": { bucket: T() } } }, { ...(at("3.6") ? { from: "routes" } : {}), negate: false }),
        at("3.6") && p("bucketRoutes.*", {}, { rename: { "/smplpath": "${key}" }, then: (r, g) => r.routeBucket("/smplpath", new g.sst.aws.Bucket("GivenBucket")) }),
        at("3.6") && p("urlRoutes.*", {}, { rename: { "/smplpath": "${key}" }, then: (r) => r.route("/smplpath", `https://${D()}`) }),
        at("4.0") && p("waf", { waf: true }),
        at("4.0") && p("waf.logging", { waf: { logging: true } }, { from: "waf" }),
      ] };
  }
};
