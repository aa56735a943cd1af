package io.github.sstiam.requirement;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.sstiam.app.SstApp;
import io.github.sstiam.catalog.Catalog;
import io.github.sstiam.catalog.Evidence;
import io.github.sstiam.catalog.NeedRule.Strength;
import io.github.sstiam.catalog.Operation;
import io.github.sstiam.policy.Action;
import io.github.sstiam.reader.ReadRequest;
import io.github.sstiam.reader.SstAppReader;
import io.github.sstiam.requirement.Origin.CallOrigin;
import io.github.sstiam.requirement.Origin.ResourceOrigin;
import io.github.sstiam.requirement.resolution.RequirementResolver;
import java.nio.file.Path;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What a requirement set says about the reasons of an example app. */
class RequirementReasonsTest {
  private static RequirementSet set;

  @BeforeAll
  static void resolve() throws Exception {
    Catalog catalog = Catalog.embedded();
    SstApp app =
        SstAppReader.read(ReadRequest.ofAssembly(Path.of("examples/crud-api/.sst/dist")), catalog);
    set = new RequirementResolver(catalog).resolve(app);
  }

  @Test
  void anExcludedActionHasAReasonEvidenceAndASource() {
    List<Exclusion> exclusions = exclusions("kms:Decrypt");

    assertThat(exclusions).isNotEmpty();
    assertThat(exclusions)
        .flatExtracting(exclusion -> exclusion.reasons().distinct())
        .allSatisfy(
            reason -> {
              assertThat(reason.strength()).isEqualTo(Strength.EXCLUDED);
              assertThat(reason.text()).startsWith("not declared: ");
              assertThat(reason.evidence()).isNotNull();
              assertThat(reason.source()).startsWith("https://");
            });
  }

  @Test
  void aRequiredActionHasAReasonForEachOperation() {
    assertThat(origins("dynamodb:CreateTable"))
        .singleElement()
        .isInstanceOfSatisfying(
            ResourceOrigin.class,
            origin -> {
              assertThat(origin.type()).isEqualTo("AWS::DynamoDB::Table");
              assertThat(origin.reasons().byOperation())
                  .containsOnlyKeys(Operation.CREATE, Operation.UPDATE);
              assertThat(origin.reasons().distinct())
                  .extracting(Reason::strength)
                  .containsExactly(Strength.REQUIRED);
            });
  }

  @Test
  void aCallOfTheDeployingToolNamesItsSource() {
    assertThat(origins("cloudformation:DescribeStacks"))
        .isNotEmpty()
        .allSatisfy(
            origin -> {
              assertThat(origin).isInstanceOf(CallOrigin.class);
              assertThat(origin.evidence()).isIn(Evidence.HANDLER, Evidence.DOCUMENTED);
              assertThat(((CallOrigin) origin).source()).isNotBlank();
            });
  }

  @Test
  void anActionThatNoHandlerNamesIsNeitherNeededNorExcluded() {
    assertThat(origins("sagemaker:CreateModel")).isEmpty();
    assertThat(exclusions("sagemaker:CreateModel")).isEmpty();
  }

  @Test
  void noReasonOfARequirementExcludes() {
    assertThat(set.requirements())
        .flatExtracting(PermissionRequirement::origins)
        .filteredOn(ResourceOrigin.class::isInstance)
        .flatExtracting(origin -> ((ResourceOrigin) origin).reasons().distinct())
        .extracting(Reason::strength)
        .doesNotContain(Strength.EXCLUDED);
  }

  /** Thousands of resources must not hold a reason each. */
  @Test
  void resourcesShareTheInstancesOfEqualReasons() {
    Set<OperationReasons> instances = Collections.newSetFromMap(new IdentityHashMap<>());
    for (Exclusion exclusion : set.exclusions()) {
      instances.add(exclusion.reasons());
    }

    assertThat(instances).doesNotHaveDuplicates();
    assertThat(instances).hasSizeLessThan(set.exclusions().size() / 2);
  }

  private static List<Exclusion> exclusions(String action) {
    return set.exclusions().stream()
        .filter(exclusion -> exclusion.action().equals(Action.of(action)))
        .toList();
  }

  private static List<Origin> origins(String action) {
    return set.requirements().stream()
        .filter(requirement -> requirement.action().equals(Action.of(action)))
        .flatMap(requirement -> requirement.origins().stream())
        .toList();
  }
}
