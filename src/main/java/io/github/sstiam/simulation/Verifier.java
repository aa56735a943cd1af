package io.github.sstiam.simulation;

import static java.util.Objects.requireNonNull;

import io.github.sstiam.requirement.DeployingPrincipal;
import io.github.sstiam.requirement.Necessity;
import io.github.sstiam.requirement.PermissionRequirement;
import io.github.sstiam.requirement.RequirementSet;
import io.github.sstiam.simulation.PrincipalSimulators.SimulatorOrReason;
import io.github.sstiam.simulation.Verdict.Outcome;
import io.github.sstiam.simulation.Verification.UnverifiedPrincipal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Verifies for every principal of a deployment whether it has the permissions that it needs. */
public final class Verifier {
  private static final String ASSUME_ROLE = "sts:AssumeRole";

  private final PrincipalSimulators simulators;

  /**
   * @param simulators chooses the simulator of each principal
   */
  public Verifier(PrincipalSimulators simulators) {
    this.simulators = requireNonNull(simulators, "simulators is null");
  }

  /** Verifies requirements with one simulator for all principals. */
  public static Verification verify(RequirementSet set, PermissionSimulator simulator)
      throws SimulationUnavailableException {
    return new Verifier(principal -> SimulatorOrReason.of(simulator)).verify(set);
  }

  /**
   * Verifies requirements.
   *
   * @param set the requirements of a deployment
   * @return every requirement with its verdict
   * @throws SimulationUnavailableException if a simulation could not run
   */
  public Verification verify(RequirementSet set) throws SimulationUnavailableException {
    PermissionSimulator caller =
        simulators
            .of(DeployingPrincipal.CALLER)
            .simulator()
            .orElseThrow(() -> new IllegalStateException("the caller has no simulator"));
    SimulationResult ofCaller = simulated(caller, set.of(DeployingPrincipal.CALLER));
    List<VerifiedPermission> permissions = new ArrayList<>(ofCaller.permissions());
    List<UnverifiedPrincipal> unverified = new ArrayList<>();
    for (DeployingPrincipal role : set.principals()) {
      if (role.isCaller()) {
        continue;
      }
      List<PermissionRequirement> requirements = set.of(role);
      Optional<List<VerifiedPermission>> withoutRole =
          withoutRole(role, requirements, permissions, caller);
      if (withoutRole.isPresent()) {
        permissions = new ArrayList<>(withoutRole.get());
        continue;
      }
      SimulatorOrReason ofRole = simulators.of(role);
      if (ofRole.simulator().isPresent()) {
        permissions.addAll(simulated(ofRole.simulator().get(), requirements).permissions());
      } else {
        unverified.add(new UnverifiedPrincipal(role, requirements.size(), ofRole.reason()));
      }
    }
    return new Verification(ofCaller.principal(), permissions, unverified, set.coverage());
  }

  private static SimulationResult simulated(
      PermissionSimulator simulator, List<PermissionRequirement> requirements)
      throws SimulationUnavailableException {
    SimulationResult result = simulator.simulate(requirements);
    if (result.permissions().size() != requirements.size()) {
      throw new IllegalStateException(
          requirements.size() + " requirements, " + result.permissions().size() + " verdicts");
    }
    return result;
  }

  /**
   * If the caller may not assume a role of the bootstrap stack, CDK continues with the caller's own
   * credentials (aws-cdk 2.50.0 and @aws-cdk/toolkit-lib 1.1.1: "Proceeding anyway"). If these
   * suffice, the role is not needed.
   *
   * @return the permissions of the caller, with those of the role and without the permission to
   *     assume it; empty if the deployment needs the role
   */
  private static Optional<List<VerifiedPermission>> withoutRole(
      DeployingPrincipal role,
      List<PermissionRequirement> requirements,
      List<VerifiedPermission> permissions,
      PermissionSimulator caller)
      throws SimulationUnavailableException {
    if (!isRefused(role, permissions)) {
      return Optional.empty();
    }
    List<PermissionRequirement> ofCaller = new ArrayList<>(requirements.size());
    for (PermissionRequirement requirement : requirements) {
      ofCaller.add(requirement.by(DeployingPrincipal.CALLER));
    }
    List<VerifiedPermission> own = simulated(caller, ofCaller).permissions();
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
      Outcome outcome = permission.verdict().outcome();
      boolean refused = outcome != Outcome.ALLOWED && outcome != Outcome.UNKNOWN;
      if (refused && isAssumption(permission, role)) {
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
