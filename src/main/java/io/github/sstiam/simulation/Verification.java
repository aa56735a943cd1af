package io.github.sstiam.simulation;

import static java.util.Objects.requireNonNull;

import io.github.sstiam.requirement.Coverage;
import io.github.sstiam.requirement.Necessity;
import io.github.sstiam.requirement.PermissionRequirement;
import io.github.sstiam.requirement.RequirementSet;
import io.github.sstiam.simulation.Verdict.Outcome;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Whether a principal can deploy an app.
 *
 * @param principal who was asked about, as a reader would name it
 * @param permissions every permission requirement with its answer, sorted
 * @param coverage how much of the app that accounts for
 */
public record Verification(
    String principal, List<VerifiedPermission> permissions, Coverage coverage) {
  private static final Set<Outcome> DENIED =
      Set.of(Outcome.EXPLICITLY_DENIED, Outcome.IMPLICITLY_DENIED, Outcome.DENIED_BY_ORGANIZATION);

  public Verification {
    requireNonNull(principal, "principal is null");
    permissions = List.copyOf(permissions);
    requireNonNull(coverage, "coverage is null");
  }

  /**
   * Verifies requirements.
   *
   * @param set what a deployment needs
   * @param simulator who answers
   * @return every requirement with its answer
   * @throws SimulationUnavailableException if the question could not be asked
   */
  public static Verification of(RequirementSet set, PermissionSimulator simulator)
      throws SimulationUnavailableException {
    List<PermissionRequirement> requirements = set.requirements();
    List<Verdict> verdicts = simulator.simulate(requirements);
    if (verdicts.size() != requirements.size()) {
      throw new IllegalStateException(
          requirements.size() + " requirements, " + verdicts.size() + " verdicts");
    }
    List<VerifiedPermission> permissions = new ArrayList<>(verdicts.size());
    for (int i = 0; i < verdicts.size(); i++) {
      permissions.add(new VerifiedPermission(requirements.get(i), verdicts.get(i)));
    }
    return new Verification(simulator.principal(), permissions, set.coverage());
  }

  /** What is denied, of one necessity. */
  public List<VerifiedPermission> missing(Necessity necessity) {
    return permissions.stream()
        .filter(permission -> permission.requirement().necessity() == necessity)
        .filter(permission -> DENIED.contains(permission.verdict().outcome()))
        .toList();
  }

  /** What could not be decided, of one necessity. */
  public List<VerifiedPermission> unknown(Necessity necessity) {
    return permissions.stream()
        .filter(permission -> permission.requirement().necessity() == necessity)
        .filter(permission -> permission.verdict().outcome() == Outcome.UNKNOWN)
        .toList();
  }

  /** How many permissions have an outcome. */
  public long count(Outcome outcome) {
    return permissions.stream()
        .filter(permission -> permission.verdict().outcome() == outcome)
        .count();
  }
}
