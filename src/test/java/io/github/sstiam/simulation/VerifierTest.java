package io.github.sstiam.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.sstiam.policy.Action;
import io.github.sstiam.policy.ArnPattern;
import io.github.sstiam.requirement.Coverage;
import io.github.sstiam.requirement.DeployingPrincipal;
import io.github.sstiam.requirement.DeployingPrincipal.Kind;
import io.github.sstiam.requirement.Necessity;
import io.github.sstiam.requirement.Origins;
import io.github.sstiam.requirement.PermissionRequirement;
import io.github.sstiam.requirement.RequirementSet;
import io.github.sstiam.simulation.PrincipalSimulators.SimulatorOrReason;
import io.github.sstiam.simulation.Verdict.Outcome;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class VerifierTest {
  private static final DeployingPrincipal DEPLOY =
      DeployingPrincipal.role(Kind.DEPLOY_ROLE, "arn:aws:iam::123456789012:role/deploy");
  private static final DeployingPrincipal EXECUTION =
      DeployingPrincipal.role(Kind.EXECUTION_ROLE, "arn:aws:iam::123456789012:role/exec");

  private static final RequirementSet SET =
      new RequirementSet(
          List.of(
              need(DeployingPrincipal.CALLER, "sts:AssumeRole", DEPLOY.arn()),
              need(DEPLOY, "cloudformation:CreateStack", "*"),
              need(EXECUTION, "sqs:CreateQueue", "*")),
          List.of(),
          new Coverage(
              1, 1, 0, new TreeSet<>(), new TreeSet<>(), new TreeSet<>(), List.of(), List.of()));

  @Test
  void everyPrincipalIsSimulatedWithItsOwnRequirements() throws Exception {
    assertThat(missing(Set.of("sts:AssumeRole"), Set.of("cloudformation:CreateStack"), Set.of()))
        .containsExactly(EXECUTION + " lacks sqs:CreateQueue");
  }

  @Test
  void aCallerWithThePermissionsOfARoleNeedNotAssumeIt() throws Exception {
    assertThat(missing(Set.of("cloudformation:CreateStack"), Set.of(), Set.of("sqs:CreateQueue")))
        .isEmpty();
  }

  @Test
  void aCallerWithoutThePermissionsOfARoleMustBeAllowedToAssumeIt() throws Exception {
    assertThat(missing(Set.of(), Set.of("cloudformation:CreateStack"), Set.of("sqs:CreateQueue")))
        .containsExactly("caller lacks sts:AssumeRole");
  }

  @Test
  void aPrincipalThatCannotBeSimulatedIsUnverified() throws Exception {
    Verification verification =
        new Verifier(
                principal ->
                    principal.isCaller()
                        ? SimulatorOrReason.of(new Allowing(Set.of("sts:AssumeRole")))
                        : SimulatorOrReason.none("it is elsewhere"))
            .verify(SET);

    assertThat(verification.permissions()).hasSize(1);
    assertThat(verification.unverified())
        .extracting(unverified -> unverified.principal() + ": " + unverified.reason())
        .containsExactly(DEPLOY + ": it is elsewhere", EXECUTION + ": it is elsewhere");
  }

  @Test
  void thePrincipalOfTheVerificationIsTheOneThatTheCallersSimulationNames() throws Exception {
    Verification verification =
        new Verifier(
                principal ->
                    SimulatorOrReason.of(
                        new Allowing(
                            principal.isCaller() ? "the caller" : "a role",
                            Set.of("sts:AssumeRole"))))
            .verify(SET);

    assertThat(verification.principal()).isEqualTo("the caller");
  }

  @Test
  void aRoleThatTheCallerMayAssumeIsSimulatedItself() throws Exception {
    assertThat(missing(Set.of("sts:AssumeRole", "cloudformation:CreateStack"), Set.of(), Set.of()))
        .containsExactly(
            DEPLOY + " lacks cloudformation:CreateStack", EXECUTION + " lacks sqs:CreateQueue");
  }

  @Test
  void withoutTheRoleItsPermissionsCountForTheCaller() throws Exception {
    Verification verification =
        new Verifier(
                principal ->
                    SimulatorOrReason.of(
                        new Allowing(Set.of("cloudformation:CreateStack", "sqs:CreateQueue"))))
            .verify(SET);

    assertThat(verification.permissions())
        .extracting(
            permission ->
                permission.requirement().principal() + " " + permission.requirement().action())
        .containsExactly("caller cloudformation:CreateStack", EXECUTION + " sqs:CreateQueue");
  }

  @Test
  void aCallerWithoutASimulatorIsAnError() {
    assertThatThrownBy(
            () -> new Verifier(principal -> SimulatorOrReason.none("no policies")).verify(SET))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("caller");
  }

  @Test
  void aSimulatorThatLosesARequirementIsAnError() {
    PermissionSimulator losing = requirements -> new SimulationResult("somebody", List.of());

    assertThatThrownBy(() -> Verifier.verify(SET, losing))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("1 requirements, 0 verdicts");
  }

  @Test
  void anErrorOfTheSimulationEndsTheVerification() {
    PermissionSimulator unavailable =
        requirements -> {
          throw new SimulationUnavailableException("no network");
        };

    assertThatThrownBy(() -> Verifier.verify(SET, unavailable))
        .isInstanceOf(SimulationUnavailableException.class)
        .hasMessage("no network");
  }

  private static List<String> missing(Set<String> caller, Set<String> deploy, Set<String> exec)
      throws SimulationUnavailableException {
    Map<Kind, Set<String>> allowed =
        Map.of(Kind.CALLER, caller, Kind.DEPLOY_ROLE, deploy, Kind.EXECUTION_ROLE, exec);
    return new Verifier(
            principal -> SimulatorOrReason.of(new Allowing(allowed.get(principal.kind()))))
        .verify(SET).missing(Necessity.REQUIRED).stream()
            .map(VerifiedPermission::requirement)
            .map(requirement -> requirement.principal() + " lacks " + requirement.action())
            .toList();
  }

  private record Allowing(String principal, Set<String> actions) implements PermissionSimulator {
    Allowing(Set<String> actions) {
      this("somebody", actions);
    }

    @Override
    public SimulationResult simulate(List<PermissionRequirement> requirements) {
      return new SimulationResult(
          principal,
          requirements.stream()
              .map(
                  need ->
                      new VerifiedPermission(
                          need,
                          actions.contains(need.action().toString())
                              ? Verdict.allowed(List.of())
                              : Verdict.denied(
                                  Outcome.IMPLICITLY_DENIED,
                                  Optional.empty(),
                                  List.of(),
                                  List.of())))
              .toList());
    }
  }

  private static PermissionRequirement need(
      DeployingPrincipal principal, String action, String resource) {
    return new PermissionRequirement(
        principal,
        Action.of(action),
        new ArnPattern(resource),
        List.of(),
        Necessity.REQUIRED,
        List.of(Origins.call("prod-shop", "test")));
  }
}
