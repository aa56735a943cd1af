package io.github.sstiam.reader.template;

import io.github.sstiam.app.Environment;
import io.github.sstiam.app.Text;
import io.github.sstiam.app.Value;
import io.github.sstiam.json.Position;
import java.util.Optional;

/**
 * The parameters that every template has: those of CloudFormation, and {@link UnknownValue}
 * (https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/pseudo-parameter-reference.html).
 */
final class PseudoParameters {
  private PseudoParameters() {}

  /** Whether a name is that of a pseudo parameter, or looks like one. */
  static boolean isName(String name) {
    return name.startsWith("AWS::") || name.equals(UnknownValue.NAME);
  }

  /** The value of a pseudo parameter; empty for {@code AWS::NoValue}. */
  static Optional<Value> of(String name, TemplateScope scope, Position position)
      throws TemplateException {
    Environment environment = scope.environment();
    return switch (name) {
      case "AWS::AccountId" -> scalar(environment.accountText());
      case "AWS::NoValue" -> Optional.empty();
      case "AWS::NotificationARNs" -> Optional.of(new Value.Unknown());
      case "AWS::Partition" -> scalar(Text.of(environment.partition()));
      case "AWS::Region" -> scalar(environment.regionText());
      case "AWS::StackId" -> scalar(stackId(scope));
      case "AWS::StackName" -> scalar(scope.stackName());
      case "AWS::URLSuffix" -> scalar(urlSuffix(environment));
      case UnknownValue.NAME -> scalar(Text.UNKNOWN);
      default ->
          throw new TemplateException(position, "\"" + name + "\" is not a pseudo parameter");
    };
  }

  /**
   * The domain of a partition
   * (https://github.com/boto/botocore/blob/develop/botocore/data/partitions.json).
   */
  static Text urlSuffix(Environment environment) {
    return switch (environment.partition()) {
      case "aws", "aws-us-gov" -> Text.of("amazonaws.com");
      case "aws-cn" -> Text.of("amazonaws.com.cn");
      case "aws-eusc" -> Text.of("amazonaws.eu");
      case "aws-iso" -> Text.of("c2s.ic.gov");
      case "aws-iso-b" -> Text.of("sc2s.sgov.gov");
      case "aws-iso-e" -> Text.of("cloud.adc-e.uk");
      case "aws-iso-f" -> Text.of("csp.hci.ic.gov");
      default -> Text.UNKNOWN;
    };
  }

  private static Text stackId(TemplateScope scope) {
    return Text.of("arn:" + scope.environment().partition() + ":cloudformation:")
        .then(scope.environment().regionText())
        .then(Text.of(":"))
        .then(scope.environment().accountText())
        .then(Text.of(":stack/"))
        .then(scope.stackName())
        .then(Text.of("/"))
        .then(Text.UNKNOWN);
  }

  private static Optional<Value> scalar(Text text) {
    return Optional.of(new Value.Scalar(text));
  }
}
