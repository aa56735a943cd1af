package io.github.sstiam.scale;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.sstiam.app.Construct;
import io.github.sstiam.app.DeclaredResource;
import io.github.sstiam.app.SstApp;
import io.github.sstiam.catalog.Catalog;
import io.github.sstiam.evaluation.CompiledPolicy;
import io.github.sstiam.evaluation.PolicySet;
import io.github.sstiam.policy.PolicyKind;
import io.github.sstiam.policy.PolicyReader;
import io.github.sstiam.reader.ReadRequest;
import io.github.sstiam.reader.SstAppReader;
import io.github.sstiam.requirement.Origin;
import io.github.sstiam.requirement.PermissionRequirement;
import io.github.sstiam.requirement.RequirementSet;
import io.github.sstiam.requirement.resolution.RequirementResolver;
import io.github.sstiam.simulation.BuiltInSimulator;
import io.github.sstiam.simulation.Verdict.Outcome;
import io.github.sstiam.simulation.Verification;
import io.github.sstiam.simulation.VerifiedPermission;
import io.github.sstiam.simulation.Verifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Apps and policies at AWS's limits give right answers within the heap of the tests. How long that
 * takes is measured in {@code benchmarks}.
 */
class ScaleTest {
  private static final Catalog CATALOG = Catalog.embedded();

  @TempDir private Path folder;

  @ParameterizedTest
  @ValueSource(ints = {100, 1_000, 10_000})
  void noResourceOfLargeAppIsLost(int resources) throws Exception {
    SstApp app = app(GeneratedAssembly.of(resources));
    RequirementSet needs = needs(app);

    assertThat(app.stacks()).hasSize((resources + 499) / 500);
    assertThat(app.stacks()).flatMap(stack -> stack.resources()).hasSize(resources);
    assertThat(needs.coverage().unknownTypes()).isEmpty();
    assertThat(
            needs.requirements().stream()
                .flatMap(need -> need.origins().stream())
                .filter(Origin.ResourceOrigin.class::isInstance)
                .map(Origin::label)
                .distinct())
        .hasSize(resources);
  }

  @Test
  void stackKnowsWhatAnotherStackExports() throws Exception {
    SstApp app = app(GeneratedAssembly.of(1_000));
    DeclaredResource function =
        app.stacks().get(1).resources().stream()
            .filter(resource -> resource.logicalId().equals("Function0"))
            .findFirst()
            .orElseThrow();

    assertThat(function.properties().texts("Environment.Variables.SHARED"))
        .hasToString("[arn:aws:dynamodb:us-east-1:123456789012:table/prod-scale-0-Table0]");
  }

  @Test
  void templateAtTheLimitsOfCloudFormationIsRead() throws Exception {
    SstApp app = app(new GeneratedAssembly(500, 165, 0));

    assertThat(Files.size(folder.resolve("prod-scale-Stack00.template.json")))
        .isBetween(900_000L, 1_048_576L);
    assertThat(app.stacks()).singleElement().satisfies(s -> assertThat(s.resources()).hasSize(500));
    assertThat(needs(app).requirements())
        .hasSize(needs(app(GeneratedAssembly.of(500))).requirements().size());
  }

  @Test
  void largeConstructTreeNamesTheConstructs() throws Exception {
    SstApp app = app(new GeneratedAssembly(500, 1, 100_000_000));

    assertThat(Files.size(folder.resolve("tree.json"))).isGreaterThan(100_000_000L);
    assertThat(app.remarks()).isEmpty();
    assertThat(app.stacks().get(0).resources())
        .extracting(resource -> resource.construct().map(Construct::type).orElse(""))
        .allMatch(type -> type.startsWith("aws-cdk-lib."));
  }

  @Test
  void everyOfTenThousandStatementsCounts() throws Exception {
    RequirementSet needs = needs(app(GeneratedAssembly.of(1_000)));
    List<String> statements = new ArrayList<>();
    for (PermissionRequirement need : needs.requirements()) {
      statements.add(statement("Allow", need.action().toString(), need.resource().text()));
    }
    while (statements.size() < 9_999) {
      String table = "arn:aws:dynamodb:us-east-1:123456789012:table/other" + statements.size();
      statements.add(statement("Allow", "dynamodb:*Item", table));
    }
    PermissionRequirement denied =
        needs.requirements().stream()
            .filter(need -> need.resource().text().endsWith("table/prod-scale-1-Table7"))
            .filter(need -> need.action().name().equals("CreateTable"))
            .findFirst()
            .orElseThrow();
    statements.add(statement("Deny", denied.action().toString(), denied.resource().text()));

    List<CompiledPolicy> policies = new ArrayList<>();
    for (int from = 0; from < statements.size(); from += 1_000) {
      policies.add(policy(statements.subList(from, Math.min(from + 1_000, statements.size()))));
    }
    Verification verification =
        Verifier.verify(
            needs,
            new BuiltInSimulator("set", Optional.empty(), PolicySet.ofIdentity(policies), CATALOG));

    assertThat(statements).hasSize(10_000);
    assertThat(verification.permissions())
        .filteredOn(permission -> permission.verdict().outcome() != Outcome.ALLOWED)
        .extracting(VerifiedPermission::requirement)
        .extracting(need -> need.action() + " " + need.resource())
        .containsOnly(denied.action() + " " + denied.resource());
  }

  private static String statement(String effect, String action, String resource) {
    return """
        {"Effect": "%s", "Action": "%s", "Resource": "%s"}"""
        .formatted(effect, action, resource);
  }

  private static CompiledPolicy policy(List<String> statements) throws Exception {
    String text =
        """
        {"Version": "2012-10-17", "Statement": [%s]}"""
            .formatted(String.join(",\n", statements));
    return CompiledPolicy.of("set", PolicyReader.read(text, "set", PolicyKind.IDENTITY));
  }

  private SstApp app(GeneratedAssembly assembly) throws Exception {
    assembly.write(folder);
    return SstAppReader.read(ReadRequest.ofAssembly(folder), CATALOG);
  }

  private static RequirementSet needs(SstApp app) {
    return new RequirementResolver(CATALOG).resolve(app);
  }
}
