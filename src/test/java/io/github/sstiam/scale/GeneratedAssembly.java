package io.github.sstiam.scale;

import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/**
 * Makes a cloud assembly of any number of resources, the same bytes each time. It needs nothing but
 * the JDK, so that {@code java GeneratedAssembly.java FOLDER RESOURCES} runs it, too.
 *
 * @param resources how many resources; every 500 of them, CloudFormation's limit, are a stack
 * @param statements how many statements each policy of a function has beside its first
 * @param treeBytes how large {@code tree.json} is at least
 */
public record GeneratedAssembly(int resources, int statements, long treeBytes) {
  /** https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/cloudformation-limits.html */
  static final int STACK = 500;

  private static final String ASSUMED =
      "{\"Version\": \"2012-10-17\", \"Statement\": [{\"Action\": \"sts:AssumeRole\", \"Effect\":"
          + " \"Allow\", \"Principal\": {\"Service\": \"lambda.amazonaws.com\"}}]}";

  private static final String TAGS =
      "\"Tags\": [{\"Key\": \"sst:app\", \"Value\": \"scale\"},"
          + " {\"Key\": \"sst:stage\", \"Value\": \"prod\"}]";

  /**
   * A function with what it is called by and works on: logical ID without number, type, properties.
   * {@code @} stands for the number, {@code %} for the stack's; a reference points to an earlier
   * row, so that a part of the rows is sound, too.
   */
  private static final String[][] ROWS = {
    {"Table", "AWS::DynamoDB::Table", "\"TableName\": \"prod-scale-%-Table@\", " + TAGS},
    {
      "Role",
      "AWS::IAM::Role",
      "\"AssumeRolePolicyDocument\": "
          + ASSUMED
          + ", \"ManagedPolicyArns\": [{\"Fn::Join\": [\"\", [\"arn:\", {\"Ref\":"
          + " \"AWS::Partition\"}, \":iam::aws:policy/service-role/AWSLambdaBasicExecutionRole\"]]}],"
          + TAGS
    },
    {
      "Policy",
      "AWS::IAM::Policy",
      "\"PolicyName\": \"Policy@\", \"Roles\": [{\"Ref\": \"Role@\"}], \"PolicyDocument\":"
          + " {\"Version\": \"2012-10-17\", \"Statement\": [STATEMENTS]}"
    },
    {
      "Function",
      "AWS::Lambda::Function",
      "\"Code\": {\"S3Bucket\": \"cdk-hnb659fds-assets-123456789012-us-east-1\", \"S3Key\":"
          + " \"a16efc1414e0d3a7f987f8167219c9f59acb9cd866b524bc465aed4db2282d5f.zip\"},"
          + " \"Handler\": \"index.handler\", \"Runtime\": \"nodejs22.x\", \"Role\":"
          + " {\"Fn::GetAtt\": [\"Role@\", \"Arn\"]}, \"Environment\": {\"Variables\": {\"TABLE\":"
          + " {\"Ref\": \"Table@\"}, \"SHARED\": IMPORT}}, "
          + TAGS
    },
    {
      "Logs",
      "AWS::Logs::LogGroup",
      "\"LogGroupName\": {\"Fn::Join\": [\"\", [\"/aws/lambda/\", {\"Ref\": \"Function@\"}]]},"
          + " \"RetentionInDays\": 30"
    },
    {"Queue", "AWS::SQS::Queue", "\"VisibilityTimeout\": 60, " + TAGS},
    {
      "Source",
      "AWS::Lambda::EventSourceMapping",
      "\"FunctionName\": {\"Ref\": \"Function@\"}, \"EventSourceArn\": {\"Fn::GetAtt\":"
          + " [\"Queue@\", \"Arn\"]}"
    },
    {"Bucket", "AWS::S3::Bucket", TAGS},
    {
      "Cleaner",
      "Custom::S3AutoDeleteObjects",
      "\"ServiceToken\": {\"Fn::GetAtt\": [\"Function@\", \"Arn\"]}, \"BucketName\": {\"Ref\":"
          + " \"Bucket@\"}"
    },
    {
      "Api", "AWS::ApiGatewayV2::Api", "\"Name\": \"prod-scale-%-Api@\", \"ProtocolType\": \"HTTP\""
    },
    {
      "Stage",
      "AWS::ApiGatewayV2::Stage",
      "\"ApiId\": {\"Ref\": \"Api@\"}, \"AutoDeploy\": true, \"StageName\": \"$default\""
    },
    {
      "Integration",
      "AWS::ApiGatewayV2::Integration",
      "\"ApiId\": {\"Ref\": \"Api@\"}, \"IntegrationType\": \"AWS_PROXY\", \"IntegrationUri\":"
          + " {\"Fn::GetAtt\": [\"Function@\", \"Arn\"]}, \"PayloadFormatVersion\": \"2.0\""
    },
    {
      "Route",
      "AWS::ApiGatewayV2::Route",
      "\"ApiId\": {\"Ref\": \"Api@\"}, \"RouteKey\": \"GET /@\", \"Target\": {\"Fn::Join\":"
          + " [\"\", [\"integrations/\", {\"Ref\": \"Integration@\"}]]}"
    },
    {
      "Permission",
      "AWS::Lambda::Permission",
      "\"Action\": \"lambda:InvokeFunction\", \"FunctionName\": {\"Fn::GetAtt\": [\"Function@\","
          + " \"Arn\"]}, \"Principal\": \"apigateway.amazonaws.com\", \"SourceArn\": {\"Fn::Sub\":"
          + " \"arn:${AWS::Partition}:execute-api:${AWS::Region}:${AWS::AccountId}:${Api@}/*\"}"
    },
    {
      "Parameter",
      "AWS::SSM::Parameter",
      "\"Name\": \"/sst/scale/prod/%/@\", \"Type\": \"String\", \"Value\": {\"Ref\": \"Table@\"}"
    },
    {"Topic", "AWS::SNS::Topic", TAGS},
    {
      "Subscription",
      "AWS::SNS::Subscription",
      "\"TopicArn\": {\"Ref\": \"Topic@\"}, \"Protocol\": \"lambda\", \"Endpoint\":"
          + " {\"Fn::GetAtt\": [\"Function@\", \"Arn\"]}"
    },
    {
      "Rule",
      "AWS::Events::Rule",
      "\"ScheduleExpression\": \"rate(5 minutes)\", \"State\": \"ENABLED\", \"Targets\": [{\"Id\":"
          + " \"Target0\", \"Arn\": {\"Fn::GetAtt\": [\"Function@\", \"Arn\"]}}]"
    },
    {
      "Alarm",
      "AWS::CloudWatch::Alarm",
      "\"MetricName\": \"Errors\", \"Namespace\": \"AWS/Lambda\", \"Dimensions\": [{\"Name\":"
          + " \"FunctionName\", \"Value\": {\"Ref\": \"Function@\"}}], \"AlarmActions\": [{\"Ref\":"
          + " \"Topic@\"}]"
    },
    {
      "Machine",
      "AWS::StepFunctions::StateMachine",
      "\"RoleArn\": {\"Fn::GetAtt\": [\"Role@\", \"Arn\"]}, \"DefinitionString\": {\"Fn::Sub\":"
          + " \"{\\\"StartAt\\\": \\\"Call\\\", \\\"States\\\": {\\\"Call\\\": {\\\"Type\\\":"
          + " \\\"Task\\\", \\\"Resource\\\": \\\"${Function@.Arn}\\\"}}}\"}"
    },
  };

