import { Stack, Service, Queue, Bucket } from "sst/constructs";
import { Topic } from "aws-cdk-lib/aws-sns";
import { EmailSubscription, SqsSubscription } from "aws-cdk-lib/aws-sns-subscriptions";
import { Queue as SqsQueue, QueueEncryption } from "aws-cdk-lib/aws-sqs";
import { StringParameter } from "aws-cdk-lib/aws-ssm";
import { Secret } from "aws-cdk-lib/aws-secretsmanager";
import { Rule, Schedule } from "aws-cdk-lib/aws-events";
import { SnsTopic, SfnStateMachine } from "aws-cdk-lib/aws-events-targets";
import { StateMachine, Pass, Wait, WaitTime, DefinitionBody } from "aws-cdk-lib/aws-stepfunctions";
import { CfnDataLakeSettings } from "aws-cdk-lib/aws-lakeformation";
import { Duration } from "aws-cdk-lib";

export class Bulletins extends Stack {
  constructor(scope, id, props) {
    super(scope, id, props);

    const archive = new Bucket(this, "Archive");
    const webmaster = new Secret(this, "Webmaster", { secretName: `${scope.stage}/tide/webmaster`, generateSecretString: { passwordLength: 24 } });
    new StringParameter(this, "Channel", { parameterName: `/tide/${scope.stage}/channel`, stringValue: "12" });

    const topic = new Topic(this, "Bulletin", { displayName: "Tide bulletin" });
    const backlog = new SqsQueue(this, "Backlog", {
      encryption: QueueEncryption.SQS_MANAGED,
      retentionPeriod: Duration.days(4),
      deadLetterQueue: { queue: new SqsQueue(this, "Rejected"), maxReceiveCount: 3 },
    });
    topic.addSubscription(new SqsSubscription(backlog, { rawMessageDelivery: true }));
    ["office@tides.example", "pilot@tides.example"].forEach((to) => topic.addSubscription(new EmailSubscription(to)));

    const machine = new StateMachine(this, "Drill", {
      definitionBody: DefinitionBody.fromChainable(new Pass(this, "Ring").next(new Wait(this, "Listen", { time: WaitTime.duration(Duration.minutes(5)) }))),
      tracingEnabled: true,
    });
    const weekly = new Rule(this, "Weekly", { schedule: Schedule.cron({ minute: "0", hour: "6", weekDay: "MON" }) });
    weekly.addTarget(new SfnStateMachine(machine));
    weekly.addTarget(new SnsTopic(topic));

    const board = new Service(this, "Board", {
      path: "services/board",
      port: 8080,
      cpu: "0.5 vCPU",
      memory: "1 GB",
      scaling: { minContainers: 1, maxContainers: 3, cpuUtilization: 60 },
      bind: [archive],
      environment: { WEBMASTER: webmaster.secretArn },
      logRetention: "one_week",
    });
    webmaster.grantRead(board.cdk.taskDefinition.taskRole);

    new CfnDataLakeSettings(this, "Lake", { admins: [] });
    this.addOutputs({ Board: board.url ?? "" });
  }
}
