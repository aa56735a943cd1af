// Values for the props of CDK constructs, by the types that .jsii names.
import { createRequire } from "node:module";
import path from "node:path";
import { properties, read, split } from "../jsii.mjs";

const REGION = "eu-central-1";
const ACCOUNT = "123456789012";
/** Part of every identifier of what a variant hands over: the recorder takes texts with such a run for unknown. */
const ID = "0123456789abcdef0123456789abcdef";
const arn = (service, rest) => `arn:aws:${service}:${REGION}:${ACCOUNT}:${rest}`;

/** Constructs that variants hand over, by the interface's bare name; their ids begin with "Given". */
function givens(m, name) {
  const one = (id, make) => (stack) => stack.node.tryFindChild(id) ?? make(stack, id);
  const runtime = () => m.aws_lambda.Runtime.NODEJS_18_X ?? m.aws_lambda.Runtime.NODEJS_12_X;
  const table = {
    Vpc: one("GivenVpc", (s, id) => m.aws_ec2.Vpc.fromVpcAttributes(s, id, { vpcId: `vpc-${ID}`, vpcCidrBlock: "10.0.0.0/16",
      availabilityZones: [`${REGION}a`, `${REGION}b`], publicSubnetIds: [`subnet-1${ID}`, `subnet-2${ID}`], privateSubnetIds: [`subnet-3${ID}`, `subnet-4${ID}`],
      publicSubnetRouteTableIds: [`rtb-1${ID}`, `rtb-2${ID}`], privateSubnetRouteTableIds: [`rtb-3${ID}`, `rtb-4${ID}`] })),
    Subnet: one("GivenSubnet", (s, id) => m.aws_ec2.Subnet.fromSubnetAttributes(s, id, { subnetId: `subnet-${ID}`, availabilityZone: `${REGION}a`, routeTableId: `rtb-${ID}` })),
    SecurityGroup: one("GivenGroup", (s, id) => m.aws_ec2.SecurityGroup.fromSecurityGroupId(s, id, `sg-${ID}`)),
    PublicHostedZone: one("GivenZone", (s, id) => m.aws_route53.HostedZone.fromHostedZoneAttributes(s, id, { hostedZoneId: `Z${ID}`, zoneName: `x${ID}.example.com` })),
    HostedZone: one("GivenZone", (s, id) => m.aws_route53.HostedZone.fromHostedZoneAttributes(s, id, { hostedZoneId: `Z${ID}`, zoneName: `x${ID}.example.com` })),
    Certificate: one("GivenCertificate", (s, id) => m.aws_certificatemanager.Certificate.fromCertificateArn(s, id, `arn:aws:acm:us-east-1:${ACCOUNT}:certificate/${ID}`)),
    Role: one("GivenRole", (s, id) => m.aws_iam.Role.fromRoleArn(s, id, `arn:aws:iam::${ACCOUNT}:role/given${ID}`)),
    User: one("GivenUser", (s, id) => m.aws_iam.User.fromUserName(s, id, `given${ID}`)),
    Group: one("GivenUsers", (s, id) => m.aws_iam.Group.fromGroupArn(s, id, `arn:aws:iam::${ACCOUNT}:group/given${ID}`)),
    ManagedPolicy: () => m.aws_iam.ManagedPolicy.fromAwsManagedPolicyName("ReadOnlyAccess"),
    InstanceProfile: one("GivenProfile", (s, id) => new m.aws_iam.InstanceProfile(s, id)),
    Key: one("GivenKey", (s, id) => m.aws_kms.Key.fromKeyArn(s, id, arn("kms", `key/${ID}`))),
    Queue: one("GivenQueue", (s, id) => new m.aws_sqs.Queue(s, id)),
    Topic: one("GivenTopic", (s, id) => new m.aws_sns.Topic(s, id)),
    Bucket: one("GivenBucket", (s, id) => new m.aws_s3.Bucket(s, id)),
    LogGroup: one("GivenLogGroup", (s, id) => m.aws_logs.LogGroup.fromLogGroupArn(s, id, arn("logs", `log-group:given${ID}:*`))),
    Function: one("GivenFunction", (s, id) => new m.aws_lambda.Function(s, id, { code: m.aws_lambda.Code.fromInline("x"), handler: "index.main", runtime: runtime() })),
    Version: (s) => table.Function(s).currentVersion,
    Alias: one("GivenAlias", (s, id) => new m.aws_lambda.Alias(s, id, { aliasName: "given", version: table.Version(s) })),
    LayerVersion: one("GivenLayer", (s, id) => m.aws_lambda.LayerVersion.fromLayerVersionArn(s, id, arn("lambda", `layer:given${ID}:1`))),
    CodeSigningConfig: one("GivenSigning", (s, id) => m.aws_lambda.CodeSigningConfig.fromCodeSigningConfigArn(s, id, arn("lambda", `code-signing-config:csc-${ID}`))),
    Table: one("GivenTable", (s, id) => new m.aws_dynamodb.Table(s, id, { partitionKey: { name: "pk", type: "S" }, stream: "NEW_IMAGE" })),
    Stream: one("GivenStream", (s, id) => new m.aws_kinesis.Stream(s, id)),
    EventBus: one("GivenBus", (s, id) => m.aws_events.EventBus.fromEventBusArn(s, id, arn("events", `event-bus/given${ID}`))),
    Rule: one("GivenRule", (s, id) => m.aws_events.Rule.fromEventRuleArn(s, id, arn("events", `rule/given${ID}`))),
    Secret: one("GivenSecret", (s, id) => m.aws_secretsmanager.Secret.fromSecretCompleteArn(s, id, arn("secretsmanager", `secret:given${ID}-123456`))),
    UserPool: one("GivenPool", (s, id) => m.aws_cognito.UserPool.fromUserPoolId(s, id, `${REGION}_${ID}`)),
    UserPoolClient: one("GivenClient", (s, id) => m.aws_cognito.UserPoolClient.fromUserPoolClientId(s, id, `client${ID}`)),
    Cluster: one("GivenCluster", (s, id) => m.aws_ecs.Cluster.fromClusterAttributes(s, id, { clusterName: `given${ID}`, vpc: table.Vpc(s), securityGroups: [] })),
    Repository: one("GivenRepository", (s, id) => m.aws_ecr.Repository.fromRepositoryName(s, id, `given${ID}`)),
    StateMachine: one("GivenMachine", (s, id) => m.aws_stepfunctions.StateMachine.fromStateMachineArn(s, id, arn("states", `stateMachine:given${ID}`))),
    FileSystem: one("GivenFiles", (s, id) => m.aws_efs.FileSystem.fromFileSystemAttributes(s, id, { fileSystemId: `fs-${ID}`, securityGroup: table.SecurityGroup(s) })),
    RestApi: one("GivenRestApi", (s, id) => m.aws_apigateway.RestApi.fromRestApiAttributes(s, id, { restApiId: `api${ID}`, rootResourceId: `root${ID}` })),
    Alarm: one("GivenAlarm", (s, id) => m.aws_cloudwatch.Alarm.fromAlarmArn(s, id, arn("cloudwatch", `alarm:given${ID}`))),
    Delivery: undefined,
    Chainable: one("GivenPass", (s, id) => new m.aws_stepfunctions.Pass(s, id)),
    Grantable: () => new m.aws_iam.AccountRootPrincipal(),
    Principal: () => new m.aws_iam.ServicePrincipal("lambda.amazonaws.com"),
    Connectable: (s) => new m.aws_ec2.Connections({ securityGroups: [table.SecurityGroup(s)] }),
    MachineImage: () => m.aws_ec2.MachineImage.genericLinux({ [REGION]: `ami-${ID}` }),
    Metric: () => new m.aws_cloudwatch.Metric({ namespace: "given", metricName: "given" }),
    Schedule: () => m.aws_events.Schedule.expression("rate(1 hour)"),
    VpcEndpoint: one("GivenEndpoint", (s, id) => m.aws_ec2.InterfaceVpcEndpoint.fromInterfaceVpcEndpointAttributes(s, id, { vpcEndpointId: `vpce-${ID}`, port: 443 })),
    OpenIdConnectProvider: one("GivenProvider", (s, id) => m.aws_iam.OpenIdConnectProvider.fromOpenIdConnectProviderArn(s, id, `arn:aws:iam::${ACCOUNT}:oidc-provider/${ID}`)),
    Destination: (s) => (m.aws_lambda_destinations ? new m.aws_lambda_destinations.SqsDestination(table.Queue(s)) : undefined),
    KeyPair: one("GivenPair", (s, id) => m.aws_ec2.KeyPair.fromKeyPairName(s, id, `given${ID}`)),
    ApplicationLoadBalancer: one("GivenBalancer", (s, id) => new m.aws_elasticloadbalancingv2.ApplicationLoadBalancer(s, id, { vpc: table.Vpc(s) })),
    ApplicationListener: one("GivenListener", (s, id) => table.ApplicationLoadBalancer(s).node.tryFindChild(id) ?? table.ApplicationLoadBalancer(s).addListener(id, { port: 80, open: false,
      defaultAction: m.aws_elasticloadbalancingv2.ListenerAction.fixedResponse(404) })),
    ApplicationTargetGroup: one("GivenTargets", (s, id) => new m.aws_elasticloadbalancingv2.ApplicationTargetGroup(s, id, { vpc: table.Vpc(s), port: 80 })),
    NetworkLoadBalancer: one("GivenNetBalancer", (s, id) => new m.aws_elasticloadbalancingv2.NetworkLoadBalancer(s, id, { vpc: table.Vpc(s) })),
  };
  return table[name];
}