  /** As many resources, small policies, a tree of the size that follows. */
  public static GeneratedAssembly of(int resources) {
    return new GeneratedAssembly(resources, 1, 0);
  }

  /** Makes an assembly: folder, resources and, where wanted, statements and bytes of the tree. */
  public static void main(String[] args) throws IOException {
    new GeneratedAssembly(
            Integer.parseInt(args[1]),
            args.length > 2 ? Integer.parseInt(args[2]) : 1,
            args.length > 3 ? Long.parseLong(args[3]) : 0)
        .write(Path.of(args[0]));
  }

  /** How many stacks there are. */
  int stacks() {
    return (resources + STACK - 1) / STACK;
  }

  /** Writes the assembly into a folder, which is made. */
  public void write(Path folder) throws IOException {
    Files.createDirectories(folder);
    try (Writer manifest = Files.newBufferedWriter(folder.resolve("manifest.json"));
        Writer tree = Files.newBufferedWriter(folder.resolve("tree.json"))) {
      manifest.write("{\"version\": \"48.0.0\", \"artifacts\": {\n");
      tree.write(
          "{\"version\": \"tree-0.1\", \"tree\": {\"id\": \"App\", \"path\": \"\", \"children\": {");
      for (int stack = 0; stack < stacks(); stack++) {
        stack(folder, stack, manifest, tree);
      }
      manifest.write(
          "\"Tree\": {\"type\": \"cdk:tree\", \"properties\": {\"file\": \"tree.json\"}}}}\n");
      tree.write("\"Tree\": {\"id\": \"Tree\", \"path\": \"Tree\"}}}}\n");
    }
  }

