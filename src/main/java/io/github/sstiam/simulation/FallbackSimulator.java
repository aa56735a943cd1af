package io.github.sstiam.simulation;

import static java.util.Objects.requireNonNull;

import io.github.sstiam.requirement.PermissionRequirement;
import io.github.sstiam.simulation.SimulationUnavailableException.Reason;
import java.util.List;

/**
 * Simulates with IAM, or with the built-in evaluator over the policies that IAM lists if the caller
 * may not simulate.
 */
public final class FallbackSimulator implements PermissionSimulator {
  private final PermissionSimulator first;
  private final Source fallback;

  /** Creates the fallback when it is needed. */
  @FunctionalInterface
  public interface Source {
    /**
     * Creates the simulator.
     *
     * @throws SimulationUnavailableException if the policies cannot be read
     */
    PermissionSimulator simulator() throws SimulationUnavailableException;
  }

  /**
   * @param first the simulator that is used if the caller may use it
   * @param fallback the simulator that is used otherwise
   */
  public FallbackSimulator(PermissionSimulator first, Source fallback) {
    this.first = requireNonNull(first, "first is null");
    this.fallback = requireNonNull(fallback, "fallback is null");
  }

  @Override
  public SimulationResult simulate(List<PermissionRequirement> requirements)
      throws SimulationUnavailableException {
    try {
      return first.simulate(requirements);
    } catch (SimulationUnavailableException e) {
      if (e.reason() != Reason.NOT_ALLOWED) {
        throw e;
      }
      SimulationResult result = fallback.simulator().simulate(requirements);
      return new SimulationResult(
          result.principal()
              + " (built-in evaluator with the policies that IAM lists, because the caller may not"
              + " simulate; policies of the organization are not evaluated)",
          result.permissions());
    }
  }
}
