// Queues, topics, streams, events, schedules, alarms and state machines.
import { call, child, entry } from "./cdk-methods.mjs";

export function messaging(spec, v) {
  const m = v.m;
  const g = v.given;
  const fn = g("Function"), queue = g("Queue"), topic = g("Topic");
  const sns = m.aws_sns_subscriptions, targets = m.aws_events_targets, actions = m.aws_cloudwatch_actions;
  const any = () => new m.aws_iam.PolicyStatement({ actions: ["s3:*"], resources: ["*"], principals: [new m.aws_iam.AnyPrincipal()] });
  const toPolicy = { when: ["addToResourcePolicy"], then: (c) => c.addToResourcePolicy(any()), as: { addToResourcePolicy: [{}, {}] } };
  const foreign = (method) => ({ when: ["grants.* is ServicePrincipal|AnyPrincipal|AccountPrincipal|ArnPrincipal|StarPrincipal|OrganizationPrincipal"], negate: ["!grants.*"],
    then: (c) => c[method](new m.aws_iam.ServicePrincipal("s3.amazonaws.com")), as: { grants: [v.instance("ServicePrincipal")] } });
  const given = { GivenFunction: "GivenFunction${key}", GivenQueue: "GivenQueue${key}", GivenTopic: "GivenTopic${key}" };
  const subscription = (kind, make, own) => sns?.[kind] && ({ when: ["subscriptions.*", `subscriptions.* is ${kind}`], negate: [`subscriptions.* is not ${kind}`],
    rename: { ...own, ...given }, then: (c, s) => c.addSubscription(make(s)), as: { subscriptions: [v.instance(kind)] } });
  const target = (kind, make, own = {}) => targets?.[kind] && ({ when: ["targets.*", `targets.* is ${kind}`], negate: [`targets.* is not ${kind}`], rename: { ...own, ...given },
    then: (c, s) => c.addTarget(make(s)), as: { targets: [v.instance(kind)] } });
  const alarm = () => ({ metric: new m.aws_cloudwatch.Metric({ namespace: "x", metricName: "y" }), threshold: 1, evaluationPeriods: 1 });
  const action = (kind, make) => actions?.[kind] && ({ when: ["actions.*", `actions.* is ${kind}`], negate: [`actions.* is not ${kind}`], rename: given,
    then: (c, s) => c.addAlarmAction(make(s)), as: { actions: [v.instance(kind)] } });
  const actionRows = [call("addAlarmAction", 0, "actions"), call("addOkAction", 0, "actions"), call("addInsufficientDataAction", 0, "actions")];
  const actionVariants = [{ when: ["actions"], then: (c) => ["addAlarmAction", "addOkAction", "addInsufficientDataAction"].forEach((a) => c[a]({ bind: () => ({ alarmActionArn: "arn:aws:sns:eu-central-1:123456789012:given0123456789abcdef0123456789abcdef" }) })), as: { actions: [v.instance("IAlarmAction")] } },
    action("LambdaAction", (s) => new actions.LambdaAction(fn(s)))].filter(Boolean);
  const sfn = m.aws_stepfunctions;
  const pass = (s) => s.node.tryFindChild("GivenPass") ?? new sfn.Pass(s, "GivenPass");
  const scheduler = m.aws_scheduler_targets;
  return [
    spec("aws_sqs.Queue", { over: { retentionPeriod: () => m.cdk.Duration.days(4), maxMessageSizeBytes: 2048, contentBasedDeduplication: true }, withs: { contentBasedDeduplication: { fifo: true } }, rows: [call("addToResourcePolicy", 0, "addToResourcePolicy"),
      ...["grantSendMessages", "grantConsumeMessages", "grant"].map((n) => call(n, 0, "grants"))], more: [toPolicy, foreign("grantSendMessages")] }),
    spec("aws_sqs.QueuePolicy", { base: (s) => ({ queues: [queue(s)] }), then: (c) => c.document.addStatements(any()) }),
    spec("aws_sns.Topic", { skip: ["loggingConfigs", "signatureVersion"], over: { messageRetentionPeriodInDays: null }, withs: { contentBasedDeduplication: { fifo: true }, fifoThroughputScope: { fifo: true } },
      rows: [call("addSubscription", 0, "subscriptions"), call("addToResourcePolicy", 0, "addToResourcePolicy"), call("addLoggingConfig", 0, "loggingConfigs"), call("grantPublish", 0, "grants")],
      more: [toPolicy, foreign("grantPublish"), subscription("LambdaSubscription", (s) => new sns.LambdaSubscription(fn(s)), entry("AllowInvokesststagesstappsststackSstId", "AllowInvoke")),
        subscription("SqsSubscription", (s) => new sns.SqsSubscription(queue(s))), subscription("EmailSubscription", () => new sns.EmailSubscription("a@example.com"), entry("aexamplecom", "Subscription")),
        subscription("UrlSubscription", () => new sns.UrlSubscription("https://example.com/x"), entry("httpsexamplecomx", "Subscription")),
        subscription("SmsSubscription", () => new sns.SmsSubscription("+15551234567"), entry("15551234567", "Subscription"))].filter(Boolean) }),
    spec("aws_sns.Subscription", { base: (s) => ({ topic: topic(s), protocol: m.aws_sns.SubscriptionProtocol.EMAIL, endpoint: "a@example.com" }), skip: ["filterPolicyWithMessageBody", "filterPolicy", "region", "subscriptionRoleArn", "deliveryPolicy"] }),
    spec("aws_sns.TopicPolicy", { base: (s) => ({ topics: [topic(s)] }), then: (c) => c.document.addStatements(any()) }),
    spec("aws_kinesis.Stream", { skip: ["streamMode.x"], over: { retentionPeriod: () => m.cdk.Duration.days(2) } }),
    spec("aws_kinesisfirehose.DeliveryStream", { base: (s) => ({ destination: new m.aws_kinesisfirehose.S3Bucket(g("Bucket")(s)) }), skip: ["source"] }),
    spec("aws_events.Rule", { base: () => ({ eventPattern: { source: ["x"] } }), skip: ["crossStackScope", "eventPattern", "schedule", "targets", "role"], rows: [call("addTarget", 0, "targets"), call("addEventPattern", 0, "eventPattern")],
      more: [
        { when: ["schedule"], props: () => ({ eventPattern: undefined, schedule: m.aws_events.Schedule.expression("rate(1 day)") }) },
        { when: ["targets"], then: (c) => c.addTarget({ bind: () => ({ arn: "arn:aws:sqs:eu-central-1:123456789012:given0123456789abcdef0123456789abcdef", id: "" }) }), as: { targets: [v.instance("IRuleTarget")] } },
        target("LambdaFunction", (s) => new targets.LambdaFunction(fn(s)), entry("AllowEventRulesststagesstappsststackGivenFunction", "AllowEventRule")),
        target("SqsQueue", (s) => new targets.SqsQueue(queue(s))), target("SnsTopic", (s) => new targets.SnsTopic(topic(s))),
        target("CloudWatchLogGroup", (s) => new targets.CloudWatchLogGroup(new m.aws_logs.LogGroup(s, "GivenGroup"))),
        target("SfnStateMachine", (s) => new targets.SfnStateMachine(g("StateMachine")(s))), target("KinesisStream", (s) => new targets.KinesisStream(g("Stream")(s))),
        target("EventBus", (s) => new targets.EventBus(g("EventBus")(s))), 
        target("AwsApi", () => new targets.AwsApi({ service: "S3", action: "listBuckets" })),
        target("CodeBuildProject", (s) => new targets.CodeBuildProject(m.aws_codebuild.Project.fromProjectName(s, "GivenProject", "given"))),
        target("KinesisFirehoseStream", (s) => new targets.KinesisFirehoseStream(new m.aws_kinesisfirehose.CfnDeliveryStream(s, "GivenDelivery"))),
        target("ApiDestination", (s) => new targets.ApiDestination(m.aws_events.ApiDestination.fromApiDestinationAttributes(s, "GivenDestination", { apiDestinationArn: "arn:aws:events:eu-central-1:123456789012:api-destination/given/1", connection: m.aws_events.Connection.fromEventBusArn(s, "GivenConnection", "arn:aws:events:eu-central-1:123456789012:connection/given/1", "arn:aws:secretsmanager:eu-central-1:123456789012:secret:given") }))),
        target("EcsTask", (s) => {
          const definition = new m.aws_ecs.FargateTaskDefinition(s, "GivenTask");
          definition.addContainer("x", { image: m.aws_ecs.ContainerImage.fromRegistry("x") });
          return new targets.EcsTask({ cluster: g("Cluster")(s), taskDefinition: definition, securityGroups: [g("SecurityGroup")(s)] });
        })].filter(Boolean) }),
    spec("aws_events.EventBus", { skip: ["eventSourceName", "logConfig"], rows: [...child("archive", 1, "aws_events.Archive"), call("addToResourcePolicy", 0, "addToResourcePolicy"), call("grantPutEventsTo", 0, "grants")],
      more: [{ when: ["addToResourcePolicy"], then: (c) => c.addToResourcePolicy(new m.aws_iam.PolicyStatement({ sid: "x", actions: ["events:PutEvents"], resources: ["*"], principals: [new m.aws_iam.AccountRootPrincipal()] })), as: { addToResourcePolicy: [{}] } }] }),
    spec("aws_events.Archive", { over: { retention: () => m.cdk.Duration.days(1) }, base: (s) => ({ sourceEventBus: g("EventBus")(s), eventPattern: { source: ["x"] } }) }),
    spec("aws_events.Connection", { base: () => ({ authorization: m.aws_events.Authorization.basic("x", m.cdk.SecretValue.unsafePlainText?.("x") ?? m.cdk.SecretValue.plainText("x")) }) }),
    spec("aws_events.ApiDestination", { base: (s) => ({ endpoint: "https://example.com", connection: m.aws_events.Connection.fromEventBusArn(s, "GivenConnection", "arn:aws:events:eu-central-1:123456789012:connection/given/1", "arn:aws:secretsmanager:eu-central-1:123456789012:secret:given") }) }),
    scheduler && spec("aws_scheduler.Schedule", { base: (s) => ({ schedule: m.aws_scheduler.ScheduleExpression.rate(m.cdk.Duration.hours(1)), target: new scheduler.LambdaInvoke(fn(s), { role: g("Role")(s) }) }), skip: ["schedule", "target", "timeWindow"],
      more: [{ when: ["target is LambdaInvoke|SqsSendMessage|SnsPublish|StepFunctionsStartExecution|EventBridgePutEvents|KinesisStreamPutRecord"], negate: ["target.role"], props: (s) => ({ target: new scheduler.LambdaInvoke(fn(s)) }), as: { target: v.instance("LambdaInvoke") },
        rename: { "SchedulerRoleForTarget": "SchedulerRoleForTarget" } }] }),
    spec("aws_scheduler.ScheduleGroup"),
    spec("aws_cloudwatch.Alarm", { base: alarm, rows: actionRows, more: actionVariants }),
    spec("aws_cloudwatch.CompositeAlarm", { base: (s) => ({ alarmRule: m.aws_cloudwatch.AlarmRule.fromAlarm(g("Alarm")(s), m.aws_cloudwatch.AlarmState.ALARM) }), skip: ["actionsSuppressorExtensionPeriod", "actionsSuppressorWaitPeriod"], rows: actionRows, more: actionVariants }),
    spec("aws_cloudwatch.Dashboard", { skip: ["widgets", "end", "start", "variables", "defaultInterval"] }),
    spec("aws_stepfunctions.StateMachine", { base: (s) => (sfn.DefinitionBody ? { definitionBody: sfn.DefinitionBody.fromChainable(pass(s)) } : { definition: pass(s) }), skip: ["definitionBody", "definition", "definitionSubstitutions"], withs: {}, over: { logs: (s) => ({ destination: new m.aws_logs.LogGroup(s, "GivenLogs"), level: sfn.LogLevel.ALL }) }, rows: [call("addToRolePolicy", 0, "permissions")] }),
    spec("aws_stepfunctions.Activity"),
  ];
}
