package io.github.sstiam.audit;

import static io.github.sstiam.audit.AuditFixture.CATALOG;
import static io.github.sstiam.audit.AuditFixture.escalations;
import static io.github.sstiam.audit.AuditFixture.identity;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.sstiam.audit.EscalationFinding.Exposure;
import io.github.sstiam.audit.EscalationPath.Step;
import io.github.sstiam.policy.PolicyDocument;
import io.github.sstiam.policy.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The rows of {@code escalations.tsv}. */
class EscalationPathTest {
  static Stream<EscalationPath> paths() {
    return EscalationPath.embedded().stream();
  }

  @Test
  void rowsAreSortedAndUnique() {
    List<String> ids = paths().map(EscalationPath::id).toList();

    assertThat(ids).hasSizeGreaterThanOrEqualTo(30).isSorted().doesNotHaveDuplicates();
  }

  @ParameterizedTest
  @MethodSource("paths")
  void rowSaysWhyAndWhatToDoAndWhere(EscalationPath path) {
    assertThat(path.title()).isNotBlank();
    assertThat(path.why()).isNotBlank();
    assertThat(path.remedy()).endsWith(".");
    assertThat(path.source()).startsWith("https://");
  }

  @ParameterizedTest
  @MethodSource("paths")
  void rowNamesActionsAndResourceTypesOfTheCatalogue(EscalationPath path) {
    for (Step step : path.steps().stream().flatMap(List::stream).toList()) {
      assertThat(CATALOG.action(step.action()))
          .as(step.action().toString())
          .hasValueSatisfying(
              entry -> {
                assertThat(entry.action()).hasToString(step.action().toString());
                step.target()
                    .ifPresent(
                        target ->
                            assertThat(entry.resourceTypes())
                                .extracting(type -> type.name())
                                .contains(target));
              });
    }
    for (List<Step> alternatives : path.steps()) {
      assertThat(alternatives.stream().map(Step::target).distinct()).hasSize(1);
    }
  }

  @ParameterizedTest
  @MethodSource("paths")
  void theActionsOfAPathOpenItAndWithoutAnyOneItIsClosed(EscalationPath path) {
    List<Step> steps = path.steps().stream().map(alternatives -> alternatives.get(0)).toList();

    assertThat(findings(steps))
        .filteredOn(finding -> finding.path().equals(path))
        .extracting(EscalationFinding::severity)
        .containsExactly(Exposure.OPEN);
    for (Step left : steps) {
      List<Step> rest = new ArrayList<>(steps);
      rest.remove(left);
      assertThat(findings(rest)).extracting(EscalationFinding::path).doesNotContain(path);
    }
  }

  @ParameterizedTest
  @MethodSource("paths")
  void eachAlternativeOpensThePathAsWell(EscalationPath path) {
    List<Step> first = path.steps().stream().map(alternatives -> alternatives.get(0)).toList();
    for (int i = 0; i < first.size(); i++) {
      for (Step alternative : path.steps().get(i)) {
        List<Step> steps = new ArrayList<>(first);
        steps.set(i, alternative);
        assertThat(findings(steps)).extracting(EscalationFinding::path).contains(path);
      }
    }
  }

  private static List<EscalationFinding> findings(List<Step> steps) {
    List<Statement> statements =
        steps.stream()
            .map(
                step ->
                    Statement.allow(
                        "Step", List.of(step.action().toString()), List.of("*"), List.of()))
            .toList();
    return escalations(identity(PolicyDocument.of(statements))).findings();
  }
}
