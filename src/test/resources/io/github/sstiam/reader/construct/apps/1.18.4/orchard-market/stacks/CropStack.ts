import { Bucket, Config, KinesisStream, Queue, RDS, StackContext, Table, Topic } from "@serverless-stack/resources";
import { Vpc, SecurityGroup, Port } from "aws-cdk-lib/aws-ec2";
import { BucketEncryption } from "aws-cdk-lib/aws-s3";
import { Key } from "aws-cdk-lib/aws-kms";
import { Duration, RemovalPolicy } from "aws-cdk-lib";
import { schedule } from "./seasons";

export function CropStack({ stack, app }: StackContext) {
  const vpc = new Vpc(stack, "Vpc", { cidr: "10.8.0.0/16", maxAzs: 2, natGateways: 1 });
  const workers = new SecurityGroup(stack, "Workers", { vpc, allowAllOutbound: true });
  workers.addIngressRule(workers, Port.tcp(3306));

  const weighings = new KinesisStream(stack, "Weighings");
  const crops = new Table(stack, "Crops", {
    fields: { grower: "string", fruit: "string", week: "number", tons: "number" },
    primaryIndex: { partitionKey: "grower", sortKey: "week" },
    globalIndexes: { byFruit: { partitionKey: "fruit", sortKey: "tons" } },
    localIndexes: { byTons: { sortKey: "tons" } },
    kinesisStream: weighings,
    stream: "new_and_old_images",
    timeToLiveAttribute: "expires",
    defaults: { function: { timeout: 45 } },
    consumers: {
      totals: "crops.totals",
      prices: { function: { handler: "crops.prices", memorySize: 2048 }, cdk: { eventSource: { batchSize: 10, parallelizationFactor: 2 } } },
    },
  });
  crops.attachPermissionsToConsumer("prices", ["ssm"]);

  const spoilt = new Queue(stack, "Spoilt");
  const harvest = new Queue(stack, "Harvest", {
    consumer: { function: "harvest.main", cdk: { eventSource: { batchSize: 3 } } },
    cdk: { queue: { visibilityTimeout: Duration.minutes(2), deadLetterQueue: { queue: spoilt.cdk.queue, maxReceiveCount: 4 } } },
  });
  harvest.bind([crops]);

  const offers = new Topic(stack, "Offers", {
    defaults: { function: { retryAttempts: 1 } },
    subscribers: { mail: "offers.mail", keep: { type: "queue", queue: spoilt } },
  });

  const key = new Key(stack, "PhotoKey", { enableKeyRotation: true, removalPolicy: RemovalPolicy.DESTROY });
  const photos = new Bucket(stack, "Photos", {
    cors: true,
    defaults: { function: { bind: [crops] } },
    notifications: {
      sort: { function: "photos.sort", events: ["object_created"], filters: [{ prefix: "in/" }] },
      lost: { type: "queue", queue: spoilt, events: ["object_removed_delete"] },
    },
    cdk: { bucket: { encryption: BucketEncryption.KMS, encryptionKey: key, enforceSSL: true } },
  });
  photos.addNotifications(stack, { tell: { type: "topic", topic: offers, events: ["object_restore_completed"] } });

  const books = new RDS(stack, "Books", {
    engine: "mysql5.7",
    defaultDatabaseName: "books",
    migrations: "services/migrations",
    scaling: { autoPause: 10 },
    cdk: { cluster: { vpc, securityGroups: [workers] } },
  });

  const season = new Config.Parameter(stack, "SEASON", { value: schedule[app.stage] ?? schedule.default });
  const pin = new Config.Secret(stack, "SCALE_PIN");

  stack.addOutputs({ PhotosName: photos.bucketName });
  return { vpc, workers, weighings, crops, harvest, offers, photos, books, config: [season, pin] };
}
