// CDK constructs that SST apps use beside SST's own: a variant for each property that .jsii names, and by hand what
// their methods make.
import { automatic } from "./cdk-auto.mjs";
import { values } from "./cdk-values.mjs";

/** Constructs of which each property is a variant, and nothing else makes a difference. */
const PLAIN = [
  "aws_apigateway.ApiKey", "aws_apigateway.UsagePlan", "aws_apigateway.DomainName", "aws_apigatewayv2.WebSocketApi", "aws_apigatewayv2.VpcLink",
  "aws_apigatewayv2.DomainName", "aws_apigatewayv2.HttpStage", "aws_apigatewayv2.WebSocketStage", "aws_appsync.GraphqlApi", "aws_applicationautoscaling.ScalableTarget",
  "aws_autoscaling.AutoScalingGroup", "aws_backup.BackupPlan", "aws_backup.BackupVault", "aws_certificatemanager.Certificate",
  "aws_certificatemanager.DnsValidatedCertificate", "aws_certificatemanager.PrivateCertificate", "aws_cloudfront.CachePolicy",
  "aws_cloudfront.Distribution", "aws_cloudfront.Function", "aws_cloudfront.KeyGroup", "aws_cloudfront.PublicKey", "aws_cloudfront.KeyValueStore",
  "aws_cloudfront.OriginAccessIdentity", "aws_cloudfront.OriginRequestPolicy", "aws_cloudfront.ResponseHeadersPolicy",
  "aws_cloudfront.S3OriginAccessControl", "aws_cloudfront.CloudFrontWebDistribution", "aws_cloudwatch.CompositeAlarm", "aws_cloudwatch.Dashboard",
  "aws_codebuild.Project", "aws_cognito.CfnIdentityPool", "aws_cognito.UserPoolClient", "aws_cognito.UserPoolDomain", "aws_cognito.UserPoolGroup",
  "aws_cognito.UserPoolResourceServer", "aws_cognito.UserPoolIdentityProviderGoogle", "aws_cognito.UserPoolIdentityProviderFacebook",
  "aws_cognito.UserPoolIdentityProviderAmazon", "aws_cognito.UserPoolIdentityProviderApple", "aws_cognito.UserPoolIdentityProviderOidc",
  "aws_cognito.UserPoolIdentityProviderSaml", "aws_dynamodb.TableV2", "aws_ec2.BastionHostLinux", "aws_ec2.GatewayVpcEndpoint", "aws_ec2.Instance",
  "aws_ec2.InterfaceVpcEndpoint", "aws_ec2.KeyPair", "aws_ec2.FlowLog", "aws_ec2.LaunchTemplate", "aws_ec2.Subnet", "aws_ec2.PublicSubnet",
  "aws_ec2.PrivateSubnet", "aws_ec2.Volume", "aws_ec2.NetworkAcl", "aws_ecr.Repository", "aws_ecs.Ec2Service", "aws_ecs.Ec2TaskDefinition",
  "aws_ecs.TaskDefinition", "aws_ecs.FargateService", "aws_ecs_patterns.ApplicationLoadBalancedFargateService", "aws_ecs_patterns.ScheduledFargateTask",
  "aws_ecs_patterns.QueueProcessingFargateService", "aws_efs.AccessPoint", "aws_elasticloadbalancingv2.ApplicationListener",
  "aws_elasticloadbalancingv2.ApplicationListenerRule", "aws_elasticloadbalancingv2.ApplicationTargetGroup",
  "aws_elasticloadbalancingv2.NetworkTargetGroup", "aws_elasticloadbalancingv2.NetworkListener", "aws_events.Archive", "aws_events.EventBus",
  "aws_events.EventBusPolicy", "aws_events.Connection", "aws_events.ApiDestination", "aws_iam.AccessKey", "aws_iam.InstanceProfile",
  "aws_iam.OpenIdConnectProvider", "aws_iam.SamlProvider", "aws_kinesis.Stream", "aws_kinesisfirehose.DeliveryStream", "aws_kms.Alias",
  "aws_lambda.Alias", "aws_lambda.CodeSigningConfig", "aws_lambda.EventInvokeConfig", "aws_lambda.EventSourceMapping", "aws_lambda.FunctionUrl",
  "aws_lambda.LayerVersion", "aws_lambda.Version", "aws_logs.LogGroup", "aws_logs.LogRetention", "aws_logs.LogStream", "aws_logs.MetricFilter",
  "aws_logs.QueryDefinition", "aws_logs.ResourcePolicy", "aws_logs.SubscriptionFilter", "aws_opensearchservice.Domain", "aws_pipes.Pipe",
  "aws_rds.DatabaseCluster", "aws_rds.DatabaseInstance", "aws_rds.DatabaseProxy", "aws_rds.ParameterGroup", "aws_rds.ServerlessCluster",
  "aws_rds.SubnetGroup", "aws_route53.ARecord", "aws_route53.AaaaRecord", "aws_route53.CaaAmazonRecord", "aws_route53.CnameRecord",
  "aws_route53.HostedZone", "aws_route53.MxRecord", "aws_route53.NsRecord", "aws_route53.PrivateHostedZone", "aws_route53.PublicHostedZone",
  "aws_route53.RecordSet", "aws_route53.SrvRecord", "aws_route53.TxtRecord", "aws_s3.BucketPolicy", "aws_s3_deployment.BucketDeployment",
  "aws_s3_assets.Asset", "aws_scheduler.Schedule", "aws_scheduler.ScheduleGroup", "aws_secretsmanager.Secret", "aws_secretsmanager.RotationSchedule",
  "aws_secretsmanager.SecretRotation", "aws_secretsmanager.SecretTargetAttachment", "aws_servicediscovery.HttpNamespace",
  "aws_servicediscovery.PrivateDnsNamespace", "aws_servicediscovery.PublicDnsNamespace", "aws_ses.ConfigurationSet", "aws_ses.EmailIdentity",
  "aws_ses.EmailTemplate", "aws_ses.ReceiptRuleSet", "aws_sns.Subscription", "aws_sns.TopicPolicy", "aws_sqs.QueuePolicy", "aws_ssm.StringListParameter",
  "aws_ssm.StringParameter", "aws_stepfunctions.Activity", "aws_synthetics.Canary", "custom_resources.AwsCustomResource", "custom_resources.Provider",
  "cdk.CustomResource", "cdk.NestedStack", "aws_iam.Policy", "aws_iam.ServiceLinkedRole",
];

