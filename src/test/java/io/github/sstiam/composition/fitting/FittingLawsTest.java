package io.github.sstiam.composition.fitting;

import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.sstiam.catalog.AccessLevel;
import io.github.sstiam.catalog.ActionEntry;
import io.github.sstiam.catalog.Catalog;
import io.github.sstiam.composition.ComposedPolicies;
import io.github.sstiam.composition.ComposedPolicy;
import io.github.sstiam.composition.ComposedStatement;
import io.github.sstiam.composition.Decisions;
import io.github.sstiam.composition.LeastPrivilegePolicy;
import io.github.sstiam.composition.NeverAllowed;
import io.github.sstiam.composition.PolicyOptions;
import io.github.sstiam.composition.fitting.FittedPolicy.AddedAction;
import io.github.sstiam.composition.fitting.FittedPolicy.FittedDocument;
import io.github.sstiam.policy.Action;
import io.github.sstiam.policy.Condition;
import io.github.sstiam.policy.PolicyDocument;
import io.github.sstiam.policy.PolicyWriter;
import io.github.sstiam.policy.Statement;
import io.github.sstiam.requirement.Necessity;
import io.github.sstiam.requirement.PermissionRequirement;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.RandomDistribution;

/** Laws of merging, shrinking and splitting, asked of the evaluator over the real catalogue. */
class FittingLawsTest {
  private static final Catalog CATALOG = Catalog.embedded();

  @Property(tries = 80, edgeCases = EdgeCasesMode.NONE)
  void everyRequirementIsStillGranted(@ForAll("cases") Case one) {
    List<PermissionRequirement> needs = one.needs();
    fitted(composed(needs), one.options())
        .ifPresent(
            fitted -> {
              Decisions decisions = Decisions.of(policies(fitted));
              assertThat(needs)
                  .allMatch(
                      need ->
                          decisions.allow(
                              need.action().toString(), need.resource().text(), context(need)));
            });
  }

  @Property(tries = 80, edgeCases = EdgeCasesMode.NONE)
  void exactlyTheActionsThatWildcardsAddAreListed(@ForAll("cases") Case one) {
    PolicyDocument policy = ComposedPolicies.leastPrivilege(one.needs());
    fitted(composed(one.needs()), one.options()).ifPresent(fitted -> checkAdded(policy, fitted));
  }

  private static void checkAdded(PolicyDocument policy, FittedPolicy fitted) {
    Decisions before = Decisions.of(policy);
    Set<String> listed = new HashSet<>();
    for (AddedAction added : fitted.added()) {
      added.resources().forEach(resource -> listed.add(added.action() + " " + resource));
      assertThat(added.resources()).isNotEmpty();
      assertThat(CATALOG.matching(added.pattern())).contains(added.action());
    }
    Set<String> found = new HashSet<>();
    for (PolicyDocument document : policies(fitted)) {
      for (Statement statement : document.statements()) {
        for (String pattern : statement.actions().patterns()) {
          for (Action action : CATALOG.matching(pattern)) {
            for (String resource : statement.resources().orElseThrow().patterns()) {
              if (!before.allow(action.toString(), resource, context(statement))) {
                found.add(action + " " + resource);
              }
            }
          }
        }
      }
    }
    assertThat(listed).isEqualTo(found);
  }

  @Property(tries = 80, edgeCases = EdgeCasesMode.NONE)
  void noWildcardAddsAPrivilegeEscalation(@ForAll("cases") Case one) {
    fitted(composed(one.needs()), one.options())
        .ifPresent(
            fitted ->
                assertThat(fitted.added())
                    .extracting(AddedAction::action)
                    .noneMatch(action -> NeverAllowed.embedded().reason(action).isPresent())
                    .noneMatch(
                        action ->
                            CATALOG
                                .action(action)
                                .map(ActionEntry::accessLevel)
                                .filter(level -> level == AccessLevel.PERMISSIONS_MANAGEMENT)
                                .isPresent()));
  }

  @Property(tries = 80, edgeCases = EdgeCasesMode.NONE)
  void everyStatementHasAUniqueSid(@ForAll("cases") Case one) {
    fitted(composed(one.needs()), one.options())
        .ifPresent(
            fitted -> {
              assertThat(policies(fitted))
                  .flatExtracting(PolicyDocument::statements)
                  .extracting(statement -> statement.sid().orElseThrow())
                  .allMatch(sid -> sid.matches("[A-Za-z0-9]+"))
                  .doesNotHaveDuplicates();
            });
  }

