package io.github.sstiam.simulation;

import static java.util.Objects.requireNonNull;

import io.github.sstiam.policy.PolicyDocument;
import java.util.Optional;

/** A simulation could not run, which says nothing about the permissions. */
public final class SimulationUnavailableException extends Exception {
  private static final long serialVersionUID = 1L;

  /** Why the simulation could not run. */
  public enum Reason {
    /** No credentials, no network, or an error of AWS or of the configuration. */
    UNREACHABLE,
    /** The caller lacks the permission to simulate. */
    NOT_ALLOWED,
    /** IAM cannot simulate this kind of principal. */
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
   * @param cause the error behind it
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
   * The caller lacks a permission.
   *
   * @param message what was refused and what to do, without any secret
   * @param remedy the smallest policy that grants the permission
   * @param cause the error behind it
   */
  public static SimulationUnavailableException notAllowed(
      String message, Optional<PolicyDocument> remedy, Throwable cause) {
    return new SimulationUnavailableException(Reason.NOT_ALLOWED, message, remedy, cause);
  }

  /**
   * IAM cannot simulate this kind of principal.
   *
   * @param message what the principal is and what to do
   */
  public static SimulationUnavailableException notSimulatable(String message) {
    return new SimulationUnavailableException(
        Reason.NOT_SIMULATABLE, message, Optional.empty(), null);
  }

  /** Why the simulation could not run. */
  public Reason reason() {
    return reason;
  }

  /** The policy to attach to the caller; empty if none would help. */
  public Optional<PolicyDocument> remedy() {
    return remedy;
  }
}
