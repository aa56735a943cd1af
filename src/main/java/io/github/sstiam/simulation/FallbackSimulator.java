package io.github.sstiam.simulation;

import static java.util.Objects.requireNonNull;

import io.github.sstiam.requirement.PermissionRequirement;
import io.github.sstiam.simulation.SimulationUnavailableException.Reason;
import java.util.List;

/** Asks one simulator, and another one where the first may not be asked. */
public final class FallbackSimulator implements PermissionSimulator {
  private final PermissionSimulator first;
  private final Source fallback;
  private String principal;

  /** Makes the other simulator when it is wanted. */
  @FunctionalInterface
  public interface Source {
    /**
     * Makes it.
     *
     * @throws SimulationUnavailableException if it cannot be made
     */
    PermissionSimulator simulator() throws SimulationUnavailableException;
  }

  /**
   * @param first who is asked first
   * @param fallback who is asked where the caller may not ask the first one
   */
  public FallbackSimulator(PermissionSimulator first, Source fallback) {
    this.first = requireNonNull(first, "first is null");
    this.fallback = requireNonNull(fallback, "fallback is null");
    this.principal = first.principal();
  }

  @Override
  public String principal() {
    return principal;
  }

  @Override
  public List<Verdict> simulate(List<PermissionRequirement> requirements)
      throws SimulationUnavailableException {
    try {
      return first.simulate(requirements);
    } catch (SimulationUnavailableException e) {
      if (e.reason() != Reason.NOT_ALLOWED) {
        throw e;
      }
      List<Verdict> verdicts = fallback.simulator().simulate(requirements);
      principal =
          first.principal()
              + " (built-in evaluator over the policies that IAM lists, for the caller may not"
              + " simulate; policies of the organization are not seen)";
      return verdicts;
    }
  }
}
