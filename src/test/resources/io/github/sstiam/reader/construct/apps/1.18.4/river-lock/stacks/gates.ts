import { App, Bucket as SstBucket, Cron, EventBus, Function as Fn, Job, Queue as SstQueue, Stack, StackProps, Table, Topic as SstTopic } from "@serverless-stack/resources";
import { aws_ec2 as ec2, aws_lambda as lambda, aws_sqs as sqs, Duration } from "aws-cdk-lib";
import { SqsDestination } from "aws-cdk-lib/aws-lambda-destinations";

enum Side {
  Up = "up",
  Down = "down",
}

export class GateStack extends Stack {
  public readonly vessels: Table;
  public readonly bus: EventBus;

  constructor(scope: App, id: string, props?: StackProps) {
    super(scope, id, props);

    this.vessels = new Table(this, "Vessels", {
      fields: { mmsi: "string", seen: "number" },
      primaryIndex: { partitionKey: "mmsi", sortKey: "seen" },
      cdk: { table: { writeCapacity: 5, readCapacity: 5, billingMode: "PROVISIONED" as any } },
    });
    this.vessels.cdk.table.autoScaleReadCapacity?.({ minCapacity: 5, maxCapacity: 50 }).scaleOnUtilization({ targetUtilizationPercent: 70 });

    const waiting = new SstQueue(this, "Waiting", { cdk: { queue: this.plainQueue("WaitingQueue") } });
    waiting.addConsumer(this, { function: { handler: "src/waiting.main", permissions: [this.vessels] } });

    this.bus = new EventBus(this, "Bus", {
      cdk: { eventBus: { eventBusName: `${scope.stage}-river` } },
      defaults: { function: { memorySize: 256 } },
      rules: {
        arrival: {
          pattern: { source: ["river.ais"], detailType: ["Arrival"], detail: { draught: [{ numeric: ["<", 4] }] } },
          targets: { open: "src/gate.open", wait: waiting },
        },
        storm: { pattern: { source: ["river.weather"] }, targets: { shut: { function: { handler: "src/gate.shut", reservedConcurrentExecutions: 1 } } } },
      },
    });
    this.bus.attachPermissions([this.vessels]);

    const horn = new SstTopic(this, "Horn");
    horn.addSubscribers(this, { [Side.Up]: "src/horn.up", [Side.Down]: { function: "src/horn.down" } });
    horn.bindToSubscriber(Side.Up, [this.vessels]);

    const network = new ec2.Vpc(this, "Network", {
      maxAzs: 2,
      natGateways: 0,
      subnetConfiguration: [
        { name: "public", subnetType: ec2.SubnetType.PUBLIC, cidrMask: 24 },
        { name: "inside", subnetType: ec2.SubnetType.PRIVATE_ISOLATED, cidrMask: 24 },
      ],
    });
    network.addGatewayEndpoint("Dynamo", { service: ec2.GatewayVpcEndpointAwsService.DYNAMODB });
    const layer = new lambda.LayerVersion(this, "Charts", { code: lambda.Code.fromAsset("layers/charts"), description: "Depth charts" });

    const level = new Fn(this, "Level", {
      handler: "src/level.main",
      url: { authorizer: "iam" },
      vpc: network,
      vpcSubnets: { subnetType: ec2.SubnetType.PRIVATE_ISOLATED },
      layers: [layer],
      deadLetterQueueEnabled: true,
      onFailure: new SqsDestination(waiting.cdk.queue),
      maxEventAge: Duration.minutes(10),
      tracing: "disabled",
      architecture: "arm_64",
    });
    level.attachPermissions([horn, [this.vessels.cdk.table, "grantReadData"]]);
    const version = level.currentVersion;
    version.addAlias(scope.stage === "prod" ? "live" : "test");

    const survey = new Job(this, "Survey", { handler: "src/survey.main", timeout: "3 hours", memorySize: "3 GB", permissions: ["s3:PutObject"], cdk: { vpc: network } });
    survey.bind([this.vessels]);
    new Cron(this, "Inspect", { schedule: "rate(7 days)", job: { function: { handler: "src/inspect.main", bind: [survey] }, cdk: { target: { retryAttempts: 1 } } } });

    const scans = new SstBucket(this, "Scans", { name: `${scope.stage}-river-scans`, notifications: { scan: "src/scan.main" } });
    scans.attachPermissions("*");
    this.addOutputs({ LevelUrl: level.url ?? "none", ScansName: { value: scans.bucketName, exportName: `${scope.stage}-scans` } });
  }

  private plainQueue(id: string): sqs.Queue {
    return new sqs.Queue(this, id, { encryption: sqs.QueueEncryption.KMS, retentionPeriod: Duration.days(2) });
  }
}
