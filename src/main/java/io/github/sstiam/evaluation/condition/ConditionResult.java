package io.github.sstiam.evaluation.condition;

import static java.util.Objects.requireNonNull;

/**
 * The result of evaluating one condition, or all conditions of a statement, for a request.
 *
 * @param met whether the conditions are met, missing keys being treated as IAM treats absent ones
 * @param missing the keys that the conditions ask for and that the request does not carry
 */
public record ConditionResult(boolean met, MissingKeys missing) {
  private static final ConditionResult MET = new ConditionResult(true, MissingKeys.NONE);
  private static final ConditionResult UNMET = new ConditionResult(false, MissingKeys.NONE);

  public ConditionResult {
    requireNonNull(missing, "missing is null");
  }

  /** A result; the same instance for the same value if no key is missing. */
  static ConditionResult of(boolean met, MissingKeys missing) {
    if (!missing.isEmpty()) {
      return new ConditionResult(met, missing);
    }
    return met ? MET : UNMET;
  }
}
