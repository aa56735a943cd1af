package io.github.sstiam.simulation;

import static java.util.Objects.requireNonNull;

import io.github.sstiam.requirement.DeployingPrincipal;
import java.util.Optional;

/** Knows who answers for each of the identities that take part in a deployment. */
public interface PrincipalSimulators {
  /**
   * Who answers for an identity.
   *
   * @param principal the identity
   * @return the simulator, or why there is none
   * @throws SimulationUnavailableException if nobody could be asked at all
   */
  Answerer of(DeployingPrincipal principal) throws SimulationUnavailableException;

  /**
   * Who answers, or why nobody does.
   *
   * @param simulator the simulator
   * @param whyNot why there is none; blank where there is one
   */
  record Answerer(Optional<PermissionSimulator> simulator, String whyNot) {
    public Answerer {
      requireNonNull(simulator, "simulator is null");
      requireNonNull(whyNot, "whyNot is null");
    }

    /** A simulator answers. */
    public static Answerer of(PermissionSimulator simulator) {
      return new Answerer(Optional.of(simulator), "");
    }

    /** Nobody answers. */
    public static Answerer none(String whyNot) {
      return new Answerer(Optional.empty(), whyNot);
    }
  }
}
