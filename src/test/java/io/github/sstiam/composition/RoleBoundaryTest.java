package io.github.sstiam.composition;

import static io.github.sstiam.composition.Needs.BOUNDARY;
import static io.github.sstiam.composition.Needs.ROLE;
import static io.github.sstiam.composition.Needs.TABLE;
import static io.github.sstiam.composition.Needs.required;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.sstiam.catalog.AccessLevel;
import io.github.sstiam.catalog.ActionEntry;
import io.github.sstiam.catalog.Catalog;
import io.github.sstiam.evaluation.Decision;
import io.github.sstiam.policy.Effect;
import io.github.sstiam.policy.PolicyDocument;
import io.github.sstiam.policy.Statement;
import io.github.sstiam.requirement.ScopingKeys;
import io.github.sstiam.table.Table;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_boundaries.html */
class RoleBoundaryTest {
  private static final PolicyOptions OPTIONS = PolicyOptions.DEFAULT.withBoundary(BOUNDARY);
  private static final String KEY = "iam:PermissionsBoundary";

  /** Reading needs no boundary: a role that lacks it must still be found. */
  @Test
  void theRowsAreTheActionsThatTheReferenceListsTheKeyFor() {
    Catalog catalog = Catalog.embedded();
    List<String> known =
        catalog.matching("iam:*").stream()
            .flatMap(action -> catalog.action(action).stream())
            .filter(entry -> entry.conditionKeys().contains(KEY))
            .filter(entry -> entry.accessLevel() != AccessLevel.READ)
            .map(ActionEntry::action)
            .map(Object::toString)
            .toList();

    assertThat(Table.embedded(RoleBoundary.class, "boundary.tsv").rows())
        .filteredOn(row -> !row.get("rule").equals("NOT_ITSELF"))
        .extracting(row -> row.get("action"))
        .containsExactlyElementsOf(known);
  }

  @Test
  void theScopingKeysAreThoseThatTheReferenceListsForTheActions() {
    Catalog catalog = Catalog.embedded();

    assertThat(Table.embedded(ScopingKeys.class, "scoping-keys.tsv").rows())
        .allSatisfy(
            row ->
                assertThat(
                        catalog
                            .action(io.github.sstiam.policy.Action.of(row.get("action")))
                            .orElseThrow()
                            .conditionKeys())
                    .contains(row.get("key")));
  }

  @Test
  void rolesCanBeCreatedOnlyWithTheBoundary() {
    PolicyDocument policy =
        ComposedPolicies.leastPrivilege(
            List.of(
                required("iam:CreateRole", ROLE),
                required("iam:PutRolePolicy", ROLE),
                required("iam:GetRole", ROLE),
                required("dynamodb:CreateTable", TABLE)),
            OPTIONS);
    Decisions decisions = Decisions.of(policy);

    for (String action : List.of("iam:CreateRole", "iam:PutRolePolicy")) {
      assertThat(decisions.decide(action, ROLE, Map.of(KEY, BOUNDARY))).isEqualTo(Decision.ALLOWED);
      assertThat(decisions.decide(action, ROLE, Map.of(KEY, BOUNDARY + "2")))
          .isEqualTo(Decision.IMPLICIT_DENY);
      assertThat(decisions.decide(action, ROLE, Map.of())).isEqualTo(Decision.IMPLICIT_DENY);
    }
    assertThat(decisions.decide("iam:GetRole", ROLE, Map.of())).isEqualTo(Decision.ALLOWED);
    assertThat(decisions.decide("dynamodb:CreateTable", TABLE, Map.of()))
        .isEqualTo(Decision.ALLOWED);
  }

  @Test
  void theBoundaryCanNeverBeRemoved() {
    PolicyDocument policy =
        ComposedPolicies.leastPrivilege(
            List.of(required("iam:DeleteRolePermissionsBoundary", ROLE)), OPTIONS);

    assertThat(policy.statements()).isEmpty();
  }

  @Test
  void thePolicyOfTheBoundaryCanNeverBeChanged() {
    String policies = "arn:aws:iam::123456789012:policy/*";
    PolicyDocument policy =
        ComposedPolicies.leastPrivilege(
            List.of(
                required("iam:CreatePolicyVersion", policies),
                required("iam:DeletePolicyVersion", BOUNDARY),
                required("iam:GetPolicy", BOUNDARY)),
            OPTIONS);
    Decisions decisions = Decisions.of(policy);

    assertThat(decisions.decide("iam:CreatePolicyVersion", BOUNDARY, Map.of()))
        .isEqualTo(Decision.EXPLICIT_DENY);
    assertThat(decisions.decide("iam:CreatePolicyVersion", BOUNDARY + "-2", Map.of()))
        .isEqualTo(Decision.ALLOWED);
    assertThat(decisions.decide("iam:DeletePolicyVersion", BOUNDARY, Map.of()))
        .isEqualTo(Decision.IMPLICIT_DENY);
    assertThat(decisions.decide("iam:GetPolicy", BOUNDARY, Map.of())).isEqualTo(Decision.ALLOWED);
  }

  @Test
  void thePolicyNeedsNoDenyIfNoGrantedPatternMatchesTheBoundary() {
    PolicyDocument policy =
        ComposedPolicies.leastPrivilege(
            List.of(required("iam:CreatePolicyVersion", "arn:aws:iam::123456789012:policy/shop-*")),
            OPTIONS);

    assertThat(policy.statements()).extracting(Statement::effect).containsOnly(Effect.ALLOW);
  }

  @Test
  void fullPermissionToIamEnforcesTheBoundaryByDeny() {
    PolicyDocument policy =
        ComposedPolicies.ofServices(List.of(required("iam:CreateRole", ROLE)), OPTIONS);
    Decisions decisions = Decisions.of(policy);

    assertThat(decisions.decide("iam:CreateRole", ROLE, Map.of(KEY, BOUNDARY)))
        .isEqualTo(Decision.ALLOWED);
    assertThat(decisions.decide("iam:CreateRole", ROLE, Map.of()))
        .isEqualTo(Decision.EXPLICIT_DENY);
    assertThat(decisions.decide("iam:DeleteRolePermissionsBoundary", ROLE, Map.of()))
        .isEqualTo(Decision.EXPLICIT_DENY);
    assertThat(decisions.decide("iam:SetDefaultPolicyVersion", BOUNDARY, Map.of()))
        .isEqualTo(Decision.EXPLICIT_DENY);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "developers",
        "arn:aws:iam::123456789012:role/developers",
        "arn:aws:iam::*:policy/x"
      })
  void anArnThatIsNotAPolicyIsRefusedAsBoundary(String arn) {
    assertThatThrownBy(() -> PolicyOptions.DEFAULT.withBoundary(arn))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(arn);
  }
}
