package io.github.sstiam.simulation;

import static java.util.Objects.requireNonNull;

import io.github.sstiam.evaluation.MatchedStatement;
import io.github.sstiam.evaluation.PolicyLayer;
import java.util.List;
import java.util.Optional;

/**
 * The verdict on one permission requirement.
 *
 * @param outcome the outcome
 * @param layer the layer that denies; empty if allowed or unknown
 * @param statements the statements that decided
 * @param missingContext condition keys that the policies ask for and the request does not carry
 * @param uncertainty why the outcome is unknown
 */
public record Verdict(
    Outcome outcome,
    Optional<PolicyLayer> layer,
    List<MatchedStatement> statements,
    List<String> missingContext,
    Optional<Uncertainty> uncertainty) {
  /** The outcomes of a verification: IAM's decisions, and what they mean before a deployment. */
  public enum Outcome {
    ALLOWED,
    EXPLICITLY_DENIED,
    IMPLICITLY_DENIED,
    /** Denied by a service or resource control policy. */
    DENIED_BY_ORGANIZATION,
    /** Could not be decided. Never shown as allowed. */
    UNKNOWN
  }

  /** Why an outcome is unknown. */
  public enum Uncertainty {
    /** A condition depends on a key whose value is unknown before the deployment. */
    MISSING_CONTEXT,
    /** An Allow applies only for some values of keys that are unknown before the deployment. */
    CONDITIONAL_ALLOW,
    /** A Deny applies for some values of keys that are unknown before the deployment. */
    CONDITIONAL_DENY,
    /** What allows covers only part of the resources that the pattern stands for. */
    PARTIAL_ALLOW,
    /** A Deny covers part of the resources that the pattern stands for. */
    PARTIAL_DENY,
    /** IAM does not recognize the action. */
    UNKNOWN_ACTION,
    /** The trust policy of the role to assume cannot be read. */
    UNREAD_TRUST_POLICY,
    /** The description of the account does not hold the trust policy of the role to assume. */
    UNKNOWN_TRUST_POLICY
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
  public static Verdict allowed(List<MatchedStatement> statements) {
    return new Verdict(Outcome.ALLOWED, Optional.empty(), statements, List.of(), Optional.empty());
  }

  /** Denied by a layer of policies; by the organization if the layer is one of its. */
  public static Verdict deniedBy(
      PolicyLayer layer,
      boolean explicit,
      List<MatchedStatement> statements,
      List<String> missingContext) {
    Outcome outcome =
        layer.isOrganization()
            ? Outcome.DENIED_BY_ORGANIZATION
            : explicit ? Outcome.EXPLICITLY_DENIED : Outcome.IMPLICITLY_DENIED;
    return denied(outcome, Optional.of(layer), statements, missingContext);
  }

  /** Denied, with or without a statement that denies. */
  public static Verdict denied(
      Outcome outcome,
      Optional<PolicyLayer> layer,
      List<MatchedStatement> statements,
      List<String> missingContext) {
    return new Verdict(outcome, layer, statements, missingContext, Optional.empty());
  }

  /** Could not be decided. */
  public static Verdict unknown(
      Uncertainty uncertainty, List<MatchedStatement> statements, List<String> missingContext) {
    return new Verdict(
        Outcome.UNKNOWN, Optional.empty(), statements, missingContext, Optional.of(uncertainty));
  }
}
