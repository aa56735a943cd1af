package io.github.sstiam.evaluation;

import static java.util.Objects.requireNonNull;

import io.github.sstiam.evaluation.condition.MissingKeys;
import java.util.List;
import java.util.Optional;

/**
 * The decision about a request and its reasons.
 *
 * @param decision the decision
 * @param blockedBy the layer that denies, or that does not allow; empty if allowed or unknown
 * @param statements the statements that decided: those that deny for an explicit deny, those that
 *     allow for an allow, none otherwise
 * @param undecided the statements on which an unknown decision depends; none otherwise
 */
public record Evaluation(
    Decision decision,
    Optional<PolicyLayer> blockedBy,
    List<MatchedStatement> statements,
    List<UndecidedStatement> undecided) {
  public Evaluation {
    requireNonNull(decision, "decision is null");
    requireNonNull(blockedBy, "blockedBy is null");
    statements = List.copyOf(statements);
    undecided = List.copyOf(undecided);
  }

  /** The condition keys whose values would settle an unknown decision; sorted, in lower case. */
  public List<String> missingContext() {
    MissingKeys missing = MissingKeys.NONE;
    for (UndecidedStatement statement : undecided) {
      missing = missing.and(statement.missing());
    }
    return missing.keys();
  }
}
