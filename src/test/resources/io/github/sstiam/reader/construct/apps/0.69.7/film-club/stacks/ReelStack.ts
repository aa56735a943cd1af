import * as sst from "@serverless-stack/resources";
import * as cdk from "aws-cdk-lib";
import * as s3 from "aws-cdk-lib/aws-s3";
import * as dynamodb from "aws-cdk-lib/aws-dynamodb";
import { StartingPosition } from "aws-cdk-lib/aws-lambda";
import { functions } from "./names";

export default class ReelStack extends sst.Stack {
  public readonly table: sst.Table;
  public readonly posters: sst.Bucket;

  constructor(scope: sst.App, id: string, props?: sst.StackProps) {
    super(scope, id, props);

    const views = new sst.KinesisStream(this, "Views", {
      kinesisStream: { shardCount: 2 },
      consumers: {
        count: functions.count,
        rate: { function: { handler: "src/views.rate", memorySize: 512 }, consumerProps: { startingPosition: StartingPosition.TRIM_HORIZON } },
      },
    });

    this.table = new sst.Table(this, "Films", {
      fields: { film: sst.TableFieldType.STRING, year: sst.TableFieldType.NUMBER, director: sst.TableFieldType.STRING },
      primaryIndex: { partitionKey: "film", sortKey: "year" },
      globalIndexes: { byDirector: { partitionKey: "director", indexProps: { projectionType: dynamodb.ProjectionType.KEYS_ONLY } } },
      kinesisStream: views,
      stream: true,
      consumers: { announce: "src/films.announce" },
      dynamodbTable: { removalPolicy: scope.stage === "prod" ? cdk.RemovalPolicy.RETAIN : cdk.RemovalPolicy.DESTROY },
    });
    this.table.addConsumers(this, { recount: { function: "src/films.recount" } });
    views.attachPermissions([this.table]);

    const dead = new sst.Queue(this, "Dead");
    const tickets = new sst.Queue(this, "Tickets", {
      consumer: { function: { handler: "src/tickets.main", timeout: 15 }, consumerProps: { batchSize: 4 } },
      sqsQueue: { queueName: scope.logicalPrefixedName("tickets"), visibilityTimeout: cdk.Duration.seconds(90), deadLetterQueue: { queue: dead.sqsQueue, maxReceiveCount: 3 } },
    });
    tickets.attachPermissions([this.table, "ses"]);

    const news = new sst.Topic(this, "News", { subscribers: ["src/news.mail", { function: { handler: "src/news.chat" } }, dead] });
    news.addSubscribers(this, ["src/news.board"]);

    this.posters = new sst.Bucket(this, "Posters", {
      s3Bucket: { encryption: s3.BucketEncryption.KMS, autoDeleteObjects: true, removalPolicy: cdk.RemovalPolicy.DESTROY },
      notifications: [
        { function: "src/posters.shrink", notificationProps: { events: [s3.EventType.OBJECT_CREATED_PUT], filters: [{ prefix: "raw/" }] } },
        { queue: dead, notificationProps: { events: [s3.EventType.OBJECT_REMOVED] } },
        { topic: news, notificationProps: { events: [s3.EventType.REDUCED_REDUNDANCY_LOST_OBJECT] } },
      ],
    });

    const bus = new sst.EventBus(this, "Bus", {
      rules: {
        shown: {
          eventPattern: { source: ["club.screen"], detailType: ["Shown"] },
          targets: ["src/bus.shown", { function: { handler: "src/bus.bill", permissions: [this.table] } }, dead],
        },
      },
    });
    bus.addRules(this, { cancelled: { eventPattern: { detailType: ["Cancelled"] }, targets: ["src/bus.refund"] } });

    new sst.Cron(this, "Weekly", { schedule: "rate(7 days)", job: "src/weekly.main" });
    new sst.Cron(this, "Morning", { schedule: { hour: "7", minute: "30" }, job: { function: { handler: "src/morning.main", permissions: [news] } } });
    new sst.Script(this, "Seed", { onCreate: "src/seed.main", onUpdate: { handler: "src/seed.main" }, params: { films: 12 }, defaultFunctionProps: { timeout: 300, permissions: [this.table] } });

    this.addOutputs({ TableName: this.table.tableName, BusName: bus.eventBusName });
  }
}