/** Objects that are no constructs, by the class's bare name. */
function classes(m) {
  return {
    Size: () => m.cdk.Size.gibibytes(1), SecretValue: () => m.cdk.SecretValue.unsafePlainText?.("given") ?? m.cdk.SecretValue.plainText("given"),
    Expiration: () => m.cdk.Expiration.after(m.cdk.Duration.days(1)), PolicyStatement: () => new m.aws_iam.PolicyStatement({ actions: ["s3:*"], resources: ["*"] }),
    PolicyDocument: () => new m.aws_iam.PolicyDocument({ statements: [new m.aws_iam.PolicyStatement({ actions: ["s3:*"], resources: ["*"] })] }),
    Runtime: () => m.aws_lambda.Runtime.NODEJS_18_X ?? m.aws_lambda.Runtime.NODEJS_14_X,
    InstanceType: () => new m.aws_ec2.InstanceType("t3.small"), Code: () => m.aws_lambda.Code.fromAsset("code"),
    DockerImageCode: () => m.aws_lambda.DockerImageCode.fromImageAsset("image"), ContainerImage: () => m.aws_ecs.ContainerImage.fromRegistry("given"),
    Port: () => m.aws_ec2.Port.tcp(80), Peer: () => m.aws_ec2.Peer.anyIpv4(), EcsTarget: undefined, CronOptions: undefined,
    RecordTarget: () => m.aws_route53.RecordTarget.fromIpAddresses("10.0.0.1"), CertificateValidation: () => m.aws_certificatemanager.CertificateValidation.fromDns(),
    Credentials: () => m.aws_rds.Credentials.fromGeneratedSecret("given"), DefinitionBody: (s) => m.aws_stepfunctions.DefinitionBody.fromChainable(givens(m, "Chainable")(s)),
    LogDriver: () => m.aws_ecs.LogDriver.awsLogs({ streamPrefix: "given" }), AssetHashType: undefined,
    BuildSpec: () => m.aws_codebuild.BuildSpec.fromObject({ version: "0.2" }), Action: undefined,
    FilterPattern: () => m.aws_logs.FilterPattern.allEvents(), IFilterPattern: () => m.aws_logs.FilterPattern.allEvents(),
  };
}

