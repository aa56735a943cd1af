import { Bucket, Config, Function, KinesisStream, Queue, RDS, StackContext, Table, Topic, use } from "sst/constructs";
import { BucketEncryption, StorageClass } from "aws-cdk-lib/aws-s3";
import { Alarm, ComparisonOperator } from "aws-cdk-lib/aws-cloudwatch";
import { Key } from "aws-cdk-lib/aws-kms";
import { Duration } from "aws-cdk-lib/core";
import { Network } from "./Network";
import { patient } from "./settings";

export function Storage({ stack, app }: StackContext) {
  const { vpc, inside } = use(Network);
  const key = new Key(stack, "LabelKey", { enableKeyRotation: true, alias: `${app.stage}/${app.name}/labels` });

  const moves = new KinesisStream(stack, "Moves", {
    defaults: { function: { timeout: "30 seconds" } },
    consumers: {
      tracker: "packages/functions/src/track.main",
      audit: {
        function: { handler: "packages/functions/src/audit.main", ...patient },
        cdk: { eventSource: { batchSize: 50 } },
      },
    },
  });

  const parcels = new Table(stack, "Parcels", {
    fields: { parcelId: "string", carrier: "string", postedAt: "number" },
    primaryIndex: { partitionKey: "parcelId" },
    globalIndexes: {
      byCarrier: { partitionKey: "carrier", sortKey: "postedAt", projection: "keys_only" },
    },
    timeToLiveAttribute: "forgetAt",
    kinesisStream: moves,
    stream: "new_image",
    cdk: { table: { pointInTimeRecovery: app.stage === "prod" } },
  });
  parcels.addConsumers(stack, {
    notify: { function: "packages/functions/src/notify.main", filters: [{ eventName: ["INSERT"] }] },
  });

  const prints = new Queue(stack, "Prints", {
    consumer: {
      function: { handler: "packages/functions/src/print.main", vpc, securityGroups: [inside], deadLetterQueueEnabled: true },
      cdk: { eventSource: { batchSize: 5, maxConcurrency: 4 } },
    },
    cdk: { queue: { fifo: true, contentBasedDeduplication: true, visibilityTimeout: Duration.seconds(120) } },
  });
  const arrivals = new Topic(stack, "Arrivals");

  const labels = new Bucket(stack, "Labels", {
    blockPublicACLs: true,
    cors: [{ allowedMethods: ["GET", "PUT"], allowedOrigins: ["https://desk.parceldesk.example"], maxAge: "1 day" }],
    notifications: {
      created: { function: "packages/functions/src/label.main", events: ["object_created"], filters: [{ suffix: ".pdf" }] },
      gone: { type: "topic", topic: arrivals, events: ["object_removed"] },
    },
    cdk: {
      bucket: {
        encryption: BucketEncryption.KMS,
        encryptionKey: key,
        enforceSSL: true,
        lifecycleRules: [{ transitions: [{ storageClass: StorageClass.GLACIER, transitionAfter: Duration.days(90) }] }],
      },
    },
  });
  labels.attachPermissions([parcels]);

  const ledger = new RDS(stack, "Ledger", {
    engine: "postgresql13.12",
    defaultDatabaseName: "ledger",
    scaling: { autoPause: app.stage !== "prod", minCapacity: "ACU_2", maxCapacity: "ACU_8" },
    migrations: "packages/migrations",
    cdk: { cluster: { vpc } },
  });

  const CARRIER_URL = new Config.Parameter(stack, "CARRIER_URL", { value: `https://${app.stage}.carriers.example` });
  const CARRIER_KEY = new Config.Secret(stack, "CARRIER_KEY");

  const quote = new Function(stack, "Quote", {
    handler: "packages/functions/src/quote.main",
    url: { cors: true, authorizer: "iam" },
    bind: [CARRIER_URL, CARRIER_KEY, parcels],
    permissions: [[ledger.cdk.cluster, "grantDataApiAccess"]],
    retryAttempts: 1,
  });
  quote.addEnvironment("LABELS", labels.bucketName);

  new Alarm(stack, "PrintsBacklog", {
    metric: prints.cdk.queue.metricApproximateNumberOfMessagesVisible(),
    threshold: 100,
    evaluationPeriods: 3,
    comparisonOperator: ComparisonOperator.GREATER_THAN_THRESHOLD,
  });

  stack.addOutputs({ LabelsBucket: labels.bucketName, QuoteUrl: quote.url });
  return { parcels, prints, arrivals, labels, ledger, quote, secrets: [CARRIER_URL, CARRIER_KEY] };
}
