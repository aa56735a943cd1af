package io.github.sstiam.simulation;

import static java.util.Objects.requireNonNull;

import io.github.sstiam.json.Position;
import java.util.List;
import java.util.Optional;

/**
 * The answer for one permission requirement.
 *
 * @param outcome the answer
 * @param layer which layer denies; empty when allowed, or when it is not known
 * @param statements the statements that decided
 * @param missingContext condition keys that the policies ask for and the request lacks
 * @param uncertainty why the outcome is unknown
 */
public record Verdict(
    Outcome outcome,
    Optional<PolicyLayer> layer,
    List<DecidingStatement> statements,
    List<String> missingContext,
    Optional<Uncertainty> uncertainty) {
  /** The outcomes of a verification. */
  public enum Outcome {
    ALLOWED,
    EXPLICITLY_DENIED,
    IMPLICITLY_DENIED,
    /** A service or resource control policy stands in the way. */
    DENIED_BY_ORGANIZATION,
    /** Could not be decided; never shown as allowed. */
    UNKNOWN
  }

  /** The layers of policies that can deny. */
  public enum PolicyLayer {
    IDENTITY_POLICY,
    PERMISSIONS_BOUNDARY,
    SESSION_POLICY,
    RESOURCE_POLICY,
    /** Of a role that is to be assumed. */
    TRUST_POLICY,
    SERVICE_CONTROL_POLICY,
    RESOURCE_CONTROL_POLICY
  }

  /** Why an outcome is unknown. */
  public enum Uncertainty {
    /** A condition needs a context key whose value is not known before the deployment. */
    MISSING_CONTEXT,
    /** A Deny covers part of the resources that the pattern stands for. */
    PARTIAL_DENY,
    /** IAM does not know the action. */
    UNKNOWN_ACTION,
    /** The trust policy of the role that is to be assumed cannot be read. */
    UNREAD_TRUST_POLICY
  }

  /**
   * A statement that decided.
   *
   * @param policy the policy's name or ARN
   * @param sid the statement's Sid
   * @param position where the statement starts in the policy; {@link Position#NONE} if not known
   */
  public record DecidingStatement(String policy, Optional<String> sid, Position position) {
    public DecidingStatement {
      requireNonNull(policy, "policy is null");
      requireNonNull(sid, "sid is null");
      requireNonNull(position, "position is null");
    }
  }

  public Verdict {
    requireNonNull(outcome, "outcome is null");
    requireNonNull(layer, "layer is null");
    statements = List.copyOf(statements);
    missingContext = List.copyOf(missingContext);
    requireNonNull(uncertainty, "uncertainty is null");
    if ((outcome == Outcome.UNKNOWN) != uncertainty.isPresent()) {
      throw new IllegalArgumentException("an unknown outcome, and only that, has an uncertainty");
    }
  }

  /** Allowed by these statements. */
  public static Verdict allowed(List<DecidingStatement> statements) {
    return new Verdict(Outcome.ALLOWED, Optional.empty(), statements, List.of(), Optional.empty());
  }

  /** Denied, with or without a statement that says so. */
  public static Verdict denied(
      Outcome outcome,
      Optional<PolicyLayer> layer,
      List<DecidingStatement> statements,
      List<String> missingContext) {
    return new Verdict(outcome, layer, statements, missingContext, Optional.empty());
  }

  /** Not decided. */
  public static Verdict unknown(
      Uncertainty uncertainty, List<DecidingStatement> statements, List<String> missingContext) {
    return new Verdict(
        Outcome.UNKNOWN, Optional.empty(), statements, missingContext, Optional.of(uncertainty));
  }
}
