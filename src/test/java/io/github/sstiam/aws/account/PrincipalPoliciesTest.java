package io.github.sstiam.aws.account;

import static io.github.sstiam.aws.SimulationFixture.ALL;
import static io.github.sstiam.aws.SimulationFixture.caller;
import static io.github.sstiam.aws.SimulationFixture.connect;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.sstiam.aws.AwsConnection;
import io.github.sstiam.aws.CallerPolicy;
import io.github.sstiam.aws.loopback.LoopbackAccount;
import io.github.sstiam.aws.loopback.LoopbackAws;
import io.github.sstiam.aws.loopback.LoopbackPrincipal;
import io.github.sstiam.evaluation.CompiledPolicy;
import io.github.sstiam.evaluation.PolicySet;
import io.github.sstiam.policy.PolicyDocument;
import io.github.sstiam.simulation.SimulationUnavailableException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Policies of a principal, read one by one. */
class PrincipalPoliciesTest {
  private static final String MANAGED = "arn:aws:iam::123456789012:policy/Managed";
  private static final String ROLE = "arn:aws:iam::123456789012:role/ci/Deploy";

  @Test
  void aUserHasItsOwnPoliciesThoseOfItsGroupsAndItsBoundary() throws Exception {
    LoopbackPrincipal user =
        LoopbackPrincipal.of(LoopbackAccount.USER, ALL)
            .with(Map.of(MANAGED, ALL), Map.of("Developers", ALL))
            .withBoundary(ALL);
    try (LoopbackAws aws = LoopbackAws.start(LoopbackAccount.ofUser(user));
        AwsConnection connection = connect(aws)) {
      PolicySet policies = PrincipalPolicies.read(connection, caller(), LoopbackAccount.USER);

      assertThat(policies.identity())
          .extracting(CompiledPolicy::name)
          .containsExactly("Deployer", MANAGED, "Developers/GroupPolicy");
      assertThat(policies.boundary()).isPresent();
      assertGranted(aws, LoopbackAccount.USER);
    }
  }

  @Test
  void aRoleHasItsOwnPoliciesAndItsBoundary() throws Exception {
    LoopbackPrincipal role =
        LoopbackPrincipal.of(ROLE, ALL).with(Map.of(MANAGED, ALL), Map.of()).withBoundary(ALL);
    try (LoopbackAws aws = LoopbackAws.start(LoopbackAccount.ofUser(ALL).with(role));
        AwsConnection connection = connect(aws)) {
      PolicySet policies = PrincipalPolicies.read(connection, caller(), ROLE);

      assertThat(policies.identity())
          .extracting(CompiledPolicy::name)
          .containsExactly("Deployer", MANAGED);
      assertThat(policies.boundary()).isPresent();
      assertGranted(aws, ROLE);
    }
  }

  /** The policy that we ask for holds just the calls that were made. */
  private static void assertGranted(LoopbackAws aws, String principal) {
    PolicyDocument remedy = CallerPolicy.reading(principal);

    List<String> granted =
        remedy.statements().stream()
            .flatMap(statement -> statement.actions().patterns().stream())
            .distinct()
            .toList();
    assertThat(aws.requests().stream().map(action -> "iam:" + action).distinct())
        .containsExactlyInAnyOrderElementsOf(granted);
  }

  @Test
  void aRefusalNamesThePolicyThatWouldHelp() {
    LoopbackAccount account = LoopbackAccount.ofUser(ALL).refusing("ListUserPolicies");
    try (LoopbackAws aws = LoopbackAws.start(account);
        AwsConnection connection = connect(aws)) {
      assertThatThrownBy(() -> PrincipalPolicies.read(connection, caller(), LoopbackAccount.USER))
          .isInstanceOfSatisfying(
              SimulationUnavailableException.class,
              fault ->
                  assertThat(fault.remedy().map(PolicyDocument::statements).map(List::size))
                      .isEqualTo(Optional.of(3)))
          .hasMessageContaining("iam:ListUserPolicies");
    }
  }
}
