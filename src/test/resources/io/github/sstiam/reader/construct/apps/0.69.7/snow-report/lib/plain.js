import * as cdk from "aws-cdk-lib";
import * as ec2 from "aws-cdk-lib/aws-ec2";
import * as iam from "aws-cdk-lib/aws-iam";
import * as kms from "aws-cdk-lib/aws-kms";
import * as logs from "aws-cdk-lib/aws-logs";
import * as s3 from "aws-cdk-lib/aws-s3";
import * as sns from "aws-cdk-lib/aws-sns";
import * as subscriptions from "aws-cdk-lib/aws-sns-subscriptions";
import * as sqs from "aws-cdk-lib/aws-sqs";
import * as ssm from "aws-cdk-lib/aws-ssm";
import * as secretsmanager from "aws-cdk-lib/aws-secretsmanager";
import * as cloudwatch from "aws-cdk-lib/aws-cloudwatch";
import * as actions from "aws-cdk-lib/aws-cloudwatch-actions";
import * as events from "aws-cdk-lib/aws-events";
import * as targets from "aws-cdk-lib/aws-events-targets";
import * as sfn from "aws-cdk-lib/aws-stepfunctions";
import { Table, AttributeType, CfnTable } from "aws-cdk-lib/aws-dynamodb";

export function Plain({ stack, app }) {
  const prod = app.stage === "prod";
  const vpc = new ec2.Vpc(stack, "Vpc", { maxAzs: 2, natGateways: prod ? 1 : 0 });
  const group = new ec2.SecurityGroup(stack, "Group", { vpc, allowAllOutbound: false });
  group.addEgressRule(ec2.Peer.anyIpv4(), ec2.Port.tcp(443));
  const key = new kms.Key(stack, "Key", { alias: "alias/snow" });

  const charts = new s3.Bucket(stack, "Charts", { encryptionKey: key, versioned: true, serverAccessLogsPrefix: "log/", removalPolicy: cdk.RemovalPolicy.DESTROY });
  charts.addCorsRule({ allowedMethods: [s3.HttpMethods.GET], allowedOrigins: ["*"] });
  const depths = new Table(stack, "Depths", { partitionKey: { name: "slope", type: AttributeType.STRING }, sortKey: { name: "at", type: AttributeType.NUMBER }, replicationRegions: prod ? ["eu-west-1"] : undefined });
  new CfnTable(stack, "Lifts", {
    tableName: `${app.stage}-lifts`,
    attributeDefinitions: [{ attributeName: "lift", attributeType: "S" }],
    keySchema: [{ attributeName: "lift", keyType: "HASH" }],
    billingMode: "PAY_PER_REQUEST",
  });

  const warnings = new sns.Topic(stack, "Warnings", { masterKey: key });
  const outbox = new sqs.Queue(stack, "Outbox", { encryptionMasterKey: key, encryption: sqs.QueueEncryption.KMS });
  warnings.addSubscription(new subscriptions.SqsSubscription(outbox));
  warnings.addSubscription(new subscriptions.EmailSubscription("patrol@snow.example"));

  const role = new iam.Role(stack, "Patrol", { assumedBy: new iam.AccountRootPrincipal(), maxSessionDuration: cdk.Duration.hours(2) });
  depths.grantReadData(role);
  charts.grantRead(role);
  const policy = new iam.ManagedPolicy(stack, "PatrolPolicy", { managedPolicyName: `${app.stage}-patrol` });
  policy.addStatements(new iam.PolicyStatement({ actions: ["cloudwatch:GetMetricData"], resources: ["*"] }));
  policy.attachToRole(role);

  new logs.LogGroup(stack, "Log", { retention: logs.RetentionDays.SIX_MONTHS, encryptionKey: undefined });
  new ssm.StringParameter(stack, "Season", { stringValue: "open" });
  const secret = new secretsmanager.Secret(stack, "Radar");
  const alarm = new cloudwatch.Alarm(stack, "Full", { metric: outbox.metricApproximateAgeOfOldestMessage(), threshold: 600, evaluationPeriods: 1 });
  alarm.addAlarmAction(new actions.SnsAction(warnings));

  const machine = new sfn.StateMachine(stack, "Groom", { definition: new sfn.Pass(stack, "Drive").next(new sfn.Succeed(stack, "Parked")), stateMachineType: sfn.StateMachineType.EXPRESS });
  new events.Rule(stack, "Night", { schedule: events.Schedule.rate(cdk.Duration.hours(12)), targets: [new targets.SfnStateMachine(machine), new targets.SqsQueue(outbox)] });
  return { vpc, group, depths, charts, secret, warnings };
}