  @Property(tries = 40, edgeCases = EdgeCasesMode.NONE)
  void theOrderOfTheInputDoesNotMatter(@ForAll("cases") Case one) {
    List<PermissionRequirement> needs = one.needs();
    List<PermissionRequirement> shuffled = new ArrayList<>(needs);
    Collections.shuffle(shuffled, new Random(one.seed()));

    assertThat(fitted(composed(shuffled), one.options()))
        .isEqualTo(fitted(composed(needs), one.options()));
  }

  @Property(tries = 40, edgeCases = EdgeCasesMode.NONE)
  void aWrittenDocumentFitsAgainUnchanged(@ForAll("cases") Case one) {
    fitted(composed(one.needs()), FittingOptions.DEFAULT)
        .filter(fitted -> fitted.documents().size() == 1)
        .ifPresent(
            fitted ->
                assertThat(
                        policies(
                            fitted(read(policies(fitted).get(0)), FittingOptions.DEFAULT)
                                .orElseThrow()))
                    .isEqualTo(policies(fitted)));
  }

  @Provide
  Arbitrary<Case> cases() {
    return Combinators.combine(
            Arbitraries.longs().greaterOrEqual(0).withDistribution(RandomDistribution.uniform()),
            Arbitraries.of(PolicyQuota.class),
            Arbitraries.of(1, 2, 3),
            Arbitraries.of(WildcardMode.class),
            Arbitraries.integers().between(80, 115).withDistribution(RandomDistribution.uniform()))
        .as(
            (seed, quota, documents, wildcards, percent) ->
                new Case(seed, new FittingOptions(quota, documents, wildcards), percent));
  }

  /**
   * A policy and what it is to fit into.
   *
   * @param seed what the policy is drawn with
   * @param options what it is to fit into
   * @param percent how large it is, of the room that there is
   */
  record Case(long seed, FittingOptions options, int percent) {
    List<PermissionRequirement> needs() {
      int size = options.quota().characters() * options.documents() * percent / 100;
      RandomNeeds random = new RandomNeeds(CATALOG, seed);
      List<PermissionRequirement> needs = random.draw(20);
      for (int i = 0; i < 60 && size(needs) < size; i++) {
        needs.addAll(random.draw(20));
      }
      return needs;
    }

    private static int size(List<PermissionRequirement> needs) {
      return PolicyWriter.size(ComposedPolicies.leastPrivilege(needs));
    }
  }

  private static ComposedPolicy composed(List<PermissionRequirement> needs) {
    return LeastPrivilegePolicy.compose(needs, PolicyOptions.DEFAULT);
  }

  /** A written policy, each statement with a purpose of its own. */
  private static ComposedPolicy read(PolicyDocument policy) {
    return new ComposedPolicy(
        policy.statements().stream()
            .map(
                statement ->
                    new ComposedStatement(
                        statement.sid().orElseThrow(), Necessity.REQUIRED, statement))
            .toList());
  }

  private static Optional<FittedPolicy> fitted(ComposedPolicy policy, FittingOptions options) {
    try {
      FittedPolicy fitted = PolicyFitting.fit(policy, options, CATALOG);
      assertThat(fitted.documents()).hasSizeBetween(1, options.documents());
      assertThat(policies(fitted))
          .allMatch(document -> PolicyWriter.size(document) <= options.quota().characters());
      if (options.wildcards() == WildcardMode.NEVER) {
        assertThat(policies(fitted))
            .flatExtracting(PolicyDocument::statements)
            .flatExtracting(statement -> statement.actions().patterns())
            .noneMatch(action -> action.contains("*"));
      }
      return Optional.of(fitted);
    } catch (PolicyTooLargeException e) {
      assertThat(e.excess()).isPositive();
      return Optional.empty();
    }
  }

  private static List<PolicyDocument> policies(FittedPolicy fitted) {
    return fitted.documents().stream().map(FittedDocument::policy).toList();
  }

  private static Map<String, String> context(PermissionRequirement need) {
    return need.context().stream()
        .collect(toMap(entry -> entry.key().name(), entry -> entry.values().get(0)));
  }

  private static Map<String, String> context(Statement statement) {
    return statement.conditions().stream()
        .collect(toMap(Condition::key, condition -> condition.values().get(0)));
  }
}
