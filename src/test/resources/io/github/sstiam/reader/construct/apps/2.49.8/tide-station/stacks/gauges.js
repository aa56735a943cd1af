import { Bucket, Cron, EventBus, Function, Job, KinesisStream, Queue, Script, Table, Topic } from "sst/constructs";
import * as ec2 from "aws-cdk-lib/aws-ec2";
import * as efs from "aws-cdk-lib/aws-efs";
import * as lambda from "aws-cdk-lib/aws-lambda";
import { SqsDestination } from "aws-cdk-lib/aws-lambda-destinations";
import { LogGroup } from "aws-cdk-lib/aws-logs";
import { Duration } from "aws-cdk-lib";
import { shelf } from "./shelf.js";

const BASINS = ["north", "south", "inner"];

export function Gauges({ stack, app }) {
  const deadLetters = new Queue(stack, "DeadLetters");
  const readings = new KinesisStream(stack, "Readings", { cdk: { stream: { shardCount: app.stage === "prod" ? 2 : 1 } } });
  readings.addConsumers(stack, { store: "src/readings.store" });

  const levels = new Table(stack, "Levels", {
    fields: { basin: "string", at: "number" },
    primaryIndex: { partitionKey: "basin", sortKey: "at" },
    cdk: { table: { replicationRegions: ["eu-west-1"] } },
  });
  readings.bind([levels]);

  const alerts = new Topic(stack, "Alerts", {
    subscribers: {
      pager: { function: { handler: "src/alerts.page", retryAttempts: 0 } },
      spool: deadLetters,
    },
  });
  alerts.addSubscribers(stack, { mail: "src/alerts.mail" });

  const bus = new EventBus(stack, "Bus", {
    defaults: { retries: 3 },
    rules: {
      flood: {
        pattern: { source: ["tide.gauge"], detailType: ["Flood"] },
        targets: {
          warn: "src/flood.warn",
          log: { type: "log_group", cdk: { logGroup: new LogGroup(stack, "FloodLog") } },
        },
      },
    },
  });
  bus.addRules(stack, {
    ebb: { pattern: { source: ["tide.gauge"], detailType: ["Ebb"] }, targets: { keep: { type: "queue", queue: deadLetters } } },
  });
  bus.addTargets(stack, "ebb", { tell: { function: "src/ebb.tell", retries: 1 } });
  bus.subscribe("gauge.silent", { handler: "src/silent.main" });
  bus.attachPermissionsToTarget("flood", "warn", [alerts]);

  const queues = {};
  for (const basin of BASINS) {
    queues[basin] = new Queue(stack, `Basin-${basin}`, { consumer: `src/basin.${basin}`, cdk: { queue: { queueName: `${app.stage}-tide-${basin}` } } });
  }
  queues.north.bind([levels]);

  const { bucket: images } = shelf(stack, "Images", { keepDays: 30 });
  images.addNotifications(stack, { seen: { type: "queue", queue: queues.inner, events: ["object_created_put"] } });

  const vpc = new ec2.Vpc(stack, "Vpc", { maxAzs: 2, natGateways: 1 });
  const disk = new efs.FileSystem(stack, "Disk", { vpc, encrypted: true, lifecyclePolicy: efs.LifecyclePolicy.AFTER_30_DAYS });
  const point = disk.addAccessPoint("Point", { path: "/models", createAcl: { ownerGid: "1001", ownerUid: "1001", permissions: "750" }, posixUser: { gid: "1001", uid: "1001" } });
  const tools = new lambda.LayerVersion(stack, "Tools", { code: lambda.Code.fromAsset("layers/tools"), compatibleRuntimes: [lambda.Runtime.NODEJS_20_X, lambda.Runtime.NODEJS_22_X] });

  const forecast = new Function(stack, "Forecast", {
    handler: "src/forecast.main",
    vpc,
    layers: [tools],
    filesystem: lambda.FileSystem.fromEfsAccessPoint(point, "/mnt/models"),
    onFailure: new SqsDestination(deadLetters.cdk.queue),
    deadLetterQueue: deadLetters.cdk.queue,
    reservedConcurrentExecutions: 2,
    functionName: `${app.stage}-tide-forecast`,
    maxEventAge: Duration.minutes(30),
    currentVersionOptions: { retryAttempts: 1 },
  });
  forecast.currentVersion.addAlias("live");

  const replay = new Job(stack, "Replay", {
    handler: "src/replay.main",
    memorySize: "7 GB",
    timeout: "2 hours",
    bind: [levels],
    permissions: ["s3"],
    cdk: { vpc },
  });
  new Cron(stack, "Hourly", { schedule: "rate(1 hour)", job: { function: { handler: "src/hourly.main", bind: [replay], permissions: [forecast] } } });
  new Cron(stack, "Midnight", { schedule: "cron(0 0 * * ? *)", job: forecast, enabled: app.stage === "prod" });

  new Script(stack, "Seed", {
    defaults: { function: { bind: [levels], timeout: 120 } },
    params: { basins: BASINS.join(",") },
    onCreate: "src/seed.create",
    onUpdate: "src/seed.update",
    onDelete: { handler: "src/seed.remove", permissions: "*" },
  });

  return { levels, alerts, queues };
}
