// Functions and their event sources, containers, builds, custom resources and nested stacks.
import { call, child, connections, entry } from "./cdk-methods.mjs";

export function compute(spec, v) {
  const m = v.m;
  const g = v.given;
  const fn = g("Function"), vpc = g("Vpc"), queue = g("Queue"), topic = g("Topic");
  const sources = m.aws_lambda_event_sources;
  const source = (kind, make, own = {}) => sources?.[kind] && ({ when: ["events.*", `events.* is ${kind}`], negate: [`events.* is not ${kind}`],
    rename: { ...own, GivenBucket: "GivenBucket${key}" }, then: (c, s) => c.addEventSource(make(s)), as: { events: [v.instance(kind)] } });
  const scope = "sststagesstappsststack";
  const events = [
    source("SqsEventSource", (s) => new sources.SqsEventSource(queue(s)), entry(`SqsEventSource${scope}GivenQueue`, "SqsEventSource")),
    source("DynamoEventSource", (s) => new sources.DynamoEventSource(g("Table")(s), { startingPosition: "LATEST" }), entry(`DynamoDBEventSource${scope}GivenTable`, "DynamoEventSource")),
    source("KinesisEventSource", (s) => new sources.KinesisEventSource(g("Stream")(s), { startingPosition: "LATEST" }), entry(`KinesisEventSource${scope}GivenStream`, "KinesisEventSource")),
    source("SnsEventSource", (s) => new sources.SnsEventSource(topic(s)), { ...entry(`AllowInvoke${scope}GivenTopic`, "AllowInvoke"), ...entry("GivenTopic", "SnsTopic") }),
    source("S3EventSource", (s) => new sources.S3EventSource(g("Bucket")(s), { events: [m.aws_s3.EventType.OBJECT_CREATED] }), entry(`AllowBucketNotificationsTo${scope}SstId`, "AllowBucketNotifications")),
    source("ManagedKafkaEventSource", (s) => new sources.ManagedKafkaEventSource({ clusterArn: "arn:aws:kafka:eu-central-1:123456789012:cluster/given0123456789abcdef0123456789abcdef", topic: "given", startingPosition: "LATEST" }),
      { [`KafkaEventSource${scope}SstIdA465E6ADgiven`]: "KafkaEventSource${key}", KafkaEventSourcearnawskafkaeucentral1123456789012clustergiven0123456789abcdef0123456789abcdefgiven: "KafkaEventSource${key}", KafkaEventSource0: "KafkaEventSource${key}" }),
    source("ApiEventSource", () => new sources.ApiEventSource("get", "/x"), {}),
  ].filter(Boolean).filter((x) => !x.when[1].endsWith("ApiEventSource"));
  const lambdaRows = [
    call("addToRolePolicy", 0, "initialPolicy"), call("addEventSource", 0, "events"), call("addEnvironment", undefined, "environment"), call("addLayers", 0, "layers"),
    call("addFunctionUrl", 0, "functionUrl"), call("configureAsyncInvoke", 0, "asyncInvoke"), call("currentVersion", undefined, "currentVersion"), call("addPermission", 1, "addPermission"),
    call("grantInvoke", 0, "grants"), call("addVersion", undefined, "currentVersion"), ...child("addEventSourceMapping", 1, "aws_lambda.EventSourceMapping"), ...child("addAlias", 1, "aws_lambda.Alias"), ...connections()];
  const lambdaMore = [
    ...events,
    { when: ["functionUrl"], then: (c) => c.addFunctionUrl?.(), as: { functionUrl: [{ x: 1 }] } },
    { when: ["functionUrl.*.authType = NONE"], then: (c) => c.addFunctionUrl?.({ authType: m.aws_lambda.FunctionUrlAuthType.NONE }), as: { functionUrl: [{ authType: "NONE" }] } },
    { when: ["functionUrl.*.cors"], then: (c) => c.addFunctionUrl?.({ cors: { allowedOrigins: ["*"] } }), as: { functionUrl: [{ cors: { allowedOrigins: ["*"] } }] } },
    { when: ["asyncInvoke"], then: (c) => c.configureAsyncInvoke({ retryAttempts: 1 }), as: { asyncInvoke: [{ retryAttempts: 1 }] } },
    { when: ["asyncInvoke.*.onFailure"], then: (c, s) => c.configureAsyncInvoke({ onFailure: g("Destination")(s) }), as: { asyncInvoke: [{ onFailure: v.instance("SqsDestination") }] } },
    { when: ["asyncInvoke.*.onSuccess"], then: (c, s) => c.configureAsyncInvoke({ onSuccess: g("Destination")(s) }), as: { asyncInvoke: [{ onSuccess: v.instance("SqsDestination") }] } },
    { when: ["currentVersion"], then: (c) => c.currentVersion, as: { currentVersion: [true] } },
    { when: ["addPermission.*"], rename: { sstperm: "Permission${key}", Permission0: "Permission${key}" }, then: (c) => c.addPermission("sstperm", { principal: new m.aws_iam.ServicePrincipal("s3.amazonaws.com") }), as: { addPermission: [{ principal: v.instance("ServicePrincipal") }] } },
    { when: ["grants.* is ServicePrincipal|AnyPrincipal|AccountPrincipal|ArnPrincipal|OrganizationPrincipal|StarPrincipal"], negate: ["!grants.*"], then: (c) => c.grantInvoke(new m.aws_iam.ServicePrincipal("s3.amazonaws.com")), as: { grants: [v.instance("ServicePrincipal")] } },
  ].filter((x) => m.aws_lambda.FunctionUrlAuthType || !/functionUrl/.test(x.when[0])).filter((x) => m.aws_lambda_destinations || !/asyncInvoke\.\*\.on/.test(x.when[0]));
  const inVpc = (s) => ({ vpc: vpc(s) });
  const lambda = (base, skip = []) => ({ base, rows: lambdaRows, more: lambdaMore,
    skip: [...skip, "events", "adotInstrumentation", "runtimeManagementMode", "snapStart", "profiling", "profilingGroup", "tenancyConfig", "durableConfig", "applicationLogLevelV2", "systemLogLevelV2", "allowAllIpv6Outbound", "paramsAndSecrets", "currentVersionOptions", "timezone"],
    over: { memorySize: 256, ephemeralStorageSize: () => m.cdk.Size?.gibibytes?.(1), filesystem: null, runtime: null, insightsVersion: () => m.aws_lambda.LambdaInsightsVersion.VERSION_1_0_54_0 },
    withs: { allowAllOutbound: inVpc, securityGroups: inVpc, securityGroup: inVpc, ipv6AllowedForDualStack: inVpc, allowPublicSubnet: inVpc,
      applicationLogLevel: { logFormat: "JSON" }, systemLogLevel: { logFormat: "JSON" }, logRetentionRole: () => ({ logRetention: 7 }), logRetentionRetryOptions: () => ({ logRetention: 7 }),
      filesystem: inVpc } });
  const filesystem = { when: ["filesystem"], props: (s) => {
    const point = m.aws_efs.AccessPoint.fromAccessPointAttributes(s, "GivenPoint", { accessPointId: "fsap-0123456789abcdef0123456789abcdef", fileSystem: g("FileSystem")(s) });
    return { vpc: vpc(s), filesystem: m.aws_lambda.FileSystem.fromEfsAccessPoint(point, "/mnt/x") };
  } };
  const container = (definition) => definition.addContainer("x", { image: m.aws_ecs.ContainerImage.fromRegistry("x") });
  const task = (s) => {
    const d = s.node.tryFindChild("GivenTask");
    if (d) return d;
    const made = new m.aws_ecs.FargateTaskDefinition(s, "GivenTask");
    made.addContainer("x", { image: m.aws_ecs.ContainerImage.fromRegistry("x"), portMappings: [{ containerPort: 80 }] });
    return made;
  };
  const definitionRows = [call("addToTaskRolePolicy", 0, "permissions"), call("addToExecutionRolePolicy", 0, "addToExecutionRolePolicy"), call("addContainer", 1, "containers")];
  const definitionMore = [
    { when: ["addToExecutionRolePolicy"], then: (c) => { container(c); c.addToExecutionRolePolicy(new m.aws_iam.PolicyStatement({ actions: ["s3:*"], resources: ["*"] })); }, as: { addToExecutionRolePolicy: [{ x: 1 }] } },
    { when: ["containers.*.logging"], then: (c) => c.addContainer("x", { image: m.aws_ecs.ContainerImage.fromRegistry("x"), logging: m.aws_ecs.LogDriver.awsLogs({ streamPrefix: "x" }) }), as: { containers: [{ logging: v.instance("LogDriver") }] } },
    { when: ["containers.*.secrets"], then: (c, s) => c.addContainer("x", { image: m.aws_ecs.ContainerImage.fromRegistry("x"), secrets: { A: m.aws_ecs.Secret.fromSecretsManager(g("Secret")(s)) } }), as: { containers: [{ secrets: { A: v.instance("Secret") } }] } },
    { when: ["containers.*.portMappings"], then: (c) => c.addContainer("x", { image: m.aws_ecs.ContainerImage.fromRegistry("x"), portMappings: [{ containerPort: 80 }] }), as: { containers: [{ portMappings: [{ containerPort: 80 }] }] } },
    { when: ["containers.*.environment"], then: (c) => c.addContainer("x", { image: m.aws_ecs.ContainerImage.fromRegistry("x"), environment: { A: "b" } }), as: { containers: [{ environment: { A: "b" } }] } },
    { when: ["containers.*.image is AssetImage"], negate: ["containers.*.image is not AssetImage"], then: (c) => c.addContainer("x", { image: m.aws_ecs.ContainerImage.fromAsset("image") }), as: { containers: [{ image: v.instance("AssetImage") }] } },
    { when: ["containers.*.image is EcrImage"], negate: ["containers.*.image is not EcrImage"], then: (c, s) => c.addContainer("x", { image: m.aws_ecs.ContainerImage.fromEcrRepository(g("Repository")(s)) }), as: { containers: [{ image: v.instance("EcrImage") }] } },
  ];
  const serviceSkip = ["cloudMapOptions", "serviceConnectConfiguration", "deploymentController", "capacityProviderStrategies", "volumeConfigurations", "taskDefinitionRevision", "platformVersion", "propagateTags", "propagateTaskTagsFrom",
    "deploymentStrategy", "canaryConfiguration", "linearConfiguration", "bakeTime", "lifecycleHooks", "isUsingECSCompatibleHealthcheck", "deploymentAlarms", "daemon", "availabilityZoneRebalancing", "minHealthyPercent", "maxHealthyPercent"];
  const scaling = [call("autoScaleTaskCount", 0, "autoScaleTaskCount")];
  const scalingVariant = { when: ["autoScaleTaskCount"], then: (c) => (c.service ?? c).autoScaleTaskCount({ maxCapacity: 3 }).scaleOnCpuUtilization("CpuScaling", { targetUtilizationPercent: 50 }), as: { autoScaleTaskCount: [{ x: 1 }] } };
  const call2 = { service: "S3", action: "listBuckets", physicalResourceId: m.custom_resources.PhysicalResourceId?.of("x") };
  const fargatePattern = (image) => (s) => ({ cluster: g("Cluster")(s), taskImageOptions: { image: m.aws_ecs.ContainerImage.fromRegistry("x") }, ...image?.(s) });
  const patternSkip = [...serviceSkip, "taskDefinition", "taskImageOptions", "vpc", "cluster", "sslPolicy", "protocol", "protocolVersion", "targetProtocol", "listenerPort", "runtimePlatform", "ephemeralStorageGiB", "cpu", "memoryLimitMiB", "domainName", "domainZone", "certificate", "redirectHTTP", "recordType", "loadBalancer", "assignPublicIp", "taskSubnets", "containerCpu", "containerMemoryLimitMiB"];
  const patternMore = (name) => [
    scalingVariant,
    { when: ["vpc", "!cluster"], negate: ["cluster"], skip: true },
    { when: ["taskImageOptions.image is AssetImage"], negate: ["taskImageOptions.image is not AssetImage"], props: () => ({ taskImageOptions: { image: m.aws_ecs.ContainerImage.fromAsset("image") } }), as: { taskImageOptions: { image: v.instance("AssetImage") } } },
    { when: ["taskImageOptions.secrets"], props: (s) => ({ taskImageOptions: { image: m.aws_ecs.ContainerImage.fromRegistry("x"), secrets: { A: m.aws_ecs.Secret.fromSecretsManager(g("Secret")(s)) } } }) },
    ...(name.includes("Application") ? [{ when: ["certificate"], props: (s) => ({ certificate: g("Certificate")(s) }) },
      { when: ["domainZone"], props: (s) => ({ domainName: "x.example.com", domainZone: g("HostedZone")(s), certificate: g("Certificate")(s) }) }] : []),
  ].filter((x) => !x.skip);
  const ecsConnections = connections();
  return [
    spec("aws_lambda.Function", { ...lambda(() => ({ code: m.aws_lambda.Code.fromAsset("code"), handler: "index.main", runtime: m.aws_lambda.Runtime.NODEJS_18_X ?? m.aws_lambda.Runtime.NODEJS_14_X }), ["code", "handler"]), more: [...lambdaMore, filesystem] }),
    spec("aws_lambda.DockerImageFunction", lambda(() => ({ code: m.aws_lambda.DockerImageCode.fromImageAsset("image") }), ["layers", "insightsVersion", "code"])),
    spec("aws_lambda_nodejs.NodejsFunction", { ...lambda(() => ({ code: m.aws_lambda.Code.fromAsset("code"), entry: "src/lambda.js", runtime: m.aws_lambda.Runtime.NODEJS_18_X ?? m.aws_lambda.Runtime.NODEJS_14_X }), ["entry", "handler", "code", "depsLockFilePath", "projectRoot", "awsSdkConnectionReuse"]),
      make: m.aws_lambda_nodejs && ((scope, id, props) => new m.aws_lambda.Function(scope, id, { handler: "index.handler", environment: { AWS_NODEJS_CONNECTION_REUSE_ENABLED: "1" }, ...props })) }),
    spec("aws_lambda.LayerVersion", { base: () => ({ code: m.aws_lambda.Code.fromAsset("code") }), skip: ["code"], rows: [call("addPermission", 1, "addPermission")],
      more: [{ when: ["addPermission.*"], rename: { sstperm: "Permission${key}", Permission0: "Permission${key}" }, then: (c) => c.addPermission("sstperm", { accountId: "210987654321" }), as: { addPermission: [{ accountId: "x" }] } }] }),
    spec("aws_lambda.Version", { base: (s) => ({ lambda: fn(s) }) }),
    spec("aws_lambda.Alias", { base: (s) => ({ aliasName: "sstid", version: g("Version")(s) }), skip: ["additionalVersions"], rows: [call("addFunctionUrl", 0, "functionUrl"), call("addAutoScaling", 0, "addAutoScaling")],
      more: [{ when: ["addAutoScaling"], then: (c) => c.addAutoScaling({ maxCapacity: 3 }).scaleOnUtilization({ utilizationTarget: 0.5 }), as: { addAutoScaling: [{ x: 1 }] } }], withs: { provisionedConcurrentExecutions: {} } }),
    spec("aws_lambda.EventSourceMapping", { base: (s) => ({ target: fn(s), eventSourceArn: "arn:aws:sqs:eu-central-1:123456789012:given0123456789abcdef0123456789abcdef" }), skip: ["eventSourceArn", "startingPositionTimestamp", "kafkaBootstrapServers", "kafkaTopic", "kafkaConsumerGroupId", "sourceAccessConfigurations", "provisionedPollerConfig", "schemaRegistryConfig", "metricsConfig", "maxConcurrency", "startingPosition"],
      over: { maxBatchingWindow: () => m.cdk.Duration.seconds(10), maxRecordAge: () => m.cdk.Duration.minutes(5) } }),
    spec("aws_lambda.FunctionUrl", { base: (s) => ({ function: fn(s) }) }),
    spec("aws_lambda.EventInvokeConfig", { base: (s) => ({ function: fn(s), retryAttempts: 1 }) }),
    spec("aws_lambda.CodeSigningConfig", { base: (s) => ({ signingProfiles: [m.aws_signer.SigningProfile.fromSigningProfileAttributes(s, "GivenSigner", { signingProfileName: "given", signingProfileVersion: "1" })] }) }),
    spec("aws_ecs.Cluster", { base: (s) => ({ vpc: vpc(s) }), skip: ["capacityProviders", "capacity", "executeCommandConfiguration", "containerInsights", "managedStorageConfiguration"], rows: [call("addDefaultCloudMapNamespace", 0, "defaultCloudMapNamespace"), call("enableFargateCapacityProviders", undefined, "enableFargateCapacityProviders")],
      more: [{ when: ["!vpc"], negate: ["vpc"], props: { vpc: undefined }, then: (c) => c.vpc, only: /^(?!Vpc)/ }, { when: ["containerInsights"], props: { containerInsights: true } }], }),
    spec("aws_ecs.FargateTaskDefinition", { then: container, rows: definitionRows, skip: ["volumes", "proxyConfiguration", "runtimePlatform", "ephemeralStorageGiB", "cpu", "memoryLimitMiB"], more: definitionMore }),
    spec("aws_ecs.FargateService", { base: (s) => ({ cluster: g("Cluster")(s), taskDefinition: task(s) }), skip: serviceSkip, rows: [...scaling, ...ecsConnections], more: [scalingVariant] }),
    ...["ApplicationLoadBalancedFargateService", "NetworkLoadBalancedFargateService"].map((name) => m.aws_ecs_patterns && spec(`aws_ecs_patterns.${name}`, { base: fargatePattern(), skip: patternSkip, rows: [...scaling.map((r) => ({ ...r, method: `service.${r.method}` })), ...connections("Service/SecurityGroup")], more: patternMore(name) })),
    m.aws_ecs_patterns && spec("aws_ecs_patterns.ScheduledFargateTask", { base: (s) => ({ cluster: g("Cluster")(s), schedule: m.aws_applicationautoscaling.Schedule.expression("rate(1 day)"), scheduledFargateTaskImageOptions: { image: m.aws_ecs.ContainerImage.fromRegistry("x"), memoryLimitMiB: 512 } }), only: ["ruleName", "securityGroups", "enabled"] }),
    m.aws_ecs_patterns && spec("aws_ecs_patterns.QueueProcessingFargateService", { base: (s) => ({ cluster: g("Cluster")(s), image: m.aws_ecs.ContainerImage.fromRegistry("x") }), only: ["queue", "logDriver", "enableLogging", "serviceName", "secrets", "environment", "securityGroups"] }),
    spec("aws_ecr.Repository", { skip: ["encryption.x", "imageTagMutabilityExclusionFilters"], over: { lifecycleRules: () => [{ maxImageCount: 5 }] }, rows: [call("addLifecycleRule", 0, "lifecycleRules"), call("addToResourcePolicy", 0, "addToResourcePolicy")], withs: { emptyOnDelete: () => ({ removalPolicy: m.cdk.RemovalPolicy.DESTROY }), autoDeleteImages: () => ({ removalPolicy: m.cdk.RemovalPolicy.DESTROY }) },
      more: [{ when: ["addToResourcePolicy"], then: (c) => c.addToResourcePolicy(new m.aws_iam.PolicyStatement({ actions: ["ecr:*"], principals: [new m.aws_iam.AnyPrincipal()] })), as: { addToResourcePolicy: [{ x: 1 }] } }] }),
    spec("aws_ecr_assets.DockerImageAsset", { base: { directory: "image" }, only: ["nothing"] }),
    spec("aws_codebuild.Project", { base: () => ({ buildSpec: m.aws_codebuild.BuildSpec.fromObject({ version: "0.2" }) }), skip: ["buildSpec", "source", "secondarySources", "artifacts", "secondaryArtifacts", "fileSystemLocations", "cache", "environment", "autoRetryLimit", "ssmSessionPermissions", "visibility", "badge", "fleet"], rows: [call("addToRolePolicy", 0, "permissions"), ...connections()],
      over: { environmentVariables: { A: { value: "b" } } }, withs: { securityGroups: inVpc, allowAllOutbound: inVpc, subnetSelection: inVpc } }),
    ...["EcsJobDefinition", "FargateComputeEnvironment", "JobQueue"].map((name) => spec(`aws_batch.${name}`, { base: (s) => (name === "FargateComputeEnvironment" ? { vpc: vpc(s) } : name === "EcsJobDefinition"
      ? { container: new m.aws_batch.EcsFargateContainerDefinition(s, "GivenContainer", { image: m.aws_ecs.ContainerImage.fromRegistry("x"), memory: m.cdk.Size.mebibytes(512), cpu: 1 }) }
      : { computeEnvironments: [{ order: 1, computeEnvironment: m.aws_batch.FargateComputeEnvironment.fromFargateComputeEnvironmentArn(s, "GivenEnvironment", "arn:aws:batch:eu-central-1:123456789012:compute-environment/given") }] }), only: ["jobQueueName", "computeEnvironmentName", "jobDefinitionName", "serviceRole", "schedulingPolicy", "securityGroups"] })),
    spec("custom_resources.AwsCustomResource", { base: () => ({ onCreate: call2, policy: m.custom_resources.AwsCustomResourcePolicy.fromSdkCalls({ resources: ["*"] }) }), only: ["functionName", "role", "timeout", "vpc", "resourceType", "onUpdate", "onDelete", "logRetention"],
      over: { onUpdate: call2, onDelete: { service: "S3", action: "listBuckets" }, resourceType: "Custom::Given", role: g("Role"), timeout: () => m.cdk.Duration.minutes(5), vpc } }),
    spec("custom_resources.Provider", { base: (s) => ({ onEventHandler: fn(s) }), skip: ["queryInterval", "totalTimeout", "securityGroups", "waiterStateMachineLogOptions", "disableWaiterStateMachineLogging", "frameworkCompleteAndTimeoutRole", "frameworkLambdaLoggingLevel"],
      over: { isCompleteHandler: fn } }),
    spec("cdk.CustomResource", { base: { serviceToken: "arn:aws:lambda:eu-central-1:123456789012:function:given0123456789abcdef0123456789abcdef" }, only: ["properties", "resourceType"], over: { properties: { A: "b" }, resourceType: "Custom::Given" } }),
    spec("cdk.NestedStack", { then: (c) => new m.aws_sns.Topic(c, "GivenTopic"), only: ["timeout", "parameters", "notificationArns"] }),
    { construct: "cdk.CfnOutput", methodsOnly: true, rows: [] },
  ];
}
