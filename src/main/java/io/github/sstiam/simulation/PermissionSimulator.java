package io.github.sstiam.simulation;

import io.github.sstiam.requirement.PermissionRequirement;
import java.util.List;

/** Decides whether a principal has permissions: IAM itself, or the built-in evaluator. */
public interface PermissionSimulator {
  /**
   * Simulates permissions.
   *
   * @param requirements the permissions that the principal needs
   * @return one verdict for each requirement, in the same order
   * @throws SimulationUnavailableException if the simulation could not run, which says nothing
   *     about the permissions
   */
  SimulationResult simulate(List<PermissionRequirement> requirements)
      throws SimulationUnavailableException;
}
