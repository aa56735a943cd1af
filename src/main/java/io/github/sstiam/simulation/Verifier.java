package io.github.sstiam.simulation;

import static java.util.Objects.requireNonNull;

import io.github.sstiam.requirement.DeployingPrincipal;
import io.github.sstiam.requirement.Necessity;
import io.github.sstiam.requirement.PermissionRequirement;
import io.github.sstiam.requirement.RequirementSet;
import io.github.sstiam.simulation.PrincipalSimulators.Answerer;
import io.github.sstiam.simulation.Verdict.Outcome;
import io.github.sstiam.simulation.Verification.UnverifiedPrincipal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Asks for every identity of a deployment whether it has what is needed of it. */
public final class Verifier {
  private static final String ASSUME_ROLE = "sts:AssumeRole";

  private final PrincipalSimulators simulators;

  /**
   * @param simulators who answers
   */
  public Verifier(PrincipalSimulators simulators) {
    this.simulators = requireNonNull(simulators, "simulators is null");
  }

  /** Verifies where the caller needs everything. */
  public static Verification verify(RequirementSet set, PermissionSimulator simulator)
      throws SimulationUnavailableException {
    return new Verifier(principal -> Answerer.of(simulator)).verify(set);
  }

  /**
   * Verifies requirements.
   *
   * @param set what a deployment needs
   * @return every requirement with its answer
   * @throws SimulationUnavailableException if the question could not be asked
   */
  public Verification verify(RequirementSet set) throws SimulationUnavailableException {
    PermissionSimulator caller =
        simulators
            .of(DeployingPrincipal.CALLER)
            .simulator()
            .orElseThrow(() -> new IllegalStateException("nobody answers for the caller"));
    List<VerifiedPermission> permissions =
        new ArrayList<>(asked(caller, set.of(DeployingPrincipal.CALLER)));
    List<UnverifiedPrincipal> unverified = new ArrayList<>();
    for (DeployingPrincipal role : set.principals()) {
      if (role.isCaller()) {
        continue;
      }
      List<PermissionRequirement> needs = set.of(role);
      Optional<List<VerifiedPermission>> inItsPlace = inItsPlace(role, needs, permissions, caller);
      if (inItsPlace.isPresent()) {
        permissions = new ArrayList<>(inItsPlace.get());
        continue;
      }
      Answerer answerer = simulators.of(role);
      if (answerer.simulator().isPresent()) {
        permissions.addAll(asked(answerer.simulator().get(), needs));
      } else {
        unverified.add(new UnverifiedPrincipal(role, needs.size(), answerer.whyNot()));
      }
    }
    return new Verification(caller.principal(), permissions, unverified, set.coverage());
  }

  private static List<VerifiedPermission> asked(
      PermissionSimulator simulator, List<PermissionRequirement> requirements)
      throws SimulationUnavailableException {
    List<Verdict> verdicts = simulator.simulate(requirements);
    if (verdicts.size() != requirements.size()) {
      throw new IllegalStateException(
          requirements.size() + " requirements, " + verdicts.size() + " verdicts");
    }
    List<VerifiedPermission> permissions = new ArrayList<>(verdicts.size());
    for (int i = 0; i < verdicts.size(); i++) {
      permissions.add(new VerifiedPermission(requirements.get(i), verdicts.get(i)));
    }
    return permissions;
  }

  /**
   * Where the caller may not assume a role of the bootstrap stack, CDK goes on with the caller's
   * own credentials (aws-cdk 2.50.0 and @aws-cdk/toolkit-lib 1.1.1: "Proceeding anyway"). If these
   * suffice, the role is not needed.
   */
  private static Optional<List<VerifiedPermission>> inItsPlace(
      DeployingPrincipal role,
      List<PermissionRequirement> needs,
      List<VerifiedPermission> permissions,
      PermissionSimulator caller)
      throws SimulationUnavailableException {
    if (!isRefused(role, permissions)) {
      return Optional.empty();
    }
    List<PermissionRequirement> ofCaller = new ArrayList<>(needs.size());
    for (PermissionRequirement need : needs) {
      ofCaller.add(need.by(DeployingPrincipal.CALLER));
    }
    List<VerifiedPermission> own = asked(caller, ofCaller);
    for (VerifiedPermission permission : own) {
      if (permission.requirement().necessity() == Necessity.REQUIRED
          && permission.verdict().outcome() != Outcome.ALLOWED) {
        return Optional.empty();
      }
    }
    List<VerifiedPermission> without = new ArrayList<>();
    for (VerifiedPermission permission : permissions) {
      if (!isAssumption(permission, role)) {
        without.add(permission);
      }
    }
    without.addAll(own);
    return Optional.of(without);
  }

  private static boolean isRefused(DeployingPrincipal role, List<VerifiedPermission> permissions) {
    for (VerifiedPermission permission : permissions) {
      if (permission.verdict().outcome() != Outcome.ALLOWED && isAssumption(permission, role)) {
        return true;
      }
    }
    return false;
  }

  private static boolean isAssumption(VerifiedPermission permission, DeployingPrincipal role) {
    return permission.requirement().action().toString().equals(ASSUME_ROLE)
        && permission.requirement().resource().text().equals(role.arn());
  }
}
