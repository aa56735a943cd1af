package io.github.sstiam.evaluation;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Optional;

/**
 * The decision about a request and its reasons.
 *
 * @param decision the decision
 * @param blockedBy the layer that denies, or that does not allow; empty if allowed
 * @param statements the statements that decided: those that deny for an explicit deny, those that
 *     allow for an allow, none for an implicit deny
 * @param uncertain Deny statements that match some but not all of the resources that the request's
 *     pattern stands for; the decision ignores them
 * @param missingContext condition keys that the otherwise matching statements ask for and that the
 *     request does not carry; sorted, in lower case
 */
public record Evaluation(
    Decision decision,
    Optional<PolicyLayer> blockedBy,
    List<MatchedStatement> statements,
    List<MatchedStatement> uncertain,
    List<String> missingContext) {
  public Evaluation {
    requireNonNull(decision, "decision is null");
    requireNonNull(blockedBy, "blockedBy is null");
    statements = List.copyOf(statements);
    uncertain = List.copyOf(uncertain);
    missingContext = List.copyOf(missingContext);
  }
}
