// What the lists of several generations share.
export const HANDLER = "src/lambda.main";
export const ROUTE = "GET /sstkey";

/** Constructs that variants hand over; their ids begin with "Given", so that they are not recorded. */
export function givens(lib) {
  const m = lib.modules;
  return {
    vpc: (s) => m.aws_ec2.Vpc.fromVpcAttributes(s, "GivenVpc", { vpcId: "vpc-1", availabilityZones: ["eu-central-1a", "eu-central-1b"],
      publicSubnetIds: ["subnet-1", "subnet-2"], privateSubnetIds: ["subnet-3", "subnet-4"] }),
    group: (s) => m.aws_ec2.SecurityGroup.fromSecurityGroupId(s, "GivenGroup", "sg-1"),
    zone: (s) => m.aws_route53.HostedZone.fromHostedZoneAttributes(s, "GivenZone", { hostedZoneId: "Z1", zoneName: "example.com" }),
    certificate: (s) => m.aws_certificatemanager.Certificate.fromCertificateArn(s, "GivenCertificate",
      "arn:aws:acm:us-east-1:123456789012:certificate/1"),
    role: (s) => m.aws_iam.Role.fromRoleArn(s, "GivenRole", "arn:aws:iam::123456789012:role/given"),
    key: (s) => m.aws_kms.Key.fromKeyArn(s, "GivenKey", "arn:aws:kms:eu-central-1:123456789012:key/1"),
    cdkQueue: (s) => new m.aws_sqs.Queue(s, "GivenQueue"),
    cdkTopic: (s) => new m.aws_sns.Topic(s, "GivenTopic"),
    cdkBucket: (s) => m.aws_s3.Bucket.fromBucketName(s, "GivenBucket", "given"),
    logGroup: (s) => new m.aws_logs.LogGroup(s, "GivenLogGroup"),
    cdkFunction: (s) => new m.aws_lambda.Function(s, "GivenFunction", { code: m.aws_lambda.Code.fromInline("x"), handler: "index.main",
      runtime: m.aws_lambda.Runtime.NODEJS_18_X ?? m.aws_lambda.Runtime.NODEJS_14_X }),
  };
}

