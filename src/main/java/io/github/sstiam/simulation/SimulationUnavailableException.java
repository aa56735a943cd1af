package io.github.sstiam.simulation;

/** The question could not be asked: no credentials, no network, no right to simulate. */
public final class SimulationUnavailableException extends Exception {
  private static final long serialVersionUID = 1L;

  /**
   * @param message what went wrong and what to do, without any secret
   */
  public SimulationUnavailableException(String message) {
    super(message);
  }

  /**
   * @param message what went wrong and what to do, without any secret
   * @param cause the fault behind it
   */
  public SimulationUnavailableException(String message, Throwable cause) {
    super(message, cause);
  }
}
