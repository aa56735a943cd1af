package io.github.sstiam.evaluation;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Optional;

/**
 * The answer to a request and its reasons.
 *
 * @param decision the answer
 * @param blockedBy the layer that denies, or that does not allow; empty when allowed
 * @param statements the statements that decided: the denying ones of an explicit deny, the allowing
 *     ones of an allow, none of an implicit deny
 * @param uncertain Deny statements that match some but not all of the resources that the request's
 *     pattern stands for; the decision leaves them out
 * @param missingContext condition keys that statements ask for which match otherwise, and that the
 *     request lacks; sorted, in lower case
 */
public record Evaluation(
    Decision decision,
    Optional<Layer> blockedBy,
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
