package io.github.sstiam.simulation;

import static java.util.Objects.requireNonNull;

import io.github.sstiam.policy.PolicyDocument;
import java.util.Optional;

/** The question could not be answered, which says nothing about the permissions. */
public final class SimulationUnavailableException extends Exception {
  private static final long serialVersionUID = 1L;

  /** Why there is no answer. */
  public enum Reason {
    /** No credentials, no network, a fault of AWS or of the set-up. */
    UNREACHABLE,
    /** The caller may not ask. */
    NOT_ALLOWED,
    /** The identity is none that IAM simulates. */
    NOT_SIMULATABLE
  }

  private final Reason reason;
  private final transient Optional<PolicyDocument> remedy;

  /**
   * @param message what went wrong and what to do, without any secret
   */
  public SimulationUnavailableException(String message) {
    this(Reason.UNREACHABLE, message, Optional.empty(), null);
  }

  /**
   * @param message what went wrong and what to do, without any secret
   * @param cause the fault behind it
   */
  public SimulationUnavailableException(String message, Throwable cause) {
    this(Reason.UNREACHABLE, message, Optional.empty(), cause);
  }

  private SimulationUnavailableException(
      Reason reason, String message, Optional<PolicyDocument> remedy, Throwable cause) {
    super(message, cause);
    this.reason = requireNonNull(reason, "reason is null");
    this.remedy = remedy;
  }

  /**
   * The caller may not ask.
   *
   * @param message what is refused and what to do, without any secret
   * @param remedy the smallest policy that lets the caller ask
   * @param cause the fault behind it
   */
  public static SimulationUnavailableException notAllowed(
      String message, Optional<PolicyDocument> remedy, Throwable cause) {
    return new SimulationUnavailableException(Reason.NOT_ALLOWED, message, remedy, cause);
  }

  /**
   * The identity is none that IAM simulates.
   *
   * @param message what it is, what that means and what to do
   */
  public static SimulationUnavailableException notSimulatable(String message) {
    return new SimulationUnavailableException(
        Reason.NOT_SIMULATABLE, message, Optional.empty(), null);
  }

  /** Why there is no answer. */
  public Reason reason() {
    return reason;
  }

  /** The policy to attach to the caller, where one would help. */
  public Optional<PolicyDocument> remedy() {
    return remedy;
  }
}
