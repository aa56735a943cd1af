package io.github.sstiam.simulation;

import static java.util.Objects.requireNonNull;

import java.util.List;

/**
 * The result of a simulation.
 *
 * @param principal the principal that was simulated, as a report names it; also says which
 *     evaluator decided if that was not IAM
 * @param permissions every requirement with its verdict, in the order of the requirements
 */
public record SimulationResult(String principal, List<VerifiedPermission> permissions) {
  public SimulationResult {
    requireNonNull(principal, "principal is null");
    permissions = List.copyOf(permissions);
  }
}