  private void stack(Path folder, int stack, Writer manifest, Writer tree) throws IOException {
    String name = name(stack);
    manifest.write(
        """
        "%1$s": {"type": "aws:cloudformation:stack", "environment": "aws://123456789012/us-east-1",
          "properties": {"templateFile": "%1$s.template.json", "tags": {"sst:app": "scale", "sst:stage": "prod"}},
          "dependencies": [%2$s], "metadata": {
        """
            .formatted(name, stack == 0 ? "" : "\"" + name(stack - 1) + "\""));
    tree.write("\"%1$s\": {\"id\": \"%1$s\", \"path\": \"%1$s\", \"children\": {".formatted(name));
    try (Writer template = Files.newBufferedWriter(folder.resolve(name + ".template.json"))) {
      template.write("{\"Resources\": {\n");
      int count = Math.min(STACK, resources - stack * STACK);
      for (int i = 0; i < count; i++) {
        resource(template, stack, i);
        construct(manifest, tree, name, i, i + 1 < count);
        template.write(i + 1 < count ? ",\n" : "\n");
      }
      template.write(
          """
          }, "Outputs": {"ExportsTable0Arn": {"Value": {"Fn::GetAtt": ["Table0", "Arn"]},
            "Export": {"Name": "%s:ExportsTable0Arn"}}}}
          """
              .formatted(name));
    }
    manifest.write("}},\n");
    tree.write("}}, ");
  }

  private void resource(Writer template, int stack, int index) throws IOException {
    String[] row = ROWS[index % ROWS.length];
    String imported =
        stack == 0
            ? "{\"Fn::GetAtt\": [\"Table0\", \"Arn\"]}"
            : "{\"Fn::ImportValue\": \"" + name(stack - 1) + ":ExportsTable0Arn\"}";
    String properties =
        row[2]
            .replace("STATEMENTS", row[2].contains("STATEMENTS") ? policy(imported) : "")
            .replace("IMPORT", imported)
            .replace("@", Integer.toString(index / ROWS.length))
            .replace("%", Integer.toString(stack));
    template.write(
        """
        "%s": {"Type": "%s", "Properties": {%s}, "Metadata": {"aws:cdk:path": "%s/%s/Resource"}}"""
            .formatted(logicalId(index), row[1], properties, name(stack), logicalId(index)));
  }

  private String policy(String imported) {
    StringBuilder policy = new StringBuilder();
    for (int i = 0; i < statements; i++) {
      policy.append(
          """
          {"Effect": "Allow", "Action": ["dynamodb:GetItem", "dynamodb:PutItem"], "Resource":
            [{"Fn::GetAtt": ["Table@", "Arn"]}, {"Fn::Join": ["", [{"Fn::GetAtt": ["Table@", "Arn"]}, "/index/%d"]]}]},
          """
              .formatted(i)
              .replace("index/", "index/i"));
    }
    return policy
        .append("{\"Effect\": \"Allow\", \"Action\": \"dynamodb:Query\", \"Resource\": ")
        .append(imported)
        .append("}")
        .toString();
  }

  private void construct(Writer manifest, Writer tree, String stack, int index, boolean more)
      throws IOException {
    String id = logicalId(index);
    manifest.write(
        "  \"/%s/%s/Resource\": [{\"type\": \"aws:cdk:logicalId\", \"data\": \"%s\"}]%s\n"
            .formatted(stack, id, id, more ? "," : ""));
    tree.write(
        """
        "%2$s": {"id": "%2$s", "path": "%1$s/%2$s", "constructInfo": {"fqn": "aws-cdk-lib.%3$s", "version": "2.224.0"},
          "children": {"Resource": {"id": "Resource", "path": "%1$s/%2$s/Resource", "attributes": {
            "aws:cdk:cloudformation:type": "%4$s", "aws:cdk:cloudformation:props": [""\
        """
            .formatted(stack, id, id.replaceAll("[0-9]", ""), ROWS[index % ROWS.length][1]));
    for (long left = treeBytes / resources; left > 0; left -= 85) {
      tree.write(
          ", {\"key\": \"sst:app\", \"value\": \"a property that the template repeats, too: 0123456789\"}\n ");
    }
    tree.write(
        "]}, \"constructInfo\": {\"fqn\": \"aws-cdk-lib.CfnResource\"}}}}"
            + (more ? "," : "")
            + "\n");
  }

  private static String logicalId(int index) {
    return ROWS[index % ROWS.length][0] + index / ROWS.length;
  }

  private static String name(int stack) {
    return String.format(Locale.ROOT, "prod-scale-Stack%02d", stack);
  }
}
