package io.github.sstiam.simulation;

import static java.util.Objects.requireNonNull;

import io.github.sstiam.requirement.DeployingPrincipal;
import java.util.Optional;

/** Chooses the simulator for each of the principals that take part in a deployment. */
public interface PrincipalSimulators {
  /**
   * The simulator of a principal.
   *
   * @param principal the principal
   * @return the simulator, or the reason why the principal cannot be simulated
   * @throws SimulationUnavailableException if no principal can be simulated
   */
  SimulatorOrReason of(DeployingPrincipal principal) throws SimulationUnavailableException;

  /**
   * A simulator, or the reason why it is missing.
   *
   * @param simulator the simulator
   * @param reason why it is missing; blank if there is a simulator
   */
  record SimulatorOrReason(Optional<PermissionSimulator> simulator, String reason) {
    public SimulatorOrReason {
      requireNonNull(simulator, "simulator is null");
      requireNonNull(reason, "reason is null");
    }

    /** The principal can be simulated. */
    public static SimulatorOrReason of(PermissionSimulator simulator) {
      return new SimulatorOrReason(Optional.of(simulator), "");
    }

    /** The principal cannot be simulated. */
    public static SimulatorOrReason none(String reason) {
      return new SimulatorOrReason(Optional.empty(), reason);
    }
  }
}
