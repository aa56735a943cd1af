package io.github.sstiam.evaluation;

import static java.util.Objects.requireNonNull;

import io.github.sstiam.evaluation.condition.MissingKeys;
import io.github.sstiam.policy.Effect;

/**
 * A statement that applies to some of the requests that an authorization request stands for.
 *
 * @param statement which statement it is
 * @param effect what it does where it applies
 * @param missing the condition keys whose values settle whether it applies; none if only the name
 *     of the resource does
 */
public record UndecidedStatement(MatchedStatement statement, Effect effect, MissingKeys missing) {
  public UndecidedStatement {
    requireNonNull(statement, "statement is null");
    requireNonNull(effect, "effect is null");
    requireNonNull(missing, "missing is null");
  }
}