/** Constructs that make nothing: others stand for what is there already, or put constructs together. */
const NOTHING = ["cdk.CfnInclude", "aws_cloudwatch.GraphWidget", "cdk.CfnRule", "cdk.CfnHook"];

export default function cdk(lib) {
  const v = values(lib);
  const spec = automatic(lib, v);
  const { m, instance } = v;
  const given = (name, stack) => v.given(name)(stack);
  const handler = (stack) => given("Function", stack);
  const method = (name, argument, into) => ({ method: name, argument, into });
  const marks = (name, argument = 0) => ({ method: name, argument, marks: "permissions" });

  /** What a method makes for an argument of a class: a variant for each class. */
  const each = (path, classes) => Object.entries(classes).map(([name, then]) => ({
    when: [`${path}.*`, `${path}.* is ${name}`], as: { [path]: [instance(name)] }, then }));
  /** What a method makes under an ID that it is given. */
  const under = (path, then, more) => ({ when: [`${path}.*`], key: "sstkey", as: { [path]: { sstkey: true } }, then: (c, s) => then(c, s, "sstkey"), ...more });
  const when = (name, then, as = true) => ({ when: [name], as: { [name]: as }, then });

  const s = (name) => (stack) => given(name, stack);
  const sources = m.aws_lambda_event_sources ?? {};
  const targets = m.aws_events_targets ?? {};
  const subscriptions = m.aws_sns_subscriptions ?? {};
  const notifications = m.aws_s3_notifications ?? {};
  const actions = m.aws_cloudwatch_actions ?? {};
  const http = () => m.aws_lambda.FunctionUrlAuthType;

  const functionRows = [method("addEventSource", 0, "events.+"), method("addFunctionUrl", 0, "url"), method("addAlias", 0, "aliases.$0"),
    method("configureAsyncInvoke", 0, "asyncInvoke"), method("addPermission", 0, "allowed.$0"), method("addEventSourceMapping", 0, "mappings.$0"),
    method("addLayers", 0, "layers"), method("addToRolePolicy", 0, "permissions")];
  const functionMore = [
    ...each("events", {
      SqsEventSource: (f, st) => f.addEventSource(new sources.SqsEventSource(given("Queue", st))),
      SnsEventSource: (f, st) => f.addEventSource(new sources.SnsEventSource(given("Topic", st))),
      DynamoEventSource: (f, st) => f.addEventSource(new sources.DynamoEventSource(given("Table", st), { startingPosition: "LATEST" })),
      KinesisEventSource: (f, st) => f.addEventSource(new sources.KinesisEventSource(given("Stream", st), { startingPosition: "LATEST" })),
      S3EventSource: (f, st) => f.addEventSource(new sources.S3EventSource(given("Bucket", st), { events: [m.aws_s3.EventType.OBJECT_CREATED] })),
    }),
    { when: ["url"], as: { url: { authType: "NONE" } }, then: (f) => f.addFunctionUrl({ authType: http().NONE }) },
    { when: ["url", "url.authType = AWS_IAM"], as: { url: { authType: "AWS_IAM" } }, then: (f) => f.addFunctionUrl({ authType: http().AWS_IAM }) },
    under("aliases", (f, st, id) => new m.aws_lambda.Alias(f, `Alias${id}`, { aliasName: id, version: f.currentVersion })),
    when("asyncInvoke", (f) => f.configureAsyncInvoke({ retryAttempts: 1 }), { retryAttempts: 1 }),
    under("allowed", (f, st, id) => f.addPermission(id, { principal: new m.aws_iam.ServicePrincipal("events.amazonaws.com") })),
    under("mappings", (f, st, id) => f.addEventSourceMapping(id, { eventSourceArn: "arn:aws:sqs:eu-central-1:123456789012:given0123456789abcdef0123456789abcdef" })),
  ];
  const rule = { base: { schedule: undefined },
    rows: [method("addTarget", 0, "targets.+")],
    more: each("targets", {
      LambdaFunction: (r, st) => r.addTarget(new targets.LambdaFunction(handler(st))),
      SqsQueue: (r, st) => r.addTarget(new targets.SqsQueue(given("Queue", st))),
      SnsTopic: (r, st) => r.addTarget(new targets.SnsTopic(given("Topic", st))),
      SfnStateMachine: (r, st) => r.addTarget(new targets.SfnStateMachine(given("StateMachine", st))),
      EventBus: (r, st) => r.addTarget(new targets.EventBus(given("EventBus", st))),
      CloudWatchLogGroup: (r, st) => r.addTarget(new targets.CloudWatchLogGroup(given("LogGroup", st))),
      KinesisStream: (r, st) => r.addTarget(new targets.KinesisStream(given("Stream", st))),
      CodeBuildProject: (r, st) => r.addTarget(new targets.CodeBuildProject(new m.aws_codebuild.PipelineProject(st, "GivenProject"))),
    }) };
  const policies = [when("resourcePolicy", (c) => c.addToResourcePolicy(new m.aws_iam.PolicyStatement({ actions: ["s3:Get*"], resources: ["*"], principals: [new m.aws_iam.AccountRootPrincipal()] })))];
  const policyRow = method("addToResourcePolicy", undefined, "resourcePolicy");
  const identity = { rows: [method("addToPolicy", 0, "permissions"), method("addToPrincipalPolicy", 0, "permissions"),
    method("attachInlinePolicy", 0, "permissions"), method("addManagedPolicy", 0, "managedPolicies.+")] };

  return [
    { construct: "*", methodsOnly: true, rows: ["grant", "grantRead", "grantWrite", "grantReadWrite", "grantPut", "grantPutAcl", "grantDelete", "grantReadData",
      "grantWriteData", "grantReadWriteData", "grantFullAccess", "grantStream", "grantStreamRead", "grantTableListStreams", "grantSendMessages",
      "grantConsumeMessages", "grantPurge", "grantPublish", "grantSubscribe", "grantInvoke", "grantInvokeUrl", "grantStartExecution", "grantExecution",
      "grantTaskResponse", "grantDecrypt", "grantEncrypt", "grantEncryptDecrypt", "grantPutEventsTo", "grantDataApiAccess", "grantConnect", "grantPull",
      "grantPullPush", "grantRotation", "grantCreateInvalidation", "grantPassRole", "grantAssumeRole", "grantQuery", "grantMutation", "grantManageConnections",
      "grantRootAccess", "grantPutRecords", "grantClone"].map((name) => marks(name)) },
    spec("aws_s3.Bucket", { withs: { replicationRules: { versioned: true }, minimumTLSVersion: { enforceSSL: true }, websiteErrorDocument: { websiteIndexDocument: "index.html" } }, rows: [policyRow, method("addEventNotification", 1, "eventNotifications.+"), method("addObjectCreatedNotification", 0, "eventNotifications.+"),
      method("addObjectRemovedNotification", 0, "eventNotifications.+"), method("addLifecycleRule", 0, "lifecycleRules.+"), method("addCorsRule", 0, "cors.+")],
      more: [...policies, ...each("eventNotifications", {
        LambdaDestination: (b, st) => b.addEventNotification(m.aws_s3.EventType.OBJECT_CREATED, new notifications.LambdaDestination(handler(st))),
        SqsDestination: (b, st) => b.addEventNotification(m.aws_s3.EventType.OBJECT_CREATED, new notifications.SqsDestination(given("Queue", st))),
        SnsDestination: (b, st) => b.addEventNotification(m.aws_s3.EventType.OBJECT_CREATED, new notifications.SnsDestination(given("Topic", st))) }),
        { when: ["autoDeleteObjects"], props: { autoDeleteObjects: true, removalPolicy: m.cdk.RemovalPolicy.DESTROY }, as: { removalPolicy: undefined } }] }),
    spec("aws_dynamodb.Table", { rows: [method("addGlobalSecondaryIndex", 0, "globalIndexes.+"), method("addLocalSecondaryIndex", 0, "localIndexes.+"),
      method("autoScaleReadCapacity", 0, "autoScaleRead"), method("autoScaleWriteCapacity", 0, "autoScaleWrite")],
      more: [when("globalIndexes", (t) => t.addGlobalSecondaryIndex({ indexName: "given", partitionKey: { name: "b", type: "S" } })),
        when("autoScaleRead", (t) => t.autoScaleReadCapacity({ minCapacity: 1, maxCapacity: 2 }).scaleOnUtilization({ targetUtilizationPercent: 50 })),
        when("autoScaleWrite", (t) => t.autoScaleWriteCapacity({ minCapacity: 1, maxCapacity: 2 }).scaleOnUtilization({ targetUtilizationPercent: 50 }))] }),
    spec("aws_sqs.Queue", { rows: [policyRow], more: policies, withs: { contentBasedDeduplication: { fifo: true }, deduplicationScope: { fifo: true }, fifoThroughputLimit: { fifo: true } } }),
    spec("aws_sns.Topic", { rows: [policyRow, method("addSubscription", 0, "subscriptions.+")], withs: { contentBasedDeduplication: { fifo: true } },
      more: [...policies, ...each("subscriptions", {
        LambdaSubscription: (t, st) => t.addSubscription(new subscriptions.LambdaSubscription(handler(st))),
        SqsSubscription: (t, st) => t.addSubscription(new subscriptions.SqsSubscription(given("Queue", st))),
        EmailSubscription: (t) => t.addSubscription(new subscriptions.EmailSubscription("given@example.com")),
        SmsSubscription: (t) => t.addSubscription(new subscriptions.SmsSubscription("+123456789")),
        UrlSubscription: (t) => t.addSubscription(new subscriptions.UrlSubscription("https://given.example.com")) })] }),
    spec("aws_lambda.Function", { rows: functionRows, more: functionMore, withs: { securityGroups: (st) => ({ vpc: given("Vpc", st) }), vpcSubnets: (st) => ({ vpc: given("Vpc", st) }),
      allowAllOutbound: (st) => ({ vpc: given("Vpc", st) }), allowPublicSubnet: (st) => ({ vpc: given("Vpc", st) }) } }),
    spec("aws_lambda.DockerImageFunction", { rows: functionRows, more: functionMore }),
    spec("aws_lambda_nodejs.NodejsFunction", { rows: functionRows, more: functionMore, only: [],
      make: (scope, id, props) => new m.aws_lambda.Function(scope, id, { handler: "index.handler", runtime: m.aws_lambda.Runtime.NODEJS_18_X ?? m.aws_lambda.Runtime.NODEJS_14_X,
        code: m.aws_lambda.Code.fromAsset("code"), ...props }) }),
    spec("aws_ec2.Vpc", { rows: [method("addGatewayEndpoint", 0, "gatewayEndpoints.$0"), method("addInterfaceEndpoint", 0, "interfaceEndpoints.$0"), method("addFlowLog", 0, "flowLogs.$0"),
      { static: "fromLookup", lookup: "vpc-provider" }],
      more: [
        { when: ["natGateways = 0"], props: { natGateways: 0 } },
        { when: ["gatewayEndpoints.*"], key: "sstkey", as: { gatewayEndpoints: { sstkey: true } }, then: (c) => c.addGatewayEndpoint("sstkey", { service: m.aws_ec2.GatewayVpcEndpointAwsService.S3 }) },
        { when: ["interfaceEndpoints.*"], key: "sstkey", as: { interfaceEndpoints: { sstkey: true } }, then: (c) => c.addInterfaceEndpoint("sstkey", { service: m.aws_ec2.InterfaceVpcEndpointAwsService.SSM }) },
        { when: ["flowLogs.*"], key: "sstkey", as: { flowLogs: { sstkey: true } }, then: (c) => c.addFlowLog("sstkey") }] }),
    spec("aws_ec2.SecurityGroup", { rows: [method("addIngressRule", 0, "ingress.+"), method("addEgressRule", 0, "egress.+"),
      { static: "fromLookupById", lookup: "security-group" }, { static: "fromLookupByName", lookup: "security-group" }],
      more: [
        when("ingress", (g) => g.addIngressRule(m.aws_ec2.Peer.ipv4("10.1.0.0/16"), m.aws_ec2.Port.tcp(443))),
        { when: ["ingress.* is SecurityGroup"], as: { ingress: [instance("SecurityGroup")] }, then: (g, st) => g.addIngressRule(new m.aws_ec2.SecurityGroup(st, "GivenOther", { vpc: given("Vpc", st) }), m.aws_ec2.Port.tcp(443)) },
        when("egress", (g) => g.addEgressRule(m.aws_ec2.Peer.ipv4("10.1.0.0/16"), m.aws_ec2.Port.tcp(443)))] }),
    spec("aws_iam.Role", identity), spec("aws_iam.User", { rows: [...identity.rows, method("addToGroup", 0, "groups.+")] }), spec("aws_iam.Group", identity), spec("aws_iam.ManagedPolicy"),
    spec("aws_kms.Key", { rows: [method("addAlias", 0, "aliases.$0")], more: [under("aliases", (k, st, id) => k.addAlias(id))] }),
    spec("aws_events.Rule", rule),
    spec("aws_cloudwatch.Alarm", { rows: [method("addAlarmAction", 0, "alarmActions.+"), method("addOkAction", 0, "okActions.+"), method("addInsufficientDataAction", 0, "undecidedActions.+")],
      more: [when("alarmActions", (a, st) => a.addAlarmAction(new actions.SnsAction(given("Topic", st)))), when("okActions", (a, st) => a.addOkAction(new actions.SnsAction(given("Topic", st)))),
        { when: ["alarmActions.* is LambdaAction"], as: { alarmActions: [instance("LambdaAction")] }, then: (a, st) => a.addAlarmAction(new actions.LambdaAction(handler(st))) }] }),
    spec("aws_cognito.UserPool", { rows: [method("addClient", 0, "clients.$0"), method("addDomain", 0, "domains.$0"), method("addTrigger", 1, "triggers.+"), method("addResourceServer", 0, "servers.$0")],
      more: [under("clients", (p, st, id) => p.addClient(id)), under("domains", (p, st, id) => p.addDomain(id, { cognitoDomain: { domainPrefix: "given" } })),
        { when: ["triggers"], as: { triggers: [true] }, then: (p, st) => p.addTrigger(m.aws_cognito.UserPoolOperation.PRE_SIGN_UP, handler(st)) },
        { when: ["lambdaTriggers"], as: { lambdaTriggers: { preSignUp: true } }, props: (st) => ({ lambdaTriggers: { preSignUp: handler(st) } }) },
        under("servers", (p, st, id) => p.addResourceServer(id, { identifier: id }))] }),
    spec("aws_stepfunctions.StateMachine", { base: (st) => (m.aws_stepfunctions.DefinitionBody ? {} : { definition: given("Chainable", st) }) }),
    spec("aws_ecs.Cluster", { more: [under("namespaces", (c) => c.addDefaultCloudMapNamespace({ name: "given" }))], rows: [method("addDefaultCloudMapNamespace", undefined, "namespaces.+")] }),
    spec("aws_ecs.FargateTaskDefinition", { rows: [method("addContainer", 0, "containers.$0")],
      more: [under("containers", (t, st, id) => t.addContainer(id, { image: m.aws_ecs.ContainerImage.fromRegistry("given"), logging: m.aws_ecs.LogDriver.awsLogs({ streamPrefix: "given" }) }))] }),
    spec("aws_efs.FileSystem", { rows: [method("addAccessPoint", 0, "accessPoints.$0")], more: [under("accessPoints", (f, st, id) => f.addAccessPoint(id))] }),
    spec("aws_elasticloadbalancingv2.ApplicationLoadBalancer", { rows: [method("addListener", 0, "listeners.$0")],
      more: [under("listeners", (b, st, id) => b.addListener(id, { port: 80, defaultTargetGroups: [new m.aws_elasticloadbalancingv2.ApplicationTargetGroup(b, `${id}Group`, { vpc: given("Vpc", st), port: 80 })] }))] }),
    spec("aws_elasticloadbalancingv2.NetworkLoadBalancer", { rows: [method("addListener", 0, "listeners.$0")],
      more: [under("listeners", (b, st, id) => b.addListener(id, { port: 80, defaultTargetGroups: [new m.aws_elasticloadbalancingv2.NetworkTargetGroup(b, `${id}Group`, { vpc: given("Vpc", st), port: 80 })] }))] }),
    spec("aws_apigateway.RestApi", { then: (a) => a.root.children?.length || a.methods?.length || a.root.addMethod("GET"),
      rows: [method("addApiKey", 0, "keys.$0"), method("addUsagePlan", 0, "plans.$0"), method("root.addResource", 0, "resources.$0"), method("addResource", 0, "resources.$0")],
      more: [under("keys", (a, st, id) => (a.root.addMethod("GET"), a.addApiKey(id))), under("plans", (a, st, id) => (a.root.addMethod("GET"), a.addUsagePlan(id))),
        under("resources", (a, st, id) => { a.root.addMethod("GET"); a.root.addResource(id).addMethod("POST", new m.aws_apigateway.LambdaIntegration(handler(st))); })] }),
    spec("aws_apigateway.LambdaRestApi", { base: (st) => ({ handler: handler(st) }) }),
    spec("aws_apigatewayv2.HttpApi", { rows: [method("addRoutes", 0, "routes.+"), method("addStage", 0, "stages.$0")] }),
    ...PLAIN.map((name) => spec(name)),
    { construct: "aws_route53.HostedZone", methodsOnly: true, rows: [{ static: "fromLookup", lookup: "hosted-zone" }] },
    { construct: "aws_route53.PublicHostedZone", methodsOnly: true, rows: [{ static: "fromLookup", lookup: "hosted-zone" }] },
    { construct: "aws_ssm.StringParameter", methodsOnly: true, rows: [{ static: "valueFromLookup", lookup: "ssm" }] },
    { construct: "aws_ec2.MachineImage", methodsOnly: true, rows: [{ static: "lookup", lookup: "ami" }] },
    { construct: "aws_elasticloadbalancingv2.ApplicationLoadBalancer", methodsOnly: true, rows: [{ static: "fromLookup", lookup: "load-balancer" }] },
    { construct: "aws_kms.Key", methodsOnly: true, rows: [{ static: "fromLookup", lookup: "key-provider" }] },
    ...NOTHING.map((construct) => ({ construct, methodsOnly: true, rows: [{}] })),
  ].filter(Boolean);
}
