package io.github.sstiam;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.sstiam.app.SstApp;
import io.github.sstiam.catalog.Catalog;
import io.github.sstiam.composition.ComposedPolicies;
import io.github.sstiam.composition.LeastPrivilegePolicy;
import io.github.sstiam.composition.NeverAllowed;
import io.github.sstiam.composition.PolicyOptions;
import io.github.sstiam.composition.fitting.FittedPolicy;
import io.github.sstiam.composition.fitting.FittedPolicy.AddedAction;
import io.github.sstiam.composition.fitting.FittedPolicy.FittedDocument;
import io.github.sstiam.composition.fitting.FittingOptions;
import io.github.sstiam.composition.fitting.PolicyFitting;
import io.github.sstiam.composition.fitting.PolicyQuota;
import io.github.sstiam.composition.fitting.WildcardMode;
import io.github.sstiam.evaluation.CompiledPolicy;
import io.github.sstiam.evaluation.PolicySet;
import io.github.sstiam.policy.Action;
import io.github.sstiam.policy.PolicyDocument;
import io.github.sstiam.policy.PolicyWriter;
import io.github.sstiam.policy.Statement;
import io.github.sstiam.reader.ReadRequest;
import io.github.sstiam.reader.SstAppReader;
import io.github.sstiam.requirement.PermissionRequirement;
import io.github.sstiam.requirement.RequirementSet;
import io.github.sstiam.requirement.resolution.RequirementResolver;
import io.github.sstiam.simulation.BuiltInSimulator;
import io.github.sstiam.simulation.Verdict.Outcome;
import io.github.sstiam.simulation.Verifier;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * Every strategy's policy is enough to deploy the app, within IAM's quotas. Runs on the bundled
 * example, and on every assembly below {@code corpus.directory} where that is given. The golden
 * files are written anew with {@code -Dgolden.rewrite=true}.
 */
class PolicyStrategiesTest {
  private static final Catalog CATALOG = Catalog.embedded();
  private static final Path GOLDEN = Path.of("src/test/resources/io/github/sstiam/composition");
  private static final Path EXAMPLE = Path.of("examples/crud-api/.sst/dist");

  @Test
  void theExamplesPolicyIsTheGoldenFile() throws Exception {
    assertGolden("least-privilege.json", ComposedPolicies.leastPrivilege(example().requirements()));
  }

  @Test
  void theExamplesServicePolicyIsTheGoldenFile() throws Exception {
    assertGolden("service.json", ComposedPolicies.ofServices(example().requirements()));
  }

  @TestFactory
  Stream<DynamicTest> everyAssembly() throws IOException {
    return CloudAssemblies.tests((name, assembly) -> check(requirements(assembly)));
  }

  private static void check(RequirementSet set) throws Exception {
    assertEnough(set, List.of(ComposedPolicies.ofServices(set.requirements())));
    PolicyDocument policy = ComposedPolicies.leastPrivilege(set.requirements());
    assertEnough(
        set,
        List.of(
            ComposedPolicies.leastPrivilege(
                set.requirements(), PolicyOptions.DEFAULT.withThroughCloudFormation(true))));
    assertNothingIsAllowedThatNeverIs(set, policy);
    for (WildcardMode wildcards : WildcardMode.values()) {
      FittingOptions options =
          new FittingOptions(PolicyQuota.MANAGED_POLICY, PolicyQuota.ATTACHED_POLICIES, wildcards);
      FittedPolicy fitted =
          PolicyFitting.fit(
              LeastPrivilegePolicy.compose(set.requirements(), PolicyOptions.DEFAULT),
              options,
              CATALOG);
      List<PolicyDocument> documents =
          fitted.documents().stream().map(FittedDocument::policy).toList();

      assertEnough(set, documents);
      assertThat(documents)
          .hasSizeBetween(1, options.documents())
          .allMatch(document -> PolicyWriter.size(document) <= options.quota().characters());
      assertThat(
              PolicyFitting.fit(
                  LeastPrivilegePolicy.compose(set.requirements(), PolicyOptions.DEFAULT),
                  options,
                  CATALOG))
          .isEqualTo(fitted);
      assertThat(fitted.added())
          .extracting(AddedAction::action)
          .noneMatch(action -> NeverAllowed.embedded().reason(action).isPresent());
      documents.forEach(document -> assertNothingIsAllowedThatNeverIs(set, document));
    }
  }

  private static void assertNothingIsAllowedThatNeverIs(RequirementSet set, PolicyDocument policy) {
    Set<Action> needed =
        set.requirements().stream()
            .map(PermissionRequirement::action)
            .collect(Collectors.toCollection(HashSet::new));
    for (Statement statement : policy.statements()) {
      assertThat(statement.actions().patterns())
          .flatMap(CATALOG::matching)
          .filteredOn(action -> !needed.contains(action))
          .noneMatch(action -> NeverAllowed.embedded().reason(action).isPresent());
    }
  }

  private static void assertEnough(RequirementSet set, List<PolicyDocument> policies)
      throws Exception {
    PolicySet own =
        PolicySet.ofIdentity(
            policies.stream().map(policy -> CompiledPolicy.of("emitted", policy)).toList());
    assertThat(
            Verifier.verify(set, new BuiltInSimulator("emitted", Optional.empty(), own, CATALOG))
                .permissions())
        .filteredOn(permission -> permission.verdict().outcome() != Outcome.ALLOWED)
        .isEmpty();
  }

  private static void assertGolden(String name, PolicyDocument policy) throws IOException {
    Path file = GOLDEN.resolve(name);
    String text = PolicyWriter.write(policy);
    if (Boolean.getBoolean("golden.rewrite")) {
      Files.createDirectories(GOLDEN);
      Files.writeString(file, text);
    }

    assertThat(text).isEqualTo(Files.readString(file));
  }

  private static RequirementSet example() throws Exception {
    return requirements(EXAMPLE);
  }

  private static RequirementSet requirements(Path assembly) throws Exception {
    SstApp app = SstAppReader.read(ReadRequest.ofAssembly(assembly), CATALOG);
    return new RequirementResolver(CATALOG).resolve(app);
  }
}
