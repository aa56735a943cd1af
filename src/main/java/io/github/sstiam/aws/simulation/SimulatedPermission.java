package io.github.sstiam.aws.simulation;

import static java.util.Objects.requireNonNull;

import io.github.sstiam.requirement.PermissionRequirement;
import io.github.sstiam.simulation.Verdict;
import io.github.sstiam.simulation.VerifiedPermission;

/**
 * A requirement, what IAM was queried for it, and the verdict so far.
 *
 * @param requirement the requirement
 * @param query the query, which may carry more context than the requirement
 * @param verdict the verdict
 */
record SimulatedPermission(
    PermissionRequirement requirement, SimulationQuery query, Verdict verdict) {
  SimulatedPermission {
    requireNonNull(requirement, "requirement is null");
    requireNonNull(query, "query is null");
    requireNonNull(verdict, "verdict is null");
  }

  SimulatedPermission withVerdict(Verdict other) {
    return new SimulatedPermission(requirement, query, other);
  }

  VerifiedPermission verified() {
    return new VerifiedPermission(requirement, verdict);
  }
}
