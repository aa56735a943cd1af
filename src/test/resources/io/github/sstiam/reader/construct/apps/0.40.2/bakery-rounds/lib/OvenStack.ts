import { Bucket, Cron, EventBus, KinesisStream, Queue, Stack, StackProps, Table, TableFieldType, Topic, App } from "@serverless-stack/resources";
import { Duration, RemovalPolicy } from "@aws-cdk/core";
import { BucketEncryption, EventType } from "@aws-cdk/aws-s3";
import { BillingMode, StreamViewType } from "@aws-cdk/aws-dynamodb";
import { QueueEncryption } from "@aws-cdk/aws-sqs";

const flours = ["rye", "spelt"];

export default class OvenStack extends Stack {
  public readonly loaves: Table;
  public readonly photos: Bucket;
  public readonly orders: Queue;

  constructor(scope: App, id: string, props?: StackProps) {
    super(scope, id, props);

    const heat = new KinesisStream(this, "Heat", { consumers: { watch: "src/heat.watch" } });
    heat.addConsumers(this, { log: { function: { handler: "src/heat.log", timeout: 60 } } as any });

    this.loaves = new Table(this, "Loaves", {
      fields: { loaf: TableFieldType.STRING, baked: TableFieldType.NUMBER },
      primaryIndex: { partitionKey: "loaf", sortKey: "baked" },
      secondaryIndexes: { byTime: { partitionKey: "baked" } },
      kinesisStream: heat,
      stream: StreamViewType.NEW_AND_OLD_IMAGES,
      consumers: { stock: "src/loaves.stock", waste: { function: { handler: "src/loaves.waste", permissions: ["sns"] } } as any },
      dynamodbTable: { pointInTimeRecovery: true },
    });
    const cakes = new Table(this, "Cakes", {
      fields: { cake: TableFieldType.STRING },
      primaryIndex: { partitionKey: "cake" },
      dynamodbTable: { billingMode: BillingMode.PROVISIONED, readCapacity: 1, writeCapacity: 1 },
    });
    cakes.dynamodbTable.autoScaleReadCapacity({ minCapacity: 1, maxCapacity: 10 }).scaleOnUtilization({ targetUtilizationPercent: 50 });

    const burnt = new Queue(this, "Burnt", { sqsQueue: { encryption: QueueEncryption.KMS } });
    this.orders = new Queue(this, "Orders", {
      consumer: { function: { handler: "src/orders.main", deadLetterQueueEnabled: true }, consumerProps: { batchSize: 2 } },
      sqsQueue: { visibilityTimeout: Duration.seconds(120), deadLetterQueue: { queue: burnt.sqsQueue, maxReceiveCount: 2 } },
    });
    this.orders.attachPermissions([this.loaves]);

    const ready = new Topic(this, "Ready", { subscribers: ["src/ready.ring", burnt] });
    ready.addSubscribers(this, [{ function: "src/ready.text" }]);
    ready.attachPermissionsToSubscriber(0, [cakes]);

    this.photos = new Bucket(this, "Photos", {
      s3Bucket: { encryption: BucketEncryption.KMS, removalPolicy: RemovalPolicy.DESTROY, autoDeleteObjects: scope.stage !== "dev" },
      notifications: [
        { function: "src/photos.thumb", notificationProps: { events: [EventType.OBJECT_CREATED] } },
        { queue: burnt, notificationProps: { events: [EventType.OBJECT_REMOVED_DELETE] } },
      ],
    });
    this.photos.addNotifications(this, [{ topic: ready, notificationProps: { events: [EventType.OBJECT_REMOVED_DELETE_MARKER_CREATED] } }]);

    const bus = new EventBus(this, "Bus", {
      eventBridgeEventBus: { eventBusName: `${scope.stage}-bakery` },
      rules: Object.fromEntries(flours.map((flour) => [flour, { eventPattern: { source: [flour] }, targets: [`src/bus.${flour}`] }])),
    });
    bus.addRules(this, { empty: { eventPattern: { detailType: ["Empty"] }, targets: [{ function: { handler: "src/bus.buy" } }, burnt] } });

    new Cron(this, "Knead", { schedule: "cron(0 3 * * ? *)", job: { handler: "src/knead.main", permissions: [this.loaves] } as any });
    this.addOutputs({ LoavesName: this.loaves.tableName });
  }
}
