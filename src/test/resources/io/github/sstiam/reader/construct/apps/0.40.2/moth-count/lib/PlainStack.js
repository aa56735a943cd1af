import * as cdk from "@aws-cdk/core";
import * as cloudwatch from "@aws-cdk/aws-cloudwatch";
import * as dynamodb from "@aws-cdk/aws-dynamodb";
import * as ec2 from "@aws-cdk/aws-ec2";
import * as events from "@aws-cdk/aws-events";
import * as targets from "@aws-cdk/aws-events-targets";
import * as iam from "@aws-cdk/aws-iam";
import * as kms from "@aws-cdk/aws-kms";
import * as lambda from "@aws-cdk/aws-lambda";
import * as logs from "@aws-cdk/aws-logs";
import * as s3 from "@aws-cdk/aws-s3";
import * as s3n from "@aws-cdk/aws-s3-notifications";
import * as secretsmanager from "@aws-cdk/aws-secretsmanager";
import * as sfn from "@aws-cdk/aws-stepfunctions";
import * as sns from "@aws-cdk/aws-sns";
import * as subs from "@aws-cdk/aws-sns-subscriptions";
import * as sqs from "@aws-cdk/aws-sqs";
import * as ssm from "@aws-cdk/aws-ssm";
import { Stack } from "@serverless-stack/resources";

export default class PlainStack extends Stack {
  constructor(scope, id, props) {
    super(scope, id, props);
    const vpc = ec2.Vpc.fromLookup(this, "Vpc", { isDefault: true });
    this.group = new ec2.SecurityGroup(this, "Group", { vpc, securityGroupName: `${scope.stage}-moth` });
    this.vpc = vpc;
    const key = new kms.Key(this, "Key", { enableKeyRotation: true, removalPolicy: cdk.RemovalPolicy.DESTROY });

    this.sightings = new dynamodb.Table(this, "Sightings", {
      partitionKey: { name: "species", type: dynamodb.AttributeType.STRING },
      billingMode: dynamodb.BillingMode.PAY_PER_REQUEST,
      encryption: dynamodb.TableEncryption.AWS_MANAGED,
      timeToLiveAttribute: "until",
    });
    this.sightings.addGlobalSecondaryIndex({ indexName: "bySite", partitionKey: { name: "site", type: dynamodb.AttributeType.STRING } });

    const images = new s3.Bucket(this, "Images", { bucketName: `${scope.stage}-moth-images`, lifecycleRules: [{ expiration: cdk.Duration.days(365) }] });
    const inbox = new sqs.Queue(this, "Inbox", { receiveMessageWaitTime: cdk.Duration.seconds(20) });
    images.addEventNotification(s3.EventType.OBJECT_CREATED, new s3n.SqsDestination(inbox), { suffix: ".raw" });
    const weekly = new sns.Topic(this, "Weekly", { topicName: `${scope.stage}-moth-weekly` });
    weekly.addSubscription(new subs.SqsSubscription(inbox));
    weekly.addSubscription(new subs.UrlSubscription("https://moths.example/hook"));

    const lister = new lambda.Function(this, "Lister", {
      runtime: lambda.Runtime.NODEJS_12_X,
      handler: "index.main",
      code: lambda.Code.fromInline("exports.main = async () => [];"),
      environment: { TABLE: this.sightings.tableName },
      logRetention: logs.RetentionDays.ONE_MONTH,
    });
    this.sightings.grantReadWriteData(lister);
    images.grantReadWrite(lister);

    const reader = new iam.Role(this, "Reader", { assumedBy: new iam.ServicePrincipal("ec2.amazonaws.com"), roleName: `${scope.stage}-moth-reader` });
    reader.addToPolicy(new iam.PolicyStatement({ actions: ["dynamodb:Query"], resources: [this.sightings.tableArn] }));
    new iam.CfnInstanceProfile(this, "Profile", { roles: [reader.roleName] });

    new logs.LogGroup(this, "Field", { retention: logs.RetentionDays.ONE_WEEK });
    const parameter = new ssm.StringParameter(this, "Lamp", { parameterName: `/moth/${scope.stage}/lamp`, stringValue: "on" });
    parameter.grantRead(lister);
    new secretsmanager.Secret(this, "Museum", { encryptionKey: key });
    new cloudwatch.Alarm(this, "Quiet", { metric: lister.metricErrors(), threshold: 1, evaluationPeriods: 1 });
    const machine = new sfn.StateMachine(this, "Sort", { definition: new sfn.Pass(this, "Look").next(new sfn.Succeed(this, "Named")) });
    const dusk = new events.Rule(this, "Dusk", { schedule: events.Schedule.cron({ minute: "0", hour: "21" }) });
    [new targets.SfnStateMachine(machine), new targets.LambdaFunction(lister)].forEach((target) => dusk.addTarget(target));
  }
}
