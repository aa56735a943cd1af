package io.github.sstiam.audit;

import static io.github.sstiam.audit.AuditFixture.CATALOG;
import static io.github.sstiam.audit.AuditFixture.identity;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.sstiam.audit.ExcessGrant.Kind;
import io.github.sstiam.composition.ComposedPolicies;
import io.github.sstiam.json.Position;
import io.github.sstiam.policy.Action;
import io.github.sstiam.policy.Effect;
import io.github.sstiam.policy.ElementPatterns;
import io.github.sstiam.policy.PolicyDocument;
import io.github.sstiam.policy.Statement;
import io.github.sstiam.requirement.PermissionRequirement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Laws of the excess, over parts of what the bundled example needs and all actions there are. */
class ExcessLawsTest {
  private final List<PermissionRequirement> needs;

  ExcessLawsTest() throws Exception {
    this.needs = AuditFixture.crudApi();
  }

  @Property(tries = 20)
  void aLeastPrivilegePolicyHasNoExcess(@ForAll("parts") List<PermissionRequirement> part) {
    assertThat(excess(ComposedPolicies.leastPrivilege(part).statements(), part).grants()).isEmpty();
  }

  @Property(tries = 20)
  void anAddedActionIsTheExcessUnlessADenyRemovesIt(
      @ForAll("parts") List<PermissionRequirement> part, @ForAll("actions") Action added) {
    Set<Action> needed =
        part.stream().map(PermissionRequirement::action).collect(Collectors.toSet());
    if (needed.contains(added)) {
      return;
    }
    List<Statement> statements =
        new ArrayList<>(ComposedPolicies.leastPrivilege(part).statements());
    statements.add(statement(Effect.ALLOW, added));

    assertThat(excess(statements, part).grants())
        .singleElement()
        .satisfies(
            grant -> {
              assertThat(grant.action()).isEqualTo(added);
              assertThat(grant.kind()).isEqualTo(Kind.UNNEEDED);
            });

    statements.add(statement(Effect.DENY, added));
    assertThat(excess(statements, part).grants()).isEmpty();
  }

  @Property(tries = 10)
  void anOmittedRequirementIsTheExcess(@ForAll("actions of needs") Action left) {
    List<PermissionRequirement> rest =
        needs.stream().filter(need -> !need.action().equals(left)).toList();

    assertThat(excess(ComposedPolicies.leastPrivilege(needs).statements(), rest).grants())
        .singleElement()
        .satisfies(grant -> assertThat(grant.action()).isEqualTo(left));
  }

  private static Excess excess(List<Statement> statements, List<PermissionRequirement> needs) {
    return Excess.of(identity(PolicyDocument.of(statements)), needs, CATALOG);
  }

  private static Statement statement(Effect effect, Action action) {
    return new Statement(
        Optional.empty(),
        effect,
        Optional.empty(),
        ElementPatterns.of(List.of(action.toString())),
        Optional.of(ElementPatterns.of(List.of("*"))),
        List.of(),
        Position.NONE);
  }

  @Provide
  Arbitrary<List<PermissionRequirement>> parts() {
    return Arbitraries.of(needs).list().uniqueElements().ofMinSize(1).ofMaxSize(40);
  }

  /** All but the one that needs no permission and is therefore never granted by a policy. */
  @Provide
  Arbitrary<Action> actions() {
    return Arbitraries.of(CATALOG.matching("*"))
        .filter(action -> !action.equals(Action.of("sts:GetCallerIdentity")))
        // The excess is of listed actions; a few that are enforced are not listed.
        .filter(action -> CATALOG.action(action).isPresent());
  }

  @Provide("actions of needs")
  Arbitrary<Action> actionsOfNeeds() {
    return Arbitraries.of(
            needs.stream().map(PermissionRequirement::action).distinct().sorted().toList())
        .filter(action -> !action.equals(Action.of("sts:GetCallerIdentity")))
        // The excess is of listed actions; a few that are enforced are not listed.
        .filter(action -> CATALOG.action(action).isPresent());
  }
}
