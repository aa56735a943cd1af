package io.github.sstiam.requirement;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.sstiam.app.Asset;
import io.github.sstiam.app.DeploymentRoles.Bootstrap;
import io.github.sstiam.app.Environment;
import io.github.sstiam.app.Stack;
import io.github.sstiam.app.Text;
import io.github.sstiam.catalog.ArnTemplate;
import io.github.sstiam.policy.Action;
import io.github.sstiam.policy.ArnPattern;
import io.github.sstiam.requirement.Origin.CallOrigin;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
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
    try (InputStream in = DeploymentCalls.class.getResourceAsStream(RESOURCE)) {
      if (in == null) {
        throw new IllegalStateException(RESOURCE + " is missing from the plugin");
      }
      List<Row> rows = new ArrayList<>();
      String[] lines = new String(in.readAllBytes(), UTF_8).split("\n", -1);
      for (int i = 0; i < lines.length; i++) {
        if (!lines[i].isBlank() && !lines[i].startsWith("#")) {
          rows.add(row(lines[i], i + 1));
        }
      }
      return new DeploymentCalls(List.copyOf(rows));
    } catch (IOException e) {
      throw new UncheckedIOException(RESOURCE + " cannot be read", e);
    }
  }

  private static Row row(String line, int number) {
    String[] columns = line.split("\t", -1);
    if (columns.length != 6) {
      throw new IllegalStateException(RESOURCE + ":" + number + ": expected 6 columns");
    }
    return new Row(
        Subject.valueOf(columns[0]),
        Action.of(columns[1]),
        new ArnTemplate(columns[2]),
        Necessity.valueOf(columns[3]),
        columns[4]);
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
            context.of(stack.environment(), row.action().service()),
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
