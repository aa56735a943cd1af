// Buckets, tables, keys, parameters, secrets, logs, databases and file systems.
import { call, child, connections, entry } from "./cdk-methods.mjs";

export function storage(spec, v) {
  const m = v.m;
  const days = () => m.cdk.Duration.days(1);
  const g = v.given;
  const fn = g("Function"), queue = g("Queue"), topic = g("Topic"), vpc = g("Vpc");
  const destroy = () => m.cdk.RemovalPolicy.DESTROY;
  const statement = () => new m.aws_iam.PolicyStatement({ actions: ["s3:*"], resources: ["*"], principals: [new m.aws_iam.AnyPrincipal()] });
  const toPolicy = (name = "addToResourcePolicy") => ({ when: [name], then: (c) => c[name](statement()), as: { [name]: [{}, {}] } });
  const service = () => new m.aws_iam.ServicePrincipal("s3.amazonaws.com");
  const foreign = ["grants.* is ServicePrincipal|AnyPrincipal|AccountPrincipal|ArnPrincipal|StarPrincipal|OrganizationPrincipal|CanonicalUserPrincipal"];
  const grant = (name) => [{ when: foreign, negate: ["!grants.*"], then: (c) => c[name](service()), as: { grants: [v.instance("ServicePrincipal")] } }];
  const into = (...names) => names.map((n) => call(n, 0, "grants"));
  const note = (kind, make) => ({ when: ["notifications", `notifications.* is ${kind}`], negate: [`notifications.* is not ${kind}`],
    rename: { ...entry("AllowBucketNotificationsTosststagesstappsststackGivenFunction", "Permission"), GivenQueue: "GivenQueue${key}", GivenTopic: "GivenTopic${key}" },
    then: (c, s) => c.addEventNotification(m.aws_s3.EventType.OBJECT_CREATED, make(s)), as: { notifications: [v.instance(kind)] } });
  const n = m.aws_s3_notifications;
  const mysql = () => (m.aws_rds.DatabaseClusterEngine.auroraMysql({ version: m.aws_rds.AuroraMysqlEngineVersion.VER_3_04_0 ?? m.aws_rds.AuroraMysqlEngineVersion.VER_2_08_1 }));
  return [
    spec("aws_s3.Bucket", {
      skip: ["replicationRules", "replicationRole", "minimumTLSVersion"],
      over: { lifecycleRules: () => [{ expiration: days() }], notificationsHandlerRole: null, objectOwnership: () => m.aws_s3.ObjectOwnership.OBJECT_WRITER },
      withs: { autoDeleteObjects: () => ({ removalPolicy: destroy() }), bucketKeyEnabled: () => ({ encryption: m.aws_s3.BucketEncryption.KMS }), websiteErrorDocument: { websiteIndexDocument: "index.html" },
        publicReadAccess: () => ({ blockPublicAccess: m.aws_s3.BlockPublicAccess.BLOCK_ACLS }) },
      rows: [call("addLifecycleRule", 0, "lifecycleRules"), call("addCorsRule", 0, "cors"), call("addMetric", 0, "metrics"), call("addInventory", 0, "inventories"),
        call("addToResourcePolicy", 0, "addToResourcePolicy"), call("addEventNotification", 1, "notifications"), call("addObjectCreatedNotification", 0, "notifications"),
        call("addObjectRemovedNotification", 0, "notifications"), call("enableEventBridgeNotification", undefined, "eventBridgeEnabled"), call("grantPublicAccess", undefined, "addToResourcePolicy"),
        ...into("grantRead", "grantReadWrite", "grantWrite", "grantPut", "grantDelete")],
      more: [toPolicy(), ...(n ? [
        { when: ["notifications"], then: (c, s) => c.addEventNotification(m.aws_s3.EventType.OBJECT_CREATED, new n.SqsDestination(queue(s))), as: { notifications: [v.instance("IBucketNotificationDestination")] } },
        note("LambdaDestination", (s) => new n.LambdaDestination(fn(s))), note("SqsDestination", (s) => new n.SqsDestination(queue(s))), note("SnsDestination", (s) => new n.SnsDestination(topic(s)))] : []),
        ...grant("grantRead"),
        { when: ["versioned", "replicationRules"], negate: ["!replicationRules"], props: (s) => ({ versioned: true, replicationRules: [{ destination: g("Bucket")(s) }] }) }],
    }),
    spec("aws_s3.BucketPolicy", { base: (s) => ({ bucket: g("Bucket")(s) }), rows: [call("document.addStatements", undefined, "document")],
      then: (c) => c.document.addStatements(statement()) }),
    spec("aws_s3_assets.Asset", { base: { path: "code" } }),
    spec("aws_s3_deployment.BucketDeployment", { base: (s) => ({ sources: [m.aws_s3_deployment.Source.asset("code")], destinationBucket: g("Bucket")(s) }),
      skip: ["cacheControl", "signContent", "expires"], over: { distribution: (s) => m.aws_cloudfront.Distribution.fromDistributionAttributes(s, "GivenDistribution", { distributionId: "given", domainName: "x.example.com" }) },
      withs: { distributionPaths: (s) => ({ distribution: m.aws_cloudfront.Distribution.fromDistributionAttributes(s, "GivenDistribution", { distributionId: "given", domainName: "x.example.com" }) }),
        useEfs: (s) => ({ vpc: vpc(s) }), vpcSubnets: (s) => ({ vpc: vpc(s) }), securityGroups: (s) => ({ vpc: vpc(s) }) } }),
    spec("aws_dynamodb.Table", { skip: ["kinesisStream.x", "replicationTimeout", "kinesisPrecisionTimestamp", "waitForReplicationToFinish", "importSource"],
      over: { replicationRegions: ["eu-west-1"] },
      withs: { encryptionKey: {}, maxReadRequestUnits: () => ({ billingMode: m.aws_dynamodb.BillingMode.PAY_PER_REQUEST }), maxWriteRequestUnits: () => ({ billingMode: m.aws_dynamodb.BillingMode.PAY_PER_REQUEST }) },
      rows: [call("addGlobalSecondaryIndex", 0, "addGlobalSecondaryIndex"), call("addLocalSecondaryIndex", 0, "addLocalSecondaryIndex"), call("autoScaleReadCapacity", 0, "autoScaleReadCapacity"),
        call("autoScaleWriteCapacity", 0, "autoScaleWriteCapacity"), call("addToResourcePolicy", 0, "resourcePolicy"), ...replicaProvider()],
      more: [
        { when: ["addGlobalSecondaryIndex.*"], then: (c) => c.addGlobalSecondaryIndex({ indexName: "x", partitionKey: { name: "gk", type: "S" } }), as: { addGlobalSecondaryIndex: [{ indexName: "x" }] } },
        { when: ["addLocalSecondaryIndex.*"], props: { sortKey: { name: "sk", type: "S" } }, then: (c) => c.addLocalSecondaryIndex({ indexName: "x", sortKey: { name: "lk", type: "S" } }), as: { addLocalSecondaryIndex: [{ indexName: "x" }] } },
        { when: ["autoScaleReadCapacity"], then: (c) => c.autoScaleReadCapacity({ minCapacity: 1, maxCapacity: 2 }).scaleOnUtilization({ targetUtilizationPercent: 50 }), as: { autoScaleReadCapacity: [{ x: 1 }] } },
        { when: ["autoScaleWriteCapacity"], then: (c) => c.autoScaleWriteCapacity({ minCapacity: 1, maxCapacity: 2 }).scaleOnUtilization({ targetUtilizationPercent: 50 }), as: { autoScaleWriteCapacity: [{ x: 1 }] } }] }),
    spec("aws_dynamodb.TableV2", { skip: ["witnessRegion"], over: { replicas: [{ region: "eu-west-1" }] }, rows: [call("addGlobalSecondaryIndex", 0, "globalSecondaryIndexes"), call("addReplica", 0, "replicas")] }),
    spec("aws_kms.Key", { skip: ["policy"], rows: [call("addAlias", 0, "alias"), call("addToResourcePolicy", 0, "policy")], withs: { rotationPeriod: { enableKeyRotation: true } }, more: [toPolicy()], over: { rotationPeriod: () => m.cdk.Duration.days(100), pendingWindow: () => m.cdk.Duration.days(10) } }),
    spec("aws_kms.Alias", { base: (s) => ({ aliasName: "alias/sstid", targetKey: g("Key")(s) }) }),
    spec("aws_logs.LogGroup", { over: { dataProtectionPolicy: null }, rows: [...child("addMetricFilter", 1, "aws_logs.MetricFilter"), ...child("addSubscriptionFilter", 1, "aws_logs.SubscriptionFilter"),
      ...child("addStream", 1, "aws_logs.LogStream"), call("addToResourcePolicy", 0, "addToResourcePolicy")], more: [toPolicy()] }),
    spec("aws_logs.LogStream"), spec("aws_logs.MetricFilter"), spec("aws_logs.ResourcePolicy", { base: () => ({ policyStatements: [statement()] }) }),
    spec("aws_logs.LogRetention", { base: () => ({ logGroupName: "sstgiven", retention: m.aws_logs.RetentionDays.ONE_DAY }), skip: ["role", "logRetentionRetryOptions"] }),
    m.aws_logs_destinations && spec("aws_logs.SubscriptionFilter", { base: (s) => ({ destination: new m.aws_logs_destinations.LambdaDestination(fn(s)), filterPattern: m.aws_logs.FilterPattern.allEvents(), logGroup: g("LogGroup")(s) }),
      more: [{ when: ["destination is KinesisDestination"], props: (s) => ({ destination: new m.aws_logs_destinations.KinesisDestination(g("Stream")(s)) }), as: { destination: v.instance("KinesisDestination") } }] }),
    spec("aws_ssm.StringParameter", { withs: { allowedPattern: { stringValue: "given", allowedPattern: ".*" } }, skip: ["allowedPattern"] }), spec("aws_ssm.StringListParameter", { skip: ["allowedPattern"] }),
    spec("aws_secretsmanager.Secret", { skip: ["secretStringBeta1"], rows: [...child("addRotationSchedule", 1, "aws_secretsmanager.RotationSchedule"), call("addToResourcePolicy", 0, "addToResourcePolicy"), call("attach", 0, "attach"), call("addReplicaRegion", 0, "replicaRegions")],
      more: [toPolicy(), { when: ["attach"], then: (c) => c.attach({ asSecretAttachmentTarget: () => ({ targetId: "given", targetType: m.aws_secretsmanager.AttachmentTargetType.DOCDB_DB_CLUSTER }) }), as: { attach: [{ x: 1 }] } }] }),
    spec("aws_secretsmanager.RotationSchedule", { base: (s) => ({ secret: g("Secret")(s), rotationLambda: fn(s) }), skip: ["hostedRotation"] }),
    spec("aws_rds.DatabaseCluster", { base: (s) => ({ engine: mysql(), vpc: vpc(s), ...(m.aws_rds.ClusterInstance ? { writer: m.aws_rds.ClusterInstance.provisioned("sstwriter") } : { vpc: undefined, instanceProps: { vpc: vpc(s) } }) }),
      skip: ["writer", "vpc", "credentials", "engine", "instanceProps", "instances", "instanceUpdateBehaviour", "replicationSourceIdentifier", "domain"], rows: connections(),
      over: { monitoringInterval: () => m.cdk.Duration.seconds(60), storageEncryptionKey: g("Key"), backup: () => ({ retention: days() }), readers: () => m.aws_rds.ClusterInstance && [m.aws_rds.ClusterInstance.serverlessV2("sstreader")] },
      withs: { domainRole: { domain: "d-1" }, monitoringRole: () => ({ monitoringInterval: m.cdk.Duration.seconds(60) }), enableClusterLevelEnhancedMonitoring: () => ({ monitoringInterval: m.cdk.Duration.seconds(60) }) }, }),
    spec("aws_rds.DatabaseInstance", { base: (s) => ({ engine: m.aws_rds.DatabaseInstanceEngine.MYSQL, vpc: vpc(s) }), skip: ["credentials", "vpc", "engine", "timezone", "characterSetName", "domain", "domainRole", "vpcPlacement", "sourceDatabaseInstance"], over: { monitoringInterval: () => m.cdk.Duration.seconds(60) },
      withs: { monitoringRole: () => ({ monitoringInterval: m.cdk.Duration.seconds(60) }) }, rows: connections() }),
    spec("aws_rds.ServerlessCluster", { base: (s) => ({ engine: m.aws_rds.DatabaseClusterEngine.AURORA_MYSQL, vpc: vpc(s) }), skip: ["credentials", "vpc", "engine"], rows: connections(), over: { backupRetention: days } }),
    spec("aws_rds.DatabaseProxy", { base: (s) => ({ proxyTarget: m.aws_rds.ProxyTarget.fromCluster(new m.aws_rds.DatabaseCluster(s, "GivenDatabase", { engine: mysql(), ...(m.aws_rds.ClusterInstance ? { vpc: vpc(s), writer: m.aws_rds.ClusterInstance.provisioned("w") } : { instanceProps: { vpc: vpc(s) } }) })), secrets: [g("Secret")(s)], vpc: vpc(s) }), skip: ["vpc"], rows: connections("ProxySecurityGroup") }),
    spec("aws_rds.SubnetGroup", { base: (s) => ({ description: "text", vpc: vpc(s) }), skip: ["vpc"] }),
    spec("aws_rds.ParameterGroup", { base: () => ({ engine: mysql() }), then: (c) => c.bindToCluster?.({}) }),
    spec("aws_efs.FileSystem", { skip: ["vpc", "replicationConfiguration", "replicationOverwriteProtection", "oneZone", "provisionedThroughputPerSecond"], rows: [...child("addAccessPoint", 1, "aws_efs.AccessPoint"), ...connections("EfsSecurityGroup")] }),
    spec("aws_efs.AccessPoint"),
    spec("aws_opensearchservice.Domain", { base: () => ({ version: m.aws_opensearchservice.EngineVersion.OPENSEARCH_2_3 ?? m.aws_opensearchservice.EngineVersion.OPENSEARCH_1_0 }), rows: connections("SecurityGroup"),
      skip: ["zoneAwareness", "cognitoDashboardsAuth", "domainName", "capacity", "offPeakWindowEnabled", "offPeakWindowStart", "vpcSubnets", "securityGroups", "useUnsignedBasicAuth", "fineGrainedAccessControl", "coldStorageEnabled"],
      withs: {}, over: { vpc }, more: [{ when: ["fineGrainedAccessControl"], props: { fineGrainedAccessControl: { masterUserName: "given" }, encryptionAtRest: { enabled: true }, nodeToNodeEncryption: true, enforceHttps: true } }] }),
    spec("aws_backup.BackupPlan", { then: (c) => c.addRule(m.aws_backup.BackupPlanRule.daily()), rows: [...child("addSelection", 1, "aws_backup.BackupSelection")] }),
    spec("aws_backup.BackupVault", { skip: ["lockConfiguration"] }), spec("aws_backup.BackupSelection", { base: (s) => ({ backupPlan: m.aws_backup.BackupPlan.fromBackupPlanId(s, "GivenPlan", "given"), resources: [m.aws_backup.BackupResource.fromTag("a", "b")] }) }),
  ];
}

