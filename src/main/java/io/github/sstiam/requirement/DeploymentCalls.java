package io.github.sstiam.requirement;

import io.github.sstiam.app.Asset;
import io.github.sstiam.app.DeploymentRoles.Bootstrap;
import io.github.sstiam.app.Environment;
import io.github.sstiam.app.Stack;
import io.github.sstiam.app.Text;
import io.github.sstiam.catalog.ArnTemplate;
import io.github.sstiam.policy.Action;
import io.github.sstiam.policy.ArnPattern;
import io.github.sstiam.requirement.Origin.CallOrigin;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The calls that the deploying tool makes itself, as rows of {@code calls.tsv}. */
final class DeploymentCalls {
  private static final String RESOURCE = "calls.tsv";

  private enum Subject {
    STACK,
    BOOTSTRAP,
    FILE_ASSET,
    IMAGE_ASSET
  }

  private record Row(
      Subject subject, Action action, ArnTemplate resource, Necessity necessity, String purpose) {}

  private final List<Row> rows;

  private DeploymentCalls(List<Row> rows) {
    this.rows = rows;
  }

  /** The rows that the plugin brings along. */
  static DeploymentCalls embedded() {
    return new DeploymentCalls(
        Rows.of(RESOURCE, 6).stream()
            .map(
                columns ->
                    new Row(
                        Subject.valueOf(columns.get(0)),
                        Action.of(columns.get(1)),
                        new ArnTemplate(columns.get(2)),
                        Necessity.valueOf(columns.get(3)),
                        columns.get(4)))
            .toList());
  }

  /** Adds the calls that deploying one stack takes. A nested stack takes none of its own. */
  void of(Stack stack, RequirementCollector collector, RequestContext context) {
    if (stack.parent().isPresent()) {
      return;
    }
    add(Subject.STACK, stack, Map.of("StackName", stack.name()), collector, context);
    stack
        .roles()
        .bootstrap()
        .flatMap(Bootstrap::versionParameter)
        .map(parameter -> parameter.startsWith("/") ? parameter.substring(1) : parameter)
        .ifPresent(
            parameter ->
                add(
                    Subject.BOOTSTRAP,
                    stack,
                    Map.of("ParameterName", Text.of(parameter)),
                    collector,
                    context));
    for (Asset asset : stack.assets()) {
      if (asset instanceof Asset.FileAsset file) {
        Map<String, Text> variables = Map.of("Bucket", file.bucket(), "Key", file.key());
        add(Subject.FILE_ASSET, stack, variables, collector, context);
      } else if (asset instanceof Asset.ImageAsset image) {
        Map<String, Text> variables = Map.of("Repository", image.repository());
        add(Subject.IMAGE_ASSET, stack, variables, collector, context);
      }
    }
  }

  private void add(
      Subject subject,
      Stack stack,
      Map<String, Text> variables,
      RequirementCollector collector,
      RequestContext context) {
    for (Row row : rows) {
      if (row.subject() != subject) {
        continue;
      }
      List<Text> arns =
          row.resource().expand(variable -> values(stack.environment(), variables, variable));
      for (Text arn : arns) {
        collector.add(
            row.action(),
            ArnVariables.pattern(arn).orElse(ArnPattern.ANY),
            context.ofCall(stack.environment(), row.action()),
            row.necessity(),
            new CallOrigin(stack.name().pattern(), row.purpose()));
      }
    }
  }

  private static List<Text> values(
      Environment environment, Map<String, Text> variables, String variable) {
    return environment
        .variable(variable)
        .or(() -> Optional.ofNullable(variables.get(variable)))
        .map(List::of)
        .orElseThrow(() -> new IllegalStateException(RESOURCE + ": unknown variable " + variable));
  }
}