/** A text that suits the property of this name. */
function text(lib, at, name, counter) {
  const n = counter.next++;
  const P = (t) => lib.P(at, t);
  if (/arn$/i.test(name)) return P(`arn:aws:sns:${REGION}:${ACCOUNT}:sstname${n}x`);
  if (/cidr/i.test(name)) return "10.0.0.0/16";
  if (/^(zoneName|recordName|domainName|primaryDomain|hostName)$/.test(name)) return P(`sstname${n}x.example.com`);
  if (/^(subjectAlternativeNames|domainNames)$/.test(name)) return `sstname${n}x.example.com`;
  if (/^email$|emailAddress|notificationEmail|replyTo|fromEmail/i.test(name)) return `sstname${n}x@example.com`;
  if (/port/i.test(name)) return "80";
  if (/(^|[a-z])(Uri|Url)s?$|^(uri|url)/.test(name)) return `https://sstname${n}x.example.com`;
  if (/description|comment|message|document/i.test(name)) return "text";
  if (/availabilityZone/.test(name)) return `${REGION}a`;
  if (/region/i.test(name)) return "eu-west-1";
  if (/account/i.test(name)) return "210987654321";
  return P();
}

/** Makes values by jsii types. `make(type, name, at)` gives {of: (stack) => value, as: text of an enum's member}. */
export function values(lib) {
  const argument = process.argv[process.argv.indexOf("--packages") + 1];
  const root = path.resolve(process.env.PWD ?? ".", argument);
  const { all } = read(root);
  const require = createRequire(path.join(root, "package.json"));
  const m = new Proxy(lib.modules, { get(target, name) {
    try {
      return target[name];
    } catch {
      return alpha(name);
    }
  } });
  function alpha(name) {
    try {
      return require(`@aws-cdk/${name.replaceAll("_", "-")}-alpha`);
    } catch {
      return undefined;
    }
  }
  const table = classes(m);
  const counter = { next: 0 };

  function duration(name) {
    if (/expir|transition|after|archive|age$|days|validity|inactive|history|backup/i.test(name) && !/eventAge|recordAge/i.test(name)) return m.cdk.Duration.days(1);
    return /wait|interval|backoff|period|window|ttl/i.test(name) ? m.cdk.Duration.seconds(20) : m.cdk.Duration.minutes(5);
  }

  /** The class or enum of a fully qualified name. */
  function resolve(fqn) {
    const [module, name] = split(fqn);
    if (/-alpha\./.test(fqn)) return alpha(module)?.[name];
    return m[module]?.[name];
  }

  function named(fqn, name, at, depth) {
    const [, bare] = split(fqn);
    const entry = all.get(fqn)?.type;
    if (!entry) return undefined;
    if (entry.kind === "enum") {
      const holder = resolve(fqn);
      const member = entry.members.map((x) => x.name).find((n) => holder?.[n] !== undefined);
      return member && { of: () => holder[member], as: member, members: entry.members.map((x) => x.name).filter((n) => holder[n] !== undefined), holder };
    }
    const given = givens(m, bare.replace(/^I(?=[A-Z])/, ""));
    if (table[bare]) return { of: table[bare] };
    if (given && (entry.kind === "interface" || all.get(fqn).type.base)) return { of: given };
    if (entry.kind === "interface") {
      if (!entry.datatype) return undefined;
      return depth > 4 ? undefined : { of: (stack) => struct(stack, fqn, at, depth + 1), struct: fqn };
    }
    const member = (entry.properties ?? []).find((p) => p.static && p.type.fqn === fqn && resolve(fqn)?.[p.name] !== undefined);
    if (member) return { of: () => resolve(fqn)[member.name] };
    return undefined;
  }

  function make(type, name, at, depth = 0) {
    if (!type) return undefined;
    if (/\.Duration$/.test(type.fqn ?? "")) return { of: () => duration(name) };
    if (type.primitive === "date") return { of: () => new Date(Date.UTC(2030, 0, 1)) };
    if (type.primitive === "string") return { of: () => text(lib, at, name, counter), text: true };
    if (type.primitive === "number") return { of: () => (/port/i.test(name) ? 80 : 1) };
    if (type.primitive === "boolean") return { of: () => true, boolean: true };
    if (type.primitive) return { of: () => ({ given: "given" }) };
    if (type.collection) {
      const inner = make(type.collection.elementtype, name, type.collection.kind === "array" ? `${at}.*` : at, depth);
      if (!inner) return undefined;
      if (type.collection.kind === "map") return { of: (s) => ({ sstentry: value(inner, s) }) };
      return { of: (s) => [value(inner, s)], array: inner };
    }
    if (type.union) return type.union.types.map((t) => make(t, name, at, depth)).find(Boolean);
    return named(type.fqn, name, at, depth);
  }

  const value = (made, stack) => made.of(stack);

  /** The interface with its required properties only. */
  function struct(stack, fqn, at, depth = 0) {
    const result = {};
    for (const p of properties(all, fqn)) {
      if (p.optional) continue;
      const made = make(p.type, p.name, at ? `${at}.${p.name}` : p.name, depth);
      if (made) result[p.name] = value(made, stack);
    }
    return result;
  }

  /** The props with the members' names in place of enum values: what the source code shows. */
  function asWritten(props, fqn) {
    const result = { ...props };
    for (const p of fqn ? properties(all, fqn) : []) {
      const value = result[p.name];
      if (value === undefined || value === null) continue;
      const inner = p.type.fqn ?? p.type.collection?.elementtype?.fqn;
      const entry = inner && all.get(inner)?.type;
      if (entry?.kind === "enum") {
        const holder = resolve(inner) ?? {};
        const name = (x) => entry.members.map((e) => e.name).find((n) => holder[n] === x) ?? x;
        result[p.name] = Array.isArray(value) ? value.map(name) : name(value);
      } else if (entry?.datatype && Array.isArray(value)) result[p.name] = value.map((x) => asWritten(x, inner));
      else if (entry?.datatype && p.type.fqn && typeof value === "object") result[p.name] = asWritten(value, inner);
    }
    return result;
  }

  /** An instance of a class of this name: what the reader sees of an event source, a target, a subscription. */
  function instance(name, more = {}) {
    const holder = { [name]: class { node = { id: name }; } };
    return Object.assign(new holder[name](), more);
  }

  const given = (name) => (stack) => givens(m, name)(stack);
  return { asWritten, instance, all, m, make, struct, resolve, properties: (fqn) => properties(all, fqn), given, split };
}
