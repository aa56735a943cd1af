import { Api, Bucket, Function, Queue, RDS, Service, StackContext, Table, Topic, AppSyncApi } from "sst/constructs";
import { aws_iam as iam, aws_ec2 as ec2, aws_s3 as s3, aws_kms as kms, aws_ecs as ecs, RemovalPolicy } from "aws-cdk-lib";
import { HostedZone } from "aws-cdk-lib/aws-route53";

export const isLive = (stage: string) => ["prod", "staging"].includes(stage);

export function BackStack({ stack }: StackContext) {
  const live = isLive(stack.stage);
  const key = new kms.Key(stack, "Key", { removalPolicy: RemovalPolicy.DESTROY });

  const originals = new s3.Bucket(stack, "Originals", {
    bucketName: `${stack.stage}-gallery-originals`,
    encryption: s3.BucketEncryption.KMS,
    encryptionKey: key,
    blockPublicAccess: s3.BlockPublicAccess.BLOCK_ALL,
    versioned: true,
    ...(live ? { removalPolicy: RemovalPolicy.RETAIN } : { removalPolicy: RemovalPolicy.DESTROY, autoDeleteObjects: true }),
  });
  const copies = new Bucket(stack, "Copies", { name: `${stack.stage}-gallery-copies`, cdk: { bucket: { autoDeleteObjects: true, removalPolicy: RemovalPolicy.DESTROY } } });

  const scalers = new Queue(stack, "Scale", {
    consumer: { function: { handler: "functions/scale.handler", memorySize: "3008 MB", diskSize: "2 GB", permissions: ["rekognition:DetectLabels"] } },
    cdk: { queue: { encryptionMasterKey: key } },
  });
  scalers.attachPermissions([copies]);
  originals.grantRead(scalers.consumerFunction!);

  const role = new iam.Role(stack, "Curator", {
    roleName: `${stack.stage}-gallery-curator`,
    assumedBy: new iam.ServicePrincipal("lambda.amazonaws.com"),
    managedPolicies: [iam.ManagedPolicy.fromAwsManagedPolicyName("service-role/AWSLambdaBasicExecutionRole")],
  });
  role.addToPolicy(new iam.PolicyStatement({ actions: ["s3:ListBucket"], resources: [originals.bucketArn] }));
  new iam.ManagedPolicy(stack, "Viewers", {
    statements: [new iam.PolicyStatement({ actions: ["s3:GetObject"], resources: [originals.arnForObjects("*")] })],
    roles: [role],
  });
  const curate = new Function(stack, "Curate", { handler: "functions/curate.handler", role, tracing: "disabled", url: true });

  const works = new Table(stack, "Works", {
    fields: { id: "string", artist: "string" },
    primaryIndex: { partitionKey: "id" },
    globalIndexes: { artist: { partitionKey: "artist" } },
    cdk: { table: { removalPolicy: RemovalPolicy.RETAIN } },
  });
  const notices = new Topic(stack, "Notices", { subscribers: { web: "functions/notice.handler" } });

  const vpc = ec2.Vpc.fromVpcAttributes(stack, "SharedVpc", {
    vpcId: "vpc-0a1b2c3d",
    availabilityZones: ["us-east-1a", "us-east-1b"],
    publicSubnetIds: ["subnet-11111111", "subnet-22222222"],
    privateSubnetIds: ["subnet-33333333", "subnet-44444444"],
  });
  const visits = new RDS(stack, "Visits", { engine: "mysql5.7", defaultDatabaseName: "visits" });
  const graph = new AppSyncApi(stack, "Catalogue", {
    schema: "catalogue.graphql",
    dataSources: { db: { type: "rds", rds: visits } },
    resolvers: {
      "Query visits": {
        dataSource: "db",
        requestMapping: { file: "mapping/request.vtl" },
        responseMapping: { inline: "$util.toJson([])" },
      },
    },
  });

  const tours = new Service(stack, "Tours", {
    path: "web/tours",
    port: 3000,
    customDomain: {
      domainName: "tours.gallery.example",
      cdk: { hostedZone: HostedZone.fromHostedZoneAttributes(stack, "Zone", { hostedZoneId: "Z2GALLERY", zoneName: "gallery.example" }) },
    },
    cdk: { vpc },
    bind: [works, notices],
  });
  const worker = new Service(stack, "Worker", {
    port: 3000,
    architecture: "arm64",
    cdk: {
      cloudfrontDistribution: false,
      applicationLoadBalancer: false,
      container: { image: ecs.ContainerImage.fromRegistry("busybox") },
      vpc,
    },
  });
  worker.attachPermissions([copies]);

  const api = new Api(stack, "Api", {
    cdk: { httpApi: { disableExecuteApiEndpoint: false } },
    authorizers: undefined,
    defaults: { authorizer: "iam", function: { bind: [works], permissions: [[works.cdk.table, "grantReadData"]] } },
    customDomain: { domainName: "api.elsewhere.example", isExternalDomain: true, cdk: { certificate: certificateOf(stack) } },
    routes: { "GET /works": "functions/works.list", "GET /works/{id}": { function: { handler: "functions/works.get", timeout: 5 } } },
  });

  return { api, works, copies, curate, tours, graph };
}

import { Certificate } from "aws-cdk-lib/aws-certificatemanager";
import type { Construct } from "constructs";
export function certificateOf(scope: Construct) {
  return Certificate.fromCertificateArn(scope, "Elsewhere", "arn:aws:acm:us-east-1:123456789012:certificate/0f9a1c9e");
}