/** The nested stack that makes replicas of a table with replicationRegions: its template is an asset, which the recorder does not open. */
function replicaProvider() {
  const place = "/awscdkawsdynamodbReplicaProvider";
  const trust = (service) => ({ AssumeRolePolicyDocument: { Statement: [{ Action: "sts:AssumeRole", Effect: "Allow", Principal: { Service: service } }], Version: "2012-10-17" } });
  const open = { $open: true };
  const policies = [{ "Fn::Join": ["", ["arn:", { Ref: "AWS::Partition" }, ":iam::aws:policy/service-role/AWSLambdaBasicExecutionRole"]] }];
  const handler = (name) => [
    { at: `${place}/${name}/ServiceRole/Resource`, type: "AWS::IAM::Role", properties: { ...trust("lambda.amazonaws.com"), ManagedPolicyArns: policies } },
    { at: `${place}/${name}/ServiceRole/DefaultPolicy/Resource`, type: "AWS::IAM::Policy", properties: { PolicyDocument: { Statement: [] }, PolicyName: open, Roles: [{ Ref: `@${place}/${name}/ServiceRole/Resource` }] } },
    { at: `${place}/${name}/Resource`, type: "AWS::Lambda::Function", properties: { Code: { S3Bucket: open, S3Key: open }, Handler: open, Role: { "Fn::GetAtt": [`@${place}/${name}/ServiceRole/Resource`, "Arn"] }, Runtime: open, Timeout: 900 } }];
  const machine = `${place}/Provider/waiterstatemachine`;
  return [
    { asset: "file" }, ...["OnEventHandler", "IsCompleteHandler", "Provider/frameworkonEvent", "Provider/frameworkisComplete", "Provider/frameworkonTimeout"].flatMap(handler),
    { at: `${machine}/Role/Resource`, type: "AWS::IAM::Role", properties: trust("states.amazonaws.com") },
    { at: `${machine}/Role/DefaultPolicy/Resource`, type: "AWS::IAM::Policy", properties: { PolicyDocument: { Statement: [] }, PolicyName: open, Roles: [{ Ref: `@${machine}/Role/Resource` }] } },
    { at: `${machine}/Resource`, type: "AWS::StepFunctions::StateMachine", properties: { DefinitionString: open, RoleArn: { "Fn::GetAtt": [`@${machine}/Role/Resource`, "Arn"] } } },
  ].map((row) => ({ when: ["replicationRegions"], ...row }));
}
