import { Api, App, NextjsSite, Stack, StackProps } from "@serverless-stack/resources";
import { Table, AttributeType } from "aws-cdk-lib/aws-dynamodb";
import { Topic } from "aws-cdk-lib/aws-sns";
import { EmailSubscription, LambdaSubscription, SqsSubscription } from "aws-cdk-lib/aws-sns-subscriptions";
import { Queue } from "aws-cdk-lib/aws-sqs";
import { ManagedPolicy, PolicyStatement, Role, ServicePrincipal } from "aws-cdk-lib/aws-iam";
import { LogGroup, RetentionDays } from "aws-cdk-lib/aws-logs";
import { StringParameter } from "aws-cdk-lib/aws-ssm";
import { Secret } from "aws-cdk-lib/aws-secretsmanager";
import { Alarm, Metric } from "aws-cdk-lib/aws-cloudwatch";
import { SnsAction } from "aws-cdk-lib/aws-cloudwatch-actions";
import { Rule, Schedule } from "aws-cdk-lib/aws-events";
import { SfnStateMachine, SqsQueue } from "aws-cdk-lib/aws-events-targets";
import { StateMachine, Pass, Succeed, LogLevel } from "aws-cdk-lib/aws-stepfunctions";
import { CfnBudget } from "aws-cdk-lib/aws-budgets";
import { Stream, StreamEncryption } from "aws-cdk-lib/aws-kinesis";
import type { GateStack } from "./gates";

interface LogbookProps extends StackProps {
  gates: GateStack;
}

export class LogbookStack extends Stack {
  constructor(scope: App, id: string, { gates, ...props }: LogbookProps) {
    super(scope, id, props);
    const pages = new Table(this, "Pages", { partitionKey: { name: "day", type: AttributeType.STRING }, pointInTimeRecovery: true });
    const group = new LogGroup(this, "Passages", { logGroupName: `/river/${scope.stage}/passages`, retention: RetentionDays.ONE_YEAR });

    const office = new Topic(this, "Office");
    const inbox = new Queue(this, "Inbox", { queueName: `${scope.stage}-river-inbox.fifo`, fifo: true });
    const spill = new Queue(this, "Spill");
    office.addSubscription(new SqsSubscription(spill));
    office.addSubscription(new EmailSubscription("lockkeeper@river.example"));

    const clerk = new Role(this, "Clerk", { assumedBy: new ServicePrincipal("states.amazonaws.com") });
    clerk.addManagedPolicy(
      new ManagedPolicy(this, "Write", { statements: [new PolicyStatement({ actions: ["dynamodb:PutItem"], resources: [pages.tableArn] })] }),
    );
    const machine = new StateMachine(this, "CloseDay", {
      definition: new Pass(this, "Count").next(new Succeed(this, "Done")),
      role: clerk,
      logs: { destination: group, level: LogLevel.ERROR },
    });
    const evening = new Rule(this, "Evening", { schedule: Schedule.expression("cron(0 22 * * ? *)") });
    [new SfnStateMachine(machine), new SqsQueue(spill)].forEach((target) => evening.addTarget(target));

    const parameter = new StringParameter(this, "Opening", { parameterName: `/river/${scope.stage}/opening`, stringValue: "06:00" });
    const secret = new Secret(this, "Radio", { description: "Radio gateway" });
    const alarm = new Alarm(this, "Flood", {
      metric: new Metric({ namespace: "River", metricName: "Level" }),
      threshold: 7,
      evaluationPeriods: 1,
    });
    alarm.addAlarmAction(new SnsAction(office));
    new Stream(this, "Raw", { shardCount: 1, encryption: StreamEncryption.MANAGED });
    if (scope.stage === "prod") {
      new CfnBudget(this, "Budget", { budget: { budgetType: "COST", timeUnit: "MONTHLY", budgetLimit: { amount: 50, unit: "USD" } } });
    }

    const api = new Api(this, "Book", {
      defaults: { authorizer: "iam", function: { permissions: [gates.vessels, gates.bus] } },
      routes: { "GET /pages": "src/book.list", "PUT /pages/{day}": { function: { handler: "src/book.write", environment: { PAGES: pages.tableName } } } },
      cors: false,
    });
    const write = api.getFunction("PUT /pages/{day}")!;
    pages.grantWriteData(write);
    parameter.grantRead(write);
    secret.grantRead(write);
    inbox.grantSendMessages(write);
    office.addSubscription(new LambdaSubscription(write));

    new NextjsSite(this, "Board", { path: "board", cdk: { regenerationQueue: { contentBasedDeduplication: false } } });
    this.addOutputs({ ApiUrl: api.url });
  }
}