/** The props that SST's Function hands on to CDK's. */
export function cdkFunctionVariants(lib, base) {
  const g = givens(lib);
  const m = lib.modules;
  const f = (props) => ({ ...base, ...props });
  // What CDK's SqsDestination does; CDK 1 keeps it in a package that SST 0.40 does not bring.
  const destination = (queue) => ({ bind: (_scope, fn) => {
    queue.grantSendMessages(fn);
    return { destination: queue.queueArn };
  } });
  const days = m.cdk.Duration;
  const list = [
    { name: "vpc", when: ["vpc"], props: (s) => f({ vpc: g.vpc(s) }) },
    { from: "vpc", when: ["vpc", "securityGroups"], props: (s) => f({ vpc: g.vpc(s), securityGroups: [g.group(s)] }) },
    { when: ["vpc", "securityGroup"], from: "vpc", props: (s) => f({ vpc: g.vpc(s), securityGroup: g.group(s) }) },
    { name: "role", when: ["role"], props: (s) => f({ role: g.role(s) }) },
    { when: ["layers"], props: (s) => f({ layers: [m.aws_lambda.LayerVersion.fromLayerVersionArn(s, "GivenLayer",
      "arn:aws:lambda:eu-central-1:123456789012:layer:given:1")] }) },
    { when: ["deadLetterQueueEnabled"], props: f({ deadLetterQueueEnabled: true }) },
    { when: ["deadLetterQueue"], props: (s) => f({ deadLetterQueue: g.cdkQueue(s) }) },
    { when: ["deadLetterTopic"], since: 2, props: (s) => f({ deadLetterTopic: g.cdkTopic(s) }) },
    { when: ["onFailure"], props: (s) => f({ onFailure: destination(g.cdkQueue(s)) }) },
    { when: ["onSuccess"], props: (s) => f({ onSuccess: destination(g.cdkQueue(s)) }) },
    { when: ["retryAttempts is number"], props: f({ retryAttempts: 1 }) },
    { when: ["maxEventAge"], props: f({ maxEventAge: days.minutes(5) }) },
    { when: ["reservedConcurrentExecutions is number"], props: f({ reservedConcurrentExecutions: 3 }) },
    { when: ["description"], props: f({ description: "text" }) },
    { when: ["environmentEncryption"], props: (s) => f({ environmentEncryption: g.key(s) }) },
    { when: ["insightsVersion"], skip: !m.aws_lambda.LambdaInsightsVersion,
      props: f({ insightsVersion: m.aws_lambda.LambdaInsightsVersion?.VERSION_1_0_54_0 }) },
    { when: ["initialPolicy"], props: f({ initialPolicy: [new m.aws_iam.PolicyStatement({ actions: ["s3:*"], resources: ["*"] })] }) },
    { when: ["filesystem"], rename: { "fsap-1": "${filesystem.accessPointId}" }, from: "vpc", negate: ["!filesystem"], props: (s) => {
      const vpc = g.vpc(s);
      const fs = m.aws_efs.FileSystem.fromFileSystemAttributes(s, "GivenFiles", { fileSystemId: "fs-1", securityGroup: g.group(s) });
      const point = m.aws_efs.AccessPoint.fromAccessPointAttributes(s, "GivenPoint", { accessPointId: "fsap-1", fileSystem: fs });
      return f({ vpc, filesystem: m.aws_lambda.FileSystem.fromEfsAccessPoint(point, "/mnt/x") });
    } },
    { when: ["codeSigningConfig"], props: (s) => f({ codeSigningConfig: m.aws_lambda.CodeSigningConfig.fromCodeSigningConfigArn(s, "GivenSigning",
      "arn:aws:lambda:eu-central-1:123456789012:code-signing-config:csc-1") }) },
    { when: ["currentVersionOptions"], props: f({ currentVersionOptions: { removalPolicy: m.cdk.RemovalPolicy.RETAIN } }),
      then: (fn) => fn.currentVersion },
    { when: ["events"], props: (s) => f({ events: [new m.aws_lambda_event_sources.SqsEventSource(g.cdkQueue(s))] }) },
    { when: ["logRetention"], props: f({ logRetention: lib.generation >= 1 && lib.sst.Function ? "one_week" : m.aws_logs.RetentionDays.ONE_WEEK }) },
    { when: ["logFormat"], modern: true, props: f({ logFormat: "JSON" }) },
    { when: ["loggingFormat"], modern: true, props: f({ loggingFormat: m.aws_lambda.LoggingFormat?.JSON }) },
    { when: ["logGroup"], modern: true, props: (s) => f({ logGroup: g.logGroup(s) }) },
    { when: ["snapStart"], modern: true, props: f({ snapStart: m.aws_lambda.SnapStartConf?.ON_PUBLISHED_VERSIONS, runtime: "java17" }), skip: true },
    { when: ["recursiveLoop"], modern: true, props: f({ recursiveLoop: m.aws_lambda.RecursiveLoop?.ALLOW }) },
    { when: ["paramsAndSecrets"], modern: true, props: f({ paramsAndSecrets:
      m.aws_lambda.ParamsAndSecretsLayerVersion?.fromVersion(m.aws_lambda.ParamsAndSecretsVersions.V1_0_103) }) },
    { when: ["ipv6AllowedForDualStack"], from: "vpc", modern: true, props: (s) => f({ vpc: g.vpc(s), ipv6AllowedForDualStack: true }) },
  ];
  return list.filter((v) => !v.skip && !(v.modern && lib.generation < 2) && !(v.since && lib.cdk.startsWith("1.")));
}

/** `addX(scope, value)` and the methods that give a construct's functions more. */
export const methods = (construct, table) => table.map(([method, argument, into]) => ({ construct, method, argument, into }));

/** The same variants for an app in us-east-1, where some constructs need no detour for what must be there. */
export const inVirginia = (list) => list.map((v) => ({ ...v, region: "us-east-1", from: undefined, name: v.name && `${v.name} us-east-1`,
  when: [...(v.when ?? []), "$region = us-east-1"], negate: ["$region != us-east-1"] }));

/** The app's default removal policy, which also empties the buckets of the app; `condition` says for which policies. */
export const withRemovalPolicy = (condition, base = {}) => ({ when: [condition], props: base, app: (app) => app.setDefaultRemovalPolicy("destroy"),
  as: (props) => ({ ...props, $removalPolicy: "destroy" }) });

/** The link that the CDK makes to a load balancer, once for its VPC; it lies beside constructs that are given, so it is written by hand. */
export const balancerLink = (listener, link) => ({ when: ["routes.*", listener, `!${link}`], at: "Api/VpcLink${key}/Resource", type: "AWS::ApiGatewayV2::VpcLink",
  properties: { Name: { $open: true }, SecurityGroupIds: [], SubnetIds: { $open: true } } });
